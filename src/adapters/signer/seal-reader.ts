import type { Bytes } from 'icao-seal/bytes'
import { nodeCrypto } from 'icao-seal/crypto-node'
import { expandDate } from 'icao-seal/mrz'
import { checkVds } from 'icao-seal/policy'
import { createTrustStore, type TrustStore } from 'icao-seal/trust'
import { featureNamed, featureNumber, featureText, PUBLISHED_PROFILES, type SealFeatures, sealedField, sealedMrz, type VdsProfile } from 'icao-seal/vds'
import { checkVdsNc, decodeVdsNc, readMessage, SAPAR_DTA, type VdsNcQuestion } from 'icao-seal/vdsnc'
import type { SealedCardFacts, SealReader, SealReading } from '../../actions/ports/seal-reading.ts'

const crypto = nodeCrypto()
const VDS_MAGIC = 0xdc

export interface TrustMaterial {
  readonly cscas: readonly Uint8Array[]
  readonly signers: readonly Uint8Array[]
  readonly lists: readonly Uint8Array[]
}

export interface OwnSeals {
  readonly profiles: readonly VdsProfile[]
  /** Whose certificates may sign for which issuing state: another state's root, trusted for its own cards, signs none of ours. */
  readonly countries: Readonly<Record<string, string>>
}

/** Checks seals of either container against what `material` says is trusted; asked each time, and the parsed store kept as long as it says the same. */
export function sealReader(material: () => Promise<TrustMaterial>, { profiles: ownProfiles, countries }: OwnSeals): SealReader {
  let known: { readonly name: string; readonly store: TrustStore } | undefined
  const storeNow = async (): Promise<TrustStore> => {
    const given = await material()
    const name = [...given.cscas, ...given.signers, ...given.lists].map((der) => Buffer.from(der).toString('base64')).join()
    if (known?.name === name) return known.store
    const made = createTrustStore({ cscas: given.cscas.map(own), signers: given.signers.map(own), crls: given.lists.map(own) })
    if (!made.ok) throw new Error(`the trust store cannot be read: ${made.list} ${made.index} ${made.code}`)
    known = { name, store: made.store }
    return made.store
  }
  return {
    async check(content, at) {
      const store = await storeNow()
      const when = { store, crypto, at: Date.parse(at), countries }
      if (content[0] !== VDS_MAGIC) return checkText(content, when)
      // Of two profiles with the same numbers the last counts: ours know the tags that ICAO's does not.
      const check = await checkVds(own(content), { ...when, profiles: [...PUBLISHED_PROFILES, ...ownProfiles] })
      const { status, sub, level, detail, vds, features } = check
      const signer = vds ? `${vds.header.signerIdentifier} ${vds.header.certificateReference}` : ''
      const facts = features && factsOf(features, at.slice(0, 10))
      return { container: 'vds', status, sub: sub ?? '', level, detail: detail ?? '', signer, ...(facts ? { facts } : {}) }
    },
  }
}

async function checkText(content: Uint8Array, when: VdsNcQuestion): Promise<SealReading> {
  const text = new TextDecoder().decode(content).trim()
  const read = decodeVdsNc(text)
  const container = text.startsWith('{') ? 'vds-nc' : 'unknown'
  const { status, sub, level } = await checkVdsNc(text, when)
  const message = read.ok ? readMessage(read.msg, SAPAR_DTA) : undefined
  const base = { container, status, sub: sub ?? '', level, detail: read.ok ? '' : read.code, signer: '' } as const
  if (!message?.ok) return base
  const { cardNumber, passportNumber, name, nationality, validFrom, validUntil, stay, entries, statusSlot } = message.facts
  const days = Number(/^P(\d+)D$/.exec(stay)?.[1] ?? 0)
  return { ...base, facts: { cardNumber, passportNumber, name, nationality, validFrom, validUntil, days, entries, slot: statusSlot } }
}

function factsOf(features: SealFeatures, today: string): SealedCardFacts | undefined {
  const zone = sealedMrz(features)
  if (!zone) return undefined
  const stay = featureNamed(features, 'durationOfStay')
  const days = stay?.kind === 'duration' && stay.value.kind === 'from-entry' ? stay.value.days : undefined
  const [entries, slot] = [featureNumber(features, 'numberOfEntries'), featureNumber(features, 'statusIndex')]
  return {
    cardNumber: featureText(features, 'cardNumber') ?? '',
    passportNumber: featureText(features, 'passportNumber') ?? '',
    name: sealedField(zone, 'name').replace(/<+$/, '').replaceAll('<', ' '),
    nationality: sealedField(zone, 'nationality').replaceAll('<', ''),
    validUntil: expandDate(sealedField(zone, 'expiryDate'), 'expiry', today) ?? '',
    ...(days === undefined ? {} : { days }),
    ...(entries === null ? {} : { entries }),
    ...(slot === null ? {} : { slot }),
  }
}

function own(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes)
}
