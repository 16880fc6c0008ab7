import { approveCase, declineCorrection, type ReasonInput, refuseCase, returnCase } from '../../actions/decide-case.ts'
import { assignCase, releaseCase } from '../../actions/desk-queue.ts'
import { changeCardState } from '../../actions/change-card-state.ts'
import { overruleFinding } from '../../actions/overrule-finding.ts'
import { previewDecision } from '../../actions/preview-decision.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import type { Result } from '../../core/kernel/result.ts'
import { assignmentOf } from './assign-form.tsx'
import { answerCase } from './case-page.tsx'
import type { Attempted } from './case-view.ts'
import { type Answer, go, notFound, type Visit } from './visit.ts'

const DONE: Readonly<Record<Attempted['act'], string>> = {
  approve: 'approved',
  return: 'returned',
  refuse: 'refused',
  decline: 'declined',
  release: 'released',
  assign: 'assigned',
  card: 'card-changed',
  overrule: 'overruled',
}

async function finish(visit: Visit, result: Result<CaseFile>, attempted: Attempted): Promise<Answer> {
  if (result.ok) return go(`?done=${DONE[attempted.act]}&case=${result.value.code}`)
  return result.code === 'not-found' ? notFound : answerCase(visit, { ...attempted, problem: result })
}

const codeOf = (visit: Visit) => visit.params.code ?? ''

export async function approve(visit: Visit): Promise<Answer> {
  const samePerson = visit.form.samePerson === 'yes'
  return finish(visit, await approveCase(visit.context.deps, visit.actor, { code: codeOf(visit), samePerson }), { act: 'approve', samePerson })
}

export async function sendBack(visit: Visit): Promise<Answer> {
  const typed = typedReasons(visit)
  if (visit.form.preview === 'yes') return preview(visit, 'return', typed)
  return finish(visit, await returnCase(visit.context.deps, visit.actor, { code: codeOf(visit), reasons: reasonsOf(typed) }), { act: 'return', ...typed })
}

export async function refuseIt(visit: Visit): Promise<Answer> {
  const typed = typedReasons(visit)
  if (visit.form.preview === 'yes') return preview(visit, 'refuse', typed)
  return finish(visit, await refuseCase(visit.context.deps, visit.actor, { code: codeOf(visit), reasons: reasonsOf(typed) }), { act: 'refuse', ...typed })
}

/** The page again with the letter on it; nothing is decided yet. */
async function preview(visit: Visit, act: 'return' | 'refuse', typed: TypedReasons): Promise<Answer> {
  const { context, actor, language } = visit
  const letter = await previewDecision(context.deps, actor, { code: codeOf(visit), act, reasons: reasonsOf(typed), language })
  if (!letter.ok && letter.code === 'not-found') return notFound
  return answerCase(visit, { act, ...typed, ...(letter.ok ? { letter: letter.value } : { problem: letter }) })
}

export async function decline(visit: Visit): Promise<Answer> {
  const note = visit.form.note ?? ''
  return finish(visit, await declineCorrection(visit.context.deps, visit.actor, { code: codeOf(visit), note }), { act: 'decline', note })
}

export async function release(visit: Visit): Promise<Answer> {
  return finish(visit, await releaseCase(visit.context.deps, visit.actor, { code: codeOf(visit) }), { act: 'release' })
}

export async function assign(visit: Visit): Promise<Answer> {
  const assignment = assignmentOf(visit)
  return finish(visit, await assignCase(visit.context.deps, visit.actor, assignment), { act: 'assign', assignment })
}

export async function changeCard(visit: Visit): Promise<Answer> {
  const card = { act: visit.form.cardAct ?? '', reason: visit.form.cardReason ?? '' }
  return finish(visit, await changeCardState(visit.context.deps, visit.actor, { code: codeOf(visit), ...card }), { act: 'card', card })
}

/** Back to the case: there is more to look at. */
export async function overrule(visit: Visit): Promise<Answer> {
  const { document = '', rule = '', reason = '' } = visit.form
  const word = { document, rule, reason }
  const done = await overruleFinding(visit.context.deps, visit.actor, { code: codeOf(visit), ...word })
  return done.ok ? go(`/case/${done.value.code}#photo`) : finish(visit, done, { act: 'overrule', overrule: word })
}

interface TypedReasons {
  readonly ticked: readonly string[]
  readonly notes: Readonly<Record<string, string>>
  readonly targets: Readonly<Record<string, string>>
}

function typedReasons({ form, values }: Visit): TypedReasons {
  const under = (prefix: string) =>
    Object.fromEntries(Object.entries(form).flatMap(([name, value]) => (name.startsWith(prefix) && value ? [[name.slice(prefix.length), value] as const] : [])))
  return { ticked: [...new Set(values('reason'))], notes: under('note-'), targets: under('target-') }
}

function reasonsOf({ ticked, notes, targets }: TypedReasons): readonly ReasonInput[] {
  return ticked.map((code) => ({ code, ...(targets[code] ? { target: targets[code] } : {}), ...(notes[code] ? { note: notes[code] } : {}) }))
}
