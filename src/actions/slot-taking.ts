import type { Purpose } from '../core/appointment/appointment-moves.ts'
import { stateAfter } from '../core/appointment/appointment-moves.ts'
import { officeTimesOn } from '../core/appointment/office-times.ts'
import { isPast, readSlot, slotProblem, type SlotProblem, writeSlot } from '../core/appointment/slots.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { codeFrom, writeCaseCode } from '../core/kernel/code.ts'
import type { Instant } from '../core/kernel/instant.ts'
import type { Language } from '../core/kernel/language.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { bookedLetters, letterOf } from './appointment-letters.ts'
import type { Deps } from './deps.ts'
import { slotQuestion, takenOf } from './free-times.ts'
import type { Appointment, Bearer, HeldAppointment, OfficeSlot } from './ports/appointments.ts'
import { minutesAfter } from './sessions.ts'

/** What becomes of a place in a slot once it is known whose it is, for whatever they come. */
type Needs = Pick<Deps, 'clock' | 'chance' | 'law' | 'appointments'>

/** An office and a time in it, as they were chosen. */
export interface SlotChoice {
  readonly office: string
  /** `2026-12-01T09:20`. */
  readonly slot: string
}

/** `slot-after-keep`: the card that is to be fetched is no longer at the office then. */
export type SlotRefusal = SlotProblem | 'slot-missing' | 'slot-after-keep'

export type BookedAppointment = Appointment & { readonly reference: string }

export interface CheckedSlot {
  readonly slot: OfficeSlot
  /** Windows that can be booked at that time. */
  readonly places: number
}

/** Whether what was chosen can be booked now, as far as can be seen without booking it. `lastDay`: the last one on which its bearer may come. */
export async function checkSlot(
  deps: Pick<Deps, 'clock' | 'law' | 'appointments'>,
  choice: SlotChoice,
  lastDay?: PlainDate,
): Promise<Result<CheckedSlot, SlotRefusal>> {
  if (choice.slot === '') return refuse('slot-missing', {}, 'slot')
  const slot = readSlot(choice.slot)
  const question = slotQuestion(deps, choice.office)
  const row = slot && officeTimesOn(question.times, choice.office, slot.day)
  if (!slot || !row) return refuse('slot-unknown', {}, 'slot')
  if (lastDay && slot.day > lastDay) return refuse('slot-after-keep', { until: lastDay }, 'slot')
  const problem = slotProblem(question, slot, await takenOf(deps, [choice.office]))
  return problem ? refuse(problem, {}, 'slot') : ok({ slot: { ...slot, officeId: choice.office }, places: row.windows.public })
}

/** The one that a bearer has already, when it is for the time that was chosen. */
export function sameAgain(live: Appointment, reference: string, choice: SlotChoice): Result<BookedAppointment, 'has-appointment'> {
  return isFor(live, choice) ? ok({ ...live, reference }) : refuse('has-appointment', {}, 'slot')
}

function isFor(appointment: Appointment, { office, slot }: SlotChoice): boolean {
  return appointment.officeId === office && writeSlot(appointment) === slot
}

export interface Booking {
  readonly purpose: Purpose
  readonly bearer: Bearer
  readonly reference: string
  readonly language: Language
  readonly email?: string | undefined
}

export async function takeSlot(deps: Needs, checked: CheckedSlot, booking: Booking): Promise<Result<BookedAppointment, 'slot-taken' | 'has-appointment'>> {
  const taken = await takeSlotOfCase(deps, checked, booking)
  if (taken.ok) return taken
  if (taken.code === 'changed-meanwhile') throw new Error('a booking that belongs to no case was refused because of one')
  return refuse(taken.code, taken.facts, taken.field)
}

/** `file`: as it was read before. Refused when anybody has changed the case since, and the card with it. */
export async function takeSlotOfCase(
  deps: Needs,
  { slot, places }: CheckedSlot,
  { email, file, ...booking }: Booking & { readonly file?: CaseFile },
): Promise<Result<BookedAppointment, 'slot-taken' | 'has-appointment' | 'changed-meanwhile'>> {
  const at = deps.clock.now()
  const appointment: BookedAppointment = {
    id: deps.chance.uuid(at),
    code: writeCaseCode('AP', codeFrom(deps.chance.bytes(64), 8)),
    state: 'confirmed',
    ...booking,
    ...slot,
    ...(email ? { email } : {}),
  }
  const { day: today } = slotQuestion(deps, slot.officeId).now
  const more = { places, today, at, letters: bookedLetters(deps, appointment, at), ...(file ? { file } : {}) }
  const outcome = await deps.appointments.book(appointment, more)
  if (outcome === 'booked') return ok(appointment)
  if (outcome === 'changed-meanwhile') return refuse(outcome)
  return refuse(outcome === 'full' ? 'slot-taken' : 'has-appointment', {}, 'slot')
}

/** Whether its holder can still change it or call it off. */
export function isOpen(deps: Pick<Deps, 'clock' | 'law'>, appointment: Appointment): boolean {
  return stateAfter(appointment.state, 'cancel') !== undefined && !isPast(appointment, slotQuestion(deps, appointment.officeId).now)
}

/** When the place of an appointment can be booked again that is given up now. */
export function freeAgainAt(deps: Pick<Deps, 'clock' | 'law'>, { officeId, day }: Appointment): Instant {
  return minutesAfter(deps.clock.now(), officeTimesOn(deps.law().officeTimes, officeId, day)?.freeAgainMinutes ?? 0)
}

/** By its holder. Calling off what is called off already changes nothing. */
export async function cancelOwn(deps: Needs, appointment: HeldAppointment): Promise<Result<HeldAppointment, 'appointment-over'>> {
  if (appointment.state === 'cancelled') return ok(appointment)
  if (!isOpen(deps, appointment)) return refuse('appointment-over', {}, 'code')
  const at = deps.clock.now()
  const after = { ...appointment, state: 'cancelled', cancelledBy: 'holder' } as const
  const letters = letterOf(deps, after, { kind: 'appointment-cancelled', at })
  const outcome = await deps.appointments.settle(appointment, after, { at, letters, freeAt: freeAgainAt(deps, appointment) })
  return outcome === 'settled' ? ok(after) : refuse('appointment-over', {}, 'code')
}

/**
 * To another time. The code stays; the place that was given up is free again a little later. A card on paper waits at one office and not for ever: whoever
 * comes for it comes there, and in time.
 */
export async function moveOwn(
  deps: Needs,
  appointment: HeldAppointment,
  choice: SlotChoice,
): Promise<Result<HeldAppointment, SlotRefusal | 'appointment-over'>> {
  if (isFor(appointment, choice)) return ok(appointment)
  const fetches = appointment.purpose === 'collection'
  if (!isOpen(deps, appointment) || (fetches && !appointment.keepUntil)) return refuse('appointment-over', {}, 'code')
  if (fetches && choice.office !== appointment.officeId) return refuse('slot-unknown', {}, 'slot')
  const chosen = await checkSlot(deps, choice, appointment.keepUntil)
  if (!chosen.ok) return chosen
  const { slot, places } = chosen.value
  const at = deps.clock.now()
  const after = { ...appointment, ...slot }
  const freeAt = freeAgainAt(deps, appointment)
  const outcome = await deps.appointments.change(appointment, slot, { places, freeAt, at, letters: bookedLetters(deps, after, at) })
  if (outcome === 'changed') return ok(after)
  return outcome === 'full' ? refuse('slot-taken', {}, 'slot') : refuse('appointment-over', {}, 'code')
}
