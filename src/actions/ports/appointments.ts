import type { AppointmentState, CancelReason, Purpose } from '../../core/appointment/appointment-moves.ts'
import type { Slot, TakenSlot } from '../../core/appointment/slots.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import type { Language } from '../../core/kernel/language.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import type { NewAccountLetter } from './accounts.ts'

/** Whose it is: a card of ours, a card of another register, or a case. */
export interface Bearer {
  readonly kind: 'card' | 'held' | 'case'
  readonly id: string
}

export interface OfficeSlot extends Slot {
  readonly officeId: string
}

export interface Appointment extends OfficeSlot {
  readonly id: string
  /** `AP-7K2M-94QX`. */
  readonly code: string
  readonly purpose: Purpose
  readonly bearer: Bearer
  /** Of its letters. */
  readonly language: Language
  /** Where its letters go; none where no address is known. */
  readonly email?: string
  readonly state: AppointmentState
  readonly cancelledBy?: 'holder' | 'office'
  readonly reason?: CancelReason
}

/** With what it is compared and shown by: the number of the card or the code of the case, and who holds it. */
export interface HeldAppointment extends Appointment {
  readonly reference: string
  readonly birthDate: string
  readonly name: string
}

/** What is written together with a change. */
export interface Alongside {
  readonly at: Instant
  readonly letters: readonly NewAccountLetter[]
}

/** How many appointments of days that are over were closed, and as what. */
export interface ClosedAppointments {
  readonly served: number
  readonly missed: number
}

export interface Appointments {
  /** How many places of each slot cannot be booked, those that wait to be free again included. */
  taken(offices: readonly string[], days: { readonly from: PlainDate; readonly to: PlainDate }, now: Instant): Promise<readonly TakenSlot[]>
  /**
   * `places`: how many windows the slot has. Of any number of people at once no more get one. `today`: what lies before it and was left open is closed, so
   * that nobody is kept from booking by it.
   */
  book(appointment: Appointment, more: Alongside & { readonly places: number; readonly today: PlainDate }): Promise<'booked' | 'full' | 'has-one'>
  /** To another slot; the old one is free again at `freeAt`. */
  change(
    appointment: Appointment,
    to: OfficeSlot,
    more: Alongside & { readonly places: number; readonly freeAt: Instant },
  ): Promise<'changed' | 'full' | 'changed-meanwhile'>
  /** From the state that the appointment is in. `freeAt`: its place is given up. */
  settle(
    appointment: Appointment,
    to: Pick<Appointment, 'state' | 'cancelledBy' | 'reason'>,
    more: Alongside & { readonly freeAt?: Instant },
  ): Promise<'settled' | 'changed-meanwhile'>
  /** Closes what was left open on days before `today`: `arrived` as `served`, `confirmed` as `no-show`. */
  closePast(today: PlainDate, at: Instant): Promise<ClosedAppointments>
  byCode(code: string): Promise<HeldAppointment | undefined>
  /** The one that is to come; those of days before `today` are over. */
  liveOf(bearer: Bearer, purpose: Purpose, today: PlainDate): Promise<Appointment | undefined>
  /** Of an office on a day, by time. */
  ofDay(officeId: string, on: PlainDate): Promise<readonly HeldAppointment[]>
}
