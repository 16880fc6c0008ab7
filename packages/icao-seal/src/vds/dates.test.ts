import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromHex, toHex } from '../bytes/bytes.ts'
import { decodeDate, encodeDate } from './dates.ts'

function date(hex: string): string | null {
  return decodeDate(fromHex(hex) ?? new Uint8Array())
}

function hex(day: string): string | null {
  const bytes = encodeDate(day)
  return bytes && toHex(bytes)
}

test('a date is the number MMDDYYYY in three bytes', () => {
  assert.equal(hex('1957-03-25'), '319ef5')
  assert.equal(date('319ef5'), '1957-03-25')
  assert.equal(hex('2026-11-22'), 'ab3c0a')
})

test('there must be such a day', () => {
  for (const day of ['2026-02-29', '1900-02-29', '2026-04-31', '2026-00-10', '2026-13-01', '2026-01-00', '0000-01-01', '26-01-01', '2026-1-01', '']) {
    assert.equal(hex(day), null, day)
  }
  assert.equal(date(toHex(encodeDate('2024-02-29') ?? new Uint8Array())), '2024-02-29')
  assert.equal(date(toHex(encodeDate('2000-02-29') ?? new Uint8Array())), '2000-02-29')
  for (const bytes of ['000000', 'ffffff', 'ab3c', '00ab3c']) assert.equal(date(bytes), null, bytes)
})

test('a year before 1000 keeps four digits', () => {
  assert.equal(date(hex('0987-12-31') ?? ''), '0987-12-31')
})

test('every day comes back, and whatever is read has one spelling', () => {
  const days = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  fc.assert(fc.property(days, (day) => assert.equal(date(hex(day.toISOString().slice(0, 10)) ?? ''), day.toISOString().slice(0, 10))))
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 3, maxLength: 3 }), (bytes) => {
      const day = decodeDate(bytes)
      if (day !== null) assert.equal(hex(day), toHex(bytes))
    }),
    { numRuns: 1000 },
  )
})
