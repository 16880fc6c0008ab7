import { after, type Soon } from '../crypto/after.ts'
import type { Crypto } from '../crypto/crypto.ts'
import type { Chain, UntrustedReason } from '../trust/chain.ts'
import type { TrustStore } from '../trust/store.ts'
import type { Certificate } from '../x509/certificate.ts'
import type { Crl } from '../x509/crl.ts'
import type { SignerStatus } from './status.ts'

/** Barcode signer of a visible digital seal: ICAO's own (Doc 9303-12 section 7.1.3) and that of German arrival attestations (BSI TR-03137-1 section 6.5.2). */
export const VDS_SIGNER_USES: readonly string[] = ['2.23.136.1.1.11.1', '0.4.0.127.0.7.3.5.1.1']

/** Signer of VDS-NC. */
export const VDS_NC_SIGNER_USES: readonly string[] = ['2.23.136.1.1.14.2']

export interface SignerQuestion {
  readonly store: TrustStore
  readonly crypto: Crypto
  /** Milliseconds since 1970, UTC. */
  readonly at: number
  /** The certificate must be meant for one of these uses; pinned ones are not asked. */
  readonly uses: readonly string[]
  /** The document code of the zone, fillers and all; null when the document has none. */
  readonly documentType: string | null
}

/** How fresh the knowledge of revoked certificates is: `none` when the store has no list of this CSCA. */
export type ListFreshness = 'none' | 'fresh' | 'stale'

export interface SignerCheck {
  /** Null when nothing is wrong with the signer. */
  readonly sub: Exclude<SignerStatus, 'UNKNOWN_CERTIFICATE'> | null
  readonly detail: UntrustedReason | 'wrong-use' | 'csca-not-in-force' | 'not-yet-valid' | null
  readonly csca: Certificate | null
  readonly list: ListFreshness
  /** Milliseconds since 1970 of the list that was used. */
  readonly listIssuedAt: number | null
}

/** The signer's part of Doc 9303-13 Appendix D, in its order. Signatures are computed once for each certificate, time is asked each time. */
export function checkSigner(certificate: Certificate, question: SignerQuestion): Soon<SignerCheck> {
  return after(question.store.chainOf(certificate, question.crypto), (chain) => judge(certificate, chain, question))
}

function judge(certificate: Certificate, chain: Chain, question: SignerQuestion): SignerCheck {
  const { at } = question
  const csca = chain.kind === 'chained' ? chain.csca : null
  const crl = chain.kind === 'chained' ? chain.crl : null
  const found = (sub: SignerCheck['sub'], detail: SignerCheck['detail'] = null): SignerCheck => ({
    sub,
    detail,
    csca,
    list: freshnessOf(crl, at),
    listIssuedAt: crl ? crl.thisUpdate : null,
  })
  if (chain.kind === 'unsupported') return found('UNSUPPORTED_ALGORITHM')
  if (chain.kind === 'untrusted') return found('UNTRUSTED_CERTIFICATE', chain.reason)
  if (csca && !isMeantFor(certificate, question.uses)) return found('UNTRUSTED_CERTIFICATE', 'wrong-use')
  if (csca && (at < csca.notBefore || at > csca.notAfter)) return found('UNTRUSTED_CERTIFICATE', 'csca-not-in-force')
  if (!isAllowedFor(certificate, question.documentType)) return found('INVALID_DOCUMENTTYPE')
  if (at > certificate.notAfter) return found('EXPIRED_CERTIFICATE')
  if (at < certificate.notBefore) return found('EXPIRED_CERTIFICATE', 'not-yet-valid')
  return found(crl?.revokedSerials.has(certificate.serialHex) ? 'REVOKED_CERTIFICATE' : null)
}

function isMeantFor({ extendedKeyUsage }: Certificate, uses: readonly string[]): boolean {
  return extendedKeyUsage?.some((use) => uses.includes(use)) ?? false
}

/** Without the extension a signer may sign every type. One letter stands for all types that begin with it (Doc 9303-12 section 7.1.1.5). */
function isAllowedFor({ documentTypes }: Certificate, code: string | null): boolean {
  if (documentTypes === null || code === null) return true
  const bare = code.endsWith('<') ? code.slice(0, 1) : code
  return documentTypes.some((type) => type === bare || (type.length === 1 && bare.startsWith(type)))
}

function freshnessOf(crl: Crl | null, at: number): ListFreshness {
  if (!crl) return 'none'
  return at >= crl.thisUpdate && crl.nextUpdate !== null && at <= crl.nextUpdate ? 'fresh' : 'stale'
}
