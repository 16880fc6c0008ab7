import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { checkPage } from '../core/form/check-page.ts'
import type { Problem } from '../core/form/problem.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { type Difference, differencesOf, type Settled, unsettled, ZONE_FIELDS, zoneAnswers } from '../core/passport/passport-zone.ts'
import { pagesFor, type Answers } from '../core/service/definition.ts'
import { eventActor, loadCase } from './authorise.ts'
import { definitionOf, formFacts } from './case-facts.ts'
import type { Deps } from './deps.ts'
import type { CaseDocument, MeasuredPassport } from './ports/case-records.ts'
import { editablePage, mergeAnswers, writeAnswers } from './save-answers.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'secrets'>

/** A picture of a passport, the zone that was read in it, and where the answers say something else. */
export interface ReadPassport {
  readonly document: CaseDocument
  readonly measured: MeasuredPassport
  /** What the zone says; undefined where it was not read. */
  readonly read?: Answers
  readonly differences: readonly Difference[]
  readonly open: readonly Difference[]
}

export function readPassportOf(documents: readonly CaseDocument[], answers: Answers, today: PlainDate): ReadPassport | undefined {
  for (const document of documents) {
    const { measured } = document
    if (measured?.kind !== 'passport') continue
    if (!measured.zone.ok) return { document, measured, differences: [], open: [] }
    const differences = differencesOf(measured.zone.lines, answers, today)
    const read = zoneAnswers(measured.zone.lines, today)
    return { document, measured, ...(read ? { read } : {}), differences, open: unsettled(differences, measured.settled) }
  }
  return undefined
}

/** Field -> whose word counts. */
export type Choices = Readonly<Record<string, 'read' | 'typed' | undefined>>

export interface SettledPassport {
  readonly file: CaseFile
  readonly problems: readonly Problem[]
}

/**
 * Takes over what the passport says where nothing was answered yet, and settles every difference as the applicant says: either the answer becomes what the
 * passport says, or it stays and an officer will see both. A choice that is missing, or a value that the form cannot take, is a problem at its field.
 */
export async function settlePassport(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly choices: Choices },
): Promise<Result<SettledPassport, 'not-found' | 'not-editable' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'settle-passport', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const today = deps.clock.dayOf(deps.clock.now())
  const seen = readPassportOf(await deps.cases.documents(file.id), file.answers, today)
  if (!seen?.read || !seen.measured.zone.ok) return refuse('not-found')
  const editable = await editableFields(deps, file)
  if (editable.size === 0) return refuse('not-editable', { state: file.state })
  const missing = seen.open.filter(({ field }) => input.choices[field] === undefined && editable.has(field))
  const wanted = wantedAnswers(seen, { choices: input.choices, editable, answers: file.answers })
  const taken = checked(deps, file, wanted)
  const problems: readonly Problem[] = [...missing.map(({ field }): Problem => ({ field, code: 'choose-one', facts: {} })), ...taken.problems]
  if (problems.length > 0) return ok({ file, problems })
  const settled = { ...seen.measured.settled, ...keptWords(seen, input.choices) }
  return save(deps, actor, { file, answers: mergeAnswers(file.answers, taken.answers), seen, settled })
}

async function save(
  deps: Needs,
  actor: Actor,
  act: { readonly file: CaseFile; readonly answers: Answers; readonly seen: ReadPassport; readonly settled: Settled },
): Promise<Result<SettledPassport, 'changed-meanwhile'>> {
  const { seen, settled } = act
  const at = deps.clock.now()
  // Names of fields, never what stands in them: the history keeps no personal data twice.
  const data = { document: seen.document.requirement, kept: Object.keys(settled).join(' ') }
  const saved = await writeAnswers(deps, actor, {
    file: act.file,
    answers: act.answers,
    page: 'settle-passport',
    also: {
      measured: { document: seen.document.id, measured: { ...seen.measured, settled } },
      events: [{ kind: 'settle-passport', actor: eventActor(actor), at, data }],
    },
  })
  return saved.ok ? ok({ file: saved.value, problems: [] }) : saved
}

function keptWords(seen: ReadPassport, choices: Choices): Settled {
  const kept = seen.differences.filter(({ field }) => choices[field] === 'typed')
  return Object.fromEntries(kept.map(({ field, read, typed }) => [field, { read, typed }]))
}

/** The answers as the passport says them, where nothing was answered or the passport's word was chosen. */
function wantedAnswers(seen: ReadPassport, by: { readonly choices: Choices; readonly editable: ReadonlySet<string>; readonly answers: Answers }): Answers {
  const { read = {} } = seen
  const differs = new Set<string>(seen.differences.map(({ field }) => field))
  const wanted: Record<string, string> = {}
  for (const field of ZONE_FIELDS) {
    const takes = differs.has(field) ? by.choices[field] === 'read' : !by.answers[field]
    if (takes && by.editable.has(field)) wanted[field] = read[field] ?? ''
  }
  // The tick for a single name belongs to the given names.
  if (wanted.givenNames !== undefined && wanted.surname !== '') wanted.oneName = read.oneName ?? ''
  return wanted
}

/** The wanted values as the pages of the form take them. */
function checked(deps: Needs, file: CaseFile, wanted: Answers): { readonly answers: Answers; readonly problems: readonly Problem[] } {
  const law = deps.law()
  const definition = definitionOf(law, file)
  const all = { ...file.answers, ...wanted }
  const facts = formFacts(law, definition, { ...file, answers: all, today: deps.clock.dayOf(deps.clock.now()) })
  const answers: Record<string, string> = {}
  const problems: Problem[] = []
  for (const page of pagesFor(definition, facts)) {
    const names = new Set(page.fields.map(({ name }) => name).filter((name) => name in wanted))
    if (names.size === 0) continue
    const result = checkPage(page, all, facts)
    for (const name of names) if (result.answers[name] !== undefined) answers[name] = result.answers[name]
    problems.push(...result.problems.filter(({ field }) => names.has(field)))
  }
  return { answers, problems }
}

async function editableFields(deps: Needs, file: CaseFile): Promise<ReadonlySet<string>> {
  const fields = new Set<string>()
  for (const page of definitionOf(deps.law(), file).pages) {
    const editable = await editablePage(deps, file, page.id)
    if (editable.ok) for (const { name } of editable.value.fields) fields.add(name)
  }
  return fields
}
