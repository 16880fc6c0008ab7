import type { Clock, PaymentRequest, Payments, PaymentStatus, RefundState } from '../../actions/ports.ts'
import type { AttemptState } from '../../core/payment/attempt.ts'
import { type Instant, instant } from '../../core/kernel/instant.ts'
import { money } from '../../core/kernel/money.ts'
import { type NotificationHeaders, parseNotification } from './notification.ts'
import { signWebhook } from './standard-webhooks.ts'
import { MAX_EXPIRY_MINUTES, STATUSES, type WebhookBody } from './wire.ts'

/** What the person's card does. The words are those of the sandbox's test cards. */
export type FakeOutcome = 'success' | 'declined' | 'insufficient-funds' | 'timeout' | 'late-success' | 'lost-webhook' | 'double-webhook'

export interface SentNotification {
  readonly raw: Uint8Array
  readonly headers: NotificationHeaders
}

export interface FakePayments extends Payments {
  /** The person pays on the hosted page. A second time changes nothing. */
  pay(providerRef: string, outcome: FakeOutcome): void
  /** Notifications sent for the payment, oldest first. */
  sent(providerRef: string): readonly SentNotification[]
  /** From now on: answer, be unreachable, or do the work and lose the answer. */
  behave(how: 'well' | 'unreachable' | 'answer-lost'): void
  /** How many payments were made, and how often money was captured. */
  counts(): { readonly payments: number; readonly captures: number }
}

interface FakePayment {
  readonly ref: string
  readonly request: PaymentRequest
  readonly expiresAt: Instant
  readonly refunds: Map<string, number>
  readonly sent: SentNotification[]
  state: AttemptState
  reason?: string
  completesAt: Instant | undefined
  captured: number
  quiet: boolean
  at: Instant
}

const SECRET = 'whsec_ZmFrZS1wYXltZW50cy1zZWNyZXQtMDEyMzQ1'
const SILENCE_MINUTES = 1

/** A payment provider in memory, for tests of what asks one. It keeps the contract that the sandbox keeps. */
export function fakePayments({ clock, origin = 'https://fake-bank.example' }: { readonly clock: Clock; readonly origin?: string }): FakePayments {
  const bank: Bank = { clock, payments: new Map(), captures: 0 }
  let behaviour: 'well' | 'unreachable' | 'answer-lost' = 'well'
  const answered = async <T>(work: () => T): Promise<T> => {
    if (behaviour === 'unreachable') throw new Error('the payment provider cannot be reached')
    const answer = work()
    if (behaviour === 'answer-lost') throw new Error('the answer of the payment provider was lost')
    return answer
  }
  return {
    name: 'fake',
    capabilities: { hosted: true, partialRefund: true, cancel: true, maxExpiryMinutes: MAX_EXPIRY_MINUTES },
    origin,
    create: (request) => answered(() => startedOf(open(bank, request), origin)),
    getStatus: (ref) => answered(() => statusOf(find(bank, ref))),
    cancel: (ref) => answered(() => cancel(bank, known(bank, ref))),
    refund: ({ providerRef, refundKey, amount }) => answered(() => refund(bank, known(bank, providerRef), { key: refundKey, minor: amount.minor })),
    parseNotification: (raw, headers) => parseNotification({ signingSecret: SECRET, clock }, raw, headers),
    pay: (ref, outcome) => pay(bank, known(bank, ref), outcome),
    sent: (ref) => known(bank, ref).sent,
    behave: (how) => {
      behaviour = how
    },
    counts: () => ({ payments: bank.payments.size, captures: bank.captures }),
  }
}

interface Bank {
  readonly clock: Clock
  readonly payments: Map<string, FakePayment>
  captures: number
}

function open({ clock, payments }: Bank, request: PaymentRequest): FakePayment {
  const earlier = [...payments.values()].find((payment) => payment.request.attemptId === request.attemptId)
  if (earlier && (earlier.request.amount.minor !== request.amount.minor || earlier.request.amount.currency !== request.amount.currency)) {
    throw new Error('the attempt is known with another amount')
  }
  if (earlier) return earlier
  const latest = minutesAfter(clock.now(), MAX_EXPIRY_MINUTES)
  const payment: FakePayment = {
    ref: `fake-${payments.size + 1}`,
    request,
    expiresAt: request.expiresAt < latest ? request.expiresAt : latest,
    refunds: new Map(),
    sent: [],
    state: 'created',
    completesAt: undefined,
    captured: 0,
    quiet: false,
    at: clock.now(),
  }
  payments.set(payment.ref, payment)
  return payment
}

/** The payment after everything that the time has brought. */
function find(bank: Bank, ref: string): FakePayment | undefined {
  const payment = bank.payments.get(ref)
  if (!payment) return undefined
  const now = bank.clock.now()
  if (payment.completesAt && payment.completesAt <= now && payment.completesAt <= payment.expiresAt) capture(bank, payment)
  if (isOpen(payment) && payment.expiresAt <= now) move(bank, payment, 'expired')
  if (payment.completesAt && payment.completesAt <= now) capture(bank, payment)
  return payment
}

function known(bank: Bank, ref: string): FakePayment {
  const payment = find(bank, ref)
  if (!payment) throw new Error('the payment provider does not know the payment')
  return payment
}

function pay(bank: Bank, payment: FakePayment, outcome: FakeOutcome): void {
  if (payment.state !== 'created') return
  payment.quiet = outcome === 'lost-webhook'
  if (outcome === 'declined' || outcome === 'insufficient-funds') {
    payment.reason = outcome
    return move(bank, payment, 'failed')
  }
  if (outcome === 'timeout' || outcome === 'late-success') {
    payment.completesAt = minutesAfter(outcome === 'timeout' ? bank.clock.now() : payment.expiresAt, SILENCE_MINUTES)
    return move(bank, payment, 'submitted')
  }
  capture(bank, payment)
  const only = payment.sent.at(-1)
  if (outcome === 'double-webhook' && only) payment.sent.push(only)
}

function capture(bank: Bank, payment: FakePayment): void {
  payment.completesAt = undefined
  payment.captured = payment.request.amount.minor
  bank.captures++
  move(bank, payment, 'success')
}

function cancel(bank: Bank, payment: FakePayment): void {
  if (isOpen(payment) && !payment.completesAt) move(bank, payment, 'cancelled')
}

function refund(bank: Bank, payment: FakePayment, wanted: { readonly key: string; readonly minor: number }): RefundState {
  const earlier = payment.refunds.get(wanted.key)
  if (earlier !== undefined) return earlier === wanted.minor ? 'success' : 'error'
  if (wanted.minor <= 0 || wanted.minor > payment.captured - refundedOf(payment)) return 'error'
  payment.refunds.set(wanted.key, wanted.minor)
  notify(bank, payment, 'payment.refunded')
  return 'success'
}

function move(bank: Bank, payment: FakePayment, state: AttemptState): void {
  payment.state = state
  payment.at = bank.clock.now()
  notify(bank, payment, `payment.${state === 'success' ? 'succeeded' : state}`)
}

function notify({ clock }: Bank, payment: FakePayment, type: string): void {
  if (payment.quiet) return
  const { attemptId, amount } = payment.request
  const status = STATUSES.find((known) => known === payment.state) ?? 'created'
  const body: WebhookBody = {
    type,
    timestamp: clock.now(),
    data: { payment_id: payment.ref, attempt_id: attemptId, status, amount: amount.minor, currency: amount.currency },
  }
  const raw = Buffer.from(JSON.stringify(body))
  const id = `evt-${payment.ref}-${payment.sent.length + 1}`
  const timestamp = Math.floor(Date.parse(clock.now()) / 1000)
  const signature = signWebhook(SECRET, { id, timestamp, body: raw })
  payment.sent.push({ raw, headers: { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature } })
}

function isOpen({ state }: FakePayment): boolean {
  return state === 'created' || state === 'submitted'
}

function refundedOf(payment: FakePayment): number {
  return [...payment.refunds.values()].reduce((sum, minor) => sum + minor, 0)
}

function startedOf(payment: FakePayment, origin: string) {
  return { providerRef: payment.ref, redirectUrl: `${origin}/pay/${payment.ref}?lang=${payment.request.language}`, expiresAt: payment.expiresAt }
}

function statusOf(payment: FakePayment | undefined): PaymentStatus | undefined {
  if (!payment) return undefined
  const { currency } = payment.request.amount
  return {
    state: payment.state,
    amount: money(payment.captured, currency),
    refunded: money(refundedOf(payment), currency),
    at: payment.at,
    ...(payment.reason !== undefined && { reason: payment.reason }),
  }
}

function minutesAfter(moment: Instant, minutes: number): Instant {
  return instant(new Date(Date.parse(moment) + minutes * 60_000).toISOString())
}
