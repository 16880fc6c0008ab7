import type { JsonObject } from '../json/index.ts'
import { instantMs } from './instants.ts'

/** When a file was made and how long it may be used: instants such as `2026-11-23T00:00:00Z`, in this order. */
export interface Validity {
  readonly issuedAt: string
  /** From here on the evidence is old: results lose their level, but the file still works. */
  readonly softExpiry: string
  /** From here on the file is not used at all. */
  readonly hardExpiry: string
}

export type Freshness = 'fresh' | 'stale' | 'expired'

export const VALIDITY_NAMES = ['hardExpiry', 'issuedAt', 'softExpiry'] as const

/** A clock may be a little behind that of the issuer. */
const CLOCK_SLACK_MS = 3_600_000

export function validityOf({ issuedAt, softExpiry, hardExpiry }: JsonObject): Validity | null {
  if (typeof issuedAt !== 'string' || typeof softExpiry !== 'string' || typeof hardExpiry !== 'string') return null
  const [issued, soft, hard] = [instantMs(issuedAt), instantMs(softExpiry), instantMs(hardExpiry)]
  if (issued === null || soft === null || hard === null || issued > soft || soft > hard) return null
  return { issuedAt, softExpiry, hardExpiry }
}

/**
 * How good the evidence of a file is at an instant, in milliseconds since 1970. A clock that stands before the making of the file is wrong, so nothing is known
 * about the age of the evidence: that is stale, not fresh.
 */
export function freshness({ issuedAt, softExpiry, hardExpiry }: Validity, at: number): Freshness {
  const [issued, soft, hard] = [instantMs(issuedAt), instantMs(softExpiry), instantMs(hardExpiry)]
  if (issued === null || soft === null || hard === null || !(at < hard)) return 'expired'
  return at < soft && at >= issued - CLOCK_SLACK_MS ? 'fresh' : 'stale'
}
