import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { calendar as kazakh } from '../../countries/kz-demo/calendar.ts'
import { addDays, day, type PlainDate } from '../kernel/plain-date.ts'
import type { WorkCalendar } from './calendar.ts'
import { addWorkingDays, daysOffBetween, isConfirmed, isWorkingDay, lastDayToStart, workingDaysBetween } from './working-days.ts'

/** Every day from 2023-12-01 to 2028-02-29, written by the platform's own calendar and not by ours. */
const DAYS: readonly PlainDate[] = Array.from({ length: 1552 }, (_, n) => new Date(Date.UTC(2023, 11, 1 + n)).toISOString().slice(0, 10) as PlainDate)

/** The oracle: which of DAYS are worked, from two plain sets of days. */
function workedDays(calendar: WorkCalendar): readonly boolean[] {
  const off = new Set(calendar.years.flatMap((year) => year.daysOff.map((entry) => String(entry.date))))
  const on = new Set(calendar.years.flatMap((year) => year.workedWeekendDays.map(String)))
  return DAYS.map((date) => {
    const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
    return on.has(date) || (!weekend && !off.has(date))
  })
}

function addByHand(worked: readonly boolean[], from: number, n: number): PlainDate {
  let index = from
  for (let found = 0; found < n; ) if (worked[++index]) found++
  return DAYS[index] as PlainDate
}

/** The starting points: all days of 2024 to 2027. */
const FIRST = DAYS.indexOf(day('2024-01-01'))
const LAST = DAYS.indexOf(day('2027-12-31'))

function disagreements(add: typeof addWorkingDays): { tried: number; wrong: number } {
  const worked = workedDays(kazakh)
  let tried = 0
  let wrong = 0
  for (let index = FIRST; index <= LAST; index++) {
    for (let n = 0; n <= 22; n++) {
      tried++
      if (add(kazakh, DAYS[index] as PlainDate, n) !== addByHand(worked, index, n)) wrong++
    }
  }
  return { tried, wrong }
}

test('The working day found equals that of an oracle counting by hand, from every day of 2024 to 2027', () => {
  const { tried, wrong } = disagreements(addWorkingDays)
  assert.equal(wrong, 0)
  assert.equal(tried, 1461 * 23)
})

test('Twins that forget worked weekend days or days off, and one that counts the first day, are caught by the oracle', () => {
  const without = (change: (year: WorkCalendar['years'][number]) => WorkCalendar['years'][number]) => ({ ...kazakh, years: kazakh.years.map(change) })
  const noWorkedWeekends = without((year) => ({ ...year, workedWeekendDays: [] }))
  const noDaysOff = without((year) => ({ ...year, daysOff: [] }))
  assert.ok(disagreements((_, from, n) => addWorkingDays(noWorkedWeekends, from, n)).wrong > 0)
  assert.ok(disagreements((_, from, n) => addWorkingDays(noDaysOff, from, n)).wrong > 0)
  assert.ok(disagreements((calendar, from, n) => addWorkingDays(calendar, addDays(from, -1), n)).wrong > 0)
})

test('The working days of Kazakhstan are 249, 246, 247 and 247 in the years 2024 to 2027', () => {
  const counts = [2024, 2025, 2026, 2027].map((year) => workingDaysBetween(kazakh, day(`${year - 1}-12-31`), day(`${year}-12-31`)))
  assert.deepEqual(counts, [249, 246, 247, 247])
})

test('Known promises hold: around Nauryz 2026 and over the turn of the year', () => {
  assert.equal(addWorkingDays(kazakh, day('2026-03-13'), 5), '2026-03-20')
  assert.equal(addWorkingDays(kazakh, day('2026-03-18'), 5), '2026-03-30')
  assert.equal(addWorkingDays(kazakh, day('2026-12-30'), 5), '2027-01-11')
})

test('A Saturday that is worked counts, and the day off it was exchanged for does not', () => {
  assert.equal(isWorkingDay(kazakh, day('2024-05-04')), true)
  assert.equal(isWorkingDay(kazakh, day('2024-05-08')), false)
  assert.equal(isWorkingDay(kazakh, day('2025-01-05')), true)
  assert.equal(isWorkingDay(kazakh, day('2025-01-03')), false)
})

const anyDay = fc.integer({ min: FIRST, max: LAST }).map((index) => DAYS[index] as PlainDate)
/** Calendars that nobody published: any days off, any worked weekend days. */
const anyCalendar: fc.Arbitrary<WorkCalendar> = fc
  .record({ off: fc.uniqueArray(anyDay, { maxLength: 60 }), worked: fc.uniqueArray(anyDay, { maxLength: 30 }) })
  .map(({ off, worked }) => ({
    version: 'made up',
    source: 'made up',
    publishedOn: day('2024-01-01'),
    years: [2024, 2025, 2026, 2027].map((year) => {
      const ofYear = (date: PlainDate) => date.startsWith(String(year))
      const weekend = (date: PlainDate) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
      const workedWeekendDays = worked.filter((date) => ofYear(date) && weekend(date))
      return {
        year,
        confirmed: true,
        daysOff: off.filter((date) => ofYear(date) && !workedWeekendDays.includes(date)).map((date) => ({ date, kind: 'state' as const })),
        workedWeekendDays,
      }
    }),
  }))

test('On any calendar, counting forth and counting between agree, and the last day to start is the last one', () => {
  let tried = 0
  fc.assert(
    fc.property(anyCalendar, anyDay, fc.nat({ max: 15 }), (calendar, from, n) => {
      tried++
      const due = addWorkingDays(calendar, from, n)
      assert.equal(due, addByHand(workedDays(calendar), DAYS.indexOf(from), n))
      assert.equal(workingDaysBetween(calendar, from, due), n)
      assert.equal(workingDaysBetween(calendar, due, from), n === 0 ? 0 : -n)
      const start = lastDayToStart(calendar, from, n)
      assert.ok(addWorkingDays(calendar, start, n) <= from)
      assert.ok(addWorkingDays(calendar, addDays(start, 1), n) > from)
    }),
    { numRuns: 500, seed: 20_261_124 },
  )
  assert.ok(tried >= 500)
})

test('The last safe day before an entry on 12 January 2027 is 30 December, with a term of five days that ends the day before', () => {
  assert.equal(lastDayToStart(kazakh, day('2027-01-11'), 5), '2026-12-30')
  assert.equal(lastDayToStart(kazakh, day('2027-01-11'), 0), '2027-01-11')
})

test('Days off are named when they would have been worked, and passed over on a weekend', () => {
  assert.deepEqual(
    daysOffBetween(kazakh, day('2026-12-15'), day('2027-01-07')).map((off) => [off.date, off.name?.en]),
    [
      ['2026-12-16', 'Independence Day'],
      ['2027-01-01', 'New Year'],
      ['2027-01-04', 'New Year'],
      ['2027-01-07', 'Orthodox Christmas'],
    ],
  )
  assert.deepEqual(daysOffBetween(kazakh, day('2026-12-16'), day('2026-12-31')), [])
})

test('A year without data knows weekends only and is not confirmed', () => {
  assert.deepEqual(
    [2023, 2024, 2025, 2026, 2027, 2028].map((year) => isConfirmed(kazakh, year)),
    [false, true, true, true, false, false],
  )
  assert.equal(isWorkingDay(kazakh, day('2028-01-07')), true)
  assert.equal(isWorkingDay(kazakh, day('2028-01-08')), false)
})

test('A term that is no whole number of days is a bug and not an answer', () => {
  assert.throws(() => addWorkingDays(kazakh, day('2026-01-05'), -1), /not a number of working days/)
  assert.throws(() => lastDayToStart(kazakh, day('2026-01-05'), 1.5), /not a number of working days/)
})
