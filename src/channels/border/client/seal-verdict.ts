import type { SealStatus, SubStatus, TrustLevel } from 'icao-seal/policy'

/** The first of the three results: is the seal genuine. */
export interface SealVerdict {
  readonly status: SealStatus
  readonly sub: SubStatus | null
  readonly level: TrustLevel
  /** Name and number of the signer, as far as the check came. */
  readonly signer: string
  readonly fields: readonly string[]
}
