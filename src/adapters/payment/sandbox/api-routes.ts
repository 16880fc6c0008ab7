import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createBody, type PaymentAnswer, type RefundAnswer, refundBody } from '../wire.ts'
import type { Bank } from './bank.ts'
import type { RefundOutcome, SandboxPayment } from './payments.sql.ts'

interface ApiParts {
  readonly bank: Bank
  readonly apiKey: string
  readonly publicOrigin: string
}

type ById = FastifyRequest<{ Params: { readonly id: string } }>

/** The interface for the service that takes payments: GOV.UK Pay's shape, bearer key, coded problems. */
export function addApiRoutes(app: FastifyInstance, parts: ApiParts): void {
  const { bank, publicOrigin } = parts
  app.addHook('onRequest', async (request, reply) => {
    if (!hasKey(request, parts.apiKey)) return problem(reply, 401, 'key-wrong')
  })

  app.post('/payments', async (request, reply) => {
    const body = createBody.safeParse(request.body)
    if (!body.success) return problem(reply, 422, 'body-wrong')
    const payment = await bank.open(body.data)
    return payment ? reply.code(201).send(answerOf(payment, publicOrigin)) : problem(reply, 409, 'attempt-reused')
  })

  app.get('/payments/:id', async (request: ById, reply) => {
    const payment = await bank.find(request.params.id)
    return payment ? answerOf(payment, publicOrigin) : problem(reply, 404, 'unknown-payment')
  })

  app.post('/payments/:id/cancel', async (request: ById, reply) => {
    const payment = await bank.find(request.params.id)
    if (!payment) return problem(reply, 404, 'unknown-payment')
    const isCancelled = (await bank.cancel(payment)) || (await bank.find(payment.id))?.state === 'cancelled'
    return isCancelled ? reply.code(204).send() : problem(reply, 409, 'not-cancellable')
  })

  app.post('/payments/:id/refunds', async (request: ById, reply) => {
    const payment = await bank.find(request.params.id)
    if (!payment) return problem(reply, 404, 'unknown-payment')
    const body = refundBody.safeParse(request.body)
    if (!body.success) return problem(reply, 422, 'body-wrong')
    const outcome = await bank.refund(payment, body.data)
    if (outcome !== 'success') return problem(reply, REFUSALS[outcome], outcome)
    const answer: RefundAnswer = { refund_key: body.data.refund_key, amount: body.data.amount, status: 'success' }
    return reply.code(202).send(answer)
  })
}

const REFUSALS: Readonly<Record<Exclude<RefundOutcome, 'success'>, number>> = {
  'unknown-payment': 404,
  'key-reused': 409,
  'available-differs': 412,
  'too-much': 422,
}

export function answerOf(payment: SandboxPayment, publicOrigin: string): PaymentAnswer {
  const available = payment.capturedMinor - payment.refundedMinor
  const refunds = payment.capturedMinor === 0 ? 'unavailable' : available === 0 ? 'full' : 'available'
  return {
    payment_id: payment.id,
    attempt_id: payment.attemptId,
    amount: payment.amountMinor,
    currency: payment.currency,
    reference: payment.reference,
    state: {
      status: payment.state,
      finished: !['created', 'started', 'submitted'].includes(payment.state),
      ...(payment.reason && { code: payment.reason }),
    },
    captured_amount: payment.capturedMinor,
    refunded_amount: payment.refundedMinor,
    refund_summary: { status: refunds, amount_available: available },
    updated_at: payment.updatedAt,
    expires_at: payment.expiresAt,
    links: { self: { href: `/v1/payments/${payment.id}` }, next_url: { href: `${publicOrigin}/pay/${payment.id}?lang=${payment.language}` } },
  }
}

/** Compared as hashes, so that neither the length nor a matching beginning of the key shows in the time it takes. */
export function hasKey(request: FastifyRequest, apiKey: string): boolean {
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${apiKey}`))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

export function problem(reply: FastifyReply, status: number, code: string): FastifyReply {
  return reply.code(status).send({ code })
}
