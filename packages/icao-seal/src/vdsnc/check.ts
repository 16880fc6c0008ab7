import type { Bytes } from '../bytes/bytes.ts'
import { after, type Soon } from '../crypto/after.ts'
import type { Crypto } from '../crypto/crypto.ts'
import { checkSigner, levelOf, type SealStatus, type SignerCheck, type SignerStatus, statusOf, type TrustLevel, VDS_NC_SIGNER_USES } from '../policy/index.ts'
import type { TrustStore } from '../trust/index.ts'
import type { Certificate, CertificateCode } from '../x509/index.ts'
import { parseCertificate } from '../x509/index.ts'
import { decodeVdsNc } from './decode.ts'
import type { VdsNcCode, VdsNcReading } from './shape.ts'

export interface VdsNcQuestion {
  readonly store: TrustStore
  readonly crypto: Crypto
  /** Milliseconds since 1970, UTC. */
  readonly at: number
  /** Uses that the signer's certificate may be meant for; ICAO's for VDS-NC unless given. */
  readonly signerUses?: readonly string[]
  /** Country of the certificate (`UT`) that may sign for an issuing State (`UTO`); States that are not listed are not compared. */
  readonly countries?: Readonly<Record<string, string>>
}

export type VdsNcSubStatus = 'READ_ERROR' | 'WRONG_FORMAT' | Exclude<SignerStatus, 'UNKNOWN_CERTIFICATE' | 'INVALID_DOCUMENTTYPE'> | 'INVALID_SIGNATURE'

export interface VdsNcCheck {
  readonly status: SealStatus
  /** Null for VALID. */
  readonly sub: VdsNcSubStatus | SignerStatus | null
  readonly level: TrustLevel
  /** Where the code alone does not say what was wrong. */
  readonly detail: VdsNcCode | CertificateCode | SignerCheck['detail'] | 'wrong-key' | 'other-issuer'
  /** As far as the check came. What they say is only to be believed when `status` is VALID. */
  readonly reading: VdsNcReading | null
  readonly certificate: Certificate | null
  readonly signer: SignerCheck | null
}

type Found = Partial<Omit<VdsNcCheck, 'status' | 'sub' | 'level'>>

/**
 * Checks a VDS-NC in the order of Doc 9303-13 Appendix D; the first failure decides. The signer's certificate comes with the code, so the store needs only
 * CSCAs and their lists; `null` when the barcode could not be read. The answer comes at once when the cryptography answers at once.
 */
export function checkVdsNc(input: string | Uint8Array | null, question: VdsNcQuestion): Soon<VdsNcCheck> {
  if (input === null || input.length === 0) return answer('READ_ERROR', {})
  const reading = decodeVdsNc(input)
  if (!reading.ok) return answer('WRONG_FORMAT', { detail: reading.code })
  const certificate = certificateOf(question.store, reading.certificate)
  if (!certificate.ok) return answer('WRONG_FORMAT', { reading, detail: certificate.code })
  // ES256 is P-256 with SHA-256 (RFC 7518 section 3.4): a certificate of another curve contradicts the code.
  if (certificate.key.kind !== 'ec' || certificate.key.curve !== 'P-256') return answer('WRONG_FORMAT', { reading, certificate, detail: 'wrong-key' })
  return checkSealed(reading, certificate, question)
}

function checkSealed(reading: VdsNcReading, certificate: Certificate, question: VdsNcQuestion): Soon<VdsNcCheck> {
  const { store, crypto, at, signerUses: uses = VDS_NC_SIGNER_USES, countries = {} } = question
  // A VDS-NC holds no zone, so there is no document type to compare.
  return after(checkSigner(certificate, { store, crypto, at, uses, documentType: null }), (signer) => {
    const found = { reading, certificate, signer }
    if (signer.sub !== null) return answer(signer.sub, { ...found, detail: signer.detail })
    const { issuer } = reading.header
    if (Object.hasOwn(countries, issuer) && countries[issuer] !== certificate.subject.country.toUpperCase()) {
      return answer('UNTRUSTED_CERTIFICATE', { ...found, detail: 'other-issuer' })
    }
    const { signature, data } = reading
    const verdict = crypto.verify({ kind: 'ecdsa', spki: certificate.key.spki, curve: 'P-256', hash: 'SHA-256', signature, data })
    return after(verdict, (signed) => {
      if (signed === 'unsupported') return answer('UNSUPPORTED_ALGORITHM', found)
      return answer(signed === 'bad' ? 'INVALID_SIGNATURE' : null, found)
    })
  })
}

function answer(sub: VdsNcCheck['sub'], { detail = null, reading = null, certificate = null, signer = null }: Found): VdsNcCheck {
  return { status: statusOf(sub), sub, level: levelOf(sub), detail, reading, certificate, signer }
}

/** A traveller at a gate shows a certificate that hundreds before have shown: reading it and verifying its chain once is most of the speed. */
const MOST_REMEMBERED = 64
const remembered = new WeakMap<TrustStore, Map<string, Certificate>>()

/** The certificate of these bytes, as one object for each store, since the store remembers chains by object. Few at a time: anybody can make new ones. */
function certificateOf(store: TrustStore, der: Bytes): ReturnType<typeof parseCertificate> {
  const known = remembered.get(store) ?? new Map<string, Certificate>()
  remembered.set(store, known)
  const key = String.fromCharCode(...der)
  const found = known.get(key)
  if (found !== undefined) return found
  const parsed = parseCertificate(der)
  if (!parsed.ok) return parsed
  const [oldest] = known.keys()
  if (oldest !== undefined && known.size >= MOST_REMEMBERED) known.delete(oldest)
  known.set(key, parsed)
  return parsed
}
