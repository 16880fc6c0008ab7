import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type DurationOfStay, entriesOf, readDuration, writeDuration } from './stay.ts'

test('three patterns mean something else than days, months and years', () => {
  assert.deepEqual(readDuration(Uint8Array.of(0, 0, 0)), { kind: 'until-expiry' })
  assert.deepEqual(readDuration(Uint8Array.of(255, 255, 255)), { kind: 'decided-at-entry' })
  assert.deepEqual(readDuration(Uint8Array.of(254, 254, 254)), { kind: 'transit' })
  assert.deepEqual(readDuration(Uint8Array.of(90, 0, 0)), { kind: 'from-entry', days: 90, months: 0, years: 0 })
  assert.deepEqual(readDuration(Uint8Array.of(254, 254, 0)), { kind: 'from-entry', days: 254, months: 254, years: 0 })
})

test('a duration has exactly three bytes', () => {
  assert.equal(readDuration(Uint8Array.of(90, 0)), null)
  assert.equal(readDuration(Uint8Array.of(90, 0, 0, 0)), null)
})

test('every three bytes come back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 3, maxLength: 3 }), (bytes) => {
      const duration = readDuration(bytes)
      assert.deepEqual(duration && writeDuration(duration), Uint8Array.from(bytes))
    }),
  )
  for (const kind of ['until-expiry', 'decided-at-entry', 'transit'] as const) {
    const bytes = writeDuration({ kind })
    assert.deepEqual(bytes && readDuration(bytes), { kind })
  }
})

test('a stay that would be read as something else is not written', () => {
  const stay = (days: number, months: number, years: number): DurationOfStay => ({ kind: 'from-entry', days, months, years })
  for (const wrong of [stay(0, 0, 0), stay(255, 255, 255), stay(254, 254, 254), stay(256, 0, 0), stay(-1, 0, 0), stay(1.5, 0, 0)])
    assert.equal(writeDuration(wrong), null)
})

test('no number of entries means without limit', () => {
  assert.equal(entriesOf(0), 'unlimited')
  assert.equal(entriesOf(1), 1)
})
