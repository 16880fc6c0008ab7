import type { SealingRole } from '../../core/seal/seal-rules.ts'

const DAY = 86_400_000
/** A key signs for a year and two months: the last two months its successor signs already (BSI TR-03137; Doc 9303-7 section 9.3 allows one to two years). */
const USE_DAYS = 365 + 61
/** How long after its key's last signature the longest-living card is good: entry up to 180 days ahead and 90 days from then, or a year for a registration card. */
const CARD_DAYS: Readonly<Record<SealingRole, number>> = { tourist: 271, residence: 366, 'vds-nc': 366 }
/** Published at least this long before it signs, so that devices without a network have it in time. */
const AHEAD_DAYS = 31
const CSCA_YEARS = 15

export interface KeyTimes {
  readonly useFrom: number
  readonly useUntil: number
  readonly notBefore: number
  readonly notAfter: number
}

/** When a new key signs and how long its certificate is good. The first key of a signer signs at once; every later one is published first. */
export function signerTimes(role: SealingRole, now: number, lastUseUntil: number | undefined): KeyTimes {
  const overlap = 61 * DAY
  const useFrom = lastUseUntil === undefined ? now : Math.max(now + AHEAD_DAYS * DAY, lastUseUntil - overlap)
  const useUntil = useFrom + USE_DAYS * DAY
  return { useFrom, useUntil, notBefore: now - DAY, notAfter: useUntil + CARD_DAYS[role] * DAY }
}

export function cscaTimes(now: number): KeyTimes {
  return { useFrom: now, useUntil: now + 5 * 365 * DAY, notBefore: now - DAY, notAfter: now + CSCA_YEARS * 365 * DAY }
}

/** A list of revoked certificates is made anew every day and good for a month, so that a device without a network can use it. */
export const LIST_DAYS = 30
