import { momentOf } from '../core/appointment/agency-time.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { addDays } from '../core/kernel/plain-date.ts'
import { newLetter } from './account-letters.ts'
import type { Deps } from './deps.ts'
import type { AccountLetterKind, NewAccountLetter } from './ports/accounts.ts'
import type { Appointment } from './ports/appointments.ts'
import type { NoticeFacts } from './ports/letters.ts'

type Needs = Pick<Deps, 'chance' | 'law'>
type Named = Appointment & { readonly reference: string }

/** In the morning, when somebody can still plan the next day. */
const REMIND_AT = '10:00'

/** What the letters about an appointment say; strings only, as they lie in a row until they are sent. */
export function appointmentFacts({ code, officeId, day, time, purpose, reference, cancelledBy, reason }: Named) {
  return {
    appointmentCode: code,
    officeId,
    slotDay: day,
    slotTime: time,
    purpose,
    appointmentOf: reference,
    ...(cancelledBy ? { cancelledBy } : {}),
    ...(reason ? { cancelReason: reason } : {}),
  } as const satisfies Partial<NoticeFacts>
}

/** The letter that says when and where, and one on the day before. None where no address is known. */
export function bookedLetters(deps: Needs, appointment: Named, at: Instant): readonly NewAccountLetter[] {
  const remindAt = momentOf({ day: addDays(appointment.day, -1), time: REMIND_AT }, deps.law().timeZone)
  return [
    ...letterOf(deps, appointment, { kind: 'appointment-booked', at }),
    ...(remindAt > at ? letterOf(deps, appointment, { kind: 'appointment-reminder', at }).map((letter) => ({ ...letter, notBefore: remindAt })) : []),
  ]
}

export function letterOf(
  deps: Needs,
  appointment: Named,
  { kind, at }: { readonly kind: AccountLetterKind; readonly at: Instant },
): readonly NewAccountLetter[] {
  const { email, language } = appointment
  return email ? [newLetter(deps, { kind, recipient: { what: 'email', to: email }, language, at }, appointmentFacts(appointment))] : []
}
