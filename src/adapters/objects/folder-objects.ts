import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Objects } from '../../actions/ports.ts'
import { assertMasterKey, assertObjectKey, openObject, sealObject } from './envelope.ts'

/**
 * Files in a folder of this machine, two levels deep (`ab/cd/abcd…`), readable by the owner alone. A file appears under its name only when all of it is on the
 * disk, so a crash leaves at most a nameless file in `tmp/`, whose key nobody has. `masterKey` has 32 bytes.
 */
export function folderObjects({ dir, masterKey }: { readonly dir: string; readonly masterKey: Uint8Array }): Objects {
  assertMasterKey(masterKey)
  const folderOf = (key: string): string => path.join(dir, key.slice(0, 2), key.slice(2, 4))
  return {
    async put(content) {
      const { object, sealed } = sealObject(content, masterKey)
      const folder = folderOf(object.key)
      const unfinished = path.join(dir, 'tmp', randomUUID())
      for (const needed of [path.dirname(unfinished), folder]) await mkdir(needed, { recursive: true, mode: 0o700 })
      await writeWhole(unfinished, sealed)
      await rename(unfinished, path.join(folder, object.key))
      // The upper folders too: each name on the way to the file may be new, made by this put or by one still running.
      for (const changed of [folder, path.dirname(folder), dir]) await syncFolder(changed)
      return object
    },
    async get(object) {
      assertObjectKey(object.key)
      const sealed = await readFile(path.join(folderOf(object.key), object.key)).catch(absent)
      return sealed && openObject(object, sealed, masterKey)
    },
    async remove(key) {
      assertObjectKey(key)
      await rm(path.join(folderOf(key), key), { force: true })
    },
  }
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; its file system journals the names itself.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
