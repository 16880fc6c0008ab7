import type { Bytes } from '../bytes/bytes.ts'

/** Curves by the names of OpenSSL. P-256 is what we issue; the others occur in seals of other states (BSI TR-03137, Doc 9303-13). */
export type Curve = 'P-224' | 'P-256' | 'P-384' | 'P-521' | 'brainpoolP224r1' | 'brainpoolP256r1' | 'brainpoolP320r1' | 'brainpoolP384r1' | 'brainpoolP512r1'

export type Hash = 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512'

/** What a signature is checked against. `spki` is the DER SubjectPublicKeyInfo as it stands in the certificate. */
export interface EcdsaCheck {
  readonly kind: 'ecdsa'
  readonly spki: Bytes
  readonly curve: Curve
  readonly hash: Hash
  /** r||s, each as long as the curve's order. */
  readonly signature: Bytes
  readonly data: Bytes
}

/** PKCS #1 v1.5, which some CSCAs use for certificates and CRLs. */
export interface RsaCheck {
  readonly kind: 'rsa'
  readonly spki: Bytes
  readonly hash: Hash
  readonly signature: Bytes
  readonly data: Bytes
}

export type SignatureCheck = EcdsaCheck | RsaCheck

/** `unsupported`: this run-time cannot compute the curve; the signature may still be good, so it must never be shown as forged, nor as valid. */
export type SignatureVerdict = 'good' | 'bad' | 'unsupported'

/** The only thing the library needs from outside. Never throws for any input. */
export interface Crypto {
  verify(check: SignatureCheck): SignatureVerdict | Promise<SignatureVerdict>
  sha256(data: Bytes): Bytes | Promise<Bytes>
}
