import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'

/**
 * A backup is a folder: `manifest.json`, written last; `data/<schema>.<table>.copy`, PostgreSQL's own text form; `objects/` and
 * `objects.list` when files were included. The manifest holds the hash of every other file, directly or through `objects.list`.
 */
export const MANIFEST = 'manifest.json'
export const OBJECTS = 'objects'
export const OBJECT_LIST = 'objects.list'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().nonnegative()

const manifest = z.object({
  format: z.literal('sapar-backup-1'),
  madeAt: z.string(),
  serverVersion: z.string(),
  migrations: z.array(z.object({ id: z.int().positive(), name: z.string(), checksum: sha256 })),
  tables: z.array(z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()), rows: count, bytes: count, sha256 })),
  /** Numbers as text: they may be beyond 2^53. */
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), lastValue: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
  objects: z.object({ count, bytes: count, sha256 }).optional(),
  /** What the caller wants to find again. */
  notes: z.record(z.string(), z.string()).optional(),
})

export type BackupManifest = z.infer<typeof manifest>
export type BackupTable = BackupManifest['tables'][number]

/** Undefined when there is no backup in the folder, or none that is whole and of this format. */
export async function readManifest(dir: string): Promise<BackupManifest | undefined> {
  return parseManifest(await readFile(path.join(dir, MANIFEST), 'utf8').catch(() => ''))
}

function parseManifest(text: string): BackupManifest | undefined {
  try {
    return manifest.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Names come from a file that anybody may have written: nothing in them may lead out of the folder. */
export function tableFile({ schema, name }: { schema: string; name: string }): string {
  return path.join('data', `${encodeURIComponent(schema)}.${encodeURIComponent(name)}.copy`)
}

/** Opened only when somebody reads: a stream that fails before that would end the process. */
export async function* readPieces(file: string | FileHandle): AsyncGenerator<Uint8Array> {
  const handle = typeof file === 'string' ? await open(file) : file
  yield* handle.createReadStream({ highWaterMark: 262_144 })
}

/** Size and hash are of what really went through. */
interface Written {
  readonly bytes: number
  readonly sha256: string
}

/** Writes to the disk for good, readable for us alone. */
export async function writeHashed(source: AsyncIterable<Uint8Array>, target: string): Promise<Written> {
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
  return pass(source, createWriteStream(target, { mode: 0o600, flags: 'wx', flush: true }))
}

export async function hashFile(file: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  return (await pass(readPieces(file), nowhere)).sha256
}

async function pass(source: AsyncIterable<Uint8Array>, target: Writable): Promise<Written> {
  const hash = createHash('sha256')
  let bytes = 0
  const measure = async function* (pieces: AsyncIterable<Uint8Array>) {
    for await (const piece of pieces) {
      hash.update(piece)
      bytes += piece.length
      yield piece
    }
  }
  await pipeline(source, measure, target)
  return { bytes, sha256: hash.digest('hex') }
}
