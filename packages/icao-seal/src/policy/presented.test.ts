import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatMrvA, formatMrvB, formatTd1, formatTd3, type MrzFacts } from '../mrz/index.ts'
import {
  decodeVds,
  encodeVdsUnsigned,
  readFeatures,
  residenceProfile,
  sealVds,
  type SealFeatures,
  type VdsProfile,
  visaProfile,
  writeFeatures,
} from '../vds/index.ts'
import { comparePresented, type Presented } from './presented.ts'

const HOLDER: MrzFacts = {
  documentCode: 'V',
  issuingState: 'UTO',
  primary: 'ZHANG',
  secondary: 'WEI',
  documentNumber: 'E12345678',
  nationality: 'CHN',
  birthDate: '900115',
  sex: 'M',
  expiryDate: '270220',
}

function lines(result: { ok: true; lines: readonly string[] } | { ok: false }): readonly string[] {
  assert.ok(result.ok)
  return result.lines
}

const visa = (change: Partial<MrzFacts> = {}) => lines(formatMrvA({ ...HOLDER, ...change, optional: 'TC26A' }))
const passport = (change: Partial<MrzFacts> = {}) => lines(formatTd3({ ...HOLDER, documentCode: 'P', issuingState: 'CHN', ...change }))

function features(profile: VdsProfile, facts: Parameters<typeof writeFeatures>[0]): SealFeatures {
  const written = writeFeatures(facts, profile)
  assert.ok(written.ok)
  const { featureDefinitionReference, documentTypeCategory } = profile
  const header = {
    issuingCountry: 'UTO',
    signerIdentifier: 'UTSA',
    certificateReference: 'A1',
    documentIssueDate: '2026-11-22',
    signatureCreationDate: '2026-11-22',
  }
  const unsigned = encodeVdsUnsigned({ ...header, featureDefinitionReference, documentTypeCategory }, written.features)
  const sealed = unsigned.ok ? sealVds(unsigned.bytes, new Uint8Array(64).fill(1)) : unsigned
  const seal = sealed.ok ? decodeVds(sealed.bytes) : sealed
  assert.ok(seal.ok)
  const read = readFeatures(seal, profile)
  assert.ok(read.ok)
  return read
}

function visaFeatures(change: Partial<MrzFacts> = {}, passportNumber = 'E12345678'): SealFeatures {
  return features(visaProfile(), { mrzMrvA: visa(change), durationOfStay: { kind: 'until-expiry' }, passportNumber })
}

function outcome(presented: Presented, sealed: SealFeatures = visaFeatures()): string {
  const { sub, fields, remarks } = comparePresented(sealed, presented)
  return [sub ?? 'SAME', ...fields, ...remarks].join(' ')
}

test('the same zone and passport raise nothing, and what is not presented is not compared', () => {
  assert.equal(outcome({}), 'SAME')
  assert.equal(outcome({ visaMrz: visa(), passport: passport() }), 'SAME')
  assert.equal(outcome({ visaMrz: visa().join('\n'), passport: passport().join('\n') }), 'SAME')
})

test('a printed zone with wrong check digits or of no format is INVALID_VISA_MRZ', () => {
  const [first = '', second = ''] = visa()
  assert.equal(outcome({ visaMrz: [first, `E123456783${second.slice(10)}`] }), 'INVALID_VISA_MRZ documentNumber')
  assert.equal(outcome({ visaMrz: first }), 'INVALID_VISA_MRZ wrong-line-count')
})

test('each field that differs from the seal is named', () => {
  const cases: readonly (readonly [Partial<MrzFacts>, string])[] = [
    [{ documentCode: 'VC' }, 'documentCode'],
    [{ issuingState: 'KAZ' }, 'issuingState'],
    [{ secondary: 'WEN' }, 'name'],
    [{ documentNumber: 'E12345679' }, 'documentNumber'],
    [{ nationality: 'CAN' }, 'nationality'],
    [{ birthDate: '910115' }, 'birthDate'],
    [{ sex: 'F' }, 'sex'],
    [{ expiryDate: '290220' }, 'expiryDate'],
    [{ sex: 'F', expiryDate: '290220' }, 'sex expiryDate'],
  ]
  for (const [change, fields] of cases) assert.equal(outcome({ visaMrz: visa(change) }), `SEAL_VISA_MISMATCH ${fields}`)
  assert.equal(outcome({ visaMrz: lines(formatMrvB(HOLDER)) }), 'SEAL_VISA_MISMATCH format')
})

test("the issuer's own field of a visa is not in the seal and may change unnoticed", () => {
  assert.equal(outcome({ visaMrz: lines(formatMrvA({ ...HOLDER, optional: 'ANOTHER' })) }), 'SAME')
})

test('a zone that is sealed whole is compared whole', () => {
  const card = (optional1: string) => lines(formatTd1({ ...HOLDER, documentCode: 'IR', optional1 }))
  const sealed = features(residenceProfile(), { mrzTd1: card('75'), passportNumber: 'E12345678', statusIndex: 1 })
  assert.equal(outcome({ visaMrz: card('75') }, sealed), 'SAME')
  assert.equal(outcome({ visaMrz: card('76') }, sealed), 'SEAL_VISA_MISMATCH optional')
})

test('the passport must have the sealed number and, for want of a field, the State of the sealed nationality', () => {
  assert.equal(outcome({ passport: { number: 'E87654321', issuingState: 'CHN' } }), 'SEAL_PASSPORT_MISMATCH passportNumber')
  assert.equal(outcome({ passport: { number: 'E12345678', issuingState: 'UTO' } }), 'SEAL_PASSPORT_MISMATCH issuingState')
  assert.equal(outcome({ passport: { number: 'E1', issuingState: 'UTO' } }), 'SEAL_PASSPORT_MISMATCH passportNumber issuingState')
  assert.equal(outcome({ passport: passport({ documentNumber: 'E87654321' }) }), 'SEAL_PASSPORT_MISMATCH passportNumber')
  assert.equal(outcome({ passport: { number: 'E12345678<', issuingState: 'CHN' } }), 'SAME')
})

test('a passport zone with wrong check digits, or none, is INVALID_PASSPORT_MRZ', () => {
  const [first = '', second = ''] = passport()
  assert.equal(outcome({ passport: [first, `${second.slice(0, 43)}9`] }), 'INVALID_PASSPORT_MRZ composite')
  assert.equal(outcome({ passport: 'nothing' }), 'INVALID_PASSPORT_MRZ wrong-line-count')
})

test('fillers do not make two numbers or two States different', () => {
  assert.equal(outcome({ passport: { number: 'E1234', issuingState: 'D' } }, visaFeatures({ nationality: 'D' }, 'E1234')), 'SAME')
  assert.equal(outcome({ passport: { number: 'E1234<<<<', issuingState: 'D<<' } }, visaFeatures({ nationality: 'D' }, 'E1234')), 'SAME')
})

test('where State and nationality differ rightly an officer decides', () => {
  const remark = 'SAME PASSPORT_STATE_IS_NOT_NATIONALITY'
  for (const [nationality, issuingState] of [
    ['XXA', 'DEU'],
    ['XXB', 'FRA'],
    ['GBD', 'GBR'],
    ['CHN', 'UNO'],
  ] as const)
    assert.equal(outcome({ passport: { number: 'E12345678', issuingState } }, visaFeatures({ nationality })), remark)
  assert.equal(outcome({ passport: { number: 'E12345678', issuingState: 'FRA' } }, visaFeatures({ nationality: 'GBR' })), 'SEAL_PASSPORT_MISMATCH issuingState')
})

test('of a number with more than nine characters the seal holds nine, and an officer compares the rest', () => {
  const shown = (number: string) => outcome({ passport: { number, issuingState: 'CHN' } })
  assert.equal(shown('E12345678901'), 'SAME PASSPORT_NUMBER_SHORTENED')
  assert.equal(shown('XXE12345678'), 'SAME PASSPORT_NUMBER_SHORTENED')
  assert.equal(shown('E1234567X901'), 'SEAL_PASSPORT_MISMATCH passportNumber')
})

test('a seal without a passport number says so', () => {
  const sealed = visaFeatures()
  const without = { ...sealed, values: sealed.values.filter(({ name }) => name !== 'passportNumber') }
  assert.equal(outcome({ passport: passport() }, without), 'SAME PASSPORT_NOT_IN_SEAL')
})

test('a seal without a zone has nothing to compare a printed one with', () => {
  const sealed = visaFeatures()
  const without = { ...sealed, values: sealed.values.filter(({ kind }) => kind !== 'mrz') }
  assert.equal(outcome({ visaMrz: visa({ sex: 'F' }), passport: { number: 'E12345678', issuingState: 'FRA' } }, without), 'SAME')
})
