import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import type { Objects, StoredObject } from '../../actions/ports.ts'
import { folderObjects } from './folder-objects.ts'
import { memoryObjects } from './memory-objects.ts'

const root = await mkdtemp(path.join(tmpdir(), 'objects-'))
after(() => rm(root, { recursive: true }))

const masterKey = randomBytes(32)
const text = (words: string): Uint8Array => Buffer.from(words)
const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), text('JFIF\0 a portrait that nobody else may see '.repeat(40))])
const PDF = text(`%PDF-1.7\n${'a letter with a name in it\n'.repeat(60)}`)

interface Subject {
  readonly objects: Objects
  /** Changes one bit of what is stored. */
  damage(key: string): Promise<void>
}

function memorySubject(): Subject {
  const objects = memoryObjects()
  return {
    objects,
    damage: async (key) => {
      const bytes = objects.stored.get(key)
      assert.ok(bytes)
      flipLastBit(bytes)
    },
  }
}

function folderSubject(): Subject {
  const dir = path.join(root, randomUUID())
  const objects = folderObjects({ dir, masterKey })
  return {
    objects,
    damage: async (key) => {
      const file = path.join(dir, key.slice(0, 2), key.slice(2, 4), key)
      const bytes = await readFile(file)
      flipLastBit(bytes)
      await writeFile(file, bytes)
    },
  }
}

function flipLastBit(bytes: Uint8Array): void {
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
}

for (const [name, subject] of [
  ['memory', memorySubject],
  ['folder', folderSubject],
] as const) {
  test(`${name}: a file comes back byte for byte, the empty one too`, async () => {
    const { objects } = subject()
    for (const content of [JPEG, PDF, new Uint8Array(0), randomBytes(3_000_000)]) {
      const stored = await objects.put(content)
      assert.match(stored.key, /^[0-9a-f]{64}$/)
      assert.equal(stored.bytes, content.length)
      assert.ok(Buffer.from(content).equals((await objects.get(stored)) ?? randomBytes(1)))
    }
  })

  test(`${name}: the same content put twice is two files, and removing one leaves the other readable`, async () => {
    const { objects } = subject()
    const [first, second] = [await objects.put(JPEG), await objects.put(JPEG)]
    assert.notEqual(first.key, second.key)
    assert.notEqual(first.wrappedKey, second.wrappedKey)
    assert.ok(JPEG.equals((await objects.get(first)) ?? randomBytes(1)))
    await objects.remove(first.key)
    assert.equal(await objects.get(first), undefined)
    assert.ok(JPEG.equals((await objects.get(second)) ?? randomBytes(1)))
  })

  test(`${name}: removing twice, or what never was, is no error`, async () => {
    const { objects } = subject()
    const stored = await objects.put(PDF)
    await objects.remove(stored.key)
    await objects.remove(stored.key)
    await objects.remove('0'.repeat(64))
    assert.equal(await objects.get({ ...stored, key: '0'.repeat(64) }), undefined)
  })

  test(`${name}: a file altered by one bit is refused, never returned`, async () => {
    const { objects, damage } = subject()
    const stored = await objects.put(JPEG)
    await damage(stored.key)
    await assert.rejects(objects.get(stored))
  })

  test(`${name}: the key of another file, or a damaged one, opens nothing`, async () => {
    const { objects } = subject()
    const [mine, other] = [await objects.put(JPEG), await objects.put(JPEG)]
    await assert.rejects(objects.get({ ...mine, wrappedKey: other.wrappedKey }))
    await assert.rejects(objects.get({ ...mine, wrappedKey: `AAAA${mine.wrappedKey.slice(4)}` }))
    await assert.rejects(objects.get({ ...mine, wrappedKey: '' }))
  })

  test(`${name}: a key that could be a path is refused before it is used`, async () => {
    const { objects } = subject()
    const stored = await objects.put(PDF)
    for (const key of ['../../etc/passwd', `${'a'.repeat(62)}/.`, stored.key.toUpperCase().replace(/\d/g, 'A'), '']) {
      await assert.rejects(objects.get({ ...stored, key }), /not an object key/)
      await assert.rejects(objects.remove(key), /not an object key/)
    }
  })
}

test('folder: a file under the name of another is refused, and so is another master key', async () => {
  const dir = path.join(root, randomUUID())
  const objects = folderObjects({ dir, masterKey })
  const [mine, other] = [await objects.put(JPEG), await objects.put(PDF)]
  const file = (stored: StoredObject): string => path.join(dir, stored.key.slice(0, 2), stored.key.slice(2, 4), stored.key)
  await writeFile(file(mine), await readFile(file(other)))
  await assert.rejects(objects.get(mine))
  await assert.rejects(folderObjects({ dir, masterKey: randomBytes(32) }).get(other))
  assert.throws(() => folderObjects({ dir, masterKey: randomBytes(16) }), /master key has 16 bytes/)
})

test('folder: sixteen puts at once are all kept, owner-only, and nothing unfinished is left', async () => {
  const dir = path.join(root, randomUUID())
  const objects = folderObjects({ dir, masterKey })
  const stored = await Promise.all(Array.from({ length: 16 }, (_, i) => objects.put(Buffer.concat([PDF, Uint8Array.of(i)]))))
  for (const [i, object] of stored.entries()) assert.equal((await objects.get(object))?.at(-1), i)
  assert.deepEqual(await readdir(path.join(dir, 'tmp')), [])
  const files = await filesIn(dir)
  assert.equal(files.length, 16)
  for (const file of files) assert.equal((await stat(file)).mode & 0o077, 0)
})

// What may never be found in the folder: the magic of a picture or document, or any run of 12 bytes of what was stored.
async function plainBytesIn(dir: string, contents: readonly Uint8Array[]): Promise<{ files: number; found: string[] }> {
  const files = await filesIn(dir)
  const found: string[] = []
  for (const file of files) {
    const bytes = await readFile(file)
    if (bytes.subarray(0, 3).equals(JPEG.subarray(0, 3)) || bytes.subarray(0, 5).equals(PDF.subarray(0, 5))) found.push('magic')
    for (const content of contents) {
      for (let at = 0; at + 12 <= content.length; at += 12) if (bytes.includes(Buffer.from(content.subarray(at, at + 12)))) found.push('content')
    }
  }
  return { files: files.length, found }
}

async function filesIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}

test('folder: nothing in it tells what is stored', async () => {
  const dir = path.join(root, randomUUID())
  const objects = folderObjects({ dir, masterKey })
  for (const content of [JPEG, PDF]) await objects.put(content)
  assert.deepEqual(await plainBytesIn(dir, [JPEG, PDF]), { files: 2, found: [] })
})

test('folder: the search above does find a store that forgets to encrypt', async () => {
  const dir = await mkdtemp(path.join(root, 'plain-'))
  for (const content of [JPEG, PDF]) await writeFile(path.join(dir, randomUUID()), content)
  const { files, found } = await plainBytesIn(dir, [JPEG, PDF])
  assert.equal(files, 2)
  assert.ok(found.filter((kind) => kind === 'magic').length === 2)
  assert.ok(found.filter((kind) => kind === 'content').length > 200)
})
