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

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law'>

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
