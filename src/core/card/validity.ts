import { addDays, daysBetween, earlier, type PlainDate } from '../kernel/plain-date.ts'
import type { StayRules } from '../service/definition.ts'

/** The last day of a card that begins on the entry date chosen; both days are included. */
export function validUntil(entryOn: PlainDate, stay: Pick<StayRules, 'cardDays'>): PlainDate {
  return addDays(entryOn, stay.cardDays - 1)
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
