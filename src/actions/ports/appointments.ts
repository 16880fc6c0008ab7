import type { AppointmentState, CancelReason, Purpose } from '../../core/appointment/appointment-moves.ts'
import type { Slot, TakenSlot } from '../../core/appointment/slots.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
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
  /** The number of the card on paper that waits at its office for whoever comes to fetch it, and its last day there. */
  readonly paperItem?: string
  readonly keepUntil?: PlainDate
}

/** What is written together with a change. */
export interface Alongside {
  readonly at: Instant
  readonly letters: readonly NewAccountLetter[]
}

export type Settlement = Pick<Appointment, 'state' | 'cancelledBy' | 'reason'>

/** What becomes of an appointment together with the case it belongs to. */
export interface SettledVisit {
  readonly appointment: Appointment
  readonly to: Settlement
  readonly letters: readonly NewAccountLetter[]
  /** Its place is given up. */
  readonly freeAt?: Instant
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
   * that nobody is kept from booking by it. `file`: of a case, as it was read; whatever it was judged by changes with the case, which therefore counts on.
   */
  book(
    appointment: Appointment,
    more: Alongside & { readonly places: number; readonly today: PlainDate; readonly file?: CaseFile },
  ): Promise<'booked' | 'full' | 'has-one' | 'changed-meanwhile'>
  /** To another slot; the old one is free again at `freeAt`. */
  change(
    appointment: Appointment,
    to: OfficeSlot,
    more: Alongside & { readonly places: number; readonly freeAt: Instant },
  ): Promise<'changed' | 'full' | 'changed-meanwhile'>
  /** From the state that the appointment is in. */
  settle(appointment: Appointment, to: Settlement, more: Alongside & Pick<SettledVisit, 'freeAt'>): Promise<'settled' | 'changed-meanwhile'>
  /** Closes what was left open on days before `today`: `arrived` as `served`, `confirmed` as `no-show`. */
  closePast(today: PlainDate, at: Instant): Promise<ClosedAppointments>
  byCode(code: string): Promise<HeldAppointment | undefined>
  /** The one that is to come; those of days before `today` are over. */
  liveOf(bearer: Bearer, purpose: Purpose, today: PlainDate): Promise<HeldAppointment | undefined>
  /** Of an office on a day, by time. */
  ofDay(officeId: string, on: PlainDate): Promise<readonly HeldAppointment[]>
}
