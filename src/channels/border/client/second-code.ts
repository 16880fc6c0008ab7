import { checkSigner, levelOf, statusOf, type SubStatus, VDS_NC_SIGNER_USES } from 'icao-seal/policy'
import type { TrustStore } from 'icao-seal/trust'
import { decodeVdsNc, readMessage, SAPAR_DTA, type VdsNcReading } from 'icao-seal/vdsnc'
import { type Certificate, parseCertificate } from 'icao-seal/x509'
import { type EntryFacts, factsOfMessage } from '../../../core/border/entry-facts.ts'
import { matchPassport } from '../../../core/border/passport.ts'
import type { SealVerdict } from './seal-verdict.ts'
import { browserCrypto } from './pack-keeper.ts'

interface Question {
  readonly trust: TrustStore
  readonly at: number
  readonly issuingState: string
  readonly passport: readonly string[] | undefined
}

/** The second code of a card (VDS-NC): the signer's certificate travels inside and must lead to a CSCA of the pack, for the use of such codes. */
export async function checkSecondCode(text: string, question: Question): Promise<{ readonly seal: SealVerdict; readonly card?: EntryFacts }> {
  const reading = decodeVdsNc(text)
  if (!reading.ok) return { seal: verdict('WRONG_FORMAT', '') }
  const certificate = parseCertificate(reading.certificate)
  if (!certificate.ok) return { seal: verdict('WRONG_FORMAT', '') }
  const signer = certificate.serialHex.toUpperCase()
  const sub = await signedBy(reading, certificate, question)
  const message = reading.header.type === SAPAR_DTA.type && reading.header.version === SAPAR_DTA.version ? readMessage(reading.msg, SAPAR_DTA) : undefined
  const card = message?.ok && reading.header.issuer === question.issuingState ? factsOfMessage(message.facts) : undefined
  return { seal: verdict(sub ?? (card ? passportAgainst(card, question.passport) : null), signer), ...(card ? { card } : {}) }
}

async function signedBy({ data, signature }: VdsNcReading, certificate: Certificate, { trust, at }: Question): Promise<SubStatus | null> {
  const check = await checkSigner(certificate, { store: trust, crypto: browserCrypto, at, uses: VDS_NC_SIGNER_USES, documentType: null })
  if (check.sub !== null) return check.sub
  const { key } = certificate
  if (key.kind !== 'ec' || key.curve !== 'P-256') return 'UNSUPPORTED_ALGORITHM'
  const verified = await browserCrypto.verify({ kind: 'ecdsa', spki: key.spki, curve: 'P-256', hash: 'SHA-256', signature, data })
  if (verified === 'good') return null
  return verified === 'bad' ? 'INVALID_SIGNATURE' : 'UNSUPPORTED_ALGORITHM'
}

/** The same two fields as for a visa seal: number and State. */
function passportAgainst(card: EntryFacts, passport: readonly string[] | undefined): SubStatus | null {
  const match = matchPassport(card, passport)
  if (match.kind === 'unreadable') return 'INVALID_PASSPORT_MRZ'
  if (match.kind !== 'differs') return null
  return match.fields.some(({ field, same }) => !same && (field === 'number' || field === 'state')) ? 'SEAL_PASSPORT_MISMATCH' : null
}

function verdict(sub: SubStatus | null, signer: string): SealVerdict {
  return { status: statusOf(sub), sub, level: levelOf(sub), signer, fields: [] }
}
