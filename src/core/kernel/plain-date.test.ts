import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths, ageOn, day, dayNumber, daysBetween, fromDayNumber, parsePlainDate, plainDate, weekday } from './plain-date.ts'

test('every day from 1900 to 2200 has the number, weekday and successor that the platform gives it', () => {
  let seen = 0
  for (let at = Date.UTC(1900, 0, 1); at < Date.UTC(2200, 0, 1); at += 86_400_000) {
    const text = new Date(at).toISOString().slice(0, 10)
    const date = parsePlainDate(text)
    assert.ok(date, text)
    assert.equal(fromDayNumber(dayNumber(date)), date)
    assert.equal(weekday(date), new Date(at).getUTCDay() || 7)
    assert.equal(addDays(date, 1), new Date(at + 86_400_000).toISOString().slice(0, 10))
    seen++
  }
  assert.equal(seen, 109_573)
})

test('a day that does not exist is no day', () => {
  for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '0000-01-01', '2026-1-1', '2026-01-01T00:00', ' 2026-01-01', '20260101', ''])
    assert.equal(parsePlainDate(text), undefined, text)
  assert.equal(plainDate(2026, 2, 28.5), undefined)
  assert.ok(parsePlainDate('2028-02-29'))
})

test('months keep the day where they can and end on their last day where they cannot', () => {
  assert.equal(addMonths(day('2027-01-31'), 1), '2027-02-28')
  assert.equal(addMonths(day('2028-01-31'), 1), '2028-02-29')
  assert.equal(addMonths(day('2027-04-11'), 3), '2027-07-11')
  assert.equal(addMonths(day('2027-03-31'), -1), '2027-02-28')
  assert.equal(addMonths(day('2026-12-15'), 12), '2027-12-15')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900_000 }), fc.integer({ min: -500, max: 500 }), (number, months) => {
      const from = fromDayNumber(number + 500_000)
      const to = addMonths(from, months)
      assert.equal(to.slice(0, 7), addMonths(day(`${from.slice(0, 7)}-01`), months).slice(0, 7))
      assert.ok(Number(to.slice(8)) <= Number(from.slice(8)))
    }),
    { numRuns: 2000 },
  )
})

test('days between and days added undo each other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000_000 }), fc.integer({ min: -5000, max: 5000 }), (number, days) => {
      const from = fromDayNumber(number)
      fc.pre(number + days >= 0)
      assert.equal(daysBetween(from, addDays(from, days)), days)
    }),
    { numRuns: 2000 },
  )
})

test('an age is completed on the birthday, and on 1 March for one born on 29 February', () => {
  assert.equal(ageOn(day('1990-05-12'), day('2026-05-11')), 35)
  assert.equal(ageOn(day('1990-05-12'), day('2026-05-12')), 36)
  assert.equal(ageOn(day('2008-02-29'), day('2026-02-28')), 17)
  assert.equal(ageOn(day('2008-02-29'), day('2026-03-01')), 18)
})
