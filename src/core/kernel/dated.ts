import type { PlainDate } from './plain-date.ts'

/** Of dated rows, those in force on a day: the ones with the latest first day that is not after it. Empty before the first of them begins. */
export function newestOn<T extends { readonly validFrom: PlainDate }>(dated: readonly T[], on: PlainDate): readonly T[] {
  const begun = dated.filter((entry) => entry.validFrom <= on)
  const latest = begun.reduce<string>((max, entry) => (entry.validFrom > max ? entry.validFrom : max), '')
  return begun.filter((entry) => entry.validFrom === latest)
}
