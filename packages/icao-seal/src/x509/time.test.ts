import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { utf8 } from '../bytes/base64.ts'
import { time, tlv } from '../x509-write/der.ts'
import { readDer } from './der.ts'
import { dayOf, epochOf, instantOf, readTime } from './time.ts'

function read(tag: number, text: string): number | null {
  return readTime(readDer(tlv(tag, utf8(text))) ?? undefined)
}

const DAYS = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })

test('moments and days are counted as the calendar of Node counts them', () => {
  fc.assert(
    fc.property(DAYS, (day) => {
      const seconds = Math.floor(day.getTime() / 1000) * 1000
      assert.equal(dayOf(day.getTime()), day.toISOString().slice(0, 10))
      assert.equal(instantOf(day.getTime()), new Date(seconds).toISOString().replace('.000', ''))
      assert.equal(epochOf([day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()]), Math.floor(day.getTime() / 86_400_000) * 86_400_000)
      assert.equal(readTime(readDer(time(day.getTime())) ?? undefined), seconds)
    }),
  )
})

test('two-digit years lie from 1950 to 2049', () => {
  assert.equal(read(0x17, '491231235959Z'), Date.UTC(2049, 11, 31, 23, 59, 59))
  assert.equal(read(0x17, '500101000000Z'), Date.UTC(1950, 0, 1))
  assert.equal(read(0x18, '20500101000000Z'), Date.UTC(2050, 0, 1))
})

test('a time without seconds, with fractions, with an offset or that never was is refused', () => {
  for (const wrong of ['2601010000Z', '260101000000+0100', '260230000000Z', '260101240000Z', '260101006000Z', '260101000060Z', '', '26010100000Z0']) {
    assert.equal(read(0x17, wrong), null, wrong)
  }
  for (const wrong of ['20260101000000.5Z', '20260101000000', '20261301000000Z']) assert.equal(read(0x18, wrong), null, wrong)
  assert.equal(read(0x13, '260101000000Z'), null)
  assert.equal(readTime(undefined), null)
})
