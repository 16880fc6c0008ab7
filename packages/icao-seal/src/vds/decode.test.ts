import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { concatBytes, fromHex, toHex } from '../bytes/bytes.ts'
import { encodeC40 } from '../c40/c40.ts'
import { decodeVds, type Vds, type VdsRefusal } from './decode.ts'
import { encodeVdsUnsigned, type HeaderFacts, sealVds } from './encode.ts'

const HEADER: HeaderFacts = {
  issuingCountry: 'UTO',
  signerIdentifier: 'UTSA',
  certificateReference: 'A1',
  documentIssueDate: '2026-11-22',
  signatureCreationDate: '2026-11-23',
  featureDefinitionReference: 0x5d,
  documentTypeCategory: 0x01,
}

const SIGNATURE = '40' + 'ab'.repeat(64)

/** A header by its parts, whatever they are worth. */
function header({ magic = 'dc', version = '03', country = 'UTO', signer = 'UTSA02A1', dates = 'ab3c0aab3c0a', kind = '5d01' } = {}): string {
  return [magic, version, c40(country), c40(signer), dates, kind].join('')
}

function c40(text: string): string {
  const found = encodeC40(text)
  return found.ok ? toHex(found.bytes) : ''
}

function read(hex: string): Vds | VdsRefusal {
  return decodeVds(concatBytes([fromHex(hex) ?? new Uint8Array()]))
}

function outcome(hex: string): string {
  const found = read(hex)
  return found.ok ? 'read' : `${found.code} ${found.offset}`
}

function referenceOf(hex: string): string {
  const found = read(hex)
  return found.ok ? `${found.header.signerIdentifier} ${found.header.certificateReferenceLength} ${found.header.certificateReference}` : found.code
}

test('a seal is windows on the bytes that were read', () => {
  const hex = `${header()}0a04de515826ff${SIGNATURE}`
  const seal = read(hex)
  assert.ok(seal.ok)
  assert.deepEqual(seal.header, {
    rawVersion: 3,
    version: 4,
    certificateReferenceLength: '02',
    headerLength: 18,
    ...HEADER,
    signatureCreationDate: '2026-11-22',
  })
  assert.equal(toHex(seal.signedBytes), `${header()}0a04de515826`)
  assert.equal(toHex(seal.signature), 'ab'.repeat(64))
  for (const window of [seal.signedBytes, seal.signature, ...seal.features.map(({ value }) => value)]) assert.equal(window.buffer, seal.bytes.buffer)
})

test('the header is refused part by part', () => {
  const rest = `ff${SIGNATURE}`
  assert.equal(outcome(header({ magic: 'db' }) + rest), 'wrong-magic 0')
  assert.equal(outcome(''), 'wrong-magic 0')
  for (const version of ['01', '04', 'ff']) assert.equal(outcome(header({ version }) + rest), 'unknown-version 1')
  assert.equal(outcome('dc03'), 'wrong-issuing-country 2')
  for (const country of ['U<O', '<<<', 'UT0', 'UT', 'U']) assert.equal(outcome(header({ country }) + rest), 'wrong-issuing-country 2', country)
  for (const signer of ['U1SA02A1', 'UTS<02A1', '<<<<02A1', 'UTSA']) assert.equal(outcome(header({ signer }) + rest), 'wrong-signer-identifier 4', signer)
  assert.equal(outcome(header({ dates: 'ab3c0a000000' }) + rest), 'wrong-date 13')
  assert.equal(outcome(header({ dates: '000000ab3c0a' }) + rest), 'wrong-date 10')
  assert.equal(outcome(header().slice(0, -2)), 'too-short 17')
})

test('Germany is D<< by the book and a lone D in real seals', () => {
  for (const country of ['D<<', 'D', 'UT<']) {
    const seal = read(`${header({ country })}ff${SIGNATURE}`)
    assert.equal(seal.ok && seal.header.issuingCountry, country)
  }
})

test('version 4 says the length of its reference in hexadecimal', () => {
  const rest = `ff${SIGNATURE}`
  assert.equal(referenceOf(header({ signer: 'UTSA0500008' }) + rest), 'UTSA 05 00008')
  assert.equal(referenceOf(header({ signer: `UTSA10${'A'.repeat(16)}` }) + rest), `UTSA 10 ${'A'.repeat(16)}`)
  assert.equal(referenceOf(header({ signer: 'UTSA00A1' }) + rest), 'wrong-reference-length')
  for (const signer of ['UTSA0GA1', 'UTSA<2A1', 'UTSAZZA1']) assert.equal(referenceOf(header({ signer }) + rest), 'wrong-reference-length', signer)
  assert.equal(referenceOf(header({ signer: 'UTSA02A1B' }) + rest), 'wrong-certificate-reference')
  assert.equal(referenceOf(header({ signer: 'UTSA02A<' }) + rest), 'wrong-certificate-reference')
  assert.equal(referenceOf(header({ signer: 'UTSAFFA1' })), 'wrong-certificate-reference')
})

test('only one signer writes that length in decimal, and no other may', () => {
  const forty = '0123456789'.repeat(4)
  const rest = `ff${SIGNATURE}`
  assert.equal(referenceOf(header({ signer: `DEZV40${forty}` }) + rest), `DEZV 40 ${forty}`)
  assert.equal(referenceOf(header({ signer: `DEZV28${forty}` }) + rest), 'wrong-certificate-reference')
  assert.equal(referenceOf(header({ signer: 'DEZV0AA1' }) + rest), 'wrong-reference-length')
  assert.equal(referenceOf(header({ signer: 'DEZV00A1' }) + rest), 'wrong-reference-length')
  assert.notEqual(outcome(header({ signer: `UTZV40${forty}` }) + rest), 'read')
})

test('version 3 has nine characters and lengths of one byte', () => {
  const three = header({ version: '02', signer: 'UTSA000A1' })
  assert.equal(referenceOf(`${three}ff${SIGNATURE}`), 'UTSA null 000A1')
  const long = read(`${three}0180${'00'.repeat(128)}ff${SIGNATURE}`)
  assert.equal(long.ok && long.features[0]?.value.length, 128)
  assert.equal(outcome(header({ version: '02', signer: 'UTSA00A1' }) + `ff${SIGNATURE}`), 'wrong-signer-identifier 4')
  assert.equal(outcome(header({ version: '02', signer: 'UTSA00<A1' }) + `ff${SIGNATURE}`), 'wrong-certificate-reference 4')
})

test('the message zone is refused where it does not add up', () => {
  const start = header()
  assert.equal(outcome(start), 'no-signature 18')
  assert.equal(outcome(`${start}0a04de515826`), 'no-signature 24')
  assert.equal(outcome(`${start}0a`), 'wrong-feature-length 18')
  assert.equal(outcome(`${start}0a05de515826`), 'wrong-feature-length 18')
  assert.equal(outcome(`${start}0a80de515826ff${SIGNATURE}`), 'wrong-feature-length 18')
  assert.equal(outcome(`${start}0a830000c8${'00'.repeat(200)}ff${SIGNATURE}`), 'wrong-feature-length 18')
  assert.equal(outcome(`${start}0a81c8${'00'.repeat(200)}ff${SIGNATURE}`), 'read')
  assert.equal(outcome(`${start}0a0101 0a0101ff${SIGNATURE}`.replace(' ', '')), 'duplicate-tag 21')
  assert.equal(outcome(`${start}0a00ff${SIGNATURE}`), 'read')
})

test('the signature is the last thing, and there is one', () => {
  const start = header()
  assert.equal(outcome(`${start}ff`), 'wrong-signature-length 18')
  assert.equal(outcome(`${start}ff00`), 'wrong-signature-length 18')
  assert.equal(outcome(`${start}ff${SIGNATURE.slice(0, -2)}`), 'wrong-signature-length 18')
  assert.equal(outcome(`${start}ff${SIGNATURE}00`), 'bytes-after-the-signature 84')
  assert.equal(outcome(`${start}ff8140${SIGNATURE.slice(2)}`), 'wrong-signature-length 18')
})

const VALUE = fc.uint8Array({ maxLength: 300 }).map((bytes) => concatBytes([bytes]))
const FEATURES = fc.uniqueArray(fc.record({ tag: fc.nat(254), value: VALUE }), { selector: ({ tag }) => tag, maxLength: 6 })
const SIGNED = fc.constantFrom(56, 64, 80, 96, 128, 132).map((length) => new Uint8Array(length).fill(7))
const FACTS = fc.record({
  issuingCountry: fc.constantFrom('UTO', 'KAZ', 'D<<', 'D'),
  signerIdentifier: fc.constantFrom('UTSA', 'KZ01', 'DEZX'),
  certificateReference: fc.string({ unit: fc.constantFrom(...'0123456789ABCDEF'), minLength: 1, maxLength: 60 }),
  documentIssueDate: fc.constantFrom('2026-11-22', '2024-02-29'),
  signatureCreationDate: fc.constantFrom('2026-11-22', '1999-12-31'),
  featureDefinitionReference: fc.nat(255),
  documentTypeCategory: fc.nat(255),
})

test('every seal that is written is read back as it was meant', () => {
  fc.assert(
    fc.property(FACTS, FEATURES, SIGNED, (facts, features, signature) => {
      const unsigned = encodeVdsUnsigned(facts, features)
      assert.ok(unsigned.ok)
      const sealed = sealVds(unsigned.bytes, signature)
      assert.ok(sealed.ok)
      const seal = decodeVds(sealed.bytes)
      assert.ok(seal.ok)
      assert.deepEqual({ ...seal.header, ...facts }, seal.header)
      assert.deepEqual(
        seal.features.map(({ tag, value }) => ({ tag, value: toHex(value) })),
        features.map(({ tag, value }) => ({ tag, value: toHex(value) })),
      )
      assert.equal(toHex(seal.signedBytes), toHex(unsigned.bytes))
      assert.equal(toHex(seal.signature), toHex(signature))
    }),
  )
})

test('a seal cut anywhere is refused', () => {
  const whole = fromHex(`${header()}0a04de515826ff${SIGNATURE}`) ?? new Uint8Array()
  for (let length = 0; length < whole.length; length += 1) assert.equal(decodeVds(whole.subarray(0, length)).ok, false, String(length))
})
