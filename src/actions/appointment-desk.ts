import type { Actor } from '../core/access/actor.ts'
import type { AgencyTime } from '../core/appointment/agency-time.ts'
import { type AppointmentAct, actsNow, CANCEL_REASONS, stateAfter } from '../core/appointment/appointment-moves.ts'
import { isPast } from '../core/appointment/slots.ts'
import { may, type ActionName } from '../core/access/table.ts'
import { readCaseCode } from '../core/kernel/code.ts'
import { parsePlainDate, type PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { letterOf } from './appointment-letters.ts'
import { authorise } from './authorise.ts'
import type { Deps } from './deps.ts'
import { slotQuestion } from './free-times.ts'
import type { HeldAppointment } from './ports/appointments.ts'
import { freeAgainAt } from './slot-taking.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'law' | 'appointments'>
type Staff = Extract<Actor, { kind: 'staff' }>

export interface AppointmentRow extends HeldAppointment {
  readonly acts: readonly AppointmentAct[]
}

export interface AppointmentDay {
  readonly day: PlainDate
  readonly today: PlainDate
  readonly rows: readonly AppointmentRow[]
}

/** The appointments of the clerk's own office on a day; today's when none is given. */
export async function readAppointments(deps: Needs, actor: Actor, input: { readonly day?: string | undefined }): Promise<Result<AppointmentDay, 'not-found'>> {
  const allowed = authorise(actor, 'read-appointments')
  if (!allowed.ok) return allowed
  const { officeId } = actor as Staff
  const { now } = slotQuestion(deps, officeId)
  const day = parsePlainDate(input.day ?? '') ?? now.day
  const rows = await deps.appointments.ofDay(officeId, day)
  return ok({ day, today: now.day, rows: rows.map((row) => ({ ...row, acts: actsOf(row, now) })) })
}

function actsOf(appointment: HeldAppointment, now: AgencyTime): readonly AppointmentAct[] {
  return actsNow(appointment.state, { began: isPast(appointment, now), today: appointment.day === now.day })
}

/** One appointment of the clerk's own office, before something is done with it. */
export async function openAppointment(deps: Needs, actor: Actor, input: { readonly code: string }): Promise<Result<HeldAppointment, 'not-found'>> {
  return ofOwnOffice(deps, actor, { action: 'receive-visitor', code: input.code })
}

type ActRefusal = 'not-found' | 'appointment-act-not-now' | 'appointment-reason-missing' | 'changed-meanwhile'

/** Somebody has come, was served, or did not come. Twice is once. */
export async function receiveVisitor(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly act: 'arrive' | 'serve' | 'miss' },
): Promise<Result<HeldAppointment, ActRefusal>> {
  const found = await ofOwnOffice(deps, actor, { action: 'receive-visitor', code: input.code })
  if (!found.ok) return found
  const appointment = found.value
  const state = stateAfter(appointment.state, input.act)
  if (!state || !actsOf(appointment, slotQuestion(deps, appointment.officeId).now).includes(input.act)) return refuse('appointment-act-not-now', {}, 'act')
  const outcome = await deps.appointments.settle(appointment, { state }, { at: deps.clock.now(), letters: [] })
  return outcome === 'settled' ? ok({ ...appointment, state }) : refuse('changed-meanwhile')
}

/** The office cannot keep it, or its holder has telephoned. Whoever has an address is told why, in their language. */
export async function callOffAppointment(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly reason: string },
): Promise<Result<HeldAppointment, ActRefusal>> {
  const found = await ofOwnOffice(deps, actor, { action: 'call-off-appointment', code: input.code })
  if (!found.ok) return found
  const appointment = found.value
  const reason = CANCEL_REASONS.find((known) => known === input.reason)
  if (!actsOf(appointment, slotQuestion(deps, appointment.officeId).now).includes('cancel')) return refuse('appointment-act-not-now', {}, 'act')
  if (!reason) return refuse('appointment-reason-missing', {}, 'reason')
  const at = deps.clock.now()
  const after = { ...appointment, state: 'cancelled', cancelledBy: 'office', reason } as const
  const letters = letterOf(deps, after, { kind: 'appointment-cancelled', at })
  const outcome = await deps.appointments.settle(appointment, after, { at, letters, freeAt: freeAgainAt(deps, appointment) })
  return outcome === 'settled' ? ok(after) : refuse('changed-meanwhile')
}

/** One of another office looks like one that does not exist. */
async function ofOwnOffice(
  deps: Needs,
  actor: Actor,
  want: { readonly action: ActionName; readonly code: string },
): Promise<Result<HeldAppointment, 'not-found'>> {
  const code = readCaseCode(want.code)
  const found = code === undefined ? undefined : await deps.appointments.byCode(code)
  return found && may(actor, want.action, { id: found.id, officeId: found.officeId }) ? ok(found) : refuse('not-found')
}
