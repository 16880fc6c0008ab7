import type { Bytes } from '../bytes/bytes.ts'
import type { Curve, Hash } from '../crypto/crypto.ts'
import { curveOfOid } from '../crypto/curves.ts'
import { type Der, partsOfTag, TAG, wholeDer, wholeOf } from './der.ts'
import { readBitString, readOid, readUnsigned } from './values.ts'

/** How a certificate or a list is signed; `hash` null for an algorithm that this library does not check (RSASSA-PSS for one). */
export type SignatureAlgorithm = { readonly kind: 'ecdsa' | 'rsa'; readonly hash: Hash } | { readonly kind: 'other'; readonly hash: null }

const SIGNATURES: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.10045.4.1': { kind: 'ecdsa', hash: 'SHA-1' },
  '1.2.840.10045.4.3.1': { kind: 'ecdsa', hash: 'SHA-224' },
  '1.2.840.10045.4.3.2': { kind: 'ecdsa', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { kind: 'ecdsa', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { kind: 'ecdsa', hash: 'SHA-512' },
  '1.2.840.113549.1.1.5': { kind: 'rsa', hash: 'SHA-1' },
  '1.2.840.113549.1.1.14': { kind: 'rsa', hash: 'SHA-224' },
  '1.2.840.113549.1.1.11': { kind: 'rsa', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { kind: 'rsa', hash: 'SHA-384' },
  '1.2.840.113549.1.1.13': { kind: 'rsa', hash: 'SHA-512' },
}

export function readSignatureAlgorithm(der: Der | undefined): SignatureAlgorithm | null {
  const parts = partsOfTag(der, TAG.sequence)
  const oid = readOid(parts?.[0])
  if (!parts || oid === null || parts.length > 2) return null
  return SIGNATURES[oid] ?? { kind: 'other', hash: null }
}

/** `curve` null: an elliptic curve without a name that we know, or explicit parameters. */
export type PublicKey = { readonly spki: Bytes } & (
  | { readonly kind: 'ec'; readonly curve: Curve | null }
  | { readonly kind: 'rsa'; readonly bits: number }
  | { readonly kind: 'other' }
)

const EC_KEY = '1.2.840.10045.2.1'
const RSA_KEY = '1.2.840.113549.1.1.1'

export function readPublicKey(der: Der | undefined): PublicKey | null {
  const parts = partsOfTag(der, TAG.sequence)
  const algorithm = partsOfTag(parts?.[0], TAG.sequence)
  const oid = readOid(algorithm?.[0])
  const key = readBitString(parts?.[1])
  if (!der || parts?.length !== 2 || oid === null || !key) return null
  const spki = wholeOf(der)
  if (oid === EC_KEY) {
    const named = readOid(algorithm?.[1])
    return { spki, kind: 'ec', curve: named === null ? null : curveOfOid(named) }
  }
  if (oid !== RSA_KEY) return { spki, kind: 'other' }
  const modulus = readUnsigned(partsOfTag(wholeDer(key, TAG.sequence), TAG.sequence)?.[0])
  return modulus ? { spki, kind: 'rsa', bits: 8 * modulus.length } : null
}
