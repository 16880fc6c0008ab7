import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type CardStatus, emptyStatusList, STATUSES, type StatusChange, statusAt, withStatuses } from './index.ts'
import { listOf } from './list.ts'

const changes = fc.array(fc.record({ slot: fc.nat(99), status: fc.constantFrom(...STATUSES) }), { maxLength: 60 })

test('a list says of every slot what was last said of it, and valid of all others', () => {
  fc.assert(
    fc.property(changes, (said) => {
      const list = withStatuses(emptyStatusList(100), said)
      assert.ok(list)
      const expected = new Map(said.map(({ slot, status }) => [slot, status]))
      for (let slot = 0; slot < 100; slot += 1) assert.equal(statusAt(list, slot), expected.get(slot) ?? 'valid')
    }),
  )
})

test('changing a list leaves the list as it was', () => {
  const list = emptyStatusList(4)
  withStatuses(list, [{ slot: 1, status: 'revoked' }])
  assert.equal(statusAt(list, 1), 'valid')
})

test('a slot that the list does not have is unknown, and cannot be changed', () => {
  const list = emptyStatusList(5)
  for (const slot of [-1, 5, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    assert.equal(statusAt(list, slot), null)
    assert.equal(withStatuses(list, [{ slot, status: 'revoked' }]), null)
  }
  assert.equal(withStatuses(list, [{ slot: 1, status: 'lost' as CardStatus } satisfies StatusChange]), null)
})

test('a list has at least one slot and at most 2^27', () => {
  for (const size of [0, -1, 1.5, 2 ** 27 + 1, Number.NaN]) assert.throws(() => emptyStatusList(size), RangeError)
})

test('bytes are a list only when there are as many as its slots take and no bit stands after the last slot', () => {
  assert.ok(listOf(5, new Uint8Array([0xff, 0x03])))
  assert.equal(listOf(5, new Uint8Array([0xff, 0x04])), null)
  assert.equal(listOf(5, new Uint8Array([0xff])), null)
  assert.equal(listOf(4, new Uint8Array([0xff, 0])), null)
  assert.equal(listOf(0, new Uint8Array()), null)
})
