import { z } from 'zod'
import { withdrawApplication } from '../../actions/after-submission.ts'
import { changeStay, dropStayChange } from '../../actions/change-stay.ts'
import { downloadForm } from '../../actions/download-form.ts'
import { downloadCard, downloadReceipt, downloadRefusal } from '../../actions/downloads.ts'
import { retryApplication, startFamilyMember } from '../../actions/further-application.ts'
import { dropFeeDifference, resubmitApplication } from '../../actions/resubmit-application.ts'
import { reportMistake } from '../../actions/report-mistake.ts'
import { feeChange } from '../../core/fee/fee-change.ts'
import { type ApiAnswer, type ApiCall, type ApiRoute, done, route } from './api-route.ts'
import { caseAnswer, caseBody, codeOf, fileAnswer, seen, startedAnswer } from './case-answers.ts'
import { fieldProblems } from './problem.ts'
import * as shape from './schemas.ts'

const mistakeBody = shape.saveBody.extend({ note: z.string().max(500).optional() })

const fee = z.object({
  changed: z.array(z.string()).describe('Fields whose answers have changed the fee'),
  lines: z.array(z.object({ item: z.string(), oldMinor: z.number(), newMinor: z.number() })),
  oldTotalMinor: z.number(),
  newTotalMinor: z.number(),
  currency: z.string(),
})
const resubmitted = caseBody.extend({
  toPay: z.object({ minor: z.number(), currency: z.string() }).optional().describe('The difference; the case goes back to review when it is paid'),
  fee: fee.optional().describe('What the last corrections do to the fee'),
})

async function resubmit(call: ApiCall<unknown, unknown>): Promise<ApiAnswer> {
  const sent = await resubmitApplication(call.context.deps, call.actor, { code: codeOf(call) })
  if (!sent.ok) return sent
  const file = sent.value
  const waiting = file.pendingChange?.kind === 'correction' ? file.pendingChange.price : undefined
  const price = waiting ?? file.price
  if (!price?.before) return done({ case: seen(file) })
  const toPay = waiting ? { toPay: { minor: price.totalMinor - price.before.totalMinor, currency: price.currency } } : {}
  return done({ case: seen(file), ...toPay, fee: feeChange(price.before, price) })
}

async function mistake(call: ApiCall<z.infer<typeof mistakeBody>, unknown>): Promise<ApiAnswer> {
  const reported = await reportMistake(call.context.deps, call.actor, { code: codeOf(call), typed: call.body.answers, note: call.body.note ?? '' })
  if (!reported.ok) return reported
  if (reported.value.kind === 'problems') return fieldProblems(reported.value.problems)
  return caseAnswer({ ok: true, value: reported.value.file })
}

async function stay(call: ApiCall<z.infer<typeof shape.saveBody>, unknown>): Promise<ApiAnswer> {
  const changed = await changeStay(call.context.deps, call.actor, { code: codeOf(call), typed: call.body.answers })
  if (!changed.ok) return changed
  const change = changed.value
  if (change.kind === 'problems') return fieldProblems(change.problems)
  if (change.kind === 'to-pay') return done({ kind: change.kind, extraMinor: change.extraMinor, currency: change.currency })
  return done(change.kind === 'changed' ? { kind: change.kind, refundMinor: change.refundMinor } : { kind: change.kind })
}

/** The applicant's calls after the submission. */
export const afterRoutes: readonly ApiRoute[] = [
  route({
    method: 'POST',
    path: '/cases/{code}/resubmission',
    id: 'resubmit-application',
    summary:
      'Send the corrections. Where they make the case dearer it stays returned until `toPay` is paid; where they make it cheaper the difference goes back',
    who: 'applicant',
    answers: { status: 200, schema: resubmitted },
    handle: resubmit,
  }),
  route({
    method: 'DELETE',
    path: '/cases/{code}/fee-difference',
    id: 'drop-fee-difference',
    summary: 'Change the corrected answers again instead of paying the difference',
    who: 'applicant',
    answers: { status: 200, schema: caseBody },
    handle: async (call) => caseAnswer(await dropFeeDifference(call.context.deps, call.actor, { code: codeOf(call) })),
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
    handle: async (call) => caseAnswer(await withdrawApplication(call.context.deps, call.actor, { code: codeOf(call), confirmed: call.body.confirmed })),
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
    handle: async (call) => caseAnswer(await dropStayChange(call.context.deps, call.actor, { code: codeOf(call) })),
  }),
  route({
    method: 'POST',
    path: '/cases/{code}/family-members',
    id: 'start-family-member',
    summary: 'Open a draft with the shared answers',
    who: 'applicant',
    answers: { status: 201, schema: shape.started },
    handle: async (call) => startedAnswer(await startFamilyMember(call.context.deps, call.actor, { code: codeOf(call) })),
  }),
  route({
    method: 'POST',
    path: '/cases/{code}/retries',
    id: 'retry-application',
    summary: 'Open a new draft with the old answers',
    who: 'applicant',
    answers: { status: 201, schema: shape.started },
    handle: async (call) => startedAnswer(await retryApplication(call.context.deps, call.actor, { code: codeOf(call) })),
  }),
  route({
    method: 'GET',
    path: '/cases/{code}/card',
    id: 'download-card',
    summary: 'The card as PDF',
    who: 'applicant',
    answers: { status: 200, type: 'application/pdf' },
    handle: async (call) => fileAnswer(await downloadCard(call.context.deps, call.actor, { code: codeOf(call) })),
  }),
  route({
    method: 'GET',
    path: '/cases/{code}/receipts/{receipt}',
    id: 'download-receipt',
    summary: 'A receipt as PDF',
    who: 'applicant',
    answers: { status: 200, type: 'application/pdf' },
    handle: async (call) => fileAnswer(await downloadReceipt(call.context.deps, call.actor, { code: codeOf(call), receipt: call.params.receipt ?? '' })),
  }),
  route({
    method: 'GET',
    path: '/cases/{code}/refusal',
    id: 'download-refusal',
    summary: 'The refusal letter as PDF',
    who: 'applicant',
    answers: { status: 200, type: 'application/pdf' },
    handle: async (call) => fileAnswer(await downloadRefusal(call.context.deps, call.actor, { code: codeOf(call) })),
  }),
  route({
    method: 'GET',
    path: '/cases/{code}/form',
    id: 'download-form',
    summary: 'The application form as PDF, with what is in the case so far and room for a pen where nothing is',
    who: 'applicant',
    answers: { status: 200, type: 'application/pdf' },
    handle: async (call) => fileAnswer(await downloadForm(call.context.deps, call.actor, { code: codeOf(call) })),
  }),
]
