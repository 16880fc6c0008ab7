import type { Actor } from '../core/access/actor.ts'
import type { ActionName } from '../core/access/table.ts'
import { stateAfter } from '../core/appointment/appointment-moves.ts'
import { officeTimesOn } from '../core/appointment/office-times.ts'
import { isPast, writeSlot } from '../core/appointment/slots.ts'
import { readCaseCode } from '../core/kernel/code.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { appointmentFacts, bookedLetters, letterOf } from './appointment-letters.ts'
import { authorise } from './authorise.ts'
import { checkSlot, type SlotChoice, type SlotRefusal } from './book-appointment.ts'
import type { Deps } from './deps.ts'
import { slotQuestion } from './free-times.ts'
import type { Appointment, HeldAppointment } from './ports/appointments.ts'
import { minutesAfter } from './sessions.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'law' | 'limits' | 'appointments'>

const TRIES = { capacity: 10, perMinute: 2 }
const TRIES_OF_ONE = { capacity: 10, perMinute: 0.5 }

/** What its holder knows of an appointment: its code from the letter or the page, and their birth date. */
export interface AppointmentProof {
  readonly code: string
  readonly birthDate: string
  readonly network: string
}

export type ProofRefusal = 'not-found' | 'too-many-requests' | 'appointment-not-found'

export interface OwnAppointment extends HeldAppointment {
  /** Whether its holder can still change it or call it off. */
  readonly open: boolean
}

export async function findAppointment(deps: Needs, actor: Actor, proof: AppointmentProof): Promise<Result<OwnAppointment, ProofRefusal>> {
  return prove(deps, actor, { ...proof, action: 'find-appointment' })
}

/** A code that nobody has and another's birth date look the same; tries are counted for each network and for each appointment. */
async function prove(deps: Needs, actor: Actor, proof: AppointmentProof & { readonly action: ActionName }): Promise<Result<OwnAppointment, ProofRefusal>> {
  const allowed = authorise(actor, proof.action)
  if (!allowed.ok) return allowed
  const now = deps.clock.now()
  if (!(await deps.limits.spend(`find-appointment ${proof.network}`, TRIES, now))) return refuse('too-many-requests')
  const code = readCaseCode(proof.code)
  if (code === undefined) return refuse('appointment-not-found', {}, 'code')
  if (!(await deps.limits.spend(`appointment ${code}`, TRIES_OF_ONE, now))) return refuse('too-many-requests')
  const appointment = await deps.appointments.byCode(code)
  if (!appointment || appointment.birthDate !== proof.birthDate) return refuse('appointment-not-found', {}, 'code')
  return ok({ ...appointment, open: isOpen(deps, appointment) })
}

function isOpen(deps: Needs, appointment: Appointment): boolean {
  return stateAfter(appointment.state, 'cancel') !== undefined && !isPast(appointment, slotQuestion(deps, appointment.officeId).now)
}

/** When the place of an appointment can be booked again that is given up now. */
export function freeAgainAt(deps: Pick<Deps, 'clock' | 'law'>, { officeId, day }: Appointment): Instant {
  return minutesAfter(deps.clock.now(), officeTimesOn(deps.law().officeTimes, officeId, day)?.freeAgainMinutes ?? 0)
}

/** Calling off what is called off already changes nothing. */
export async function cancelAppointment(
  deps: Needs,
  actor: Actor,
  proof: AppointmentProof,
): Promise<Result<OwnAppointment, ProofRefusal | 'appointment-over'>> {
  const found = await prove(deps, actor, { ...proof, action: 'cancel-appointment' })
  if (!found.ok) return found
  const appointment = found.value
  if (appointment.state === 'cancelled') return found
  if (!appointment.open) return refuse('appointment-over', {}, 'code')
  const at = deps.clock.now()
  const after = { ...appointment, state: 'cancelled', cancelledBy: 'holder', open: false } as const
  const letters = letterOf(deps, after, { kind: 'appointment-cancelled', at })
  const outcome = await deps.appointments.settle(appointment, after, { at, letters, freeAt: freeAgainAt(deps, appointment) })
  return outcome === 'settled' ? ok(after) : refuse('appointment-over', {}, 'code')
}

/** Another time, also at another office. The code stays; the place that was given up is free again a little later. */
export async function changeAppointment(
  deps: Needs,
  actor: Actor,
  input: AppointmentProof & SlotChoice,
): Promise<Result<OwnAppointment, ProofRefusal | 'appointment-over' | SlotRefusal>> {
  const found = await prove(deps, actor, { ...input, action: 'change-appointment' })
  if (!found.ok) return found
  const appointment = found.value
  if (appointment.officeId === input.office && writeSlot(appointment) === input.slot) return found
  if (!appointment.open) return refuse('appointment-over', {}, 'code')
  const chosen = await checkSlot(deps, input)
  if (!chosen.ok) return chosen
  const { slot, places } = chosen.value
  const at = deps.clock.now()
  const after = { ...appointment, ...slot }
  const freeAt = freeAgainAt(deps, appointment)
  const outcome = await deps.appointments.change(appointment, slot, { places, freeAt, at, letters: bookedLetters(deps, after, at) })
  if (outcome === 'changed') return ok(after)
  return outcome === 'full' ? refuse('slot-taken', {}, 'slot') : refuse('appointment-over', {}, 'code')
}

/** The appointment for the holder's own calendar. */
export async function appointmentCalendar(
  deps: Needs & Pick<Deps, 'letters' | 'publicOrigin'>,
  actor: Actor,
  proof: AppointmentProof,
): Promise<Result<{ readonly filename: string; readonly content: string }, ProofRefusal>> {
  const found = await prove(deps, actor, { ...proof, action: 'find-appointment' })
  if (!found.ok) return found
  const { code, language } = found.value
  const plain = { kind: 'appointment-booked', language, messageCode: '', publicOrigin: deps.publicOrigin, caseCode: '', service: '' } as const
  const content = deps.letters.calendarFile({ ...plain, ...appointmentFacts(found.value) }, deps.clock.now())
  return ok({ filename: `${code}.ics`, content })
}
