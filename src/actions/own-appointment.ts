import type { Actor } from '../core/access/actor.ts'
import type { ActionName } from '../core/access/table.ts'
import { readSlot } from '../core/appointment/slots.ts'
import { readCaseCode } from '../core/kernel/code.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { appointmentFacts } from './appointment-letters.ts'
import { authorise } from './authorise.ts'
import type { Deps } from './deps.ts'
import { findHolderCard, renewableFrom } from './holder-card.ts'
import type { HeldAppointment } from './ports/appointments.ts'
import { type BookedAppointment, cancelOwn, isOpen, moveOwn, type SlotChoice, type SlotRefusal } from './slot-taking.ts'

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
  return ok(shown(deps, appointment))
}

/** Calling off what is called off already changes nothing. */
export async function cancelAppointment(
  deps: Needs,
  actor: Actor,
  proof: AppointmentProof,
): Promise<Result<OwnAppointment, ProofRefusal | 'appointment-over'>> {
  const found = await prove(deps, actor, { ...proof, action: 'cancel-appointment' })
  if (!found.ok) return found
  const done = await cancelOwn(deps, found.value)
  return done.ok ? ok(shown(deps, done.value)) : done
}

/** Another time, also at another office unless a card waits at this one. */
export async function changeAppointment(
  deps: Needs & Pick<Deps, 'cases' | 'heldCards'>,
  actor: Actor,
  input: AppointmentProof & SlotChoice,
): Promise<Result<OwnAppointment, ProofRefusal | 'appointment-over' | 'card-not-open' | SlotRefusal>> {
  const found = await prove(deps, actor, { ...input, action: 'change-appointment' })
  if (!found.ok) return found
  const opensOn = await opensFor(deps, found.value)
  const wanted = readSlot(input.slot)
  if (opensOn && wanted && wanted.day < opensOn) return refuse('card-not-open', { day: opensOn }, 'slot')
  const done = await moveOwn(deps, found.value, input)
  return done.ok ? ok(shown(deps, done.value)) : done
}

/** Before that day nobody can renew the card that the appointment is for. */
async function opensFor(deps: Needs & Pick<Deps, 'cases' | 'heldCards'>, { purpose, reference }: HeldAppointment): Promise<PlainDate | undefined> {
  const card = purpose === 'renewal' ? await findHolderCard(deps, reference) : undefined
  return card && renewableFrom(deps.law(), deps.clock.dayOf(deps.clock.now()), card)
}

const shown = (deps: Needs, appointment: HeldAppointment): OwnAppointment => ({ ...appointment, open: isOpen(deps, appointment) })

/** The appointment for the holder's own calendar. */
export async function appointmentCalendar(
  deps: Needs & Pick<Deps, 'letters' | 'publicOrigin'>,
  actor: Actor,
  proof: AppointmentProof,
): Promise<Result<CalendarDownload, ProofRefusal>> {
  const found = await prove(deps, actor, { ...proof, action: 'read-appointment-calendar' })
  if (!found.ok) return found
  return ok(calendarOf(deps, found.value))
}

export interface CalendarDownload {
  readonly filename: string
  readonly content: string
}

export function calendarOf(deps: Pick<Deps, 'clock' | 'letters' | 'publicOrigin'>, appointment: BookedAppointment): CalendarDownload {
  const { code, language } = appointment
  const plain = { kind: 'appointment-booked', language, messageCode: '', publicOrigin: deps.publicOrigin, caseCode: '', service: '' } as const
  return { filename: `${code}.ics`, content: deps.letters.calendarFile({ ...plain, ...appointmentFacts(appointment) }, deps.clock.now()) }
}
