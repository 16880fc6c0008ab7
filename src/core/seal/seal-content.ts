import type { Bytes } from 'icao-seal/bytes'
import { shardName } from 'icao-seal/status'
import { encodeVdsUnsigned, residenceProfile, visaProfile, type VdsProfile, writeFeatures } from 'icao-seal/vds'
import { type AuthorisationFacts, encodeVdsNcData, SAPAR_DTA, writeMessage } from 'icao-seal/vdsnc'
import { daysBetween, type PlainDate } from '../kernel/plain-date.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { Answers } from '../service/definition.ts'
import type { SealRules } from './seal-rules.ts'

/** What of a card is sealed. */
export interface SealedFacts {
  readonly service: string
  readonly cardNumber: string
  /** Two lines for a visa, three for a card. */
  readonly mrz: readonly string[]
  readonly answers: Answers
  readonly validFrom: PlainDate
  readonly validUntil: PlainDate
  /** For a visit; undefined for a card that lets its holder live here and come and go. */
  readonly daysOfStay?: number | undefined
  readonly entries?: 'single' | 'multiple' | undefined
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
  return { profiles: [touristProfile(rules), residenceProfile(rules.residence)], countries: { [rules.issuingState]: rules.signerCountry } }
}

/** The status list that a card of a service stands in: the month of its last day, so that whole lists can be forgotten. */
export function shardOf(service: string, validUntil: PlainDate): string {
  const name = shardName(service.replaceAll(/[^a-z]/g, '').slice(0, 16), validUntil)
  if (!name) throw new Error(`no status list for ${service}`)
  return name
}

/** Whose key seals a card, by its zone. */
export function sealingRole(mrz: readonly string[]): 'tourist' | 'residence' {
  return mrz.length === 3 ? 'residence' : 'tourist'
}

/** The features of the seal, with the profile that says how they are written. */
function featuresOf(rules: SealRules, facts: SealedFacts) {
  const passportNumber = facts.answers.passportNumber ?? ''
  const common = { passportNumber, statusIndex: facts.slot, cardNumber: facts.cardNumber }
  if (sealingRole(facts.mrz) === 'residence') {
    const profile = residenceProfile(rules.residence)
    // The part of ISO 3166-2 behind the country: the seal says the country already.
    const regionCode = facts.answers.region?.split('-').at(-1)
    return { profile, written: writeFeatures({ mrzTd1: facts.mrz, ...common, ...(regionCode ? { regionCode } : {}) }, profile) }
  }
  const profile = touristProfile(rules)
  const durationOfStay = { kind: 'from-entry', days: facts.daysOfStay ?? 0, months: 0, years: 0 } as const
  return { profile, written: writeFeatures({ mrzMrvA: facts.mrz, numberOfEntries: facts.entries === 'single' ? 1 : 0, durationOfStay, ...common }, profile) }
}

/**
 * Everything to be signed for a card. The name is the one of the machine readable lines; the card number has a tag of its own, since only 28
 * characters of the second line are sealed (Doc 9303-7 section 9.1).
 */
export function sealContent(
  rules: SealRules,
  facts: SealedFacts,
  signedBy: NamedSigner & { readonly on: PlainDate },
): Result<SealContent, 'seal-not-possible'> {
  const { profile, written: features } = featuresOf(rules, facts)
  if (!features.ok) return refuse('seal-not-possible', { field: features.name })
  const { featureDefinitionReference, documentTypeCategory } = profile
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

/** Without a length of stay of its own the holder may stay as long as the card is good. */
function authorisation(facts: SealedFacts): AuthorisationFacts {
  const { name, nationality } = zoneOf(facts.mrz)
  const days = facts.daysOfStay ?? daysBetween(facts.validFrom, facts.validUntil) + 1
  return {
    cardNumber: facts.cardNumber,
    passportNumber: facts.answers.passportNumber ?? '',
    // Two spaces between the two parts of a name, as the fillers of the zone.
    name: name.replace(/<+$/, '').replaceAll('<', ' '),
    nationality: nationality.replaceAll('<', ''),
    birthDate: facts.answers.birthDate ?? '',
    sex: facts.answers.sex ?? '',
    validFrom: facts.validFrom,
    validUntil: facts.validUntil,
    stay: `P${days}D`,
    entries: facts.entries === 'single' ? 1 : 0,
    statusSlot: facts.slot,
    statusUri: facts.statusUri,
  }
}

function zoneOf([first = '', second = '', third]: readonly string[]): { readonly name: string; readonly nationality: string } {
  return third === undefined ? { name: first.slice(5), nationality: second.slice(10, 13) } : { name: third, nationality: second.slice(15, 18) }
}
