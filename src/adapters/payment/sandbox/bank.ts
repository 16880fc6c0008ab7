import type { Pool } from 'pg'
import type { Chance, Clock } from '../../../actions/ports.ts'
import type { Instant } from '../../../core/kernel/instant.ts'
import { type CreateBody, MAX_EXPIRY_MINUTES, type RefundBody, type WebhookBody } from '../wire.ts'
import type { Scenario } from './cards.ts'
import { earlierOf, secondsAfter } from './moments.ts'
import {
  findDuePayments,
  findPayment,
  hurryAnswer,
  hurryExpiry,
  insertPayment,
  insertRefund,
  movePayment,
  type PlannedEvent,
  type RefundOutcome,
  type SandboxPayment,
  type SandboxState,
  type Transition,
} from './payments.sql.ts'

export interface Timing {
  /** A silent bank answers after this. */
  readonly silenceSeconds: number
  /** The money of a late success comes this long after the expiry. */
  readonly lateSeconds: number
  /** In the scenario `disorder` the news of the success is held back this long, so that a refund can overtake it. */
  readonly heldBackSeconds: number
}

export interface BankParts {
  readonly pool: Pool
  readonly clock: Clock
  readonly chance: Chance
  readonly timing: Timing
}

/** The bank behind the sandbox. Every verb may be said twice: the second time changes nothing. */
export interface Bank {
  /** Undefined when the attempt is known with another amount or currency. */
  open(body: CreateBody): Promise<SandboxPayment | undefined>
  find(id: string): Promise<SandboxPayment | undefined>
  /** The card page was opened. */
  start(payment: SandboxPayment): Promise<void>
  /** The card was sent. */
  submit(payment: SandboxPayment, card: { readonly scenario: Scenario; readonly last4: string }): Promise<void>
  /** The person answered the bank's question of 3-D Secure. */
  answerChallenge(payment: SandboxPayment, approved: boolean): Promise<void>
  /** False when the bank already has the money or is at work. */
  cancel(payment: SandboxPayment): Promise<boolean>
  refund(payment: SandboxPayment, body: RefundBody): Promise<RefundOutcome>
  hurry(payment: SandboxPayment, what: 'answer' | 'expire'): Promise<boolean>
  /** Does what the time has brought: expiries, and answers of silent banks. */
  settle(): Promise<void>
}

export function isChallenged(payment: SandboxPayment): boolean {
  return payment.state === 'submitted' && payment.completesAt === undefined
}

export function openBank(parts: BankParts): Bank {
  const { pool, clock, chance } = parts
  const now = () => clock.now()
  const settle = () => settleDue(parts)
  const move = (payment: SandboxPayment, change: Change) => movePayment(pool, transition(parts, payment, change))
  return {
    async open(body) {
      const at = now()
      const latest = secondsAfter(at, MAX_EXPIRY_MINUTES * 60)
      const payment = await insertPayment(pool, `pay_${hex(chance, 16)}`, { ...body, at, expires_at: earlierOf(body.expires_at as Instant, latest) })
      return payment.amountMinor === body.amount && payment.currency === body.currency ? payment : undefined
    },
    async find(id) {
      if (!/^pay_[0-9a-f]{32}$/.test(id)) return undefined
      await settle()
      return findPayment(pool, id)
    },
    async start(payment) {
      await move(payment, { from: ['created'], to: 'started' })
    },
    async submit(payment, card) {
      await move(payment, { ...outcomeOf(parts, payment, card.scenario), from: ['created', 'started'], card })
    },
    async answerChallenge(payment, approved) {
      if (!isChallenged(payment)) return
      await move(payment, approved ? { from: ['submitted'], to: 'success' } : { from: ['submitted'], to: 'failed', reason: 'authentication-failed' })
    },
    cancel: (payment) => move(payment, { from: isChallenged(payment) ? ['submitted'] : ['created', 'started'], to: 'cancelled' }),
    refund: (payment, body) => {
      const refunded = { ...event(parts, payment, { kind: 'refunded', status: payment.state }), dueAt: [now()] }
      return insertRefund(pool, { id: payment.id, body, at: now(), event: refunded })
    },
    hurry: (payment, what) => (what === 'answer' ? hurryAnswer : hurryExpiry)(pool, payment.id, now()),
    settle,
  }
}

async function settleDue(parts: BankParts): Promise<void> {
  const now = parts.clock.now()
  // A late success expires first and is paid afterwards, so what is due is asked again until nothing is.
  for (let round = 0; round < 3; round++) {
    const due = await findDuePayments(parts.pool, now)
    if (due.length === 0) return
    for (const payment of due) await movePayment(parts.pool, transition(parts, payment, dueChange(payment, now)))
  }
}

function dueChange(payment: SandboxPayment, now: Instant): Change {
  const { completesAt, expiresAt, state } = payment
  const answered = completesAt !== undefined && completesAt <= now
  if (answered && (state === 'expired' || completesAt <= expiresAt)) return { from: ['submitted', 'expired'], to: 'success' }
  return { from: ['created', 'started', 'submitted'], to: 'expired', ...(completesAt && { completesAt }) }
}

type Change = Pick<Transition, 'from' | 'to' | 'reason' | 'card' | 'completesAt'>

function outcomeOf(parts: BankParts, payment: SandboxPayment, scenario: Scenario): Pick<Change, 'to' | 'reason' | 'completesAt'> {
  const { timing, clock } = parts
  switch (scenario) {
    case 'declined':
    case 'insufficient-funds':
    case 'expired-card':
      return { to: 'failed', reason: scenario }
    case 'processing-error':
      return { to: 'error', reason: scenario }
    case 'three-d-secure':
      return { to: 'submitted' }
    case 'timeout':
      return { to: 'submitted', completesAt: secondsAfter(clock.now(), timing.silenceSeconds) }
    case 'late-success':
      return { to: 'submitted', completesAt: secondsAfter(payment.expiresAt, timing.lateSeconds) }
    default:
      return { to: 'success' }
  }
}

function transition(parts: BankParts, payment: SandboxPayment, change: Change): Transition {
  return { ...change, id: payment.id, at: parts.clock.now(), events: newsOf(parts, payment, change) }
}

const KINDS: Readonly<Record<SandboxState, string | undefined>> = {
  created: undefined,
  started: undefined,
  submitted: 'submitted',
  success: 'succeeded',
  failed: 'failed',
  cancelled: 'cancelled',
  expired: 'expired',
  error: 'failed',
}

function newsOf(parts: BankParts, payment: SandboxPayment, change: Change): readonly PlannedEvent[] {
  const kind = KINDS[change.to]
  if (!kind) return []
  const at = parts.clock.now()
  const scenario = change.card?.scenario ?? payment.scenario
  const main = event(parts, payment, { kind, status: change.to })
  if (scenario === 'lost-webhook') return [{ ...main, dueAt: [] }]
  if (scenario === 'double-webhook') return [{ ...main, dueAt: [at, at] }]
  if (scenario !== 'disorder') return [{ ...main, dueAt: [at] }]
  // The first news comes last, and a refund made meanwhile overtakes both.
  const { heldBackSeconds } = parts.timing
  const first = event(parts, payment, { kind: 'submitted', status: 'submitted' })
  return [
    { ...main, dueAt: [secondsAfter(at, heldBackSeconds)] },
    { ...first, dueAt: [secondsAfter(at, 2 * heldBackSeconds)] },
  ]
}

function event({ chance, clock }: BankParts, payment: SandboxPayment, news: { readonly kind: string; readonly status: SandboxState }) {
  const type = `payment.${news.kind}`
  const body: WebhookBody = {
    type,
    timestamp: clock.now(),
    data: { payment_id: payment.id, attempt_id: payment.attemptId, status: news.status, amount: payment.amountMinor, currency: payment.currency },
  }
  return { id: `evt_${hex(chance, 16)}`, kind: type, body: JSON.stringify(body) }
}

function hex(chance: Chance, bytes: number): string {
  return Buffer.from(chance.bytes(bytes)).toString('hex')
}
