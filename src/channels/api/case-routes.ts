import { z } from 'zod'
import { changeEmail, confirmEmail, sendEmailCode } from '../../actions/email.ts'
import { readStatus } from '../../actions/read-status.ts'
import { saveAnswers } from '../../actions/save-answers.ts'
import { startApplication } from '../../actions/start-application.ts'
import { amendApplication, progress, submitApplication } from '../../actions/submit-application.ts'
import { visibleEvents } from '../../core/access/fields.ts'
import { type ApiAnswer, type ApiCall, type ApiRoute, done, route } from './api-route.ts'
import { caseAnswer, caseBody, codeOf, seen, startedAnswer } from './case-answers.ts'
import { documentRoutes } from './document-routes.ts'
import { fieldProblems } from './problem.ts'
import * as shape from './schemas.ts'

async function statusAnswer(call: ApiCall<unknown, unknown>): Promise<ApiAnswer> {
  const { deps } = call.context
  const read = await readStatus(deps, call.actor, { code: codeOf(call) })
  if (!read.ok) return read
  const { file, turn, moves, events, receipts, card, workingDaysLeft } = read.value
  const next = file.state === 'draft' ? (await progress(deps, file)).next?.id : undefined
  return done({
    case: seen(file),
    turn,
    moves,
    emailConfirmed: file.emailConfirmedAt !== undefined,
    events: visibleEvents(
      'applicant',
      events,
      new Set(
        deps
          .law()
          .reasons.filter((reason) => !reason.disclosable)
          .map((reason) => reason.code),
      ),
    ),
    receipts: receipts.map(({ number, checkCode, kind, amountMinor, currency, issuedAt }) => ({ number, checkCode, kind, amountMinor, currency, issuedAt })),
    ...(next ? { nextPage: next } : {}),
    ...(card
      ? {
          card: {
            number: card.number,
            state: card.state,
            validFrom: card.validFrom,
            validUntil: card.validUntil,
            daysOfStay: card.daysOfStay,
            entries: card.entries,
          },
        }
      : {}),
    ...(workingDaysLeft === undefined ? {} : { workingDaysLeft }),
  })
}

async function savePage(call: ApiCall<z.infer<typeof shape.saveBody>, unknown>): Promise<ApiAnswer> {
  const saved = await saveAnswers(call.context.deps, call.actor, {
    code: codeOf(call),
    page: call.params.page ?? '',
    typed: call.body.answers,
  })
  if (!saved.ok) return saved
  const { file, problems } = saved.value
  if (problems.length > 0) return fieldProblems(problems)
  return done({ case: seen(file) })
}

/** The applicant's calls up to the submission; the same actions as the pages. */
export const caseRoutes: readonly ApiRoute[] = [
  route<z.infer<typeof shape.startBody>>({
    method: 'POST',
    path: '/cases',
    id: 'start-application',
    summary: 'Open a draft',
    who: 'anyone',
    body: shape.startBody,
    answers: { status: 201, schema: shape.started },
    handle: async (call) =>
      startedAnswer(
        await startApplication(call.context.deps, call.actor, {
          service: call.body.service,
          language: call.body.language,
          channel: 'api',
          answers: call.body.answers ?? {},
        }),
      ),
  }),
  route({
    method: 'GET',
    path: '/cases/{code}',
    id: 'read-status',
    summary: 'The case, whose turn it is and what may be done',
    who: 'applicant',
    answers: { status: 200, schema: shape.statusView },
    handle: statusAnswer,
  }),
  route<z.infer<typeof shape.saveBody>>({
    method: 'PUT',
    path: '/cases/{code}/pages/{page}',
    id: 'save-answers',
    summary: 'Save one page of answers',
    who: 'applicant',
    body: shape.saveBody,
    answers: { status: 200, schema: caseBody },
    handle: savePage,
  }),
  ...documentRoutes,
  route({
    method: 'POST',
    path: '/cases/{code}/email-codes',
    id: 'send-email-code',
    summary: 'Send a code to the e-mail address',
    who: 'applicant',
    answers: { status: 200, schema: caseBody },
    handle: async (call) => caseAnswer(await sendEmailCode(call.context.deps, call.actor, { code: codeOf(call) })),
  }),
  route<{ digits: string }>({
    method: 'POST',
    path: '/cases/{code}/email-confirmation',
    id: 'confirm-email',
    summary: 'Confirm the address with the code',
    who: 'applicant',
    body: z.object({ digits: z.string().max(20) }),
    answers: { status: 200, schema: caseBody },
    handle: async (call) => caseAnswer(await confirmEmail(call.context.deps, call.actor, { code: codeOf(call), digits: call.body.digits })),
  }),
  route<{ email: string }>({
    method: 'PUT',
    path: '/cases/{code}/email',
    id: 'change-email',
    summary: 'Give another e-mail address',
    who: 'applicant',
    body: z.object({ email: z.string().max(320) }),
    answers: { status: 200, schema: caseBody },
    handle: async (call) => caseAnswer(await changeEmail(call.context.deps, call.actor, { code: codeOf(call), email: call.body.email })),
  }),
  route<{ declared: boolean }>({
    method: 'POST',
    path: '/cases/{code}/submission',
    id: 'submit-application',
    summary: 'Declare that the answers are true',
    who: 'applicant',
    body: z.object({ declared: z.boolean() }),
    answers: { status: 200, schema: caseBody },
    handle: async (call) => caseAnswer(await submitApplication(call.context.deps, call.actor, { code: codeOf(call), declared: call.body.declared })),
  }),
  route({
    method: 'POST',
    path: '/cases/{code}/amendment',
    id: 'amend-application',
    summary: 'Back to the answers before paying',
    who: 'applicant',
    answers: { status: 200, schema: caseBody },
    handle: async (call) => caseAnswer(await amendApplication(call.context.deps, call.actor, { code: codeOf(call) })),
  }),
]
