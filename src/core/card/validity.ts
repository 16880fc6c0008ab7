import { addDays, daysBetween, earlier, later, type PlainDate } from '../kernel/plain-date.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { fitToPassport, lastDayOf, renewedValidity } from '../renewal/window.ts'
import type { StayRules, Validity, ValidityRules } from '../service/definition.ts'

/** The last day of a card that begins on the entry date chosen; both days are included. */
export function validUntil(entryOn: PlainDate, stay: Pick<StayRules, 'cardDays'>): PlainDate {
  return addDays(entryOn, stay.cardDays - 1)
}

/** What the days of a card hang on, besides the rules. */
export interface ValidityFacts {
  readonly entryOn?: PlainDate | undefined
  readonly passportExpiresOn?: PlainDate | undefined
  /** The last day of the card that this one follows. */
  readonly renewsUntil?: PlainDate | undefined
  /** Its first day; undefined where that is not known, and then it has begun. */
  readonly renewsFrom?: PlainDate | undefined
  readonly paidOn: PlainDate
  readonly decidedOn: PlainDate
}

/**
 * The days of the card that a case ends in. `entry-missing`: a visit without its day of entry. `card-over`: the card whose days it was to have is over.
 * `passport-too-short`, with the field `passportExpiresOn`: the passport leaves too few days for a card.
 */
export function validityOf(rules: ValidityRules, facts: ValidityFacts): Result<Validity, 'entry-missing' | 'card-over' | 'passport-too-short'> {
  if (rules.kind === 'stay') {
    const { entryOn } = facts
    return entryOn ? ok({ validFrom: entryOn, validUntil: validUntil(entryOn, rules) }) : refuse('entry-missing', {}, 'entryOn')
  }
  const whole = wholeTerm(rules, facts)
  if (whole.validFrom > whole.validUntil) return refuse('card-over')
  const { passportExpiresOn } = facts
  return passportExpiresOn ? fitToPassport(passportExpiresOn, whole, rules) : ok(whole)
}

function wholeTerm(rules: Exclude<ValidityRules, StayRules>, facts: ValidityFacts): Validity {
  const { renewsUntil, paidOn, decidedOn } = facts
  if (rules.kind === 'same-days') return sameDays(facts)
  if (rules.kind === 'renewal' && renewsUntil) return renewedValidity(renewsUntil, { paidOn, decidedOn }, rules)
  return { validFrom: decidedOn, validUntil: lastDayOf(decidedOn, rules.cardMonths) }
}

/** From the decision on, or from the first day of a card that is still to begin; until the last day of the card that it follows. */
function sameDays({ renewsUntil, renewsFrom, decidedOn }: ValidityFacts): Validity {
  if (!renewsUntil) throw new Error('a card with the days of another begins with that card')
  return { validFrom: later(renewsFrom ?? decidedOn, decidedOn), validUntil: renewsUntil }
}

/** The day to leave by: entry + days of stay, the day of entry counted, but never after the card's last day. */
export function leaveBy(enteredOn: PlainDate, daysOfStay: number, lastDay: PlainDate): PlainDate {
  return earlier(addDays(enteredOn, daysOfStay - 1), lastDay)
}

export type MayEnter =
  | { readonly may: true; readonly leaveBy: PlainDate; readonly daysLeft: number }
  | { readonly may: false; readonly reason: 'not-yet-valid' | 'expired' | 'entries-used' | 'not-active' }

/** Whether the holder may enter on a day, by the card's own facts. */
export function mayEnter(
  card: {
    readonly validFrom: PlainDate
    readonly validUntil: PlainDate
    readonly daysOfStay: number
    readonly entries: 'single' | 'multiple'
    readonly active: boolean
  },
  on: PlainDate,
  entriesUsed: number,
): MayEnter {
  if (!card.active) return { may: false, reason: 'not-active' }
  if (on < card.validFrom) return { may: false, reason: 'not-yet-valid' }
  if (on > card.validUntil) return { may: false, reason: 'expired' }
  if (card.entries === 'single' && entriesUsed > 0) return { may: false, reason: 'entries-used' }
  const until = leaveBy(on, card.daysOfStay, card.validUntil)
  return { may: true, leaveBy: until, daysLeft: daysBetween(on, until) + 1 }
}
