import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { instant } from '../kernel/instant.ts'
import { addDays, day, type PlainDate } from '../kernel/plain-date.ts'
import { type CardCrossing, daysLeftInWindow, entriesUsed, inOrder, openEntry, type StayLimit, stayWithinWindow } from './crossings.ts'

const START = day('2026-01-01')

function crossing(direction: 'entry' | 'exit', on: PlainDate | string, order = 0): CardCrossing {
  const at = instant(`${on}T${String(order % 24).padStart(2, '0')}:00:00.000Z`)
  return { id: `${direction} ${on} ${order}`, direction, at, on: day(on) }
}

/** After all others of the day. */
function late(direction: 'entry' | 'exit', on: PlainDate, minute: string): CardCrossing {
  return { id: `late ${direction} ${on} ${minute}`, direction, at: instant(`${on}T23:${minute}:00.000Z`), on }
}

/** Goes through the days one by one and remembers whether the holder is inside: slow, and plainly right. */
function slowDaysStayed(crossings: readonly CardCrossing[], limit: StayLimit, on: PlainDate): number {
  let inside = false
  let stayed = 0
  const first = crossings.reduce((least, one) => (one.on < least ? one.on : least), on)
  for (let date = first; date <= on; date = addDays(date, 1)) {
    const today = inOrder(crossings).filter((one) => one.on === date)
    const wasHere = inside || today.length > 0
    for (const { direction } of today) inside = direction === 'entry'
    if (wasHere && date > addDays(on, -limit.inDays)) stayed += 1
  }
  return stayed
}

const CROSSINGS = fc
  .array(fc.record({ direction: fc.constantFrom('entry' as const, 'exit' as const), after: fc.nat(120), order: fc.nat(23) }), { maxLength: 14 })
  .map((list) => list.map(({ direction, after, order }) => crossing(direction, addDays(START, after), order)))
const LIMIT = fc.record({ days: fc.integer({ min: 1, max: 60 }), inDays: fc.integer({ min: 1, max: 90 }) })
const ON = fc.nat(160).map((after) => addDays(START, after))

/** How many of the random histories the answer is wrong for. */
function disagreements(daysLeft: typeof daysLeftInWindow, runs: number): number {
  let wrong = 0
  for (const [crossings, limit, on] of fc.sample(fc.tuple(CROSSINGS, LIMIT, ON), { numRuns: runs, seed: 7 })) {
    const known = crossings.filter((one) => one.on <= on)
    if (daysLeft(crossings, limit, on) !== Math.max(0, limit.days - slowDaysStayed(known, limit, on))) wrong += 1
  }
  return wrong
}

test('the days that are left agree with counting day by day, on two thousand histories', () => {
  assert.equal(disagreements(daysLeftInWindow, 2000), 0)
})

test('a count that forgets the day of exit is noticed', () => {
  const forgetful: typeof daysLeftInWindow = (crossings, limit, on) =>
    daysLeftInWindow(
      crossings.map((one) => (one.direction === 'exit' ? { ...one, on: addDays(one.on, -1) } : one)),
      limit,
      on,
    )
  const wrong = disagreements(forgetful, 500)
  assert.ok(wrong > 20, `${wrong} of 500`)
})

test('a stay without a break ends on the last day that keeps to the limit, however the window rolls', () => {
  for (const [crossings, limit, on] of fc.sample(fc.tuple(CROSSINGS, LIMIT, ON), { numRuns: 600, seed: 11 })) {
    const known = crossings.filter((one) => one.on <= on)
    const until = addDays(on, 40)
    const last = stayWithinWindow(known, limit, { on, until })
    const closed = openEntry(known) ? [...known, late('exit', on, '10')] : known
    const fits = (date: PlainDate) => slowDaysStayed([...closed, late('entry', on, '20'), late('exit', date, '30')], limit, date) <= limit.days
    if (last) assert.ok(fits(last), `${on} to ${last}`)
    const next = last ? addDays(last, 1) : on
    if (next <= until) assert.ok(!fits(next), `${on} to ${next} would fit`)
  }
})

test('a day counts once, however often the border was crossed on it', () => {
  const day1 = [crossing('entry', '2026-03-01', 1), crossing('exit', '2026-03-01', 2), crossing('entry', '2026-03-01', 3), crossing('exit', '2026-03-01', 4)]
  assert.equal(daysLeftInWindow(day1, { days: 30, inDays: 60 }, day('2026-03-10')), 29)
})

test('days that fell out of the window are given back', () => {
  const stay = [crossing('entry', '2026-01-01'), crossing('exit', '2026-01-30')]
  const limit = { days: 30, inDays: 60 }
  assert.equal(daysLeftInWindow(stay, limit, day('2026-01-31')), 0)
  assert.equal(daysLeftInWindow(stay, limit, day('2026-03-01')), 0)
  assert.equal(daysLeftInWindow(stay, limit, day('2026-03-02')), 1)
  assert.equal(daysLeftInWindow(stay, limit, day('2026-04-01')), 30)
})

test('a crossing that was recorded here and came back from the server is one crossing', () => {
  const entry = crossing('entry', '2026-03-01')
  assert.equal(entriesUsed([entry, { ...entry }]), 1)
  assert.equal(inOrder([entry, { ...entry }]).length, 1)
})

test('the holder is inside from an entry until an exit', () => {
  const [entry, exit] = [crossing('entry', '2026-03-01'), crossing('exit', '2026-03-05')]
  assert.equal(openEntry([entry])?.on, '2026-03-01')
  assert.equal(openEntry([exit, entry]), undefined)
  assert.equal(openEntry([]), undefined)
})
