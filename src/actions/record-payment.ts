import type { CaseFile, PendingCorrection, PendingStay } from '../core/case/case-file.ts'
import type { CaseEvent } from '../core/case/history.ts'
import { step } from '../core/case/lifecycle.ts'
import type { Instant } from '../core/kernel/instant.ts'
import type { Money } from '../core/kernel/money.ts'
import { partsOf, type PlainDate } from '../core/kernel/plain-date.ts'
import { type AttemptState, isFinished } from '../core/payment/attempt.ts'
import { typedColumns } from './case-facts.ts'
import { stayFacts } from './change-stay.ts'
import { backToReview, type CorrectedPrice, feeFacts } from './correct-price.ts'
import type { Deps } from './deps.ts'
import type { Attempt, CaseChange, FeeItem } from './ports/cases.ts'
import { reviewTerm } from './review-term.ts'
import { planNotice, together } from './save-case.ts'
import { newCode } from './tokens.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'payments' | 'law'>

/**
 * The money came: `captured` is what the provider says it took. It pays for what it was meant for, or goes back when that is no longer possible.
 * False: the case or the attempt changed meanwhile. Throws when nothing came, or another currency, which no provider may answer.
 */
export async function recordPaid(deps: Needs, attempt: Attempt, captured: Money): Promise<boolean> {
  if (captured.minor <= 0 || captured.currency !== attempt.currency) throw new Error('the provider calls a payment successful that it did not take')
  const file = await caseStillAt(deps, attempt)
  if (!file) return false
  const [items, attempts] = await Promise.all([deps.cases.feeItems(attempt.caseId), deps.cases.attempts(attempt.caseId)])
  const item = items.find((i) => i.id === attempt.feeItemId)
  if (!item) throw new Error('a payment attempt without its fee')
  const others = attempts.filter((other) => other.id !== attempt.id && other.feeItemId === item.id && !isFinished(other.state))
  const history = file.pendingChange?.kind === 'correction' ? await deps.cases.events(file.id) : []
  const change = paid(deps, { file, item, attempt, others, captured, history, at: deps.clock.now() })
  return (await deps.cases.save(file, change)) === 'saved'
}

/**
 * The case, when the attempt is still in the state that the decision was taken on. A notification and the person who comes back ask the provider at
 * the same moment: without this look the slower one would take the fee that the faster one settled for a fee that is paid twice, and give the money
 * back. The case is read first, so that whatever moves the attempt after our look makes the save fail.
 */
async function caseStillAt(deps: Needs, attempt: Attempt): Promise<CaseFile | undefined> {
  const file = await deps.cases.findById(attempt.caseId)
  if (!file) throw new Error('a payment attempt without its case')
  return (await deps.cases.attempt(attempt.id))?.state === attempt.state ? file : undefined
}

interface Payment {
  readonly file: CaseFile
  readonly item: FeeItem
  readonly attempt: Attempt
  /** Other attempts for the same fee that could still take money. */
  readonly others: readonly Attempt[]
  readonly captured: Money
  /** Read only where the payment sends corrections on their way. */
  readonly history: readonly CaseEvent[]
  readonly at: Instant
}

function paid(deps: Needs, act: Payment): CaseChange {
  const { file, item } = act
  if (item.state === 'paid') return giveBack(deps, act, 'paid-twice')
  if (item.state === 'cancelled') return giveBack(deps, act, item.kind === 'application' ? 'case-closed' : 'change-dropped')
  // A part of a fee pays for nothing: the person has it back and can pay the whole.
  if (act.captured.minor !== item.amountMinor) return giveBack(deps, act, 'amount-differs')
  if (item.kind === 'application') return step(file.state, 'confirm-payment').ok ? startReview(deps, act) : giveBack(deps, act, 'case-closed')
  const pending = file.pendingChange
  if (pending?.feeItemId !== item.id) return giveBack(deps, act, 'change-dropped')
  if (pending.kind === 'correction') return step(file.state, 'resubmit').ok ? sendCorrections(deps, act, pending) : giveBack(deps, act, 'change-dropped')
  return step(file.state, 'change-stay').ok ? changeStay(deps, act, pending) : giveBack(deps, act, 'change-dropped')
}

/** The clock starts. */
function startReview(deps: Needs, act: Payment): CaseChange {
  const { file, at } = act
  const law = deps.law()
  const { dueOn, workingDays } = reviewTerm(deps, file, at)
  const receipt = receiptOf(deps, act)
  const facts = { dueOn, amountMinor: act.attempt.amountMinor, currency: act.attempt.currency }
  return {
    at,
    patch: { state: 'in-review', startedAt: at, dueOn, calendarVersion: law.calendar.version },
    events: [
      {
        kind: 'confirm-payment',
        actor: { kind: 'provider', id: deps.payments.name },
        at,
        data: { ...facts, calendar: law.calendar.version, workingDays },
      },
    ],
    receipts: [receipt],
    ...together(settled(act), planNotice(deps.chance, file, { kind: 'paid', at, facts: { ...facts, receiptId: receipt.id } })),
  }
}

/** The difference is paid: the corrections take effect, and the case goes back to review with them. */
function sendCorrections(deps: Needs, act: Payment, pending: PendingCorrection): CaseChange {
  const { file, at, captured, history } = act
  const { before, ...made } = pending.price
  const price: CorrectedPrice | undefined = before && { ...made, before }
  const facts = { amountMinor: captured.minor, currency: captured.currency }
  const receipt = receiptOf(deps, act)
  const { patch, events } = backToReview(deps, file, { at, actor: { kind: 'provider', id: deps.payments.name }, history, price, data: facts })
  const told = { ...facts, ...(price ? feeFacts(price) : {}), receiptId: receipt.id }
  return {
    at,
    patch: { ...patch, pendingChange: null },
    events,
    receipts: [receipt],
    ...together(settled(act), planNotice(deps.chance, file, { kind: 'fee-corrected', at, facts: told })),
  }
}

function changeStay(deps: Needs, act: Payment, pending: PendingStay): CaseChange {
  const { file, at } = act
  const answers = { ...file.answers, daysOfStay: pending.daysOfStay, entries: pending.entries }
  const facts = { amountMinor: act.captured.minor, currency: act.captured.currency }
  const receipt = receiptOf(deps, act)
  return {
    at,
    patch: { ...typedColumns(answers), price: pending.price, pendingChange: null },
    events: [
      {
        kind: 'change-stay',
        actor: { kind: 'provider', id: deps.payments.name },
        at,
        data: { daysOfStay: pending.daysOfStay, entries: pending.entries, paidMinor: act.captured.minor },
      },
    ],
    receipts: [receipt],
    ...together(settled(act), planNotice(deps.chance, file, { kind: 'stay-changed', at, facts: { ...facts, receiptId: receipt.id, ...stayFacts(answers) } })),
  }
}

/** The fee is paid; pages that are still open for it are closed, so that nobody pays it a second time. */
function settled({ item, attempt, others, at }: Payment): Pick<CaseChange, 'attemptStates' | 'settledFeeItems' | 'jobs'> {
  return {
    attemptStates: [{ id: attempt.id, state: 'success', nextPollAt: null }, ...others.map(({ id }) => ({ id, state: 'cancelled' as const, nextPollAt: at }))],
    settledFeeItems: [{ id: item.id, state: 'paid' }],
    jobs: others.map(({ id }) => ({ queue: 'reconcile-payment' as const, data: { attemptId: id } })),
  }
}

function receiptOf(deps: Needs, act: Payment): NonNullable<CaseChange['receipts']>[number] {
  return {
    id: deps.chance.uuid(act.at),
    kind: 'receipt',
    checkCode: newCode(deps.chance, 4),
    feeItemId: act.item.id,
    amountMinor: act.attempt.amountMinor,
    currency: act.attempt.currency,
    year: partsOf(deps.clock.dayOf(act.at) as PlainDate).year,
  }
}

/** Money that has nothing left to pay for is refunded by itself. */
function giveBack(deps: Needs, { attempt, captured, at }: Payment, reason: string): CaseChange {
  const id = deps.chance.uuid(at)
  return {
    at,
    patch: {},
    events: [],
    attemptStates: [{ id: attempt.id, state: 'success', reason, nextPollAt: null }],
    refunds: [
      {
        id,
        caseId: attempt.caseId,
        attemptId: attempt.id,
        amountMinor: captured.minor,
        currency: captured.currency,
        reason,
        state: 'requested',
        createdAt: at,
      },
    ],
    jobs: [{ queue: 'make-refund', data: { refundId: id } }],
  }
}

/** A step without money: a failed attempt is told in the history, so that "what happened to my payment" has an answer. */
export async function recordEnded(
  deps: Needs,
  attempt: Attempt,
  seen: { readonly state: AttemptState; readonly reason: string | undefined; readonly nextPollAt: Instant | null },
): Promise<boolean> {
  const file = await caseStillAt(deps, attempt)
  if (!file) return false
  const at = deps.clock.now()
  const failed = seen.state === 'failed' || seen.state === 'error'
  const change: CaseChange = {
    at,
    patch: {},
    events: failed ? [{ kind: 'payment-failed', actor: { kind: 'provider', id: deps.payments.name }, at, data: { reason: seen.reason ?? 'unknown' } }] : [],
    attemptStates: [{ id: attempt.id, state: seen.state, ...(seen.reason ? { reason: seen.reason } : {}), nextPollAt: seen.nextPollAt }],
  }
  return (await deps.cases.save(file, change)) === 'saved'
}
