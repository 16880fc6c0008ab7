import { z } from 'zod'

/** The sandbox's REST shape, after GOV.UK Pay: what both ends of the wire check. Amounts are whole minor units. */

/** Longest time a payment may stay open, as at GOV.UK Pay: a later moment asked for is shortened to this. */
export const MAX_EXPIRY_MINUTES = 90

const id = z.string().regex(/^[\w.-]{1,100}$/)
const minor = z.number().int().safe().nonnegative()
const moment = z.iso.datetime({ precision: 3 })

export const STATUSES = ['created', 'started', 'submitted', 'success', 'failed', 'cancelled', 'expired', 'error'] as const

export const createBody = z.object({
  attempt_id: id,
  amount: minor.positive(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  reference: z.string().min(1).max(100),
  description: z.string().min(1).max(255),
  language: z.enum(['en', 'ru', 'kk', 'zh']),
  return_url: z.string().max(2000).refine(isReturnUrl),
  expires_at: moment,
})
export type CreateBody = z.infer<typeof createBody>

export const refundBody = z.object({
  refund_key: id,
  amount: minor.positive(),
  /** What the asking side believes can still be given back: a mismatch is refused with 412, so that nobody refunds on old knowledge. */
  refund_amount_available: minor,
  reason: z.string().min(1).max(100),
})
export type RefundBody = z.infer<typeof refundBody>

export const paymentAnswer = z.object({
  payment_id: id,
  attempt_id: id,
  amount: minor,
  currency: z.string(),
  reference: z.string(),
  state: z.object({ status: z.enum(STATUSES), finished: z.boolean(), code: z.string().optional() }),
  captured_amount: minor,
  refunded_amount: minor,
  refund_summary: z.object({ status: z.enum(['unavailable', 'available', 'full']), amount_available: minor }),
  updated_at: moment,
  expires_at: moment,
  links: z.object({ self: z.object({ href: z.string() }), next_url: z.object({ href: z.string() }) }),
})
export type PaymentAnswer = z.infer<typeof paymentAnswer>

export const refundAnswer = z.object({ refund_key: id, amount: minor, status: z.enum(['submitted', 'success', 'error']) })
export type RefundAnswer = z.infer<typeof refundAnswer>

export const webhookBody = z.object({
  type: z.string().regex(/^payment\.[a-z]+$/),
  timestamp: moment,
  data: z.object({ payment_id: id, attempt_id: id, status: z.enum(STATUSES), amount: minor, currency: z.string() }),
})
export type WebhookBody = z.infer<typeof webhookBody>

/** An http or https address whose origin can stand in a Content-Security-Policy: WHATWG URLs allow `;` and `,` in host names. */
function isReturnUrl(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && url.username === '' && url.password === '' && /^https?:\/\/[a-z0-9.[\]:-]+$/.test(url.origin)
}
