import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync, gzipSync, inflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import { fromBase64Url, toBase64Url } from '../bytes/base64.ts'
import { type Bytes, concatBytes } from '../bytes/bytes.ts'
import {
  emptyStatusList,
  mergeLists,
  readBitstringList,
  readTokenStatusList,
  STATUSES,
  type StatusList,
  statusAt,
  webDeflate,
  withStatuses,
  writeBitstringList,
  writeTokenStatusList,
} from './index.ts'
import { nodeDeflate } from './node-deflate.ts'

function listWith(size: number, said: readonly (readonly [number, number])[]): StatusList {
  const list = withStatuses(
    emptyStatusList(size),
    said.map(([slot, code]) => ({ slot: slot % size, status: STATUSES[code] ?? 'reserved' })),
  )
  assert.ok(list)
  return list
}

const lists = fc
  .tuple(fc.integer({ min: 1, max: 300_000 }), fc.array(fc.tuple(fc.nat(300_000), fc.nat(3)), { maxLength: 40 }))
  .map(([size, said]) => listWith(size, said))
const deflates = fc.constantFrom(nodeDeflate, webDeflate)

test('a Token Status List gives the list back, whichever compressor wrote it and whichever reads it', async () => {
  await fc.assert(
    fc.asyncProperty(lists, deflates, deflates, async (list, writer, reader) => {
      assert.deepEqual(await readTokenStatusList(await writeTokenStatusList(list, writer), list.size, reader), { ok: true, list })
    }),
    { numRuns: 40 },
  )
})

test('a Bitstring Status List of messages gives the list back, whichever compressor wrote it and whichever reads it', async () => {
  await fc.assert(
    fc.asyncProperty(lists, deflates, deflates, async (list, writer, reader) => {
      const encoded = await writeBitstringList(list, 'message', writer)
      assert.deepEqual(await readBitstringList(encoded, { purpose: 'message', size: list.size }, reader), { ok: true, list })
    }),
    { numRuns: 40 },
  )
})

test('a revocation list and a suspension list together say the same as one list of two bits', async () => {
  await fc.assert(
    fc.asyncProperty(lists, async (list) => {
      const revocation = await readBitstringList(
        await writeBitstringList(list, 'revocation', nodeDeflate),
        { purpose: 'revocation', size: list.size },
        nodeDeflate,
      )
      const suspension = await readBitstringList(
        await writeBitstringList(list, 'suspension', nodeDeflate),
        { purpose: 'suspension', size: list.size },
        nodeDeflate,
      )
      assert.ok(revocation.ok && suspension.ok)
      const merged = mergeLists(revocation.list, suspension.list)
      assert.ok(merged)
      for (let slot = 0; slot < list.size; slot += 1) {
        const said = statusAt(list, slot)
        assert.equal(statusAt(merged, slot), said === 'reserved' ? 'revoked' : said)
      }
    }),
    { numRuns: 8 },
  )
  assert.equal(mergeLists(emptyStatusList(4), emptyStatusList(5)), null)
})

function bytesOf(text: string): Bytes {
  const bytes = fromBase64Url(text)
  assert.ok(bytes)
  return bytes
}

test('the two encodings count their bits from opposite ends', async () => {
  const list = listWith(8, [
    [0, 1],
    [5, 2],
  ])
  const token = await writeTokenStatusList(list, nodeDeflate)
  assert.deepEqual([...inflateSync(bytesOf(token.lst))], [0b00000001, 0b00001000])
  const bitstring = async (purpose: 'revocation' | 'suspension' | 'message'): Promise<number[]> => {
    const encoded = await writeBitstringList(list, purpose, nodeDeflate)
    assert.equal(encoded[0], 'u')
    const entries = gunzipSync(bytesOf(encoded.slice(1)))
    assert.equal(entries.length, purpose === 'message' ? 32_768 : 16_384)
    return [...entries.subarray(0, 2)]
  }
  assert.deepEqual(await bitstring('revocation'), [0b10000000, 0])
  assert.deepEqual(await bitstring('suspension'), [0b00000100, 0])
  assert.deepEqual(await bitstring('message'), [0b01000000, 0b00100000])
})

test('the example of the IETF draft with two bits an entry is read as the draft says', async () => {
  // Section 4.1 of the Token Status List: status[0] = 1, [1] = 2, [2] = 0, [3] = 3, [4] = 0, [5] = 1, [6] = 0, [7] = 1, [8] = 1, [9] = 2, [10] = 3, [11] = 3.
  const read = await readTokenStatusList({ bits: 2, lst: 'eNo76fITAAPfAgc' }, 12, nodeDeflate)
  assert.ok(read.ok)
  const codes = Array.from({ length: 12 }, (_, slot) => STATUSES.indexOf(statusAt(read.list, slot) ?? 'valid'))
  assert.deepEqual(codes, [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3])
})

for (const [name, deflate] of [
  ['node:zlib', nodeDeflate],
  ['the streams of the web', webDeflate],
] as const) {
  test(`with ${name}, what is cut short, followed by something, too large or too small is refused`, async () => {
    const list = listWith(1000, [[999, 1]])
    const { lst } = await writeTokenStatusList(list, deflate)
    const code = async (text: string, size = 1000): Promise<string> => {
      const read = await readTokenStatusList({ bits: 2, lst: text }, size, deflate)
      return read.ok ? 'ok' : read.code
    }
    const bytes = bytesOf(lst)
    assert.equal(await code(lst), 'ok')
    assert.equal(await code(toBase64Url(bytes.subarray(0, bytes.length - 1))), 'damaged')
    assert.equal(await code(toBase64Url(concatBytes([bytes, new Uint8Array(1)]))), 'damaged')
    assert.equal(await code(toBase64Url(concatBytes([bytes, bytes]))), 'damaged')
    assert.equal(await code(''), 'damaged')
    assert.equal(await code(`${lst}=`), 'wrong-base64url')
    assert.equal(await code(`${lst}!`), 'wrong-base64url')
    assert.equal(await code(lst, 996), 'damaged')
    assert.equal(await code(lst, 1001), 'wrong-size')
    assert.equal(await code(lst, 998), 'wrong-size')
    assert.equal(await code(lst, 0), 'wrong-size')
  })

  test(`with ${name}, a bitstring of the wrong size, or with an entry after the last card, is refused`, async () => {
    const read = async (entries: number[], size: number): Promise<string> => {
      const bytes = new Uint8Array(16_384)
      bytes.set(entries)
      const encoded = `u${toBase64Url(concatBytes([gzipSync(bytes)]))}`
      const result = await readBitstringList(encoded, { purpose: 'revocation', size }, deflate)
      return result.ok ? 'ok' : result.code
    }
    assert.equal(await read([0xff, 0x80], 9), 'ok')
    assert.equal(await read([0xff, 0xc0], 9), 'wrong-size')
    assert.equal(await read([0xff], 131_073), 'wrong-size')
    assert.equal(await read([0xff], 0), 'wrong-size')
  })

  test(`with ${name}, a bomb stops at the size of the list`, async () => {
    const bomb = await deflate.zlib(new Uint8Array(20_000_000))
    assert.ok(bomb.length < 100_000)
    assert.equal(await deflate.unzlib(bomb, 1000), null)
    assert.equal(await deflate.gunzip(await deflate.gzip(new Uint8Array(20_000_000)), 1000), null)
    assert.equal((await deflate.gunzip(await deflate.gzip(new Uint8Array(1000)), 1000))?.length, 1000)
  })
}

test('lists of another shape are refused', async () => {
  assert.deepEqual(await readTokenStatusList({ bits: 1, lst: '' }, 8, nodeDeflate), { ok: false, code: 'wrong-shape' })
  assert.deepEqual(await readTokenStatusList({ bits: 2, lst: 7 }, 8, nodeDeflate), { ok: false, code: 'wrong-shape' })
  for (const encoded of [7, '', 'zAAAA'])
    assert.deepEqual(await readBitstringList(encoded, { purpose: 'revocation', size: 8 }, nodeDeflate), { ok: false, code: 'wrong-shape' })
  for (const encoded of ['u=', 'uA'])
    assert.deepEqual(await readBitstringList(encoded, { purpose: 'revocation', size: 8 }, nodeDeflate), { ok: false, code: 'wrong-base64url' })
  assert.deepEqual(await readBitstringList('uAAAA', { purpose: 'revocation', size: 8 }, nodeDeflate), { ok: false, code: 'damaged' })
})
