import { type Money, money } from '../kernel/money.ts'

/** States of one payment attempt, with GOV.UK Pay's names, and `unknown`: nothing was heard yet. */
export type AttemptState = 'created' | 'started' | 'submitted' | 'capturable' | 'success' | 'failed' | 'cancelled' | 'expired' | 'error' | 'unknown'

/**
 * Notifications come late, twice and out of order, so a state is never "the latest heard" but the highest heard: the order of
 * hearing cannot matter then. `unknown` is the lowest: hearing nothing takes nothing away, and any answer ends it. The ways to end
 * without money need an order among themselves only to be the same for everyone; the one that says more to the person is higher.
 * `success` is the highest: money that came stays visible, whatever was said before or after.
 */
const RANK: Readonly<Record<AttemptState, number>> = {
  unknown: 0,
  created: 1,
  started: 2,
  submitted: 3,
  capturable: 4,
  error: 5,
  expired: 6,
  cancelled: 7,
  failed: 8,
  success: 9,
}

/** Ended, with or without money. */
export function isFinished(state: AttemptState): boolean {
  return RANK[state] >= RANK.error
}

/**
 * `same`: nothing new. `moved`: a step on, no money. `captured`: the money came while the attempt was open. `orphan`: the money
 * came after the attempt had ended without it, so it must be attached to what is still owed, or refunded.
 */
export type AttemptResult = 'same' | 'moved' | 'captured' | 'orphan'

export interface AttemptStep {
  readonly state: AttemptState
  readonly result: AttemptResult
}

/** What the attempt is after `observed` was heard. Never goes backwards, and hearing something again changes nothing. */
export function nextAttemptState(current: AttemptState, observed: AttemptState): AttemptStep {
  if (RANK[observed] <= RANK[current]) return { state: current, result: 'same' }
  if (observed !== 'success') return { state: observed, result: 'moved' }
  return { state: 'success', result: isFinished(current) ? 'orphan' : 'captured' }
}

/** What one attempt has brought: its state, and the sums captured and given back so far. */
export interface AttemptLedger {
  readonly state: AttemptState
  readonly credited: Money
  readonly refunded: Money
}

/** What the provider says about the attempt. Both sums are totals so far, never differences: only totals can be heard twice without harm. */
export interface AttemptObservation {
  readonly state: AttemptState
  readonly amount: Money
  readonly refunded: Money
}

export function openLedger(currency: string): AttemptLedger {
  return { state: 'created', credited: money(0, currency), refunded: money(0, currency) }
}

/** Takes one observation into the ledger. Throws on another currency, which no provider may answer. */
export function observeAttempt(ledger: AttemptLedger, observed: AttemptObservation): { readonly ledger: AttemptLedger; readonly result: AttemptResult } {
  const step = nextAttemptState(ledger.state, observed.state)
  const credited = higher(ledger.credited, observed.amount)
  const refunded = higher(ledger.refunded, observed.refunded)
  return { ledger: { state: step.state, credited, refunded }, result: step.result }
}

const DELAYS = [1, 5, 15, 60] as const
const LAST_ASKED_AFTER_EXPIRY = 24 * 60

/**
 * Minutes until a silent provider is asked again, after it was asked `asked` times: 1, 5, 15, then every 60. Undefined once the
 * attempt expired a day ago, when nothing more is expected. Working from this alone must reach the right state.
 */
export function pollDelayMinutes(asked: number, minutesPastExpiry = 0): number | undefined {
  if (!Number.isInteger(asked) || asked < 0) throw new Error(`not a count: ${asked}`)
  if (minutesPastExpiry >= LAST_ASKED_AFTER_EXPIRY) return undefined
  return DELAYS[Math.min(asked, DELAYS.length - 1)]
}

function higher(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new Error(`the attempt is in ${a.currency}, the provider says ${b.currency}`)
  return a.minor >= b.minor ? a : b
}
