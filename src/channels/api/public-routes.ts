import { z } from 'zod'
import { definitionOn } from '../../actions/case-facts.ts'
import { findCase, recoverReference, resumeByLink } from '../../actions/find-case.ts'
import { promises } from '../../actions/price.ts'
import { checkCard, checkMessage, sendMessage } from '../../actions/public-checks.ts'
import { handleNotifications, returnFromPayment, takeNotification } from '../../actions/reconcile-payment.ts'
import { startPayment } from '../../actions/start-payment.ts'
import { eligibility } from '../../core/eligibility/eligibility.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import { refuse } from '../../core/kernel/result.ts'
import { type ApiAnswer, type ApiCall, type ApiRoute, done, route } from './api-route.ts'
import * as shape from './schemas.ts'
import { wrongEntry, wrongFacts } from './wrong-parameters.ts'

const eligibilityQuery = z.object({
  nationality: z.string().max(3),
  travelDocument: z.enum(['ordinary-passport', 'diplomatic-passport', 'service-passport', 'refugee-document', 'stateless-document']).optional(),
  daysOfStay: z.coerce.number().int(),
  daysUsedInWindow: z.coerce.number().int().min(0).optional(),
  entryOn: shape.day.optional(),
})

/** Outcome, findings, price, decision day and last safe day, before any personal data. */
async function askEligibility(call: ApiCall<unknown, z.infer<typeof eligibilityQuery>>): Promise<ApiAnswer> {
  const { deps } = call.context
  const law = deps.law()
  const on = deps.clock.dayOf(deps.clock.now())
  const definition = definitionOn(law, call.params.service ?? '', on)
  if (definition?.validity.kind !== 'stay') return refuse('not-found')
  const { nationality, travelDocument, daysOfStay, daysUsedInWindow, entryOn } = call.query
  const wrong = wrongEntry(law, definition, { entryOn, today: on })
  if (wrong) return wrong
  const dated = entryOn ? { entryOn: entryOn as PlainDate } : {}
  const answer = eligibility(law.nationalityRows, {
    nationality,
    document: travelDocument ?? 'ordinary-passport',
    on,
    daysOfStay,
    maxDays: definition.validity.maxDays,
    acceptUtopia: law.demo,
    ...dated,
    ...(daysUsedInWindow === undefined ? {} : { daysUsedInWindow }),
  })
  if (!answer.ok) return answer
  const { outcome, findings, visaFree, extraDocuments, route: way } = answer.value
  return done({
    outcome,
    findings,
    visaFree,
    extraDocuments,
    route: way,
    speeds: promises(law, definition, { answers: { daysOfStay: String(daysOfStay), ...(entryOn ? { entryOn } : {}) }, on }),
  })
}

const findBody = z.object({ reference: z.string().max(40), birthDate: shape.day, passportNumber: z.string().max(40) })
const session = z.object({ case: z.string(), token: z.string() })
const messageBody = z.object({ case: z.string().optional(), email: z.string().max(320), body: z.string().max(4000), language: shape.language })

async function notification(call: ApiCall<unknown, unknown>): Promise<ApiAnswer> {
  const raw = Buffer.isBuffer(call.body) ? call.body : Buffer.alloc(0)
  const headers = Object.fromEntries(Object.entries(call.request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))
  const taken = await takeNotification(call.context.deps, { raw, headers })
  if (!taken.ok) return taken
  // Kept first, then acted on: the provider need not wait for us to ask it back.
  setImmediate(() => void handleNotifications(call.context.deps).catch(() => undefined))
  return done({ taken: taken.value })
}

/** Calls that need no case of one's own, and those about money. */
export const publicRoutes: readonly ApiRoute[] = [
  route<undefined, z.infer<typeof eligibilityQuery>>({
    method: 'GET',
    path: '/services/{service}/eligibility',
    id: 'check-eligibility',
    summary: 'What a traveller needs, and what it costs',
    who: 'anyone',
    query: eligibilityQuery,
    answers: { status: 200, schema: z.looseObject({ outcome: z.string() }) },
    handle: askEligibility,
  }),
  route({
    method: 'GET',
    path: '/services/{service}',
    id: 'read-guidance',
    summary: 'The definition of a service',
    who: 'anyone',
    answers: { status: 200, schema: z.looseObject({ id: z.string() }) },
    handle: async (call) => {
      const { deps } = call.context
      const found = definitionOn(deps.law(), call.params.service ?? '', deps.clock.dayOf(deps.clock.now()))
      return found ? done(found) : refuse('not-found')
    },
  }),
  route<z.infer<typeof findBody>>({
    method: 'POST',
    path: '/sessions',
    id: 'find-case',
    summary: 'Open a case by reference, birth date and passport number',
    who: 'anyone',
    body: findBody,
    answers: { status: 201, schema: session },
    handle: async (call) => {
      const wrong = wrongFacts(call.body)
      if (wrong) return wrong
      const found = await findCase(call.context.deps, call.actor, { ...call.body, network: call.network })
      return found.ok ? done({ case: found.value.file.code, token: found.value.token }, 201) : found
    },
  }),
  route<{ token: string }>({
    method: 'POST',
    path: '/sessions/resume',
    id: 'resume-by-link',
    summary: 'Open a draft by the token of its mail',
    who: 'anyone',
    body: z.object({ token: z.string().max(100) }),
    answers: { status: 201, schema: session },
    handle: async (call) => {
      const found = await resumeByLink(call.context.deps, call.actor, call.body)
      return found.ok ? done({ case: found.value.file.code, token: found.value.token }, 201) : found
    },
  }),
  route<{ email: string; nationality: string; passportNumber: string }>({
    method: 'POST',
    path: '/reference-reminders',
    id: 'recover-reference',
    summary: 'Send a lost reference to the address of the case; the answer is always the same',
    who: 'anyone',
    body: z.object({ email: z.string().max(320), nationality: z.string().max(3), passportNumber: z.string().max(40) }),
    answers: { status: 202, schema: z.object({ answer: z.string() }) },
    handle: async (call) => {
      const asked = await recoverReference(call.context.deps, call.actor, { ...call.body, network: call.network })
      return asked.ok ? done({ answer: 'If there is such a case, a letter is on its way.' }, 202) : asked
    },
  }),
  route({
    method: 'POST',
    path: '/cases/{code}/payments',
    id: 'start-payment',
    summary: 'Where to pay what is owed',
    who: 'applicant',
    answers: { status: 201, schema: z.object({ redirectUrl: z.string() }) },
    handle: async (call) => {
      const begun = await startPayment(call.context.deps, call.actor, { code: call.params.code ?? '' })
      return begun.ok ? done(begun.value, 201) : begun
    },
  }),
  route({
    method: 'POST',
    path: '/cases/{code}/payment-checks',
    id: 'return-from-payment',
    summary: 'Ask the provider what became of the newest payment',
    who: 'applicant',
    answers: { status: 200, schema: z.object({ outcome: z.enum(['paid', 'failed', 'waiting']) }) },
    handle: async (call) => {
      const asked = await returnFromPayment(call.context.deps, call.actor, { code: call.params.code ?? '' })
      return asked.ok ? done({ outcome: asked.value }) : asked
    },
  }),
  route({
    method: 'GET',
    path: '/cards/{number}',
    id: 'check-card',
    summary: 'Valid or not, and the initials',
    who: 'anyone',
    answers: { status: 200, schema: shape.cardCheck },
    handle: async (call) => {
      const checked = await checkCard(call.context.deps, call.actor, { number: call.params.number ?? '', network: call.network })
      return checked.ok ? done(checked.value) : checked
    },
  }),
  route({
    method: 'GET',
    path: '/message-codes/{messageCode}',
    id: 'check-message',
    summary: 'Whether a letter came from the agency',
    who: 'anyone',
    answers: { status: 200, schema: z.object({ known: z.boolean(), kind: z.string().optional(), createdAt: shape.moment.optional() }) },
    handle: async (call) => {
      const checked = await checkMessage(call.context.deps, call.actor, { messageCode: call.params.messageCode ?? '', network: call.network })
      return checked.ok ? done({ known: checked.value !== undefined, ...checked.value }) : checked
    },
  }),
  route<z.infer<typeof messageBody>>({
    method: 'POST',
    path: '/messages',
    id: 'send-message',
    summary: 'Write to the agency',
    who: 'anyone',
    body: messageBody,
    answers: { status: 202, schema: z.object({ answer: z.string() }) },
    handle: async (call) => {
      const { case: about, ...message } = call.body
      const kept = await sendMessage(call.context.deps, call.actor, { ...message, network: call.network, ...(about ? { code: about } : {}) })
      return kept.ok ? done({ answer: kept.value }, 202) : kept
    },
  }),
]

/** The provider's signed notifications; they carry their own id, so no Idempotency-Key is asked. */
export const notificationRoute: ApiRoute = route({
  method: 'POST',
  path: '/payment-notifications',
  id: 'take-notification',
  summary: 'Signed notification of the payment provider',
  who: 'anyone',
  binary: true,
  answers: { status: 200, schema: z.object({ taken: z.number() }) },
  handle: notification,
})
