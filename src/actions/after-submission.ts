import type { Actor } from '../core/access/actor.ts'
import { dueDay } from '../core/calendar/clock.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { clockOf, type CaseEvent } from '../core/case/history.ts'
import type { Instant } from '../core/kernel/instant.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { refuse, type Result } from '../core/kernel/result.ts'
import { eventActor, loadCase } from './authorise.ts'
import { definitionOf } from './case-facts.ts'
import { closeFees } from './close-fees.ts'
import type { Deps } from './deps.ts'
import { moveTo, planNotice, saveCase, together } from './save-case.ts'
import { progress } from './submit-application.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'wording'>

/** The corrections are made: the clock runs on, the case keeps its place in the queue. */
export async function resubmitApplication(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<CaseFile, 'not-found' | 'move-not-allowed' | 'not-complete' | 'not-corrected' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'resubmit-application', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const state = moveTo(file, 'resubmit')
  if (!state.ok) return state
  const { next } = await progress(deps, file)
  if (next) return refuse('not-complete', { page: next.id })
  const events = await deps.cases.events(file.id)
  const missing = await notCorrected(deps, file, events)
  if (missing) return refuse('not-corrected', { target: missing }, missing)
  const at = deps.clock.now()
  const dueOn = dueOnFor(deps, file, [...events, { kind: 'resubmit', at }])
  const definition = definitionOf(deps.law(), file)
  return saveCase(deps.cases, file, {
    at,
    patch: {
      state: 'in-review',
      returned: null,
      correctBy: null,
      dueOn: dueOn ?? null,
      calendarVersion: deps.law().calendar.version,
      asked: deps.wording.asked(definition, file.language, file.answers),
    },
    events: [{ kind: 'resubmit', actor: eventActor(actor), at, data: { ...(dueOn ? { dueOn } : {}), ...(file.dueOn ? { oldDueOn: file.dueOn } : {}) } }],
  })
}

/** A picture that was asked for must be newer than the request; an answer may be confirmed as it stands. */
async function notCorrected(deps: Needs, file: CaseFile, events: readonly CaseEvent[]): Promise<string | undefined> {
  const returnedAt = events.findLast((event) => event.kind === 'return')?.at ?? ''
  const documents = await deps.cases.documents(file.id)
  const names = new Set(definitionOf(deps.law(), file).documents.map((document) => document.id))
  return file.returned
    ?.map((reason) => reason.target)
    .find((target) => names.has(target) && !documents.some((d) => d.requirement === target && d.uploadedAt > returnedAt))
}

/** The due day from the whole history: days on which the clock stood still are not counted. */
export function dueOnFor(deps: Pick<Deps, 'clock' | 'law'>, file: CaseFile, events: readonly Pick<CaseEvent, 'kind' | 'at'>[]): PlainDate | undefined {
  const law = deps.law()
  const { startedAt, stops } = clockOf(events)
  if (!startedAt) return undefined
  const day = (moment: Instant) => deps.clock.dayOf(moment)
  return dueDay(law.calendar, {
    startedOn: day(startedAt),
    workingDays: definitionOf(law, file).terms.workingDays[file.speed ?? 'standard'] ?? 5,
    stops: stops.map((stop) => ({ from: day(stop.from), ...(stop.to ? { to: day(stop.to) } : {}) })),
  })
}

/** The applicant ends it. A fee that was paid for review is not refunded by this country's rules; one that is not yet paid is cancelled. */
export async function withdrawApplication(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly confirmed: boolean },
): Promise<Result<CaseFile, 'not-found' | 'move-not-allowed' | 'confirmation-missing' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'withdraw-application', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const state = moveTo(file, 'withdraw')
  if (!state.ok) return state
  if (!input.confirmed) return refuse('confirmation-missing', {}, 'confirmed')
  const at = deps.clock.now()
  return saveCase(deps.cases, file, {
    at,
    patch: { state: 'withdrawn', decidedAt: at, assignedTo: null, pendingChange: null, returned: null },
    events: [{ kind: 'withdraw', actor: eventActor(actor), at, data: {} }],
    ...together(await closeFees(deps.cases, file, at), planNotice(deps.chance, file, { kind: 'withdrawn', at })),
  })
}
