import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type Instant, instant } from '../kernel/instant.ts'
import { NIGHT, quietHours } from './quiet-hours.ts'

const at = (text: string) => instant(`${text}:00.000Z`)

test('by day a message goes at once, at night at nine in the morning of the person\u2019s own zone', () => {
  // Almaty is five hours ahead of UTC.
  assert.equal(quietHours(at('2027-06-01T05:30'), ['Asia/Almaty']), at('2027-06-01T05:30'))
  assert.equal(quietHours(at('2027-06-01T15:59'), ['Asia/Almaty']), at('2027-06-01T15:59'))
  assert.equal(quietHours(at('2027-06-01T16:00'), ['Asia/Almaty']), at('2027-06-02T04:00'))
  assert.equal(quietHours(at('2027-06-01T03:59'), ['Asia/Almaty']), at('2027-06-01T04:00'))
  assert.equal(quietHours(instant('2027-06-01T03:58:30.500Z'), ['Asia/Almaty']), at('2027-06-01T04:00'))
  assert.equal(quietHours(at('2027-06-01T16:00'), ['Europe/Lisbon']), at('2027-06-01T16:00'))
  assert.equal(quietHours(at('2027-06-01T00:00'), ['Asia/Kathmandu']), at('2027-06-01T03:15'))
})

test('quiet hours that lie within one day', () => {
  assert.equal(quietHours(at('2027-06-01T12:30'), ['UTC'], { from: '12:00', to: '14:00' }), at('2027-06-01T14:00'))
  assert.equal(quietHours(at('2027-06-01T14:00'), ['UTC'], { from: '12:00', to: '14:00' }), at('2027-06-01T14:00'))
})

test('a night in which the clocks change ends at nine by the new clock', () => {
  // New York, 8 November 2026: 02:00 becomes 01:00. 14 March 2027: 02:00 becomes 03:00.
  assert.equal(quietHours(at('2026-11-01T02:00'), ['America/New_York']), at('2026-11-01T14:00'))
  assert.equal(quietHours(at('2027-03-14T03:00'), ['America/New_York']), at('2027-03-14T13:00'))
})

const ZONES = ['Asia/Almaty', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Europe/Lisbon', 'America/St_Johns', 'UTC']
const moment = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2030-01-01T00:00:00Z'), noInvalidDate: true })

/** Moments whose message would ring at night, wait longer than a night, or wait though it is day. */
function disturbed(next: (start: Instant, zone: string) => Instant): number {
  let wrong = 0
  fc.assert(
    fc.property(moment, fc.constantFrom(...ZONES), (date, zone) => {
      // Another way to tell the hour: from the locale's text, not from a pattern of two digits.
      const hourOf = (text: string) => Number(new Date(text).toLocaleTimeString('sv-SE', { timeZone: zone }).slice(0, 2))
      const isDay = (text: string) => hourOf(text) >= 9 && hourOf(text) < 21
      const start = instant(date.toISOString())
      const found = next(start, zone)
      const waited = Date.parse(found) - Date.parse(start)
      if (!isDay(found) || waited < 0 || waited > 13 * 3_600_000 || (isDay(start) && waited > 0)) wrong++
      if (waited > 0 && isDay(new Date(Date.parse(found) - 1).toISOString())) wrong++
    }),
    { numRuns: 500, seed: 9 },
  )
  return wrong
}

test('no message goes at night, and none waits longer than it must, in any zone on any day', () => {
  assert.equal(
    disturbed((start, zone) => quietHours(start, [zone], NIGHT)),
    0,
  )
})

test('twins that go at once, or by the agency\u2019s clock, are noticed', () => {
  assert.ok(disturbed((start) => start) > 100)
  assert.ok(disturbed((start) => quietHours(start, ['Asia/Almaty'])) > 100)
})

test('in a country with several clocks a message waits until it is day by all of them', () => {
  const ends = ['Europe/Kaliningrad', 'Asia/Kamchatka']
  // Nine in Kaliningrad, which is the last to wake, is seven in the evening in Kamchatka.
  assert.equal(quietHours(at('2027-06-01T00:00'), ends), at('2027-06-01T07:00'))
  assert.equal(quietHours(at('2027-06-01T08:59'), ends), at('2027-06-01T08:59'))
  assert.equal(quietHours(at('2027-06-01T09:00'), ends), at('2027-06-02T07:00'))
})
