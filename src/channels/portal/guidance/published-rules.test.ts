import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, type PlainDate } from '../../../core/kernel/plain-date.ts'
import { calendar } from '../../../countries/kz-demo/calendar.ts'
import { feeRules } from '../../../countries/kz-demo/fees.ts'
import { touristCard } from '../../../countries/kz-demo/tourist-card.ts'
import { instant } from '../../../core/kernel/instant.ts'
import { keepLaw, seedParameters } from '../../../main/law.ts'
import { feeHistory } from './fee-history.ts'
import { daysOffWithin, nextDayOff, openYears } from './holidays.ts'

const { law } = await keepLaw({ load: async () => seedParameters(instant('2026-12-10T05:00:00.000Z')) } as unknown as Parameters<typeof keepLaw>[0], true)
const inForce = (on: string) =>
  feeHistory(law(), touristCard, day(on))
    .filter(({ state }) => state === 'now')
    .map(({ rule }) => rule.id)
    .sort()

test('A fee rule is in force as long as it prices something, also beside newer ones', () => {
  assert.deepEqual(inForce('2024-06-01'), ['card-multiple-2024', 'card-single-long-2024', 'card-single-short-2024', 'express-2024'])
  assert.deepEqual(inForce('2025-03-01'), ['card-multiple-2025', 'card-single-2025', 'express-2024'])
  assert.deepEqual(inForce('2025-07-01'), ['card-multiple-2025', 'card-single-2025', 'express-2025'])
  assert.deepEqual(inForce('2026-12-10'), ['card-multiple-2026', 'card-single-2026', 'express-2026'])
})

test('Rules of later days are announced, and the list begins with the newest', () => {
  const history = feeHistory(law(), touristCard, day('2025-03-01'))
  assert.deepEqual(
    history
      .filter(({ state }) => state === 'later')
      .map(({ rule }) => rule.id)
      .sort(),
    ['card-multiple-2026', 'card-single-2026', 'express-2025', 'express-2026'],
  )
  const days = history.map(({ rule }) => rule.validFrom)
  assert.deepEqual(days, [...days].sort().reverse())
  // The fees of another service are not among them.
  assert.equal(history.length, feeRules.length)
  assert.ok(law().feeRules.length > feeRules.length)
})

test('The next day off is a weekday after today, and none is promised beyond the calendar', () => {
  assert.equal(nextDayOff(calendar, day('2026-12-10'))?.date, '2026-12-16')
  assert.equal(nextDayOff(calendar, day('2026-12-16'))?.date, '2027-01-01')
  assert.equal(nextDayOff(calendar, day('2026-07-06'))?.date, '2026-10-26')
  assert.equal(nextDayOff(calendar, day('2027-12-16')), undefined)
})

test('Days off of several stretches come once and in order', () => {
  const stretches: (readonly [PlainDate, PlainDate])[] = [
    [day('2026-12-30'), day('2027-01-11')],
    [day('2026-12-10'), day('2027-01-02')],
  ]
  assert.deepEqual(
    daysOffWithin(calendar, stretches).map((off) => off.date),
    ['2026-12-16', '2027-01-01', '2027-01-04', '2027-01-07'],
  )
})

test('Only years whose days may still move are open', () => {
  assert.deepEqual(openYears(calendar, [day('2027-01-12'), day('2026-12-18'), day('2027-02-01')]), [2027])
  assert.deepEqual(openYears(calendar, [day('2026-12-18')]), [])
  assert.deepEqual(openYears(calendar, [day('2028-01-03')]), [2028])
})
