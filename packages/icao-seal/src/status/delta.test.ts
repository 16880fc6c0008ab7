import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { deltaBytes, sampleList, statusListBytes } from '../../bench/status.ts'
import { concatBytes } from '../bytes/bytes.ts'
import { applyDelta, diffStatus, emptyStatusList, STATUSES, type StatusList, withStatuses, writeDelta } from './index.ts'
import { nodeDeflate } from './node-deflate.ts'
import { readVarint, writeVarint } from './varint.ts'
import { webDeflate } from './web-deflate.ts'

const SIZE = 50_000
const said = fc.array(fc.record({ slot: fc.nat(SIZE - 1), status: fc.constantFrom(...STATUSES) }), { maxLength: 80 })

function after(list: StatusList, changes: Parameters<typeof withStatuses>[1]): StatusList {
  const changed = withStatuses(list, changes)
  assert.ok(changed)
  return changed
}

test('a delta leads from one list to the other, and to no third one', async () => {
  await fc.assert(
    fc.asyncProperty(said, said, fc.constantFrom(nodeDeflate, webDeflate), async (first, second, deflate) => {
      const older = { list: after(emptyStatusList(SIZE), first), sequence: 7 }
      const newer = { list: after(older.list, second), sequence: 9 }
      const delta = await writeDelta(older, newer, deflate)
      assert.ok(delta)
      assert.deepEqual(await applyDelta(older, delta, deflate), { ok: true, state: newer })
    }),
  )
})

test('a delta is refused on another base: another sequence, another size, a list that already has the change', async () => {
  const older = { list: emptyStatusList(8), sequence: 1 }
  const newer = { list: after(older.list, [{ slot: 3, status: 'revoked' }]), sequence: 2 }
  const delta = await writeDelta(older, newer, nodeDeflate)
  assert.ok(delta)
  assert.deepEqual(await applyDelta({ ...older, sequence: 2 }, delta, nodeDeflate), { ok: false, code: 'wrong-base' })
  assert.deepEqual(await applyDelta({ ...newer, sequence: 1 }, delta, nodeDeflate), { ok: false, code: 'wrong-base' })
  assert.deepEqual(await applyDelta({ ...older, list: emptyStatusList(9) }, delta, nodeDeflate), { ok: false, code: 'wrong-size' })
})

test('no delta is written backwards, sideways or between lists of different sizes', async () => {
  const list = emptyStatusList(8)
  assert.equal(await writeDelta({ list, sequence: 2 }, { list, sequence: 2 }, nodeDeflate), null)
  assert.equal(await writeDelta({ list, sequence: 2 }, { list, sequence: 1 }, nodeDeflate), null)
  assert.equal(await writeDelta({ list, sequence: 1 }, { list: emptyStatusList(9), sequence: 2 }, nodeDeflate), null)
  assert.equal(diffStatus(list, emptyStatusList(9)), null)
})

const HEAD = [0x53, 0x4c, 0x44, 1]
const WRONG: readonly (readonly [string, readonly number[]])[] = [
  ['another magic', [0x53, 0x4c, 0x45, 1, 8, 1, 2, 1, 3, 1]],
  ['another version', [0x53, 0x4c, 0x44, 2, 8, 1, 2, 1, 3, 1]],
  ['nothing after the magic', HEAD],
  ['a size of zero', [...HEAD, 0, 1, 2, 0]],
  ['sequences that go back', [...HEAD, 8, 2, 1, 1, 3, 1]],
  ['more changes than slots', [...HEAD, 8, 1, 2, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x55, 0x55, 1]],
  ['a slot after the last one', [...HEAD, 8, 1, 2, 1, 8, 1]],
  ['a second slot after the last one', [...HEAD, 8, 1, 2, 2, 3, 4, 5]],
  ['a gap that is cut short', [...HEAD, 8, 1, 2, 1, 0x83]],
  ['a gap that is longer than it must be', [...HEAD, 8, 1, 2, 1, 0x83, 0, 1]],
  ['too few codes', [...HEAD, 8, 1, 2, 1, 3]],
  ['too many codes', [...HEAD, 8, 1, 2, 1, 3, 1, 0]],
  ['a bit after the last code', [...HEAD, 8, 1, 2, 1, 3, 5]],
]

test('a delta that is spelled otherwise is refused', async () => {
  const base = { list: emptyStatusList(8), sequence: 1 }
  const code = async (bytes: readonly number[]): Promise<string> => {
    const applied = await applyDelta(base, await nodeDeflate.zlib(new Uint8Array(bytes)), nodeDeflate)
    return applied.ok ? 'ok' : applied.code
  }
  assert.equal(await code([...HEAD, 8, 1, 2, 1, 3, 1]), 'ok')
  for (const [what, bytes] of WRONG) assert.equal(await code(bytes), 'wrong-shape', what)
  const good = await nodeDeflate.zlib(new Uint8Array([...HEAD, 8, 1, 2, 1, 3, 1]))
  const damaged = { ok: false, code: 'damaged' }
  assert.deepEqual(await applyDelta(base, good.subarray(1), nodeDeflate), damaged)
  assert.deepEqual(await applyDelta(base, concatBytes([good, good]), nodeDeflate), damaged)
  assert.deepEqual(await applyDelta(base, await nodeDeflate.zlib(new Uint8Array(10_000)), nodeDeflate), damaged)
})

test('whole numbers to 2^53 - 1 have one spelling as a varint', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      const cursor = { bytes: new Uint8Array(writeVarint(value)), at: 0 }
      assert.equal(readVarint(cursor), value)
      assert.equal(cursor.at, cursor.bytes.length)
    }),
  )
  const wrong = [[], [0x80], [0x80, 0], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f], Array.from({ length: 12 }, () => 0x80)]
  for (const bytes of wrong) assert.equal(readVarint({ bytes: new Uint8Array(bytes), at: 0 }), null)
})

test('a list of 10,000,000 cards takes at most 25,600 bytes, a day of 1,000 changes at most 3,072', async () => {
  for (const seed of [1, 2, 3]) {
    assert.ok((await statusListBytes(seed)) <= 25_600)
    assert.ok((await deltaBytes(seed)) <= 3072)
  }
  const suspended = { list: sampleList(1000, 9, 'suspended'), sequence: 2 }
  const delta = await writeDelta({ list: emptyStatusList(suspended.list.size), sequence: 1 }, suspended, nodeDeflate)
  assert.ok((delta?.length ?? Number.POSITIVE_INFINITY) <= 3072)
})
