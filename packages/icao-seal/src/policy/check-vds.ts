import type { Bytes } from '../bytes/bytes.ts'
import { after, type Soon } from '../crypto/after.ts'
import type { Crypto } from '../crypto/crypto.ts'
import { hashForCurve, isSignatureLength, signatureLength } from '../crypto/curves.ts'
import type { TrustStore } from '../trust/store.ts'
import { decodeVds, type Vds, type VdsCode } from '../vds/decode.ts'
import { type FeatureRefusal, readFeatures, type SealFeatures, sealedMrz } from '../vds/features.ts'
import { profileFor, type VdsProfile } from '../vds/profile.ts'
import type { Certificate } from '../x509/certificate.ts'
import { type Comparison, comparePresented, type Presented, type Remark, SAME } from './presented.ts'
import { checkSigner, type SignerCheck, VDS_SIGNER_USES } from './signer.ts'
import { levelOf, type SealStatus, statusOf, type SubStatus, type TrustLevel } from './status.ts'

export interface VdsQuestion {
  readonly store: TrustStore
  readonly crypto: Crypto
  /** Milliseconds since 1970, UTC. */
  readonly at: number
  readonly profiles: readonly VdsProfile[]
  readonly presented?: Presented
  /** Uses that a signer's certificate may be meant for; ICAO's and BSI's unless given. */
  readonly signerUses?: readonly string[]
}

export interface VdsCheck {
  readonly status: SealStatus
  /** Null for VALID without remark. */
  readonly sub: SubStatus | null
  readonly level: TrustLevel
  /** Where the code alone does not say what was wrong. */
  readonly detail: VdsCode | FeatureRefusal['code'] | SignerCheck['detail'] | 'unknown-profile'
  /** Fields that differ from what was presented, or that are malformed there. */
  readonly fields: readonly string[]
  readonly remarks: readonly Remark[]
  /** As far as the check came. What they say is only to be believed when `status` is VALID. */
  readonly vds: Vds | null
  readonly features: SealFeatures | null
  readonly certificate: Certificate | null
  readonly signer: SignerCheck | null
}

type Found = Partial<Omit<VdsCheck, 'status' | 'level' | 'sub'>>

/** What was read and what is known of the signer. */
interface Sealed {
  readonly vds: Vds
  readonly features: SealFeatures
}

/**
 * Doc 9303-13 Appendix D and 9303-7 section 9.4: the first failure decides. `bytes` null when the barcode could not be read. The answer comes at
 * once when the cryptography answers at once.
 */
export function checkVds(bytes: Bytes | null, question: VdsQuestion): Soon<VdsCheck> {
  if (!bytes || bytes.length === 0) return answer('READ_ERROR', {})
  const vds = decodeVds(bytes)
  if (!vds.ok) return answer('WRONG_FORMAT', { detail: vds.code })
  const profile = profileFor(question.profiles, vds.header)
  if (!profile) return answer('WRONG_FORMAT', { vds, detail: 'unknown-profile' })
  const features = readFeatures(vds, profile)
  if (!features.ok) return answer('WRONG_FORMAT', { vds, detail: features.code })
  if (!isSignatureLength(vds.signature.length)) return answer('WRONG_FORMAT', { vds, features, detail: 'wrong-signature-length' })
  const signers = question.store.signersFor(vds.header.signerIdentifier, vds.header.certificateReference)
  return checkWith({ vds, features }, signers, question)
}

/** Two certificates can have the same name and number if two CSCAs gave them; the first that bears the seal out decides, else the first of all. */
function checkWith(sealed: Sealed, [first, ...others]: readonly Certificate[], question: VdsQuestion): Soon<VdsCheck> {
  if (!first) return answer('UNKNOWN_CERTIFICATE', sealed)
  return after(checkSealed(sealed, first, question), (check) => {
    if (others.length === 0 || check.status === 'VALID') return check
    return after(checkWith(sealed, others, question), (other) => (other.status === 'VALID' ? other : check))
  })
}

function checkSealed(sealed: Sealed, certificate: Certificate, question: VdsQuestion): Soon<VdsCheck> {
  const { vds, features } = sealed
  const { store, crypto, at, signerUses = VDS_SIGNER_USES } = question
  const curve = certificate.key.kind === 'ec' ? certificate.key.curve : null
  if (curve !== null && vds.signature.length !== signatureLength(curve)) {
    return answer('WRONG_FORMAT', { ...sealed, certificate, detail: 'wrong-signature-length' })
  }
  const documentType = sealedMrz(features)?.line1.slice(0, 2) ?? features.profile.documentType ?? null
  return after(checkSigner(certificate, { store, crypto, at, uses: signerUses, documentType }), (signer) => {
    const found = { ...sealed, certificate, signer }
    if (signer.sub !== null) return answer(signer.sub, { ...found, detail: signer.detail })
    if (curve === null) return answer('UNSUPPORTED_ALGORITHM', found)
    const hash = hashForCurve(curve)
    const verdict = crypto.verify({ kind: 'ecdsa', spki: certificate.key.spki, curve, hash, signature: vds.signature, data: vds.signedBytes })
    return after(verdict, (signature) => {
      if (signature === 'unsupported') return answer('UNSUPPORTED_ALGORITHM', found)
      if (signature === 'bad') return answer('INVALID_SIGNATURE', found)
      return compared(features, question.presented ? comparePresented(features, question.presented) : SAME, found)
    })
  })
}

function compared(features: SealFeatures, { sub, fields, remarks }: Comparison, found: Found): VdsCheck {
  const unknown = features.unknownTags.length > 0 ? 'UNKNOWN_FEATURE' : null
  return answer(sub ?? unknown, { ...found, fields, remarks })
}

const NOTHING: readonly never[] = []

function answer(sub: SubStatus | null, found: Found): VdsCheck {
  return {
    status: statusOf(sub),
    sub,
    level: levelOf(sub),
    detail: found.detail ?? null,
    fields: found.fields ?? NOTHING,
    remarks: found.remarks ?? NOTHING,
    vds: found.vds ?? null,
    features: found.features ?? null,
    certificate: found.certificate ?? null,
    signer: found.signer ?? null,
  }
}
