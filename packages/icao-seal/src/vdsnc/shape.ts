import type { Bytes } from '../bytes/bytes.ts'
import type { CanonicalCode, JsonCode, JsonObject } from '../json/index.ts'

export interface VdsNcHeader {
  /** The kind of message, `x.sapar.dta`. */
  readonly type: string
  readonly version: number
  /** The code of the issuing State as passports print it: `KAZ`, `D` or `D<<`. */
  readonly issuer: string
}

/** What a VDS-NC says. Nothing of it is proven: `checkVdsNc` decides that. */
export interface VdsNcReading {
  readonly ok: true
  readonly header: VdsNcHeader
  /** As received, with members beyond the three that `header` names. */
  readonly hdr: JsonObject
  readonly msg: JsonObject
  readonly alg: 'ES256'
  /** DER of the signer certificate that travels inside. */
  readonly certificate: Bytes
  /** r||s, 64 bytes. */
  readonly signature: Bytes
  /** What the signature covers: UTF-8 of the canonical form of what was received as `data`. */
  readonly data: Bytes
}

export type VdsNcCode =
  | JsonCode
  | CanonicalCode
  | 'wrong-shape'
  | 'unknown-member'
  | 'wrong-header'
  | 'unsupported-algorithm'
  | 'wrong-base64url'
  | 'wrong-signature-length'

export interface VdsNcRefusal {
  readonly ok: false
  readonly code: VdsNcCode
}

export type VdsNcResult = VdsNcReading | VdsNcRefusal

/** An ES256 signature is two numbers of 32 bytes (RFC 7518 section 3.4), never DER. */
export const SIGNATURE_LENGTH = 64
/** The largest QR code holds 4,296 characters; this leaves room for files. */
export const LONGEST = 65_536
