import { addMonths, ageOn, type PlainDate } from '../kernel/plain-date.ts'
import type { PortraitAge } from './rules.ts'

/**
 * Whether a new portrait is asked for: there is none, or it is older than the rules allow for the holder's age when it was taken. Without a birth date the
 * stricter time counts.
 */
export function portraitIsDue(
  rules: PortraitAge,
  holder: { readonly birthDate: PlainDate | undefined; readonly renews: { readonly portraitOn?: PlainDate } | undefined; readonly today: PlainDate },
): boolean {
  const taken = holder.renews?.portraitOn
  if (!taken) return true
  const grown = holder.birthDate !== undefined && ageOn(holder.birthDate, taken) >= rules.grownAt
  return addMonths(taken, grown ? rules.months : rules.childMonths) < holder.today
}
