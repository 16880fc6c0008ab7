import type { Actor } from '../core/access/actor.ts'
import type { ActionName } from '../core/access/table.ts'
import type { CaseFile, GivenReason } from '../core/case/case-file.ts'
import type { Move } from '../core/case/lifecycle.ts'
import { tidyWords } from '../core/form/check-field.ts'
import { addDays, type PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { ServiceDefinition } from '../core/service/definition.ts'
import { eventActor, loadCase } from './authorise.ts'
import { asCorrected, cardProblem, type CardProblem, isCorrectable } from './card-draft.ts'
import { definitionOf, isChosen } from './case-facts.ts'
import { closeFees } from './close-fees.ts'
import type { Deps } from './deps.ts'
import type { ReasonRule } from './ports/law.ts'
import { moveTo, planNotice, saveCase, together } from './save-case.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'documents'>
const NOTE_LENGTH = 500
type Refused = 'not-found' | 'move-not-allowed' | 'changed-meanwhile'

/** One reason as the officer gives it; the target is only asked where the reason leaves it open. */
export interface ReasonInput {
  readonly code: string
  readonly target?: string
  readonly note?: string
}

/** The case, when this person may do this now. */
export async function toDecide(
  deps: Pick<Deps, 'cases'>,
  actor: Actor,
  want: { action: ActionName; move: Move; code: string },
): Promise<Result<CaseFile, 'not-found' | 'move-not-allowed'>> {
  const loaded = await loadCase(deps, actor, { action: want.action, code: want.code })
  if (!loaded.ok) return loaded
  const state = moveTo(loaded.value, want.move)
  return state.ok ? loaded : state
}

/** A card that cannot be printed is never approved: the officer is told which character no font can draw. */
export async function approveCase(
  deps: Needs & Pick<Deps, 'letters'>,
  actor: Actor,
  input: { readonly code: string; readonly samePerson: boolean },
): Promise<Result<CaseFile, Refused | 'same-person-not-confirmed' | CardProblem>> {
  const found = await toDecide(deps, actor, { action: 'approve-case', move: 'approve', code: input.code })
  if (!found.ok) return found
  const file = found.value
  if (!input.samePerson) return refuse('same-person-not-confirmed', {}, 'samePerson')
  const at = deps.clock.now()
  const corrected = file.correction && (await deps.cases.cardOfCase(file.id))
  if (corrected && !isCorrectable(corrected)) return refuse('card-over')
  const problem = cardProblem(deps, asCorrected(file), at)
  if (problem) return problem
  return saveCase(deps.cases, file, {
    at,
    patch: {
      state: 'approved',
      decidedAt: at,
      assignedTo: null,
      pendingChange: null,
      decision: { kind: 'approve', reasons: [], on: deps.clock.dayOf(at) },
    },
    events: [{ kind: 'approve', actor: eventActor(actor), at, data: {} }],
    // A dearer stay that was never paid for falls away with the decision.
    ...together(await closeFees(deps.cases, file, at), { jobs: [{ queue: 'issue-card', data: { caseId: file.id } }] }),
  })
}

/** The card stays as it is; the holder reads why. */
export async function declineCorrection(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly note: string },
): Promise<Result<CaseFile, Refused | 'reason-missing'>> {
  const found = await toDecide(deps, actor, { action: 'decline-correction', move: 'decline-correction', code: input.code })
  if (!found.ok) return found
  const note = tidyWords(input.note, NOTE_LENGTH)
  if (note === '') return refuse('reason-missing', {}, 'note')
  const at = deps.clock.now()
  return saveCase(deps.cases, found.value, {
    at,
    patch: { state: 'issued', decidedAt: at, assignedTo: null, correction: null, dueOn: null },
    events: [{ kind: 'decline-correction', actor: eventActor(actor), at, data: { note } }],
    ...planNotice(deps.chance, found.value, { kind: 'correction-declined', at, facts: { note } }),
  })
}

export async function refuseCase(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly reasons: readonly ReasonInput[] },
): Promise<Result<CaseFile, Refused | 'reason-missing' | 'reason-unknown' | 'target-missing' | 'glyph-missing'>> {
  const found = await toDecide(deps, actor, { action: 'refuse-case', move: 'refuse', code: input.code })
  if (!found.ok) return found
  const file = found.value
  const reasons = readReasons(deps, file, { reasons: input.reasons, use: 'refuse' })
  if (!reasons.ok) return reasons
  // The letter is printed: a note that cannot be would hold it up for good.
  const missing = deps.documents.missingGlyphs([...reasons.value.map((reason) => reason.note), file.holderName ?? ''])
  if (missing.length > 0) return refuse('glyph-missing', { characters: missing.join(' ') }, 'reasons')
  const at = deps.clock.now()
  const on = deps.clock.dayOf(at)
  return saveCase(deps.cases, file, {
    at,
    patch: { state: 'refused', decidedAt: at, assignedTo: null, pendingChange: null, decision: { kind: 'refuse', reasons: reasons.value, on } },
    events: [{ kind: 'refuse', actor: eventActor(actor), at, data: { reasons: reasons.value.map((reason) => reason.code) } }],
    ...together(await closeFees(deps.cases, file, at), planNotice(deps.chance, file, { kind: 'refused', at, facts: refusedFacts(deps, reasons.value, on) })),
  })
}

/** Back to the applicant: the clock stops, and only what is asked for can be changed. */
export async function returnCase(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly reasons: readonly ReasonInput[] },
): Promise<Result<CaseFile, Refused | 'reason-missing' | 'reason-unknown' | 'target-missing' | 'too-many-returns'>> {
  const found = await toDecide(deps, actor, { action: 'return-case', move: 'return', code: input.code })
  if (!found.ok) return found
  const file = found.value
  const reasons = readReasons(deps, file, { reasons: input.reasons, use: 'return' })
  if (!reasons.ok) return reasons
  const { maxReturns } = definitionOf(deps.law(), file).terms
  const returns = (await deps.cases.events(file.id)).filter((event) => event.kind === 'return').length
  if (returns >= maxReturns) return refuse('too-many-returns', { max: maxReturns })
  const at = deps.clock.now()
  const facts = returnedFacts(deps, file, { reasons: reasons.value, on: deps.clock.dayOf(at) })
  const { correctBy } = facts
  return saveCase(deps.cases, file, {
    at,
    // The due day stays as it was until the clock runs again; the page shows it as stopped.
    patch: { state: 'returned', returned: reasons.value, correctBy, assignedTo: null },
    events: [
      {
        kind: 'return',
        actor: eventActor(actor),
        at,
        data: { reasons: reasons.value.map((reason) => reason.code), targets: reasons.value.map((reason) => reason.target), correctBy },
      },
    ],
    ...planNotice(deps.chance, file, { kind: 'returned', at, facts }),
  })
}

/** What the letter of a refusal says: the reasons, and until when they can be appealed against. */
export function refusedFacts(
  deps: Pick<Deps, 'law'>,
  reasons: readonly GivenReason[],
  on: PlainDate,
): { readonly reasons: readonly GivenReason[]; readonly appealUntil?: PlainDate } {
  const appealDays = Math.max(...reasons.map((reason) => ruleOf(deps, reason.code)?.appealableDays ?? 0))
  return { reasons, ...(appealDays > 0 ? { appealUntil: addDays(on, appealDays) } : {}) }
}

/** What the letter of a return says: the reasons, and the last day to answer. */
export function returnedFacts(
  deps: Pick<Deps, 'law'>,
  file: CaseFile,
  given: { readonly reasons: readonly GivenReason[]; readonly on: PlainDate },
): { readonly reasons: readonly GivenReason[]; readonly correctBy: PlainDate } {
  return { reasons: given.reasons, correctBy: addDays(given.on, definitionOf(deps.law(), file).terms.correctWithinDays) }
}

function ruleOf(deps: Pick<Deps, 'law'>, code: string): ReasonRule | undefined {
  return deps.law().reasons.find((reason) => reason.code === code)
}

/**
 * What a reason may point at: answers and documents of the service. A return never points at what the applicant has chosen: no officer can find that
 * wrong, and it is changed with the stay.
 */
export function targetsOf(definition: ServiceDefinition, use: 'return' | 'refuse'): readonly string[] {
  const fields = definition.pages.flatMap((page) => page.fields).filter((field) => use === 'refuse' || !isChosen(field))
  return [...fields.map((field) => field.name), ...definition.documents.map((document) => document.id)]
}

/** The reasons as they may be given in this act, each pointing at something that the service has. */
export function readReasons(
  deps: Pick<Deps, 'law'>,
  file: CaseFile,
  input: { readonly reasons: readonly ReasonInput[]; readonly use: 'return' | 'refuse' },
): Result<readonly GivenReason[], 'reason-missing' | 'reason-unknown' | 'target-missing'> {
  if (input.reasons.length === 0) return refuse('reason-missing', {}, 'reasons')
  const definition = definitionOf(deps.law(), file)
  const targets = new Set(targetsOf(definition, input.use))
  const given: GivenReason[] = []
  for (const { code, target, note } of input.reasons) {
    const rule = definition.reasons.includes(code) ? ruleOf(deps, code) : undefined
    if (!rule || (rule.use !== 'both' && rule.use !== input.use)) return refuse('reason-unknown', { code }, 'reasons')
    const pointsAt = rule.target || target || ''
    // A return must say what to put right; a refusal may concern no field at all.
    if (input.use === 'return' && !targets.has(pointsAt)) return refuse('target-missing', { code }, 'reasons')
    const words = rule.disclosable ? { note: tidyWords(note, NOTE_LENGTH) } : { note: '', told: false as const }
    const reason: GivenReason = { code, target: targets.has(pointsAt) ? pointsAt : '', ...words }
    if (!given.some((other) => other.code === code && other.target === reason.target)) given.push(reason)
  }
  return ok(given)
}
