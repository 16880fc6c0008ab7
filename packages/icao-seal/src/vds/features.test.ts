import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { concatBytes, toHex } from '../bytes/bytes.ts'
import { encodeC40 } from '../c40/c40.ts'
import { decodeVds, type RawFeature, type Vds } from './decode.ts'
import { encodeVdsUnsigned, sealVds } from './encode.ts'
import { featureNamed, featureNumber, featureText, readFeatures, sealedMrz } from './features.ts'
import { profileFor, type VdsProfile } from './profile.ts'
import { BSI_PROFILES } from './profiles/bsi.ts'
import { visaProfile } from './profiles/icao.ts'
import { residenceProfile } from './profiles/residence.ts'
import { PUBLISHED_PROFILES } from './profiles/standard.ts'
import { mrzLayoutOf, sealedField, sealedLines } from './sealed-mrz.ts'
import { type FeatureFacts, writeFeatures } from './write-features.ts'

const LINES = ['V<UTOZHANG<<WEI<<<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'E123456782CHN9001158M2702205TC26A0000017<<<<'] as const
const VISA = { mrzMrvA: LINES, numberOfEntries: 1, durationOfStay: { kind: 'from-entry', days: 90, months: 0, years: 0 }, passportNumber: 'E12345678' } as const
const TD1 = ['IRUTOA000001700<<<<<<<<<<<<<<<', '9001158M2702205CHN<<<<<<<<<<<4', 'ZHANG<<WEI<<<<<<<<<<<<<<<<<<<<'] as const

function seal(features: readonly RawFeature[], profile: VdsProfile): Vds {
  const { featureDefinitionReference, documentTypeCategory } = profile
  const header = {
    issuingCountry: 'UTO',
    signerIdentifier: 'UTSA',
    certificateReference: 'A1',
    documentIssueDate: '2026-11-22',
    signatureCreationDate: '2026-11-22',
    featureDefinitionReference,
    documentTypeCategory,
  }
  const unsigned = encodeVdsUnsigned(header, features)
  const sealed = unsigned.ok ? sealVds(unsigned.bytes, new Uint8Array(64).fill(1)) : unsigned
  const read = sealed.ok ? decodeVds(sealed.bytes) : sealed
  if (!read.ok) throw new Error(read.code)
  return read
}

function written(facts: FeatureFacts, profile: VdsProfile): readonly RawFeature[] {
  const found = writeFeatures(facts, profile)
  if (!found.ok) throw new Error(`${found.code} ${found.name}`)
  return found.features
}

/** The features of a visa with one put in place of its own, or left out. */
function visaWith(tag: number, value: Uint8Array | null): string {
  const profile = visaProfile()
  const others = written(VISA, profile).filter((feature) => feature.tag !== tag)
  const found = readFeatures(seal(value ? [...others, { tag, value: concatBytes([value]) }] : others, profile), profile)
  return found.ok ? 'read' : `${found.code} ${found.tag}`
}

function c40(text: string): Uint8Array {
  const found = encodeC40(text)
  return found.ok ? found.bytes : new Uint8Array()
}

test('a visa gives back what it was written from', () => {
  const profile = visaProfile({ statusIndexTag: 0xa0, cardNumberTag: 0xa1 })
  const whole = seal(written({ ...VISA, visaType: Uint8Array.of(0x54, 0x31), statusIndex: 4_000_000_000, cardNumber: 'A0000017' }, profile), profile)
  const features = readFeatures(whole, profile)
  assert.ok(features.ok)
  assert.deepEqual(features.unknownTags, [])
  assert.deepEqual(
    features.values.map(({ name, value }) => [name, value]),
    [
      ['mrzMrvA', { line1: LINES[0], line2First28: LINES[1].slice(0, 28) }],
      ['numberOfEntries', 1],
      ['durationOfStay', { kind: 'from-entry', days: 90, months: 0, years: 0 }],
      ['passportNumber', 'E12345678'],
      ['visaType', Uint8Array.of(0x54, 0x31)],
      ['statusIndex', 4_000_000_000],
      ['cardNumber', 'A0000017'],
    ],
  )
  assert.equal(featureNumber(features, 'statusIndex'), 4_000_000_000)
  assert.equal(featureNumber(features, 'cardNumber'), null)
  assert.equal(featureText(features, 'cardNumber'), 'A0000017')
  assert.equal(featureText(features, 'mrzMrvA'), null)
  assert.equal(featureNamed(features, 'none'), null)
})

test('the whole visa of our own profile fits a DataMatrix of 48 by 48', () => {
  const profile = visaProfile({ statusIndexTag: 0xa0, cardNumberTag: 0xa1 })
  assert.equal(seal(written({ ...VISA, statusIndex: 1, cardNumber: 'A00000170' }, profile), profile).bytes.length, 164)
  assert.equal(seal(written({ ...VISA, statusIndex: 1, cardNumber: 'A00000170', visaType: new Uint8Array(4) }, profile), profile).bytes.length, 170)
})

test('a tag that the profile does not know is named and breaks nothing', () => {
  const own = visaProfile({ statusIndexTag: 0xa0 })
  const features = readFeatures(seal(written({ ...VISA, statusIndex: 7 }, own), own), visaProfile())
  assert.ok(features.ok)
  assert.deepEqual(features.unknownTags, [0xa0])
  assert.equal(features.values.length, 4)
})

test('missing features, wrong lengths and wrong contents are refused by tag', () => {
  assert.equal(visaWith(0x01, null), 'feature-missing 1')
  assert.equal(visaWith(0x04, null), 'feature-missing 4')
  assert.equal(visaWith(0x05, null), 'feature-missing 5')
  assert.equal(visaWith(0x03, null), 'read')
  assert.equal(visaWith(0x03, Uint8Array.of(1, 1)), 'wrong-feature-length 3')
  assert.equal(visaWith(0x04, Uint8Array.of(90, 0)), 'wrong-feature-length 4')
  assert.equal(visaWith(0x05, c40('E12345')), 'wrong-feature-length 5')
  assert.equal(visaWith(0x05, new Uint8Array(6)), 'wrong-feature-content 5')
  assert.equal(visaWith(0x06, new Uint8Array(5)), 'wrong-feature-length 6')
  assert.equal(visaWith(0x06, new Uint8Array()), 'wrong-feature-length 6')
  assert.equal(visaWith(0x01, new Uint8Array(48)), 'wrong-feature-content 1')
  // 44 bytes have room for 66 characters; a visa of format B has 64.
  assert.equal(visaWith(0x02, c40(`${'V'.repeat(64)}<<`)), 'wrong-feature-content 2')
  assert.equal(visaWith(0x02, c40('V'.repeat(64))), 'read')
})

test('a zone whose last fillers were left out is filled up again', () => {
  const profile = residenceProfile()
  const short = c40(TD1.join('').slice(0, 89))
  const features = readFeatures(
    seal([{ tag: 1, value: concatBytes([short]) }, ...written({ mrzTd1: TD1, passportNumber: 'E1', statusIndex: 0 }, profile).slice(1)], profile),
    profile,
  )
  assert.ok(features.ok)
  assert.deepEqual(sealedMrz(features), { line1: TD1[0], line2: TD1[1], line3: TD1[2] })
})

test('a sealed zone knows its format and its fields', () => {
  const td1 = { line1: TD1[0], line2: TD1[1], line3: TD1[2] }
  assert.equal(mrzLayoutOf(td1).format, 'TD1')
  assert.deepEqual(sealedLines(td1), TD1)
  assert.equal(sealedField(td1, 'nationality'), 'CHN')
  const mrvA = { line1: LINES[0], line2First28: LINES[1].slice(0, 28) }
  assert.equal(mrzLayoutOf(mrvA).format, 'MRV-A')
  assert.equal(sealedField(mrvA, 'expiryDate'), '270220')
  assert.equal(mrzLayoutOf({ line1: 'V'.repeat(36), line2First28: 'V'.repeat(28) }).format, 'MRV-B')
  assert.equal(mrzLayoutOf({ line1: 'I'.repeat(36), line2: 'I'.repeat(36) }).format, 'TD2')
  assert.deepEqual(sealedLines({ line1: 'A' }), ['A', ''])
})

test('our registration card seals its whole zone, and its numbers are configuration', () => {
  const profile = residenceProfile({ featureDefinitionReference: 0xe3, documentTypeCategory: 0x0e })
  const facts = { mrzTd1: TD1, passportNumber: 'E12345678', regionCode: '75', statusIndex: 131_071, cardNumber: 'A00000017' }
  const whole = seal(written(facts, profile), profile)
  const features = readFeatures(whole, profile)
  assert.ok(features.ok)
  assert.deepEqual(
    features.values.map(({ value }) => value),
    [{ line1: TD1[0], line2: TD1[1], line3: TD1[2] }, 'E12345678', '75', 131_071, 'A00000017'],
  )
  assert.ok(whole.bytes.length <= 172)
  assert.throws(() => residenceProfile({ featureDefinitionReference: 0xe3, documentTypeCategory: 0x0f }), RangeError)
})

test('an extension of the visa has a tag of its own that ICAO neither uses nor reserves', () => {
  for (const statusIndexTag of [0x01, 0x07, 0xff, 8.5, -1]) assert.throws(() => visaProfile({ statusIndexTag }), RangeError)
  assert.throws(() => visaProfile({ statusIndexTag: 0x08, cardNumberTag: 0x08 }), RangeError)
  assert.equal(visaProfile({ statusIndexTag: 0x08, cardNumberTag: 0xfe }).features.length, 8)
})

test('names in UTF-8 are taken as they are or refused', () => {
  const profile = BSI_PROFILES.find(({ title }) => title.includes('social'))
  assert.ok(profile)
  const facts = { socialInsuranceNumber: '65170839J003', surname: 'Perschweiß', firstName: 'Oscar', birthName: 'Jâcobénidicturius' }
  const features = readFeatures(seal(written(facts, profile), profile), profile)
  assert.equal(features.ok && featureText(features, 'surname'), 'Perschweiß')
  const broken = written(facts, profile).map((feature) => (feature.tag === 2 ? { tag: 2, value: Uint8Array.of(0xc3) } : feature))
  assert.deepEqual(readFeatures(seal(broken, profile), profile), { ok: false, code: 'wrong-feature-content', tag: 2 })
})

test('what does not fit a profile is not written', () => {
  const outcome = (facts: FeatureFacts) => {
    const found = writeFeatures(facts, visaProfile({ statusIndexTag: 0xa0 }))
    return found.ok ? 'written' : `${found.code} ${found.name}`
  }
  assert.equal(outcome({ ...VISA, colour: 'red' }), 'unknown-feature colour')
  assert.equal(outcome({ numberOfEntries: 1 }), 'missing mrzMrvA')
  for (const wrong of ['E123456789', '', 'E1234<', 'E1234 ', 'e1234', 'É1'])
    assert.equal(outcome({ ...VISA, passportNumber: wrong }), 'not-writable passportNumber', wrong)
  for (const wrong of [-1, 256, 1.5, Number.NaN]) assert.equal(outcome({ ...VISA, numberOfEntries: wrong }), 'not-writable numberOfEntries')
  assert.equal(outcome({ ...VISA, statusIndex: 2 ** 32 }), 'not-writable statusIndex')
  assert.equal(outcome({ ...VISA, durationOfStay: 'P90D' }), 'not-writable durationOfStay')
  assert.equal(outcome({ ...VISA, durationOfStay: { kind: 'from-entry', days: 300, months: 0, years: 0 } }), 'not-writable durationOfStay')
  assert.equal(outcome({ ...VISA, passportNumber: 12 }), 'not-writable passportNumber')
  assert.equal(outcome({ ...VISA, numberOfEntries: Uint8Array.of(1) }), 'not-writable numberOfEntries')
  assert.equal(outcome({ ...VISA, passportNumber: { kind: 'transit' } }), 'not-writable passportNumber')
  assert.equal(outcome({ ...VISA, passportNumber: ['E1'] }), 'not-writable passportNumber')
  assert.equal(outcome({ ...VISA, mrzMrvA: [LINES[0]] }), 'not-writable mrzMrvA')
  assert.equal(outcome({ ...VISA, mrzMrvA: [LINES[0].slice(1), LINES[1]] }), 'not-writable mrzMrvA')
  assert.equal(outcome({ ...VISA, mrzMrvA: [LINES[0].toLowerCase(), LINES[1]] }), 'not-writable mrzMrvA')
})

test('a short passport number keeps six bytes and comes back bare', () => {
  const number = fc.string({ unit: fc.constantFrom(...'ABCXYZ0123456789'), minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(number, (passportNumber) => {
      const profile = visaProfile()
      const features = written({ ...VISA, passportNumber }, profile)
      assert.equal(features.find(({ tag }) => tag === 0x05)?.value.length, 6)
      const read = readFeatures(seal(features, profile), profile)
      assert.equal(read.ok && featureText(read, 'passportNumber'), passportNumber)
    }),
  )
})

test('a profile given later replaces one given earlier, and an unknown document has none', () => {
  const own = visaProfile({ statusIndexTag: 0xa0 })
  assert.equal(profileFor([...PUBLISHED_PROFILES, own], own), own)
  assert.equal(profileFor(PUBLISHED_PROFILES, own)?.title, 'ICAO visa')
  assert.equal(profileFor(PUBLISHED_PROFILES, { featureDefinitionReference: 0x5d, documentTypeCategory: 0x02 }), null)
  assert.equal(toHex(Uint8Array.from(PUBLISHED_PROFILES.map((profile) => profile.featureDefinitionReference))), '5d5efdfcfbfaf9f8')
})
