import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import { addWorkingDays } from '../core/calendar/working-days.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { tidyWords } from '../core/form/check-field.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { authorise, eventActor, loadCase } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { QueueCounts, QueueRow } from './ports/queue.ts'
import { saveCase } from './save-case.ts'

type Needs = Pick<Deps, 'clock' | 'cases' | 'people' | 'law'>
type Staff = Extract<Actor, { kind: 'staff' }>

export interface Queue {
  readonly rows: readonly QueueRow[]
  readonly mine: readonly QueueRow[]
  readonly counts: QueueCounts
}

export async function readQueue(deps: Needs, actor: Actor): Promise<Result<Queue, 'not-found'>> {
  const allowed = authorise(actor, 'read-queue')
  if (!allowed.ok) return allowed
  const { id, officeId } = actor as Staff
  const today = deps.clock.dayOf(deps.clock.now())
  const next = addWorkingDays(deps.law().calendar, today, 1)
  const [rows, mine, counts] = await Promise.all([deps.cases.queue(officeId, 50), deps.cases.assigned(id), deps.cases.queueCounts(officeId, today, next)])
  return ok({ rows, mine, counts })
}

/** Nobody picks: the queue gives the case that is due first, and no two officers the same. */
export async function takeNextCase(deps: Needs, actor: Actor): Promise<Result<CaseFile, 'not-found' | 'queue-empty'>> {
  const allowed = authorise(actor, 'take-next-case')
  if (!allowed.ok) return allowed
  const { id, officeId } = actor as Staff
  const at = deps.clock.now()
  const file = await deps.cases.takeNext(officeId, id, { kind: 'take', actor: eventActor(actor), at, data: {} })
  return file ? ok(file) : refuse('queue-empty')
}

/** A supervisor gives a named case to an officer of the same office, for a reason that stays in the history. */
export async function assignCase(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly staffNumber: string; readonly reason: string },
): Promise<Result<CaseFile, 'not-found' | 'not-editable' | 'reason-missing' | 'officer-unknown' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'assign-case', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  if (file.state !== 'in-review') return refuse('not-editable', { state: file.state })
  const reason = tidyWords(input.reason, 300)
  if (reason === '') return refuse('reason-missing', {}, 'reason')
  const officer = await deps.people.staffByNumber(tidyWords(input.staffNumber, 20))
  // Nobody gives a case to themselves: who may pick does not decide.
  const self = actor.kind === 'staff' && officer?.id === actor.id
  if (!officer?.active || self || officer.officeId !== file.officeId || !officer.roles.includes('officer')) return refuse('officer-unknown', {}, 'staffNumber')
  const at = deps.clock.now()
  return saveCase(deps.cases, file, {
    at,
    patch: { assignedTo: officer.id },
    events: [{ kind: 'assign', actor: eventActor(actor), at, data: { to: officer.number, reason } }],
  })
}

/** Back to the queue, at the place its due day gives it. */
export async function releaseCase(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<CaseFile, 'not-found' | 'not-editable' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'release-case', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  if (file.state !== 'in-review') return refuse('not-editable', { state: file.state })
  const at = deps.clock.now()
  return saveCase(deps.cases, file, { at, patch: { assignedTo: null }, events: [{ kind: 'release', actor: eventActor(actor), at, data: {} }] })
}

/** Whether the desk pages offer an act to this person at all. */
export function mayDecide(actor: Actor, file: Pick<CaseFile, 'id' | 'officeId'> & { readonly assignedTo?: string }): boolean {
  return may(actor, 'approve-case', file)
}
