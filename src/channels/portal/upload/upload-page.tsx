import type { VNode } from 'preact'
import { loadCase } from '../../../actions/authorise.ts'
import { definitionOf } from '../../../actions/case-facts.ts'
import { cropPortrait, readCrop } from '../../../actions/crop-portrait.ts'
import { arrangePages, readDocument } from '../../../actions/documents.ts'
import type { CaseDocument } from '../../../actions/ports/case-records.ts'
import { editablePage } from '../../../actions/save-answers.ts'
import { readPassportOf, settlePassport } from '../../../actions/settle-passport.ts'
import { progress } from '../../../actions/submit-application.ts'
import { uploadDocument, type NewFile } from '../../../actions/upload-document.ts'
import { closeUpload } from '../../../actions/upload-parts.ts'
import type { CaseFile } from '../../../core/case/case-file.ts'
import type { Result } from '../../../core/kernel/result.ts'
import { ZONE_FIELDS } from '../../../core/passport/passport-zone.ts'
import { afterPage, casePath } from '../form-way.ts'
import { type Answer, go, notFound, page, type Visit } from '../visit.ts'
import type { OpenedUpload, Wrong } from './opened.ts'
import { readUpload } from './read-upload.ts'
import { UploadView } from './upload-view.tsx'

export async function showUpload(visit: Visit, pageId: string): Promise<Answer> {
  const opened = await open(visit, pageId)
  return 'kind' in opened ? opened : page(await view(visit, opened, []), measuring(opened))
}

/** One of the small forms of the page, or the file itself. */
export async function saveUpload(visit: Visit, pageId: string): Promise<Answer> {
  const opened = await open(visit, pageId)
  if ('kind' in opened) return opened
  const { file, requirement } = opened
  const at = { code: file.code, document: requirement.id }
  switch (visit.form.do) {
    case 'go-on':
      return goOn(visit, opened)
    case 'crop':
      return after(visit, opened, await again(() => cropPortrait(visit.context.deps, visit.actor, at)))
    case 'before':
    case 'after':
    case 'away': {
      const move = { ...at, page: visit.form.page ?? '', to: visit.form.do }
      return after(visit, opened, await again(() => arrangePages(visit.context.deps, visit.actor, move)))
    }
    case 'settle':
      return settle(visit, opened)
    default:
      return take(visit, opened)
  }
}

/** Another window may save in the same moment: nobody has to choose the file again for that. */
async function again<T, C extends string>(act: () => Promise<Result<T, C>>): Promise<Result<T, C>> {
  for (;;) {
    const done = await act()
    if (done.ok || done.code !== 'changed-meanwhile') return done
  }
}

async function take(visit: Visit, opened: OpenedUpload): Promise<Answer> {
  const { file, requirement } = opened
  const upload = await readUpload(visit, { file, requirement })
  if (!upload.ok) return refused(visit, opened, [{ ...upload, at: '#picture' }])
  const content = upload.value.kind === 'none' ? new Uint8Array() : upload.value.content
  const place = placeOf(opened, upload.value.kind === 'none' ? undefined : upload.value.replaces)
  const taken = await again(() => uploadDocument(visit.context.deps, visit.actor, { code: file.code, document: requirement.id, content, place }))
  if (upload.value.kind === 'parts') await closeUpload(visit.context.deps, visit.actor, { code: file.code, upload: upload.value.id })
  return after(visit, opened, taken)
}

function placeOf({ requirement, given }: OpenedUpload, replaces: string | undefined): NewFile['place'] {
  if ((requirement.picture.maxPages ?? 1) === 1) return 'all'
  return replaces && given.some(({ id }) => id === replaces) ? { page: replaces } : 'add'
}

/** What there is to look at is shown before the next page: findings, what was read, the pages of a document. */
async function after(visit: Visit, opened: OpenedUpload, done: Result<CaseFile, string>): Promise<Answer> {
  if (!done.ok) {
    if (done.code === 'not-found') return notFound
    return done.code === 'not-editable' ? go(visit, casePath(opened.file)) : refused(visit, opened, [{ ...done, at: '#picture' }])
  }
  const given = await pagesOf(visit, done.value, opened.requirement.id)
  const stay = isWorthALook(visit, { ...opened, file: done.value, given })
  return go(visit, stay ? `${casePath(opened.file)}/${opened.definition.id}` : await afterPage(visit, done.value, opened.definition.id))
}

function isWorthALook(visit: Visit, { file, requirement, given }: OpenedUpload): boolean {
  const measured = given[0]?.measured
  if ((requirement.picture.maxPages ?? 1) > 1) return true
  if (measured?.kind === 'portrait') return measured.findings.some(({ shown }) => shown)
  if (measured?.kind !== 'passport') return false
  if (!measured.zone.ok) return true
  const { deps } = visit.context
  const seen = readPassportOf(given, file.answers, deps.clock.dayOf(deps.clock.now()))
  return seen !== undefined && (seen.open.length > 0 || ZONE_FIELDS.some((field) => seen.read?.[field] && !file.answers[field]))
}

/** On to the next page; a difference between passport and answers is settled first. */
async function goOn(visit: Visit, opened: OpenedUpload): Promise<Answer> {
  const { file, given, definition } = opened
  if (given.length === 0) return refused(visit, opened, [{ code: 'file-missing', facts: {}, at: '#picture' }])
  return go(visit, await afterPage(visit, file, definition.id))
}

async function settle(visit: Visit, opened: OpenedUpload): Promise<Answer> {
  const choices = Object.fromEntries(ZONE_FIELDS.map((field) => [field, wordOf(visit.form[`word-${field}`])]))
  const done = await again(() => settlePassport(visit.context.deps, visit.actor, { code: opened.file.code, choices }))
  if (!done.ok) return done.code === 'not-found' ? notFound : go(visit, casePath(opened.file))
  const { file, problems } = done.value
  if (problems.length === 0) return go(visit, await afterPage(visit, file, opened.definition.id))
  return refused(
    visit,
    opened,
    problems.map((problem) => ({ ...problem, at: `#word-${problem.field}` })),
  )
}

function wordOf(value: string | undefined): 'read' | 'typed' | undefined {
  return value === 'read' || value === 'typed' ? value : undefined
}

/** A page as it was re-encoded, for its owner. */
export async function showPicture(visit: Visit): Promise<Answer> {
  const { code = '', document = '', place = '1' } = visit.params
  const found = await readDocument(visit.context.deps, visit.actor, { code, document, page: Number(place) })
  return found.ok ? { kind: 'file', content: found.value, type: 'image/jpeg' } : notFound
}

/** The cut that is offered, to be looked at before it is taken. */
export async function showCrop(visit: Visit): Promise<Answer> {
  const found = await readCrop(visit.context.deps, visit.actor, { code: visit.params.code ?? '', document: visit.params.document ?? '' })
  return found.ok ? { kind: 'file', content: found.value, type: 'image/jpeg' } : notFound
}

/** The page to edit. What can no longer be edited leads to where the case stands now. */
async function open(visit: Visit, pageId: string): Promise<OpenedUpload | Answer> {
  const { deps } = visit.context
  const loaded = await loadCase(deps, visit.actor, { action: 'read-application', code: visit.params.code ?? '' })
  if (!loaded.ok) return notFound
  const file = loaded.value
  const definition = await editablePage(deps, file, pageId)
  if (!definition.ok) return definition.code === 'not-editable' ? go(visit, casePath(file)) : notFound
  const requirement = definitionOf(deps.law(), file).documents.find((document) => document.id === definition.value.document)
  return requirement ? { file, definition: definition.value, requirement, given: await pagesOf(visit, file, requirement.id) } : notFound
}

async function pagesOf(visit: Visit, file: CaseFile, requirement: string): Promise<readonly CaseDocument[]> {
  return (await visit.context.deps.cases.documents(file.id)).filter((document) => document.requirement === requirement)
}

async function refused(visit: Visit, opened: OpenedUpload, wrong: readonly Wrong[]): Promise<Answer> {
  return page(await view(visit, opened, wrong), { status: 422, ...measuring(opened) })
}

/** A portrait may be measured in the browser before it is sent. */
function measuring({ requirement }: OpenedUpload): { readonly measures?: true } {
  return requirement.measured?.kind === 'portrait' ? { measures: true } : {}
}

async function view(visit: Visit, opened: OpenedUpload, wrong: readonly Wrong[]): Promise<VNode> {
  const reached = await progress(visit.context.deps, opened.file)
  return <UploadView visit={visit} opened={opened} reached={reached} wrong={wrong} />
}
