import { type Bytes, concatBytes } from '../bytes/bytes.ts'
import { after, type Soon } from '../crypto/after.ts'
import type { Crypto, Curve, Hash } from '../crypto/crypto.ts'
import { hashForCurve, signatureLength } from '../crypto/curves.ts'
import { partsOf, TAG, wholeDer } from '../x509/der.ts'
import { readBitString } from '../x509/values.ts'
import { bits, oid, sequence, unsigned } from './der.ts'

/** A private key that stays where it is: in a file, a device or another process. */
export interface SigningKey {
  readonly curve: Curve
  /** Its public half, DER. */
  readonly spki: Bytes
  /** r||s over these bytes, hashed with `hashForCurve(curve)`. */
  sign(data: Bytes): Soon<Bytes>
}

export type WriteCode = 'wrong-name' | 'wrong-serial-number' | 'wrong-validity' | 'wrong-key' | 'wrong-use' | 'wrong-signature'

export type WriteResult = { readonly ok: true; readonly der: Bytes } | { readonly ok: false; readonly code: WriteCode }

const ECDSA_WITH: Readonly<Record<Hash, string>> = {
  'SHA-1': '1.2.840.10045.4.1',
  'SHA-224': '1.2.840.10045.4.3.1',
  'SHA-256': '1.2.840.10045.4.3.2',
  'SHA-384': '1.2.840.10045.4.3.3',
  'SHA-512': '1.2.840.10045.4.3.4',
}

export function algorithmFor(curve: Curve): Bytes {
  return sequence(oid(ECDSA_WITH[hashForCurve(curve)]))
}

/** What is signed, the algorithm, the signature: the form of certificates, requests and lists. */
export function signed(tbs: Bytes, key: SigningKey): Soon<WriteResult> {
  return after(key.sign(tbs), (raw) => {
    if (raw.length !== signatureLength(key.curve)) return { ok: false, code: 'wrong-signature' }
    return { ok: true, der: sequence(tbs, algorithmFor(key.curve), bits(ecdsaToDer(raw))) }
  })
}

/** The sequence of two integers that certificates carry, of r||s. */
export function ecdsaToDer(raw: Bytes): Bytes {
  const half = raw.length / 2
  return sequence(unsigned(raw.subarray(0, half)), unsigned(raw.subarray(half)))
}

/** A name for a key: the first 20 bytes of the SHA-256 of its bits (RFC 7093 method 1). Null when these bytes are no public key. */
export function keyIdOf(spki: Bytes, crypto: Crypto): Soon<Bytes | null> {
  const key = readBitString(partsOf(wholeDer(spki, TAG.sequence))?.[1])
  return key ? after(crypto.sha256(concatBytes([key])), (digest) => digest.subarray(0, 20)) : null
}
