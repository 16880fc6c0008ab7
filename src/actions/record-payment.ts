import { addWorkingDays } from '../core/calendar/working-days.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { step } from '../core/case/lifecycle.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { partsOf, type PlainDate } from '../core/kernel/plain-date.ts'
import { definitionOf, typedColumns } from './case-facts.ts'
import type { Deps } from './deps.ts'
import type { AttemptState } from '../core/payment/attempt.ts'
import type { Attempt, CaseChange, FeeItem } from './ports/cases.ts'
import { planNotice } from './save-case.ts'
import { newCode } from './tokens.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'payments' | 'law'>

/** The money came. It pays for what it was meant for, or goes back when that is no longer possible. False: the case or the attempt changed meanwhile. */
export async function recordPaid(deps: Needs, attempt: Attempt): Promise<boolean> {
  const file = await caseStillAt(deps, attempt)
  if (!file) return false
  const item = (await deps.cases.feeItems(attempt.caseId)).find((i) => i.id === attempt.feeItemId)
  if (!item) throw new Error('a payment attempt without its fee')
  const at = deps.clock.now()
  const change = item.state !== 'open' ? giveBack(deps, { attempt, at }, 'paid-twice') : paid(deps, { file, item, attempt, at })
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

function paid(deps: Needs, act: { file: CaseFile; item: FeeItem; attempt: Attempt; at: Instant }): CaseChange {
  const { file, item } = act
  if (item.kind === 'application') return step(file.state, 'confirm-payment').ok ? startReview(deps, act) : giveBack(deps, act, 'case-closed')
  const pending = file.pendingChange
  const open = step(file.state, 'change-stay').ok
  return pending && pending.feeItemId === item.id && open ? changeStay(deps, act, pending) : giveBack(deps, act, 'change-dropped')
}

/** The clock starts: the due day is the last day of the term, counted in working days from the day after payment. */
function startReview(deps: Needs, act: { file: CaseFile; item: FeeItem; attempt: Attempt; at: Instant }): CaseChange {
  const { file, at } = act
  const law = deps.law()
  const days = definitionOf(law, file).terms.workingDays[file.speed ?? 'standard'] ?? 5
  const dueOn = addWorkingDays(law.calendar, deps.clock.dayOf(at), days)
  const receipt = receiptOf(deps, act)
  const facts = { dueOn, amountMinor: act.attempt.amountMinor, currency: act.attempt.currency }
  return {
    ...settled(act),
    patch: { state: 'in-review', startedAt: at, dueOn, calendarVersion: law.calendar.version },
    events: [
      {
        kind: 'confirm-payment',
        actor: { kind: 'provider', id: deps.payments.name },
        at,
        data: { ...facts, calendar: law.calendar.version, workingDays: days },
      },
    ],
    receipts: [receipt],
    ...planNotice(deps.chance, file, { kind: 'paid', at, facts: { ...facts, receiptId: receipt.id } }),
  }
}

function changeStay(
  deps: Needs,
  act: { file: CaseFile; item: FeeItem; attempt: Attempt; at: Instant },
  pending: NonNullable<CaseFile['pendingChange']>,
): CaseChange {
  const { file, at } = act
  const answers = { ...file.answers, daysOfStay: pending.daysOfStay, entries: pending.entries }
  const receipt = receiptOf(deps, act)
  return {
    ...settled(act),
    patch: { ...typedColumns(answers), price: pending.price, pendingChange: null },
    events: [
      {
        kind: 'change-stay',
        actor: { kind: 'provider', id: deps.payments.name },
        at,
        data: { daysOfStay: pending.daysOfStay, entries: pending.entries, paidMinor: act.attempt.amountMinor },
      },
    ],
    receipts: [receipt],
    ...planNotice(deps.chance, file, {
      kind: 'stay-changed',
      at,
      facts: {
        amountMinor: act.attempt.amountMinor,
        currency: act.attempt.currency,
        receiptId: receipt.id,
        daysOfStay: Number(pending.daysOfStay),
        entries: pending.entries,
      },
    }),
  }
}

function settled(act: { item: FeeItem; attempt: Attempt; at: Instant }): Pick<CaseChange, 'at' | 'attemptStates' | 'settledFeeItems'> {
  return { at: act.at, attemptStates: [{ id: act.attempt.id, state: 'success', nextPollAt: null }], settledFeeItems: [{ id: act.item.id, state: 'paid' }] }
}

function receiptOf(deps: Needs, act: { item: FeeItem; attempt: Attempt; at: Instant }): NonNullable<CaseChange['receipts']>[number] {
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
function giveBack(deps: Needs, { attempt, at }: { readonly attempt: Attempt; readonly at: Instant }, reason: string): CaseChange {
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
        amountMinor: attempt.amountMinor,
        currency: attempt.currency,
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
