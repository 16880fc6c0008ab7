import type { Actor } from '../core/access/actor.ts'
import { addWorkingDays } from '../core/calendar/working-days.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { checkField, tidyWords, type Typed } from '../core/form/check-field.ts'
import { brokenRule } from '../core/form/check-rules.ts'
import type { Problem } from '../core/form/problem.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { Answers, FieldDefinition, ServiceDefinition } from '../core/service/definition.ts'
import { eventActor, loadCase } from './authorise.ts'
import { definitionOf, formFacts } from './case-facts.ts'
import type { Deps } from './deps.ts'
import { isChange } from './holder-card.ts'
import { moveTo, planNotice, saveCase } from './save-case.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law'>

/** Answers that are printed on the card and may have been written wrongly. Dates and stay are not letters: they need a new application. */
const CORRECTABLE = ['surname', 'givenNames', 'sex', 'birthDate', 'nationality', 'passportNumber']

export function correctableFields(definition: ServiceDefinition): readonly FieldDefinition[] {
  const fields = definition.pages.flatMap((page) => page.fields)
  return CORRECTABLE.flatMap((name) => fields.filter((field) => field.name === name))
}

export type Reported = { readonly kind: 'problems'; readonly problems: readonly Problem[] } | { readonly kind: 'reported'; readonly file: CaseFile }

/**
 * A wrong letter on the card, reported before the card is over: free, and the card stays valid until the corrected one takes its place.
 * The case goes back to the desk with a due day of its own.
 */
export async function reportMistake(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly typed: Typed; readonly note: string },
): Promise<Result<Reported, 'not-found' | 'move-not-allowed' | 'nothing-different' | 'card-over' | 'change-begun' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'report-mistake', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const state = moveTo(file, 'report-mistake')
  if (!state.ok) return state
  const card = await deps.cases.cardOfCase(file.id)
  if (card?.state !== 'active' || deps.clock.dayOf(deps.clock.now()) > card.validUntil) return refuse('card-over')
  // Whatever is wrong on the card that is to be replaced is put right on the one that replaces it.
  const follower = await deps.cases.findRenewal({ source: 'card', id: card.id })
  if (follower && isChange(definitionOf(deps.law(), follower))) return refuse('change-begun', { service: follower.service })
  const { answers, problems } = checkCorrections(deps, file, input.typed)
  if (problems.length > 0) return ok({ kind: 'problems', problems })
  if (Object.keys(answers).length === 0) return refuse('nothing-different')
  return save(deps, actor, { file, answers, note: tidyWords(input.note, 500) })
}

/** Only what differs from the card; each value checked as on its page of the form. */
function checkCorrections(deps: Needs, file: CaseFile, typed: Typed): { answers: Answers; problems: readonly Problem[] } {
  const law = deps.law()
  const definition = definitionOf(law, file)
  const facts = formFacts(law, definition, { ...file, today: deps.clock.dayOf(deps.clock.now()) })
  const answers: Record<string, string> = {}
  const problems: Problem[] = []
  for (const field of correctableFields(definition)) {
    const checked = checkField(field, typed, facts.lists)
    const refusal = checked.ok ? brokenRule(field, checked.value, facts) : checked
    if (refusal) problems.push({ field: field.name, code: refusal.code, facts: refusal.facts })
    else if (checked.ok && checked.value !== (file.answers[field.name] ?? '')) answers[field.name] = checked.value
  }
  return { answers, problems }
}

async function save(deps: Needs, actor: Actor, act: { file: CaseFile; answers: Answers; note: string }): Promise<Result<Reported, 'changed-meanwhile'>> {
  const { file, answers, note } = act
  const at = deps.clock.now()
  const law = deps.law()
  const days = definitionOf(law, file).terms.workingDays[file.speed ?? 'standard'] ?? 5
  const dueOn = addWorkingDays(law.calendar, deps.clock.dayOf(at), days)
  const saved = await saveCase(deps.cases, file, {
    at,
    patch: { state: 'in-review', correction: { answers, note }, startedAt: at, dueOn, calendarVersion: law.calendar.version, decidedAt: null, decision: null },
    events: [{ kind: 'report-mistake', actor: eventActor(actor), at, data: { fields: Object.keys(answers), dueOn } }],
    ...planNotice(deps.chance, file, { kind: 'correction-received', at, facts: { dueOn } }),
  })
  return saved.ok ? ok({ kind: 'reported', file: saved.value }) : saved
}
