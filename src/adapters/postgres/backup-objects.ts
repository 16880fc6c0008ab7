import { mkdir, open, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type BackupManifest, hashFile, OBJECT_LIST, OBJECTS, readPieces, writeHashed } from './backup-format.ts'

type ObjectsEntry = NonNullable<BackupManifest['objects']>

interface ListedObject {
  readonly name: string
  readonly sha256: string
}

/** `folder/file` in plain characters: nothing that leads out of the folder or breaks a line. What is still being written lies in `tmp/`. */
const NAME = /^(?!tmp\/)(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/

/**
 * Copies the folder of encrypted files. Call it after the snapshot of the database was taken: a row is written after its file, so every row of
 * the snapshot finds its file here. A file that is removed meanwhile belongs to a row that a later snapshot would not hold, and is left out.
 */
export async function copyObjects(objectsDir: string, backupDir: string): Promise<ObjectsEntry> {
  const lines: string[] = []
  let bytes = 0
  for (const name of await namesIn(objectsDir)) {
    const source = await open(path.join(objectsDir, name)).catch(ignoreMissing)
    if (!source) continue
    const written = await writeHashed(readPieces(source), path.join(backupDir, OBJECTS, name))
    bytes += written.bytes
    lines.push(`${written.sha256} ${name}\n`)
  }
  const list = await writeHashed(asPieces(lines), path.join(backupDir, OBJECT_LIST))
  return { count: lines.length, bytes, sha256: list.sha256 }
}

/** Name of the first file that is missing, altered or misnamed. */
export async function alteredObject(backupDir: string, entry: ObjectsEntry): Promise<string | undefined> {
  const list = path.join(backupDir, OBJECT_LIST)
  if ((await hashFile(list).catch(ignoreMissing)) !== entry.sha256) return OBJECT_LIST
  for (const { name, sha256 } of await readList(backupDir)) {
    const file = path.join(OBJECTS, name)
    if (!NAME.test(name) || (await hashFile(path.join(backupDir, file)).catch(ignoreMissing)) !== sha256) return file
  }
  return undefined
}

export async function isEmptyFolder(folder: string): Promise<boolean> {
  return ((await readdir(folder).catch(ignoreMissing)) ?? []).length === 0
}

/** Gives the number of files. */
export async function restoreObjects(backupDir: string, objectsDir: string): Promise<number> {
  await mkdir(objectsDir, { recursive: true, mode: 0o700 })
  const list = await readList(backupDir)
  for (const { name } of list) await writeHashed(readPieces(path.join(backupDir, OBJECTS, name)), path.join(objectsDir, name))
  return list.length
}

async function readList(backupDir: string): Promise<ListedObject[]> {
  const lines = (await readFile(path.join(backupDir, OBJECT_LIST), 'utf8')).split('\n').filter(Boolean)
  return lines.map((line) => ({ sha256: line.slice(0, 64), name: line.slice(65) }))
}

async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ignoreMissing)
  const files = (entries ?? []).filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
  const names = files.map((file) => file.split(path.sep).join('/'))
  return names.filter((name) => NAME.test(name)).toSorted()
}

async function* asPieces(lines: readonly string[]) {
  for (const line of lines) yield Buffer.from(line)
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
