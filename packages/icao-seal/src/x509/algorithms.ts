import type { Bytes } from '../bytes/bytes.ts'
import type { Curve, Hash } from '../crypto/crypto.ts'
import { CURVES, curveOfOid } from '../crypto/curves.ts'
import { sequence, oid as writeOid } from '../x509-write/der.ts'
import { type Der, partsOfTag, TAG, wholeDer, wholeOf } from './der.ts'
import { namedCurve } from './explicit-curve.ts'
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

/**
 * `curve` null: an elliptic curve that we do not know. `spki` is what stands in the certificate, except that parameters which spell out a known
 * curve are put as its name, for WebCrypto reads no others.
 */
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
  if (oid === EC_KEY) return readEcKey(spki, algorithm?.[1], parts[1])
  if (oid !== RSA_KEY) return { spki, kind: 'other' }
  const modulus = readUnsigned(partsOfTag(wholeDer(key, TAG.sequence), TAG.sequence)?.[0])
  return modulus ? { spki, kind: 'rsa', bits: 8 * modulus.length } : null
}

function readEcKey(spki: Bytes, parameters: Der | undefined, key: Der | undefined): PublicKey {
  const named = readOid(parameters)
  if (named !== null) return { spki, kind: 'ec', curve: curveOfOid(named) }
  const curve = namedCurve(parameters)
  if (curve === null || !key) return { spki, kind: 'ec', curve: null }
  return { spki: sequence(sequence(writeOid(EC_KEY), writeOid(CURVES[curve].oid)), wholeOf(key)), kind: 'ec', curve }
}
