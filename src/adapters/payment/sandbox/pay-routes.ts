import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../../../actions/ports.ts'
import { type Bank, isChallenged } from './bank.ts'
import { type CardForm, readCard } from './cards.ts'
import { cardPage, challengePage, notFoundPage, standstillPage } from './pages.ts'
import type { SandboxPayment } from './payments.sql.ts'
import { languageOf } from './texts.ts'

interface Payload {
  readonly Params: { readonly id: string }
  readonly Querystring: { readonly lang?: unknown }
  readonly Body: unknown
}

interface Visit {
  readonly request: FastifyRequest<Payload>
  readonly reply: FastifyReply
  readonly payment: SandboxPayment
  readonly bank: Bank
  readonly clock: Clock
}

const EMPTY: CardForm = { number: '', expiry: '', cvc: '', name: '' }

/** The hosted card page. Every address may be opened and every form sent again: the payment's state decides what happens. */
export function addPayRoutes(app: FastifyInstance, bank: Bank, clock: Clock): void {
  const visited = (handle: (visit: Visit) => Promise<FastifyReply>) => {
    return async (request: FastifyRequest<Payload>, reply: FastifyReply) => {
      const payment = await bank.find(request.params.id)
      if (!payment) return send(reply.code(404), notFoundPage(languageOf(request.query.lang, 'en')))
      // Browsers hold the redirect after a form against form-action too, so the one address that the payment returns to is allowed.
      reply.header('content-security-policy', pagePolicy(new URL(payment.returnUrl).origin))
      return handle({ request, reply, payment, bank, clock })
    }
  }
  app.get<Payload>('/pay/:id', visited(showCard))
  app.post<Payload>('/pay/:id', visited(takeCard))
  app.get<Payload>('/pay/:id/challenge', visited(showChallenge))
  app.post<Payload>('/pay/:id/challenge', visited(takeAnswer))
  app.post<Payload>('/pay/:id/cancel', visited(cancel))
}

async function showCard(visit: Visit): Promise<FastifyReply> {
  const { reply, payment, bank } = visit
  if (payment.state === 'created') await bank.start(payment)
  if (isChallenged(payment)) return onward(visit, payment)
  if (!isOpen(payment)) return send(reply, standstillPage(viewOf(visit), payment))
  return send(reply, cardPage({ ...viewOf(visit), payment, form: EMPTY, problems: [] }))
}

async function takeCard(visit: Visit): Promise<FastifyReply> {
  const { request, reply, payment, bank, clock } = visit
  if (!isOpen(payment)) return onward(visit, payment)
  const form = formOf(request.body)
  const card = readCard(form, clock.dayOf(clock.now()))
  if (!card.ok) return send(reply.code(422), cardPage({ ...viewOf(visit), payment, form, problems: card.problems }))
  await bank.submit(payment, card)
  return onward(visit, (await bank.find(payment.id)) ?? payment)
}

async function showChallenge(visit: Visit): Promise<FastifyReply> {
  const { reply, payment } = visit
  const view = viewOf(visit)
  if (!isChallenged(payment)) return reply.redirect(`${view.path}?lang=${view.language}`, 303)
  return send(reply, challengePage({ ...view, path: `${view.path}/challenge` }, payment))
}

/** Leaving keeps the question open: coming back to the page shows it again until the payment expires. */
async function takeAnswer({ request, reply, payment, bank }: Visit): Promise<FastifyReply> {
  const answer = request.body instanceof URLSearchParams ? request.body.get('answer') : null
  if (answer === 'approve' || answer === 'deny') await bank.answerChallenge(payment, answer === 'approve')
  return reply.redirect(payment.returnUrl, 303)
}

async function cancel({ reply, payment, bank }: Visit): Promise<FastifyReply> {
  await bank.cancel(payment)
  return reply.redirect(payment.returnUrl, 303)
}

function onward(visit: Visit, payment: SandboxPayment): FastifyReply {
  const { path, language } = viewOf(visit)
  if (isChallenged(payment)) return visit.reply.redirect(`${path}/challenge?lang=${language}`, 303)
  if (payment.state === 'submitted') return visit.reply.redirect(`${path}?lang=${language}`, 303)
  return visit.reply.redirect(payment.returnUrl, 303)
}

function isOpen(payment: SandboxPayment): boolean {
  return payment.state === 'created' || payment.state === 'started'
}

function viewOf({ request, payment }: Visit) {
  return { language: languageOf(request.query.lang, payment.language), path: `/pay/${payment.id}` }
}

function formOf(body: unknown): CardForm {
  const typed = (name: string) => (body instanceof URLSearchParams ? (body.get(name) ?? '') : '')
  return { number: typed('number'), expiry: typed('expiry'), cvc: typed('cvc'), name: typed('name') }
}

export function pagePolicy(formTarget = ''): string {
  return `default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${formTarget}`.trimEnd()
}

function send(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html').send(page)
}
