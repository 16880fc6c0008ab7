import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { calendar } from '../../countries/kz-demo/calendar.ts'
import { addDays, day, type PlainDate } from '../kernel/plain-date.ts'
import { type Clock, dueDay, isStopped } from './clock.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts'

const DAYS: readonly PlainDate[] = Array.from({ length: 1461 + 400 }, (_, n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10) as PlainDate)

/** The oracle: a strip of days, worked days marked, stopped days wiped out one by one, then counted from the left. */
function dueByHand(clock: Clock): PlainDate | undefined {
  if (clock.stops.some((stop) => stop.to === undefined)) return undefined
  const strip = DAYS.map((date) => isWorkingDay(calendar, date))
  for (const { from, to } of clock.stops) {
    for (let date = new Date(`${from}T00:00:00Z`); date.toISOString().slice(0, 10) !== to; date.setUTCDate(date.getUTCDate() + 1)) {
      const index = DAYS.indexOf(date.toISOString().slice(0, 10) as PlainDate)
      if (index >= 0) strip[index] = false
    }
  }
  const later = DAYS.map((date, index) => ({ date, index })).filter(({ date, index }) => date > clock.startedOn && strip[index])
  return later[clock.workingDays - 1]?.date
}

const startIndex = fc.integer({ min: 0, max: 1460 })
const clocks: fc.Arbitrary<Clock> = fc
  .record({
    start: startIndex,
    workingDays: fc.integer({ min: 1, max: 12 }),
    stops: fc.array(fc.record({ after: fc.integer({ min: 0, max: 25 }), length: fc.integer({ min: 0, max: 40 }) }), { maxLength: 3 }),
  })
  .map(({ start, workingDays, stops }) => ({
    startedOn: DAYS[start] as PlainDate,
    workingDays,
    stops: stops.map(({ after, length }) => ({ from: DAYS[start + after] as PlainDate, to: DAYS[start + after + length] as PlainDate })),
  }))

function disagrees(candidate: (clock: Clock) => PlainDate | undefined): { failed: boolean; tried: number } {
  let tried = 0
  const { failed } = fc.check(
    fc.property(clocks, (clock) => {
      tried++
      assert.equal(candidate(clock), dueByHand(clock))
    }),
    { numRuns: 2000, seed: 20_261_124 },
  )
  return { failed, tried }
}

test('With any stops, overlapping or not, the due day equals that of an oracle wiping out days by hand', () => {
  const { failed, tried } = disagrees((clock) => dueDay(calendar, clock))
  assert.equal(failed, false)
  assert.ok(tried >= 2000)
})

test('Twins that lose the day the clock runs again, lose overlapping days twice or ignore stops are caught', () => {
  const losesLastDay = (clock: Clock) => dueDay(calendar, { ...clock, stops: clock.stops.map((stop) => ({ ...stop, to: addDays(stop.to as PlainDate, 1) })) })
  const losesTwice = (clock: Clock) =>
    clock.stops.reduce(
      (due, stop) => addWorkingDays(calendar, due, workingDaysBetween(calendar, stop.from, stop.to as PlainDate)),
      addWorkingDays(calendar, clock.startedOn, clock.workingDays),
    )
  assert.equal(disagrees(losesLastDay).failed, true)
  assert.equal(disagrees(losesTwice).failed, true)
  assert.equal(disagrees((clock) => addWorkingDays(calendar, clock.startedOn, clock.workingDays)).failed, true)
})

test('From every day of 2024 to 2027, a stop of any length within the term moves the due day by exactly the working days it lasted', () => {
  let tried = 0
  for (const startedOn of DAYS.slice(0, 1461)) {
    const promised = addWorkingDays(calendar, startedOn, 5)
    for (const length of [0, 1, 3, 10]) {
      for (let from = addDays(startedOn, 1); from <= promised; from = addDays(from, 2)) {
        const to = addDays(from, length)
        const lasted = workingDaysBetween(calendar, addDays(from, -1), addDays(to, -1))
        assert.equal(dueDay(calendar, { startedOn, workingDays: 5, stops: [{ from, to }] }), addWorkingDays(calendar, promised, lasted))
        tried++
      }
    }
  }
  assert.ok(tried > 15_000, `only ${tried} stops were tried`)
})

const mock = { startedOn: day('2026-12-10'), workingDays: 5 }

test('Paid on Thursday 10 December 2026 it is due on 18 December; returned on Friday and sent again on Monday, on 21 December', () => {
  assert.equal(dueDay(calendar, { ...mock, stops: [] }), '2026-12-18')
  assert.equal(dueDay(calendar, { ...mock, stops: [{ from: day('2026-12-11'), to: day('2026-12-14') }] }), '2026-12-21')
})

test('While the clock stands there is no due day', () => {
  const stops = [{ from: day('2026-12-11'), to: day('2026-12-14') }, { from: day('2026-12-17') }]
  assert.equal(dueDay(calendar, { ...mock, stops }), undefined)
  assert.equal(isStopped({ stops }), true)
  assert.equal(isStopped({ stops: stops.slice(0, 1) }), false)
})

test('Returned and sent again on one day costs nothing, and a stop after the term has ended moves nothing', () => {
  assert.equal(dueDay(calendar, { ...mock, stops: [{ from: day('2026-12-11'), to: day('2026-12-11') }] }), '2026-12-18')
  assert.equal(dueDay(calendar, { ...mock, stops: [{ from: day('2026-12-22'), to: day('2026-12-28') }] }), '2026-12-18')
})

test('A clock that runs again before it was stopped, or a term of no days, is a bug and not an answer', () => {
  assert.throws(() => dueDay(calendar, { ...mock, stops: [{ from: day('2026-12-14'), to: day('2026-12-11') }] }), /cannot run again/)
  assert.throws(() => dueDay(calendar, { ...mock, workingDays: 0, stops: [] }), /not a term/)
})
