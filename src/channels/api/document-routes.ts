import { z } from 'zod'
import { loadCase } from '../../actions/authorise.ts'
import { cropPortrait } from '../../actions/crop-portrait.ts'
import { arrangePages, type PageMove, readDocument } from '../../actions/documents.ts'
import { readPassportOf, settlePassport } from '../../actions/settle-passport.ts'
import { type NewFile, uploadDocument } from '../../actions/upload-document.ts'
import { refuse } from '../../core/kernel/result.ts'
import { type ApiAnswer, type ApiCall, type ApiRoute, done, route } from './api-route.ts'
import { caseAnswer, caseBody, codeOf, seen } from './case-answers.ts'
import { fieldProblems } from './problem.ts'
import { documentsView } from './schemas.ts'

const documentOf = (call: ApiCall<unknown, unknown>): string => call.params.document ?? ''

async function takeFile(call: ApiCall<unknown, unknown>, place: NewFile['place']): Promise<ApiAnswer> {
  // What is no file is told of one's own case only: the case is looked up first.
  const content = Buffer.isBuffer(call.body) ? new Uint8Array(call.body) : new Uint8Array()
  const given = await uploadDocument(call.context.deps, call.actor, { code: codeOf(call), document: documentOf(call), content, place })
  const isOtherType = call.body !== undefined && !Buffer.isBuffer(call.body)
  return !given.ok && given.code === 'file-missing' && isOtherType ? refuse('content-type-not-accepted') : caseAnswer(given)
}

/** What there is, with what was measured or read on it. */
async function listDocuments(call: ApiCall<unknown, unknown>): Promise<ApiAnswer> {
  const { deps } = call.context
  const loaded = await loadCase(deps, call.actor, { action: 'list-documents', code: codeOf(call) })
  if (!loaded.ok) return loaded
  const documents = await deps.cases.documents(loaded.value.id)
  const passport = readPassportOf(documents, loaded.value.answers, deps.clock.dayOf(deps.clock.now()))
  return done({
    documents: documents.map(({ id, requirement, width, height, sniffed, uploadedAt, measured }) => ({
      page: id,
      document: requirement,
      width,
      height,
      kind: sniffed,
      uploadedAt,
      ...(measured?.kind === 'portrait' ? { specVersion: measured.specVersion, findings: measured.findings } : {}),
      ...(measured?.kind === 'passport' ? { zone: measured.zone } : {}),
    })),
    ...(passport?.read ? { passport: { read: passport.read, differences: passport.differences, open: passport.open.map(({ field }) => field) } } : {}),
  })
}

async function settle(call: ApiCall<{ readonly choices: Readonly<Record<string, 'read' | 'typed'>> }, unknown>): Promise<ApiAnswer> {
  const settled = await settlePassport(call.context.deps, call.actor, { code: codeOf(call), choices: call.body.choices })
  if (!settled.ok) return settled
  const { file, problems } = settled.value
  return problems.length > 0 ? fieldProblems(problems) : done({ case: seen(file) })
}

/** Files of a case: what is sent, what was found on it, and how that is settled. */
export const documentRoutes: readonly ApiRoute[] = [
  route({
    method: 'GET',
    path: '/cases/{code}/documents',
    id: 'list-documents',
    summary: 'The pages given, with the findings of the photo check and what was read in the passport',
    who: 'applicant',
    answers: { status: 200, schema: documentsView },
    handle: listDocuments,
  }),
  route({
    method: 'PUT',
    path: '/cases/{code}/documents/{document}',
    id: 'upload-document',
    summary: 'Give a document: the bytes of one JPEG, PNG, WebP, HEIC or, for papers, PDF file, in place of what there was',
    who: 'applicant',
    binary: true,
    answers: { status: 200, schema: caseBody },
    handle: (call) => takeFile(call, 'all'),
  }),
  route({
    method: 'POST',
    path: '/cases/{code}/documents/{document}/pages',
    id: 'add-pages',
    summary: 'Add the pages of a further file to a document of several pages',
    who: 'applicant',
    binary: true,
    answers: { status: 200, schema: caseBody },
    handle: (call) => takeFile(call, 'add'),
  }),
  route<{ page: string; to: PageMove['to'] }>({
    method: 'POST',
    path: '/cases/{code}/documents/{document}/order',
    id: 'arrange-pages',
    summary: 'Move a page one place, or take it away',
    who: 'applicant',
    body: z.object({ page: z.string().max(60), to: z.enum(['before', 'after', 'away']) }),
    answers: { status: 200, schema: caseBody },
    handle: async (call) => caseAnswer(await arrangePages(call.context.deps, call.actor, { code: codeOf(call), document: documentOf(call), ...call.body })),
  }),
  route({
    method: 'POST',
    path: '/cases/{code}/documents/{document}/crop',
    id: 'crop-portrait',
    summary: 'Take the upright, closer cut of the portrait that the check offers',
    who: 'applicant',
    answers: { status: 200, schema: caseBody },
    handle: async (call) => caseAnswer(await cropPortrait(call.context.deps, call.actor, { code: codeOf(call), document: documentOf(call) })),
  }),
  route<{ choices: Readonly<Record<string, 'read' | 'typed'>> }>({
    method: 'POST',
    path: '/cases/{code}/passport-settlement',
    id: 'settle-passport',
    summary: 'Take over what was read in the passport, and say of each difference whose word counts',
    who: 'applicant',
    body: z.object({ choices: z.record(z.string().max(40), z.enum(['read', 'typed'])) }),
    answers: { status: 200, schema: caseBody },
    handle: settle,
  }),
  route({
    method: 'GET',
    path: '/cases/{code}/documents/{document}',
    id: 'read-document',
    summary: 'The first page, re-encoded',
    who: 'applicant',
    answers: { status: 200, type: 'image/jpeg' },
    handle: async (call) => {
      const found = await readDocument(call.context.deps, call.actor, { code: codeOf(call), document: documentOf(call) })
      return found.ok ? { ok: true, file: found.value, type: 'image/jpeg', filename: 'picture.jpg' } : found
    },
  }),
]
