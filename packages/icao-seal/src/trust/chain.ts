import { after, type Soon } from '../crypto/after.ts'
import type { Crypto, SignatureVerdict } from '../crypto/crypto.ts'
import type { PublicKey } from '../x509/algorithms.ts'
import type { Certificate } from '../x509/certificate.ts'
import type { Crl } from '../x509/crl.ts'
import { type Signed, signatureCheckOf } from '../x509/signature.ts'

/** What binds a certificate to this store. It says nothing about time: that is asked at each check. */
export type Chain =
  /** Trusted by itself, because someone decided so. */
  | { readonly kind: 'pinned' }
  | { readonly kind: 'chained'; readonly csca: Certificate; readonly crl: Crl | null }
  | { readonly kind: 'untrusted'; readonly reason: UntrustedReason }
  /** This run-time cannot compute the signature of the CSCA. */
  | { readonly kind: 'unsupported' }

export type UntrustedReason = 'no-csca' | 'not-signed-by-the-csca' | 'unknown-critical-extension' | 'list-not-signed-by-the-csca'

export interface Authorities {
  readonly cscas: readonly Certificate[]
  readonly crls: readonly Crl[]
}

/** Looks for the CSCA that signed, and for its newest list. All signatures are computed, so the caller remembers the answer. */
export function findChain(certificate: Certificate, authorities: Authorities, crypto: Crypto): Soon<Chain> {
  if (certificate.unknownCritical.length > 0) return { kind: 'untrusted', reason: 'unknown-critical-extension' }
  const candidates = authorities.cscas.filter((csca) => mayHaveSigned(csca, certificate))
  if (candidates.length === 0) return { kind: 'untrusted', reason: 'no-csca' }
  return after(firstSigner(certificate, candidates, crypto), (signer) => {
    if (signer === 'unsupported') return { kind: 'unsupported' }
    if (signer === 'bad') return { kind: 'untrusted', reason: 'not-signed-by-the-csca' }
    return withList(signer, authorities, crypto)
  })
}

/** Names first; then the key identifiers, where both have one, tell the generations of a CSCA apart. */
function mayHaveSigned(csca: Certificate, certificate: Certificate): boolean {
  if (csca.subject.key !== certificate.issuer.key || csca.mayCertify === false) return false
  return csca.subjectKeyId === null || certificate.authorityKeyId === null || csca.subjectKeyId === certificate.authorityKeyId
}

function firstSigner(signed: Signed, candidates: readonly Certificate[], crypto: Crypto): Soon<Certificate | 'bad' | 'unsupported'> {
  const [first, ...others] = candidates
  if (!first) return 'bad'
  return after(verdictOf(signed, first.key, crypto), (verdict) => {
    if (verdict === 'good') return first
    return after(firstSigner(signed, others, crypto), (found) => (found === 'bad' ? verdict : found))
  })
}

function verdictOf(signed: Signed, key: PublicKey, crypto: Crypto): Soon<SignatureVerdict> {
  const check = signatureCheckOf(signed, key)
  return typeof check === 'string' ? check : crypto.verify(check)
}

/** The newest list of the CSCA's name. Any of its generations may have signed it: one list covers the certificates of all (Doc 9303-12 section 7.1.4). */
function withList(csca: Certificate, { cscas, crls }: Authorities, crypto: Crypto): Soon<Chain> {
  const own = crls.filter((crl) => crl.issuer.key === csca.subject.key)
  const newest = own.reduce<Crl | null>((best, crl) => (best && best.thisUpdate >= crl.thisUpdate ? best : crl), null)
  if (!newest) return { kind: 'chained', csca, crl: null }
  const generations = cscas.filter((other) => other.subject.key === csca.subject.key && other.mayListRevoked !== false)
  return after(firstSigner(newest, generations, crypto), (signer) => {
    if (signer === 'unsupported') return { kind: 'unsupported' }
    // To go on without a list that someone put there would be to let a revoked signer pass.
    return signer === 'bad' ? { kind: 'untrusted', reason: 'list-not-signed-by-the-csca' } : { kind: 'chained', csca, crl: newest }
  })
}
