import { agencyTime } from '../core/appointment/agency-time.ts'
import { type CancelReason, visitEnd } from '../core/appointment/appointment-moves.ts'
import { isPast } from '../core/appointment/slots.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { CardState } from '../core/case/lifecycle.ts'
import { letterOf } from './appointment-letters.ts'
import type { Deps } from './deps.ts'
import type { CaseChange } from './ports/cases.ts'
import { freeAgainAt } from './slot-taking.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'law' | 'appointments'>

/**
 * What becomes of the time booked to fetch a card that from now on no longer waits: goes into the change that moves the card. `file` is read before: a
 * booking changes the case, so that none is missed. A place whose time has not begun can be booked again; whoever is not served is told.
 */
export async function settleVisit(
  deps: Needs,
  file: Pick<CaseFile, 'id'>,
  how: Extract<CancelReason, 'card-collected' | 'card-gone'>,
): Promise<Pick<CaseChange, 'visit'>> {
  const at = deps.clock.now()
  const now = agencyTime(at, deps.law().timeZone)
  const booked = await deps.appointments.liveOf({ kind: 'case', id: file.id }, 'collection', now.day)
  const to = booked && visitEnd(booked, how, now.day)
  if (!booked || !to) return {}
  const letters = to.state === 'cancelled' ? letterOf(deps, { ...booked, ...to }, { kind: 'appointment-cancelled', at }) : []
  return { visit: { appointment: booked, to, letters, ...(isPast(booked, now) ? {} : { freeAt: freeAgainAt(deps, booked) }) } }
}

/** Nobody is handed a card that is over; one that is only suspended may come back, and its appointment stands. */
export async function settleForState(deps: Needs, file: Pick<CaseFile, 'id'>, state: CardState): Promise<Pick<CaseChange, 'visit'>> {
  return state === 'active' || state === 'suspended' ? {} : settleVisit(deps, file, 'card-gone')
}
