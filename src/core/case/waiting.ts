import type { CaseFile } from './case-file.ts'
import type { CaseEvent, EventKind } from './history.ts'

/** An officer has the file in hand, or had it. */
export const OPENINGS: ReadonlySet<EventKind> = new Set<EventKind>(['open-file', 'take', 'assign'])
const INTO_QUEUE: ReadonlySet<EventKind> = new Set<EventKind>(['confirm-payment', 'resubmit', 'report-mistake', 'release'])

/** Whether the case lies in the queue and nobody has looked at it since it came there: then no officer may be said to check it. */
export function waitsForOfficer(file: Pick<CaseFile, 'state' | 'assignedTo'>, events: readonly CaseEvent[]): boolean {
  if (file.state !== 'in-review' || file.assignedTo !== undefined) return false
  const since = events.slice(events.findLastIndex((event) => INTO_QUEUE.has(event.kind)) + 1)
  return !since.some((event) => OPENINGS.has(event.kind))
}
