import type { Bytes } from 'icao-seal/bytes'
import { shardName } from 'icao-seal/status'
import { encodeVdsUnsigned, visaProfile, type VdsProfile, writeFeatures } from 'icao-seal/vds'
import { type AuthorisationFacts, encodeVdsNcData, SAPAR_DTA, writeMessage } from 'icao-seal/vdsnc'
import type { PlainDate } from '../kernel/plain-date.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { Answers } from '../service/definition.ts'
import type { SealRules } from './seal-rules.ts'

/** What of a card is sealed. */
export interface SealedFacts {
  readonly service: string
  readonly cardNumber: string
  readonly mrz: readonly [string, string]
  readonly answers: Answers
  readonly validFrom: PlainDate
  readonly validUntil: PlainDate
  readonly daysOfStay: number
  readonly entries: 'single' | 'multiple'
  readonly issuedOn: PlainDate
  /** The place of the card in its status list. */
  readonly slot: number
  /** Where the status lists are published. */
  readonly statusUri: string
}

/** Who signs, as the header names them. */
export interface NamedSigner {
  /** `UTTC`. */
  readonly signer: string
  /** Serial number of the certificate, hexadecimal. */
  readonly reference: string
}

export interface SealContent {
  /** Header and message zone of the visa seal: the bytes to sign. */
  readonly vds: Bytes
  /** Canonical bytes of the VDS-NC: the bytes to sign. */
  readonly vdsNc: Bytes
}

export function touristProfile(rules: Pick<SealRules, 'statusIndexTag' | 'cardNumberTag'>): VdsProfile {
  return visaProfile({ statusIndexTag: rules.statusIndexTag, cardNumberTag: rules.cardNumberTag })
}

/** What a reader has to know of our seals, beside whom it trusts. */
export function ownSeals(rules: SealRules): { readonly profiles: readonly VdsProfile[]; readonly countries: Readonly<Record<string, string>> } {
  return { profiles: [touristProfile(rules)], countries: { [rules.issuingState]: rules.signerCountry } }
}

/** The status list that a card of a service stands in: the month of its last day, so that whole lists can be forgotten. */
export function shardOf(service: string, validUntil: PlainDate): string {
  const name = shardName(service.replaceAll(/[^a-z]/g, '').slice(0, 16), validUntil)
  if (!name) throw new Error(`no status list for ${service}`)
  return name
}

/**
 * Everything to be signed for a tourist card. The name is the one of the machine readable lines; the card number has a tag of its own, since only 28
 * characters of the second line are sealed (Doc 9303-7 section 9.1).
 */
export function sealContent(
  rules: SealRules,
  facts: SealedFacts,
  signedBy: NamedSigner & { readonly on: PlainDate },
): Result<SealContent, 'seal-not-possible'> {
  const features = writeFeatures(
    {
      mrzMrvA: facts.mrz,
      numberOfEntries: facts.entries === 'single' ? 1 : 0,
      durationOfStay: { kind: 'from-entry', days: facts.daysOfStay, months: 0, years: 0 },
      passportNumber: facts.answers.passportNumber ?? '',
      statusIndex: facts.slot,
      cardNumber: facts.cardNumber,
    },
    touristProfile(rules),
  )
  if (!features.ok) return refuse('seal-not-possible', { field: features.name })
  const { featureDefinitionReference, documentTypeCategory } = touristProfile(rules)
  const vds = encodeVdsUnsigned(
    {
      issuingCountry: rules.issuingState,
      signerIdentifier: signedBy.signer,
      certificateReference: signedBy.reference,
      documentIssueDate: facts.issuedOn,
      signatureCreationDate: signedBy.on,
      featureDefinitionReference,
      documentTypeCategory,
    },
    features.features,
  )
  if (!vds.ok) return refuse('seal-not-possible', { field: vds.field })
  const header = { type: SAPAR_DTA.type, version: SAPAR_DTA.version, issuer: rules.issuingState }
  const vdsNc = encodeVdsNcData(header, writeMessage(authorisation(facts), SAPAR_DTA))
  return vdsNc.ok ? ok({ vds: vds.bytes, vdsNc: vdsNc.data }) : refuse('seal-not-possible', { field: 'message' })
}

function authorisation(facts: SealedFacts): AuthorisationFacts {
  const [nameLine, dataLine] = facts.mrz
  return {
    cardNumber: facts.cardNumber,
    passportNumber: facts.answers.passportNumber ?? '',
    // Two spaces between the two parts of a name, as the fillers of the zone.
    name: nameLine.slice(5).replace(/<+$/, '').replaceAll('<', ' '),
    nationality: dataLine.slice(10, 13).replaceAll('<', ''),
    birthDate: facts.answers.birthDate ?? '',
    sex: facts.answers.sex ?? '',
    validFrom: facts.validFrom,
    validUntil: facts.validUntil,
    stay: `P${facts.daysOfStay}D`,
    entries: facts.entries === 'single' ? 1 : 0,
    statusSlot: facts.slot,
    statusUri: facts.statusUri,
  }
}
