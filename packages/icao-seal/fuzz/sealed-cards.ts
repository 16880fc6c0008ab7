import { testSeal } from '../run/test-chain.ts'
import type { Bytes } from '../src/bytes/bytes.ts'
import { formatMrvA } from '../src/mrz/index.ts'
import { encodeVdsNcData, SAPAR_DTA, sealVdsNc, writeMessage } from '../src/vdsnc/index.ts'
import { type DurationOfStay, writeFeatures } from '../src/vds/index.ts'
import type { Chance } from './random.ts'
import { type NamedSigner, PROFILE, type World } from './sealed-world.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const DIGITS = '0123456789'

/** What one card says, in either of its codes. */
export interface CardFacts {
  readonly primary: string
  readonly secondary: string
  readonly passportNumber: string
  readonly nationality: string
  readonly birthDate: string
  readonly sex: string
  /** `YYYY-MM-DD`. */
  readonly validUntil: string
  readonly entries: number
  readonly stayDays: number
  readonly slot: number
}

export interface Passport {
  readonly number: string
  readonly issuingState: string
}

export interface Visa {
  readonly facts: CardFacts
  readonly bytes: Bytes
}

export interface Code {
  readonly facts: CardFacts
  readonly text: string
}

export function passportOf({ passportNumber, nationality }: CardFacts): Passport {
  return { number: passportNumber, issuingState: nationality }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** A card that is in force on the day of the run. */
export function sampleFacts(chance: Chance, { statusList, deadSlots }: World): CardFacts {
  let slot = chance.below(statusList.size)
  while (deadSlots.includes(slot)) slot = chance.below(statusList.size)
  return {
    primary: chance.text(LETTERS, 2 + chance.below(10)),
    secondary: chance.text(LETTERS, 1 + chance.below(10)),
    passportNumber: chance.text(LETTERS, 1) + chance.text(DIGITS, 5 + chance.below(4)),
    nationality: chance.pick(['CHN', 'DEU', 'IND', 'TUR', 'FRA']).replace('DEU', 'D'),
    birthDate: `19${two(50 + chance.below(50))}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`,
    sex: chance.pick(['M', 'F']),
    validUntil: `2027-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`,
    entries: 1 + chance.below(3),
    stayDays: 1 + chance.below(90),
    slot,
  }
}

function short(date: string): string {
  return date.slice(2).replaceAll('-', '')
}

function zoneOf(facts: CardFacts): readonly string[] {
  const { passportNumber: documentNumber, validUntil, birthDate } = facts
  const zone = formatMrvA({ ...facts, documentCode: 'V', issuingState: 'UTO', documentNumber, birthDate: short(birthDate), expiryDate: short(validUntil) })
  if (!zone.ok) throw new Error(`${zone.field} ${zone.code}`)
  return zone.lines
}

export async function sealVisa(facts: CardFacts, { key, reference }: NamedSigner): Promise<Visa> {
  const durationOfStay: DurationOfStay = { kind: 'from-entry', days: facts.stayDays, months: 0, years: 0 }
  const { entries: numberOfEntries, passportNumber, slot: statusIndex } = facts
  const written = writeFeatures({ mrzMrvA: zoneOf(facts), numberOfEntries, durationOfStay, passportNumber, statusIndex }, PROFILE)
  if (!written.ok) throw new Error(`${written.name} ${written.code}`)
  return { facts, bytes: await testSeal(written.features, key, { certificateReference: reference }) }
}

export async function sealCode(facts: CardFacts, { key, der }: NamedSigner): Promise<Code> {
  const message = writeMessage(
    {
      cardNumber: `TC${facts.slot}`,
      passportNumber: facts.passportNumber,
      name: `${facts.primary}  ${facts.secondary}`,
      nationality: facts.nationality,
      birthDate: facts.birthDate,
      sex: facts.sex,
      validFrom: '2026-11-01',
      validUntil: facts.validUntil,
      stay: `P${facts.stayDays}D`,
      entries: facts.entries,
      statusSlot: facts.slot,
      statusUri: 'https://status.example/1',
    },
    SAPAR_DTA,
  )
  const data = encodeVdsNcData({ type: SAPAR_DTA.type, version: SAPAR_DTA.version, issuer: 'UTO' }, message)
  if (!data.ok) throw new Error(data.code)
  const sealed = sealVdsNc(data.data, { certificate: der, signature: await key.sign(data.data) })
  if (!sealed.ok) throw new Error(sealed.code)
  return { facts, text: sealed.text }
}
