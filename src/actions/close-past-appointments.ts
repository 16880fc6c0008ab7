import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import { agencyTime } from '../core/appointment/agency-time.ts'
import type { Deps } from './deps.ts'
import type { ClosedAppointments } from './ports/appointments.ts'

type Needs = Pick<Deps, 'clock' | 'law' | 'appointments'>

/**
 * What an office left open on a day that is over: who had arrived was served, and nobody came for the others. Those of today are the office's own until its
 * day ends. Answers how many became what; twice is once.
 */
export async function closePastAppointments(deps: Needs, actor: Actor): Promise<ClosedAppointments> {
  if (!may(actor, 'close-past-appointments')) return { served: 0, missed: 0 }
  const at = deps.clock.now()
  return deps.appointments.closePast(agencyTime(at, deps.law().timeZone).day, at)
}
