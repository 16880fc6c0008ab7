import type { WorkCalendar } from '../calendar/calendar.ts'
import { lastDayToStart } from '../calendar/working-days.ts'
import { addDays, addMonths, daysBetween, type PlainDate } from '../kernel/plain-date.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { Validity } from '../service/definition.ts'
import type { RenewalRules } from './rules.ts'

export interface RenewalWindow {
  /** The first day one may apply. */
  readonly opensOn: PlainDate
  /** The last day in time: the card's own last day. */
  readonly lastDay: PlainDate
  /** The last day on which a late renewal is taken; undefined when there is no end to it. */
  readonly lateUntil?: PlainDate
}

/**
 * When one may apply for the renewal of a card whose last day is `validUntil`; every day named is included.
 *
 * The window opens on the same day of the month, one month before (by `opensMonthsBefore`). A month that lacks the day opens on its last
 * one: a card that ends on 31 March opens on 28 February, in a leap year on 29 February.
 */
export function renewalWindow(validUntil: PlainDate, rules: Pick<RenewalRules, 'opensMonthsBefore' | 'lateAcceptedDays'>): RenewalWindow {
  const { opensMonthsBefore, lateAcceptedDays } = rules
  const window = { opensOn: addMonths(validUntil, -opensMonthsBefore), lastDay: validUntil }
  return lateAcceptedDays === undefined ? window : { ...window, lateUntil: addDays(validUntil, lateAcceptedDays) }
}

export type RenewedValidity = Validity & {
  readonly kind: 'in-time' | 'late'
  /** Days on which the holder had no card: 0 in time. */
  readonly gapDays: number
}

/**
 * The days of the new card. In time, paid on the old card's last day or before: it begins the day after the old last day, so that nobody loses
 * days by renewing early, and nobody gets a gap because the decision took long. Late: it begins on the decision day, and the days between are a
 * gap that no card covers.
 *
 * It ends on the day before the same day `cardMonths` later. A card that begins on 29 February ends on 28 February of a common year: the month
 * lacks the day, so its last day is the card's. Whether one may apply at all is the matter of `renewalWindow`.
 */
export function renewedValidity(
  validUntil: PlainDate,
  { paidOn, decidedOn }: { readonly paidOn: PlainDate; readonly decidedOn: PlainDate },
  rules: Pick<RenewalRules, 'cardMonths'>,
): RenewedValidity {
  const next = addDays(validUntil, 1)
  const late = paidOn > validUntil
  const validFrom = late ? decidedOn : next
  return {
    kind: late ? 'late' : 'in-time',
    validFrom,
    validUntil: lastDayOf(validFrom, rules.cardMonths),
    gapDays: late ? daysBetween(next, decidedOn) : 0,
  }
}

/** The last day of a card that begins on `first` and is good for so many months. */
export function lastDayOf(first: PlainDate, months: number): PlainDate {
  const same = addMonths(first, months)
  const clamped = same.slice(8) !== first.slice(8)
  return clamped ? same : addDays(same, -1)
}

/**
 * The last day to pay so that the decision, `workingDays` working days later, comes on the card's last day at the latest. It need not be a
 * working day, and lies before the renewal opens when the term is longer than the window.
 */
export function applyByDay(validUntil: PlainDate, calendar: WorkCalendar, workingDays: number): PlainDate {
  return lastDayToStart(calendar, validUntil, workingDays)
}

export type FittedValidity = Validity & {
  /** `shortened`: the passport ends before the card would have, and the card ends with it. */
  readonly kind: 'whole' | 'shortened'
  /** Days the card lost to the passport; 0 when whole. */
  readonly lostDays: number
}

/**
 * A card never outlives the passport it belongs to: its last day is the earlier of its own and the passport's, which is still valid on its
 * own last day. `passport-too-short`, with the field `passportExpiresOn`: fewer than `leastCardDays` days would remain, both ends counted;
 * the facts say how many do (0 when the passport ends before the card begins), and how many must.
 */
export function fitToPassport(
  passportExpiresOn: PlainDate,
  { validFrom, validUntil }: Validity,
  rules: Pick<RenewalRules, 'leastCardDays'>,
): Result<FittedValidity, 'passport-too-short'> {
  if (passportExpiresOn >= validUntil) return ok({ kind: 'whole', validFrom, validUntil, lostDays: 0 })
  const daysRemaining = Math.max(0, daysBetween(validFrom, passportExpiresOn) + 1)
  const { leastCardDays } = rules
  if (daysRemaining < leastCardDays) return refuse('passport-too-short', { passportExpiresOn, daysRemaining, leastCardDays }, 'passportExpiresOn')
  return ok({ kind: 'shortened', validFrom, validUntil: passportExpiresOn, lostDays: daysBetween(passportExpiresOn, validUntil) })
}
