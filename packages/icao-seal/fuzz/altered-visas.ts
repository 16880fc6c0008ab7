import { type Bytes, concatBytes, fromHex, sameBytes } from '../src/bytes/bytes.ts'
import { decodeVds, type RawFeature, type Vds } from '../src/vds/index.ts'
import { ecdsaToDer } from '../src/x509-write/index.ts'
import { damagedBytes, noiseBytes } from './damage.ts'
import type { Chance } from './random.ts'
import { type Passport, passportOf, sampleFacts, sealVisa, type Visa } from './sealed-cards.ts'
import type { World } from './sealed-world.ts'

export interface Attack {
  readonly bytes: Bytes
  readonly passport: Passport
}

/** What an attack starts from: two genuine visas of different people, and the world they were made in. */
export interface Material {
  readonly world: World
  readonly visa: Visa
  readonly other: Visa
}

type Alter = (material: Material, chance: Chance) => Bytes

function read(bytes: Bytes): Vds {
  const vds = decodeVds(bytes)
  if (!vds.ok) throw new Error(vds.code)
  return vds
}

function headOf({ bytes, header }: Vds): Bytes {
  return bytes.slice(0, header.headerLength)
}

function tlv({ tag, value }: RawFeature): Bytes {
  return concatBytes([Uint8Array.of(tag, value.length), value])
}

function withFeatures(vds: Vds, features: readonly RawFeature[], signature: Bytes = vds.signature): Bytes {
  return concatBytes([headOf(vds), ...features.map(tlv), Uint8Array.of(0xff, signature.length), signature])
}

function flipped(bytes: Bytes, at: number, mask: number): Bytes {
  const altered = bytes.slice()
  altered[at] = (altered[at] ?? 0) ^ mask
  return altered
}

function pickOf<T>(chance: Chance, items: readonly T[]): T {
  const item = items[chance.below(items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

const bits: Alter = ({ visa: { bytes } }, chance) => {
  let altered = bytes
  for (let times = 1 + chance.below(4); times > 0; times -= 1) altered = flipped(altered, chance.below(bytes.length), 1 << chance.below(8))
  return altered
}

const bytesSwapped: Alter = ({ visa: { bytes } }, chance) => {
  const [one, other] = [chance.below(bytes.length), chance.below(bytes.length)]
  const altered = bytes.slice()
  altered[one] = bytes[other] ?? 0
  altered[other] = bytes[one] ?? 0
  return altered
}

/** The order of features is free, but it is signed. */
const fieldsSwapped: Alter = ({ visa: { bytes } }, chance) => {
  const vds = read(bytes)
  const [one, other] = [chance.below(vds.features.length), chance.below(vds.features.length)]
  const features = vds.features.map((feature, at) => vds.features[at === one ? other : at === other ? one : at] ?? feature)
  return withFeatures(vds, features)
}

const fieldEdited: Alter = ({ visa: { bytes } }, chance) => {
  const vds = read(bytes)
  const which = chance.below(vds.features.length)
  const edited = (value: Bytes): Bytes => (chance.below(2) === 0 ? noiseBytes(chance, value.length) : damagedBytes(chance, value))
  return withFeatures(
    vds,
    vds.features.map((feature, at) => (at === which ? { ...feature, value: edited(concatBytes([feature.value])) } : feature)),
  )
}

const fieldAdded: Alter = ({ visa: { bytes } }, chance) => {
  const vds = read(bytes)
  const at = chance.below(vds.features.length + 1)
  const added = { tag: chance.below(255), value: noiseBytes(chance, 1 + chance.below(6)) }
  return withFeatures(vds, [...vds.features.slice(0, at), added, ...vds.features.slice(at)])
}

const fieldRemoved: Alter = ({ visa: { bytes } }, chance) => {
  const vds = read(bytes)
  const gone = chance.below(vds.features.length)
  return withFeatures(
    vds,
    vds.features.filter((_, at) => at !== gone),
  )
}

/** Parts of two genuine seals: header, one feature, all features, signature, or whatever lies before one byte. */
const splice: Alter = ({ visa, other }, chance) => {
  const [one, two] = [read(visa.bytes), read(other.bytes)]
  const which = chance.below(one.features.length)
  switch (chance.below(5)) {
    case 0:
      return withFeatures(one, two.features)
    case 1:
      return withFeatures(one, one.features, two.signature)
    case 2:
      return withFeatures(
        one,
        one.features.map((feature, at) => (at === which ? (two.features[at] ?? feature) : feature)),
      )
    case 3:
      return withFeatures({ ...one, bytes: two.bytes, header: two.header }, one.features)
    default: {
      const at = chance.below(visa.bytes.length)
      return concatBytes([visa.bytes.subarray(0, at), other.bytes.subarray(at)])
    }
  }
}

/** Lengths that mean the same in an encoding that is not the shortest, or plain 128 where DER has none. */
const lengthReencoded: Alter = ({ visa: { bytes } }, chance) => {
  const vds = read(bytes)
  const which = chance.below(vds.features.length + 1)
  const spelled = (length: number): Uint8Array => {
    const forms: readonly (readonly number[])[] = [[0x81, length], [0x82, 0, length], [0x83, 0, 0, length], [0x84, 0, 0, 0, length], [0x80], [0x80 + length]]
    return Uint8Array.from(pickOf(chance, forms))
  }
  const parts = [...vds.features, { tag: 0xff, value: vds.signature }].map(({ tag, value }, at) =>
    concatBytes([Uint8Array.of(tag), at === which ? spelled(value.length) : Uint8Array.of(value.length), value]),
  )
  return concatBytes([headOf(vds), ...parts])
}

const cutOrExtended: Alter = ({ visa: { bytes }, other }, chance) => {
  switch (chance.below(4)) {
    case 0:
      return bytes.slice(0, chance.below(bytes.length))
    case 1:
      return bytes.slice(1 + chance.below(10))
    case 2:
      return concatBytes([bytes, noiseBytes(chance, 1 + chance.below(12))])
    default:
      return concatBytes([bytes, chance.below(2) === 0 ? other.bytes : new Uint8Array(1 + chance.below(4))])
  }
}

/** The order of P-256: r and s lie between 0 and it. */
const ORDER = fromHex('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551') ?? new Uint8Array()

export function badSignature(genuine: Bytes, chance: Chance): Bytes {
  const [r, s] = [genuine.slice(0, 32), genuine.slice(32)]
  const zero = new Uint8Array(32)
  const parts: readonly (readonly Uint8Array[])[] = [
    [s, r],
    [zero, zero],
    [r, zero],
    [zero, s],
    [ORDER, s],
    [r, ORDER],
    [ORDER, ORDER],
    [new Uint8Array(64).fill(0xff)],
    [Uint8Array.from(zero, (_, at) => (at === 31 ? 1 : 0)), s],
    [noiseBytes(chance, 64)],
    [ecdsaToDer(genuine)],
    [genuine, zero],
    [r],
  ]
  return concatBytes(pickOf(chance, parts))
}

const signatureReplaced: Alter = ({ visa: { bytes } }, chance) => {
  const vds = read(bytes)
  return withFeatures(vds, vds.features, badSignature(concatBytes([vds.signature]), chance))
}

export const VISA_ALTERATIONS: Readonly<Record<string, Alter>> = {
  bits,
  bytesSwapped,
  fieldsSwapped,
  fieldEdited,
  fieldAdded,
  fieldRemoved,
  splice,
  lengthReencoded,
  cutOrExtended,
  signatureReplaced,
}

/** Altered bytes that are shown with the right passport. Whatever came out unaltered is altered again. */
export function alteredVisa(kind: string, material: Material, chance: Chance): Attack {
  const alter = VISA_ALTERATIONS[kind] ?? bits
  let bytes = alter(material, chance)
  while (sameBytes(bytes, material.visa.bytes) || sameBytes(bytes, material.other.bytes)) bytes = bits(material, chance)
  return { bytes, passport: passportOf(material.visa.facts) }
}

/** Genuine bytes in the wrong hands, after their day, of a card that was taken back, or under a signer that must not be believed. */
export const VISA_MISUSES: Readonly<Record<string, (material: Material, chance: Chance) => Promise<Attack>>> = {
  otherPassport: async ({ visa, other }, chance) => {
    const [own, foreign] = [passportOf(visa.facts), passportOf(other.facts)]
    const passport = chance.below(2) === 0 ? { ...own, issuingState: own.issuingState === 'KAZ' ? 'CHN' : 'KAZ' } : { ...own, number: foreign.number }
    return { bytes: visa.bytes, passport }
  },
  deadCard: async ({ world }, chance) => seal({ ...sampleFacts(chance, world), slot: chance.pick(world.deadSlots) }, world, chance),
  slotBeyondTheList: async ({ world }, chance) => seal({ ...sampleFacts(chance, world), slot: world.statusList.size + chance.below(1000) }, world, chance),
  lapsedCard: async ({ world }, chance) => seal({ ...sampleFacts(chance, world), validUntil: `2026-11-${10 + chance.below(13)}` }, world, chance),
  badSigner: async ({ world }, chance) => {
    const facts = sampleFacts(chance, world)
    const [, signer] = chance.pick(world.badVisaSigners)
    return { bytes: (await sealVisa(facts, signer)).bytes, passport: passportOf(facts) }
  },
  unknownSigner: async ({ world }, chance) => {
    const facts = sampleFacts(chance, world)
    const [, signer] = chance.pick(world.badVisaSigners)
    const reference = chance.pick(['FF', 'A1', '7', 'A1A1', 'A01'])
    return { bytes: (await sealVisa(facts, { ...signer, reference })).bytes, passport: passportOf(facts) }
  },
}

async function seal(facts: Visa['facts'], world: World, chance: Chance): Promise<Attack> {
  return { bytes: (await sealVisa(facts, chance.pick(world.visaSigners))).bytes, passport: passportOf(facts) }
}
