/** Codes of Doc 9303-13 Appendix D and 9303-7 section 9.4, and one of our own, the last. */
export type SubStatus =
  | 'READ_ERROR'
  | 'WRONG_FORMAT'
  | 'UNKNOWN_FEATURE'
  | SignerStatus
  | 'INVALID_SIGNATURE'
  | 'INVALID_VISA_MRZ'
  | 'SEAL_VISA_MISMATCH'
  | 'INVALID_PASSPORT_MRZ'
  | 'SEAL_PASSPORT_MISMATCH'

export type SignerStatus =
  | 'UNKNOWN_CERTIFICATE'
  | 'UNTRUSTED_CERTIFICATE'
  | 'INVALID_DOCUMENTTYPE'
  | 'EXPIRED_CERTIFICATE'
  | 'REVOKED_CERTIFICATE'
  /** This run-time cannot compute the signature. Another one can, so nothing is said about the seal. */
  | 'UNSUPPORTED_ALGORITHM'

/** `UNDECIDED` goes with UNSUPPORTED_ALGORITHM only. */
export type SealStatus = 'VALID' | 'INVALID' | 'UNDECIDED'

/** How far ICAO recommends to trust the document: `medium` and `high` are the level of suspicion. */
export type TrustLevel = 'trustable' | 'medium' | 'high'

export const TRUST_LEVELS: Readonly<Record<SubStatus, TrustLevel>> = {
  READ_ERROR: 'medium',
  WRONG_FORMAT: 'high',
  UNKNOWN_FEATURE: 'trustable',
  UNKNOWN_CERTIFICATE: 'high',
  UNTRUSTED_CERTIFICATE: 'high',
  INVALID_DOCUMENTTYPE: 'high',
  EXPIRED_CERTIFICATE: 'medium',
  REVOKED_CERTIFICATE: 'high',
  INVALID_SIGNATURE: 'high',
  INVALID_VISA_MRZ: 'high',
  SEAL_VISA_MISMATCH: 'high',
  INVALID_PASSPORT_MRZ: 'high',
  SEAL_PASSPORT_MISMATCH: 'high',
  UNSUPPORTED_ALGORITHM: 'medium',
}

export function statusOf(sub: SubStatus | null): SealStatus {
  if (sub === null || sub === 'UNKNOWN_FEATURE') return 'VALID'
  return sub === 'UNSUPPORTED_ALGORITHM' ? 'UNDECIDED' : 'INVALID'
}

export function levelOf(sub: SubStatus | null): TrustLevel {
  return sub === null ? 'trustable' : TRUST_LEVELS[sub]
}
