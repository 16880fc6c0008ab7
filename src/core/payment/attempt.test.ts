import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { money } from '../kernel/money.ts'
import {
  type AttemptLedger,
  type AttemptObservation,
  type AttemptState,
  isFinished,
  nextAttemptState,
  observeAttempt,
  openLedger,
  pollDelayMinutes,
} from './attempt.ts'

const STATES: readonly AttemptState[] = ['unknown', 'created', 'started', 'submitted', 'capturable', 'error', 'expired', 'cancelled', 'failed', 'success']
const FEE = 1_500_000

type Fold = (events: readonly AttemptObservation[]) => AttemptLedger

const fold: Fold = (events) => events.reduce((ledger, event) => observeAttempt(ledger, event).ledger, openLedger('KZT'))

/** Broken on purpose: believes whatever was heard last. */
const foldWithoutRank: Fold = (events) => events.reduce((ledger, event) => ({ ...observeAttempt(ledger, event).ledger, state: event.state }), openLedger('KZT'))

/** Broken on purpose: adds the money up each time it is heard of. */
const foldWithoutDedup: Fold = (events) =>
  events.reduce(
    (ledger, event) => ({ ...observeAttempt(ledger, event).ledger, credited: money(ledger.credited.minor + event.amount.minor, 'KZT') }),
    openLedger('KZT'),
  )

function seen(state: AttemptState, refunded = 0): AttemptObservation {
  return { state, amount: money(state === 'success' ? FEE : 0, 'KZT'), refunded: money(refunded, 'KZT') }
}

/** A true history of one attempt: some steps, an end or none, then perhaps late money and refunds. */
const histories = fc
  .record({
    steps: fc.subarray<AttemptState>(['unknown', 'created', 'started', 'submitted', 'capturable']),
    ends: fc.subarray<AttemptState>(['error', 'expired', 'cancelled', 'failed', 'success'], { maxLength: 2 }),
    refunds: fc.array(fc.integer({ min: 1, max: FEE }), { maxLength: 2 }),
  })
  .map(({ steps, ends, refunds }) => [
    ...steps.map((state) => seen(state)),
    ...ends.map((state) => seen(state)),
    ...(ends.includes('success') ? refunds.map((sum) => seen('success', sum)) : []),
  ])
  .filter((events) => events.length > 0)

/** The history, and the same news shuffled with some of it told again. */
const retold = histories.chain((events) =>
  fc
    .array(fc.nat({ max: events.length - 1 }), { maxLength: 6 })
    .chain((again) => {
      const told = [...events, ...again.map((index) => events[index] as AttemptObservation)]
      return fc.shuffledSubarray(told, { minLength: told.length, maxLength: told.length })
    })
    .map((told) => ({ events, told })),
)

function firstDisagreement(candidate: Fold, runs: number): { failed: boolean; seen: number } {
  let count = 0
  const details = fc.check(
    fc.property(retold, ({ events, told }) => {
      count++
      assert.deepEqual(candidate(told), candidate(events))
    }),
    { numRuns: runs, seed: 20_261_124 },
  )
  return { failed: details.failed, seen: count }
}

test('News of a payment ends in the same state and the same sums in whatever order and however often it is told', () => {
  const outcome = firstDisagreement(fold, 3000)
  assert.equal(outcome.failed, false)
  assert.ok(outcome.seen >= 3000, `only ${outcome.seen} histories were tried`)
})

test('A twin that believes the last word, and a twin that adds money up each time it is told, are both caught', () => {
  assert.equal(firstDisagreement(foldWithoutRank, 3000).failed, true)
  assert.equal(firstDisagreement(foldWithoutDedup, 3000).failed, true)
})

test('A state never goes backwards and hearing it again says nothing new, for all pairs of states', () => {
  for (const current of STATES) {
    for (const observed of STATES) {
      const once = nextAttemptState(current, observed)
      assert.ok(STATES.indexOf(once.state) >= STATES.indexOf(current), `${current} fell back on hearing ${observed}`)
      assert.deepEqual(nextAttemptState(once.state, observed), { state: once.state, result: 'same' })
    }
  }
})

test('Money that comes while the attempt is open is captured, and money that comes after it ended is an orphan', () => {
  for (const open of ['unknown', 'created', 'started', 'submitted', 'capturable'] as const) {
    assert.deepEqual(nextAttemptState(open, 'success'), { state: 'success', result: 'captured' })
  }
  for (const ended of ['expired', 'failed', 'cancelled', 'error'] as const) {
    assert.deepEqual(nextAttemptState(ended, 'success'), { state: 'success', result: 'orphan' })
    assert.deepEqual(nextAttemptState('success', ended), { state: 'success', result: 'same' })
  }
})

test('An attempt of which nothing was heard takes any answer, and silence takes no answer back', () => {
  assert.deepEqual(nextAttemptState('unknown', 'created'), { state: 'created', result: 'moved' })
  for (const state of STATES) assert.deepEqual(nextAttemptState(state, 'unknown'), { state, result: 'same' })
})

test('Only the five ends count as finished', () => {
  assert.deepEqual(STATES.filter(isFinished), ['error', 'expired', 'cancelled', 'failed', 'success'])
})

test('A sum in another currency is never taken in', () => {
  assert.throws(() => observeAttempt(openLedger('KZT'), { state: 'success', amount: money(1, 'EUR'), refunded: money(0, 'KZT') }), /KZT.*EUR/)
})

test('A silent provider is asked after 1, 5, 15 and then every 60 minutes, until a day past the expiry', () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4, 50].map((asked) => pollDelayMinutes(asked)),
    [1, 5, 15, 60, 60, 60],
  )
  assert.equal(pollDelayMinutes(7, 24 * 60 - 1), 60)
  assert.equal(pollDelayMinutes(7, 24 * 60), undefined)
  assert.throws(() => pollDelayMinutes(-1))
})
