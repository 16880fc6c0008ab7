import type { Bytes } from '../bytes/bytes.ts'
import type { SignatureCheck } from '../crypto/crypto.ts'
import { CURVES } from '../crypto/curves.ts'
import type { PublicKey, SignatureAlgorithm } from './algorithms.ts'
import { ecdsaFromDer } from './ecdsa.ts'

/** A certificate or a revocation list. */
export interface Signed {
  readonly tbs: Bytes
  readonly signatureAlgorithm: SignatureAlgorithm
  readonly signature: Bytes
}

/** What must be computed to know that the owner of `key` signed. `bad` and `unsupported` when there is nothing to compute. */
export function signatureCheckOf({ tbs, signatureAlgorithm, signature }: Signed, key: PublicKey): SignatureCheck | 'bad' | 'unsupported' {
  const { kind, hash } = signatureAlgorithm
  if (kind === 'other' || key.kind === 'other' || (key.kind === 'ec' && key.curve === null)) return 'unsupported'
  // Collisions of SHA-1 are for sale: whoever can get one harmless certificate could have another one with the same signature.
  if (hash === 'SHA-1') return 'bad'
  if (kind === 'rsa') return key.kind === 'rsa' ? { kind: 'rsa', spki: key.spki, hash, signature, data: tbs } : 'bad'
  if (key.kind !== 'ec' || key.curve === null) return 'bad'
  const raw = ecdsaFromDer(signature, CURVES[key.curve].bytes)
  return raw ? { kind: 'ecdsa', spki: key.spki, curve: key.curve, hash, signature: raw, data: tbs } : 'bad'
}
