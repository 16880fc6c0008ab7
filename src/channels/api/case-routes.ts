import { z } from 'zod'
import { resubmitApplication, withdrawApplication } from '../../actions/after-submission.ts'
import { changeStay, dropStayChange } from '../../actions/change-stay.ts'
import { readDocument, uploadDocument } from '../../actions/documents.ts'
import { downloadCard, downloadReceipt, downloadRefusal, type Download } from '../../actions/downloads.ts'
import { changeEmail, confirmEmail, sendEmailCode } from '../../actions/email.ts'
import { retryApplication, startFamilyMember } from '../../actions/further-application.ts'
import { readStatus } from '../../actions/read-status.ts'
import { reportMistake } from '../../actions/report-mistake.ts'
import { saveAnswers } from '../../actions/save-answers.ts'
import { startApplication, type Started } from '../../actions/start-application.ts'
import { amendApplication, progress, submitApplication } from '../../actions/submit-application.ts'
import { visibleCase } from '../../core/access/fields.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import type { Result } from '../../core/kernel/result.ts'
import { type ApiAnswer, type ApiCall, type ApiRoute, done, route } from './api-route.ts'
import { fieldProblems } from './problem.ts'
import * as shape from './schemas.ts'

const code = (call: ApiCall<unknown, unknown>) => call.params.code ?? ''
const seen = (file: CaseFile) => visibleCase('applicant', file)

function caseAnswer(result: Result<CaseFile>): ApiAnswer {
  return result.ok ? done({ case: seen(result.value) }) : result
}

function startedAnswer(result: Result<Started>): ApiAnswer {
  return result.ok ? done({ case: result.value.code, token: result.value.token }, 201) : result
}

function fileAnswer(result: Result<Download>): ApiAnswer {
  return result.ok ? { ok: true, file: result.value.content, type: 'application/pdf', filename: result.value.filename } : result
}

async function statusAnswer(call: ApiCall<unknown, unknown>): Promise<ApiAnswer> {
  const { deps } = call.context
  const read = await readStatus(deps, call.actor, { code: code(call) })
  if (!read.ok) return read
  const { file, turn, moves, events, receipts, card, workingDaysLeft } = read.value
  const next = file.state === 'draft' ? (await progress(deps, file)).next?.id : undefined
  return done({
    case: seen(file),
    turn,
    moves,
    emailConfirmed: file.emailConfirmedAt !== undefined,
    events,
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
    code: code(call),
    page: call.params.page ?? '',
    typed: call.body.answers,
    language: call.language,
  })
  if (!saved.ok) return saved
  const { file, problems } = saved.value
  if (problems.length > 0) return { ok: true, status: 422, body: fieldProblems(call.context.origin, call.context.texts(call.language), problems) }
  return done({ case: seen(file) })
}

async function takePicture(call: ApiCall<unknown, unknown>): Promise<ApiAnswer> {
  // What is no picture is told of one's own case only: the case is looked up first.
  const content = Buffer.isBuffer(call.body) ? new Uint8Array(call.body) : new Uint8Array()
  return caseAnswer(await uploadDocument(call.context.deps, call.actor, { code: code(call), document: call.params.document ?? '', content }))
}

const caseBody = z.object({ case: shape.caseView })
const mistakeBody = shape.saveBody.extend({ note: z.string().max(500).optional() })

async function mistake(call: ApiCall<z.infer<typeof mistakeBody>, unknown>): Promise<ApiAnswer> {
  const done = await reportMistake(call.context.deps, call.actor, { code: code(call), typed: call.body.answers, note: call.body.note ?? '' })
  if (!done.ok) return done
  if (done.value.kind === 'problems')
    return { ok: true, status: 422, body: fieldProblems(call.context.origin, call.context.texts(call.language), done.value.problems) }
  return caseAnswer({ ok: true, value: done.value.file })
}

/** The applicant's calls on one case; the same actions as the pages. */
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
  route({
    method: 'PUT',
    path: '/cases/{code}/documents/{document}',
    id: 'upload-document',
    summary: 'Give a picture: the bytes of a JPEG, PNG or WebP file',
    who: 'applicant',
    binary: true,
    answers: { status: 200, schema: caseBody },
    handle: takePicture,
  }),
  route({
    method: 'GET',
    path: '/cases/{code}/documents/{document}',
    id: 'read-document',
    summary: 'The re-encoded picture',
    who: 'applicant',
    answers: { status: 200, type: 'image/jpeg' },
    handle: async (call) => {
      const found = await readDocument(call.context.deps, call.actor, { code: code(call), document: call.params.document ?? '' })
      return found.ok ? { ok: true, file: found.value, type: 'image/jpeg', filename: 'picture.jpg' } : found
    },
  }),
  route({
    method: 'POST',
    path: '/cases/{code}/email-codes',
    id: 'send-email-code',
    summary: 'Send a code to the e-mail address',
    who: 'applicant',
    answers: { status: 200, schema: caseBody },
    handle: async (call) => caseAnswer(await sendEmailCode(call.context.deps, call.actor, { code: code(call) })),
  }),
  route<{ digits: string }>({
    method: 'POST',
    path: '/cases/{code}/email-confirmation',
    id: 'confirm-email',
    summary: 'Confirm the address with the code',
    who: 'applicant',
    body: z.object({ digits: z.string().max(20) }),
    answers: { status: 200, schema: caseBody },
    handle: async (call) => caseAnswer(await confirmEmail(call.context.deps, call.actor, { code: code(call), digits: call.body.digits })),
  }),
  route<{ email: string }>({
    method: 'PUT',
    path: '/cases/{code}/email',
    id: 'change-email',
    summary: 'Give another e-mail address',
    who: 'applicant',
    body: z.object({ email: z.string().max(320) }),
    answers: { status: 200, schema: caseBody },
    handle: async (call) => caseAnswer(await changeEmail(call.context.deps, call.actor, { code: code(call), email: call.body.email })),
  }),
  route<{ declared: boolean }>({
    method: 'POST',
    path: '/cases/{code}/submission',
    id: 'submit-application',
    summary: 'Declare that the answers are true',
    who: 'applicant',
    body: z.object({ declared: z.boolean() }),
    answers: { status: 200, schema: caseBody },
    handle: async (call) => caseAnswer(await submitApplication(call.context.deps, call.actor, { code: code(call), declared: call.body.declared })),
  }),
  route({
    method: 'POST',
    path: '/cases/{code}/amendment',
    id: 'amend-application',
    summary: 'Back to the answers before paying',
    who: 'applicant',
    answers: { status: 200, schema: caseBody },
    handle: async (call) => caseAnswer(await amendApplication(call.context.deps, call.actor, { code: code(call) })),
  }),
  route({
    method: 'POST',
    path: '/cases/{code}/resubmission',
    id: 'resubmit-application',
    summary: 'Send the corrections',
    who: 'applicant',
    answers: { status: 200, schema: caseBody },
    handle: async (call) => caseAnswer(await resubmitApplication(call.context.deps, call.actor, { code: code(call) })),
  }),
  route<z.infer<typeof mistakeBody>>({
    method: 'POST',
    path: '/cases/{code}/mistakes',
    id: 'report-mistake',
    summary: 'Ask to correct what is printed on the card, free of charge',
    who: 'applicant',
    body: mistakeBody,
    answers: { status: 200, schema: caseBody },
    handle: mistake,
  }),
  route<{ confirmed: boolean }>({
    method: 'POST',
    path: '/cases/{code}/withdrawal',
    id: 'withdraw-application',
    summary: 'End the application',
    who: 'applicant',
    body: z.object({ confirmed: z.boolean() }),
    answers: { status: 200, schema: caseBody },
    handle: async (call) => caseAnswer(await withdrawApplication(call.context.deps, call.actor, { code: code(call), confirmed: call.body.confirmed })),
  }),
  route<z.infer<typeof shape.saveBody>>({
    method: 'PUT',
    path: '/cases/{code}/stay',
    id: 'change-stay',
    summary: 'Change days or entries before the decision',
    who: 'applicant',
    body: shape.saveBody,
    answers: { status: 200, schema: z.object({ kind: z.string() }) },
    handle: stay,
  }),
  route({
    method: 'DELETE',
    path: '/cases/{code}/stay',
    id: 'drop-stay-change',
    summary: 'Keep the old stay',
    who: 'applicant',
    answers: { status: 200, schema: caseBody },
    handle: async (call) => caseAnswer(await dropStayChange(call.context.deps, call.actor, { code: code(call) })),
  }),
  route({
    method: 'POST',
    path: '/cases/{code}/family-members',
    id: 'start-family-member',
    summary: 'Open a draft with the shared answers',
    who: 'applicant',
    answers: { status: 201, schema: shape.started },
    handle: async (call) => startedAnswer(await startFamilyMember(call.context.deps, call.actor, { code: code(call) })),
  }),
  route({
    method: 'POST',
    path: '/cases/{code}/retries',
    id: 'retry-application',
    summary: 'Open a new draft with the old answers',
    who: 'applicant',
    answers: { status: 201, schema: shape.started },
    handle: async (call) => startedAnswer(await retryApplication(call.context.deps, call.actor, { code: code(call) })),
  }),
  route({
    method: 'GET',
    path: '/cases/{code}/card',
    id: 'download-card',
    summary: 'The card as PDF',
    who: 'applicant',
    answers: { status: 200, type: 'application/pdf' },
    handle: async (call) => fileAnswer(await downloadCard(call.context.deps, call.actor, { code: code(call) })),
  }),
  route({
    method: 'GET',
    path: '/cases/{code}/receipts/{receipt}',
    id: 'download-receipt',
    summary: 'A receipt as PDF',
    who: 'applicant',
    answers: { status: 200, type: 'application/pdf' },
    handle: async (call) => fileAnswer(await downloadReceipt(call.context.deps, call.actor, { code: code(call), receipt: call.params.receipt ?? '' })),
  }),
  route({
    method: 'GET',
    path: '/cases/{code}/refusal',
    id: 'download-refusal',
    summary: 'The refusal letter as PDF',
    who: 'applicant',
    answers: { status: 200, type: 'application/pdf' },
    handle: async (call) => fileAnswer(await downloadRefusal(call.context.deps, call.actor, { code: code(call) })),
  }),
]

async function stay(call: ApiCall<z.infer<typeof shape.saveBody>, unknown>): Promise<ApiAnswer> {
  const changed = await changeStay(call.context.deps, call.actor, { code: code(call), typed: call.body.answers })
  if (!changed.ok) return changed
  const change = changed.value
  if (change.kind === 'problems') return { ok: true, status: 422, body: fieldProblems(call.context.origin, call.context.texts(call.language), change.problems) }
  if (change.kind === 'to-pay') return done({ kind: change.kind, extraMinor: change.extraMinor, currency: change.currency })
  return done(change.kind === 'changed' ? { kind: change.kind, refundMinor: change.refundMinor } : { kind: change.kind })
}
