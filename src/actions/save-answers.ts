import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { Typed } from '../core/form/check-field.ts'
import { checkPage } from '../core/form/check-page.ts'
import type { Problem } from '../core/form/problem.ts'
import type { Language } from '../core/kernel/language.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { fieldsFor, pagesFor, type Answers, type FieldDefinition, type PageDefinition } from '../core/service/definition.ts'
import { eventActor, loadCase } from './authorise.ts'
import { definitionOf, formFacts, isChosen, typedColumns } from './case-facts.ts'
import { newAddress } from './email.ts'
import { passportOf } from './passport-index.ts'
import type { Deps } from './deps.ts'
import type { CaseChange } from './ports/cases.ts'
import { planNotice, saveCase } from './save-case.ts'

export interface SavedPage {
  readonly file: CaseFile
  readonly problems: readonly Problem[]
}

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'secrets'>

/**
 * Saves what is in order on one page and names what is not. A page with problems is not complete, but the answers
 * that were right are kept: nothing typed is lost when the tab closes.
 */
export async function saveAnswers(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly page: string; readonly typed: Typed; readonly language?: Language },
): Promise<Result<SavedPage, 'not-found' | 'not-editable' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'save-answers', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const page = await editablePage(deps, file, input.page)
  if (!page.ok) return page
  const today = deps.clock.dayOf(deps.clock.now())
  const facts = formFacts(deps.law(), definitionOf(deps.law(), file), { ...file, today })
  const checked = checkPage(page.value, input.typed, facts)
  const answers = mergeAnswers(file.answers, checked.answers)
  const language = input.language ?? file.language
  if (same(file.answers, answers) && language === file.language) return ok({ file, problems: checked.problems })
  const saved = await writeAnswers(deps, actor, { file: { ...file, language }, answers, page: page.value.id })
  return saved.ok ? ok({ file: saved.value, problems: checked.problems }) : saved
}

/**
 * The page as it may be edited now: whole while a draft; while returned what was asked for, and what no longer holds by itself: a day of entry that
 * has passed meanwhile, a paper that a corrected answer asks for. Without that, a case could be paid and have no way on. Where the price hangs on an
 * answer, the difference is settled when the corrections are sent.
 */
export async function editablePage(
  deps: Pick<Deps, 'clock' | 'cases' | 'law'>,
  file: CaseFile,
  pageId: string,
): Promise<Result<PageDefinition, 'not-found' | 'not-editable'>> {
  const law = deps.law()
  const definition = definitionOf(law, file)
  const facts = formFacts(law, definition, { ...file, today: deps.clock.dayOf(deps.clock.now()) })
  const page = pagesFor(definition, facts).find((p) => p.id === pageId)
  if (!page) return refuse('not-found')
  if (file.state === 'draft') return ok(page)
  // While the difference of a correction is to be paid, what it was made from stands still.
  if (file.state !== 'returned' || file.pendingChange?.kind === 'correction') return refuse('not-editable', { state: file.state })
  const asked = new Set((file.returned ?? []).map((reason) => reason.target))
  const broken = new Set(checkPage(page, file.answers, facts).problems.map((problem) => problem.field))
  const mayChange = (field: FieldDefinition) => (asked.has(field.name) || broken.has(field.name)) && !isChosen(field)
  const fields = fieldsFor(page, facts).filter(mayChange)
  if (fields.length > 0 || (page.document && (asked.has(page.document) || !(await isGiven(deps.cases, file, page.document))))) return ok({ ...page, fields })
  return refuse('not-editable', { state: file.state })
}

async function isGiven(cases: Deps['cases'], file: CaseFile, document: string): Promise<boolean> {
  return (await cases.documents(file.id)).some((given) => given.requirement === document)
}

/** Writes answers that are in order; `also` goes into the same transaction. */
export async function writeAnswers(
  deps: Needs,
  actor: Actor,
  act: { readonly file: CaseFile; readonly answers: Answers; readonly page: string; readonly also?: Pick<CaseChange, 'measured' | 'events'> },
): Promise<Result<CaseFile, 'changed-meanwhile'>> {
  const { file, answers, also } = act
  const at = deps.clock.now()
  const newEmail = answers.email !== file.answers.email && answers.email ? answers.email : undefined
  const withEmail: CaseFile = newEmail ? { ...file, email: newEmail } : file
  const resume = newEmail && file.state === 'draft' ? planNotice(deps.chance, withEmail, { kind: 'resume-link', at }) : undefined
  return saveCase(deps.cases, file, {
    at,
    patch: { ...typedColumns(answers), language: file.language, ...(newEmail ? newAddress(file, newEmail) : {}) },
    ...passportOf(deps.secrets, answers),
    ...also,
    events: also?.events ?? [{ kind: 'save-answers', actor: eventActor(actor), at, data: { page: act.page } }],
    ...(resume ? { notices: resume.notices, jobs: resume.jobs } : {}),
  })
}

export function mergeAnswers(before: Answers, changed: Answers): Answers {
  const merged = { ...before, ...changed }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''))
}

function same(a: Answers, b: Answers): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => (a[key] ?? '') === (b[key] ?? ''))
}
