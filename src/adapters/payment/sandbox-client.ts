import type { Clock, PaymentRequest, Payments, PaymentStatus, RefundState } from '../../actions/ports.ts'
import { instant } from '../../core/kernel/instant.ts'
import { money } from '../../core/kernel/money.ts'
import { parseNotification } from './notification.ts'
import { type CreateBody, MAX_EXPIRY_MINUTES, paymentAnswer, type PaymentAnswer, type RefundBody, refundAnswer } from './wire.ts'

export interface SandboxClientOptions {
  /** Where this server reaches the provider. */
  readonly baseUrl: string
  /** Where browsers reach it. */
  readonly publicOrigin: string
  readonly apiKey: string
  readonly signingSecret: string
  readonly clock: Clock
  /** Longest wait for an answer, milliseconds. 10 s when not given. */
  readonly answerMs?: number
}

/** The sandbox as a payment provider. Every call but parseNotification throws when no proper answer comes in time. */
export function sandboxPayments(options: SandboxClientOptions): Payments {
  const call = caller(options)
  const getPayment = async (providerRef: string) => {
    const answer = await call('GET', pathOf(providerRef))
    return answer.status === 404 ? undefined : paymentAnswer.parse(expect(answer, 200))
  }
  return {
    name: 'sandbox',
    capabilities: { hosted: true, partialRefund: true, cancel: true, maxExpiryMinutes: MAX_EXPIRY_MINUTES },
    origin: options.publicOrigin,
    async create(request) {
      const payment = paymentAnswer.parse(expect(await call('POST', '/v1/payments', createBodyOf(request)), 201))
      return { providerRef: payment.payment_id, redirectUrl: payment.links.next_url.href, expiresAt: instant(payment.expires_at) }
    },
    async getStatus(providerRef) {
      const payment = await getPayment(providerRef)
      return payment && statusOf(payment)
    },
    async cancel(providerRef) {
      const answer = await call('POST', `${pathOf(providerRef)}/cancel`)
      // 409: it is too late to cancel. That is no failure of the call; the status says what became of the payment.
      if (answer.status !== 409) expect(answer, 204)
    },
    async refund({ providerRef, refundKey, amount, reason }) {
      const payment = await getPayment(providerRef)
      if (!payment) throw new Error('the provider does not know the payment')
      if (payment.currency !== amount.currency) return 'error'
      const body: RefundBody = { refund_key: refundKey, amount: amount.minor, refund_amount_available: payment.refund_summary.amount_available, reason }
      return refundStateOf(await call('POST', `${pathOf(providerRef)}/refunds`, body))
    },
    parseNotification: (raw, headers) => parseNotification(options, raw, headers),
  }
}

function createBodyOf(request: PaymentRequest): CreateBody {
  return {
    attempt_id: request.attemptId,
    amount: request.amount.minor,
    currency: request.amount.currency,
    reference: request.caseRef,
    description: request.description,
    language: request.language,
    return_url: request.returnUrl,
    expires_at: request.expiresAt,
  }
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

function caller({ baseUrl, apiKey, answerMs = 10_000 }: SandboxClientOptions) {
  return async (method: string, path: string, body?: CreateBody | RefundBody): Promise<Answer> => {
    const answer = await fetch(new URL(path, baseUrl), {
      method,
      headers: { authorization: `Bearer ${apiKey}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(answerMs),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
  }
}

function pathOf(providerRef: string): string {
  return `/v1/payments/${encodeURIComponent(providerRef)}`
}

function expect(answer: Answer, status: number): unknown {
  if (answer.status !== status) throw new Error(`the payment provider answered ${answer.status}`)
  return answer.body
}

function statusOf(payment: PaymentAnswer): PaymentStatus {
  return {
    state: payment.state.status,
    amount: money(payment.captured_amount, payment.currency),
    refunded: money(payment.refunded_amount, payment.currency),
    at: instant(payment.updated_at),
    ...(payment.state.code !== undefined && { reason: payment.state.code }),
  }
}

/** 409 and 422 are the provider's word that it gives nothing back. 412 means that another refund came between: it throws, and asking anew helps. */
function refundStateOf(answer: Answer): RefundState {
  if (answer.status === 409 || answer.status === 422) return 'error'
  return refundAnswer.parse(expect(answer, 202)).status
}
