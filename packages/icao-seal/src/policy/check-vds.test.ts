import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  APR_2028,
  derOf,
  JAN_2026,
  NOV_2026,
  TEST_CRYPTO,
  type TestCsca,
  type TestSigner,
  testCrl,
  testCsca,
  testKey,
  testSeal,
  testSigner,
} from '../../run/test-chain.ts'
import { type Bytes, concatBytes } from '../bytes/bytes.ts'
import type { Crypto, Curve } from '../crypto/crypto.ts'
import { webCrypto } from '../crypto/web.ts'
import { createTrustStore, type TrustInput } from '../trust/store.ts'
import type { HeaderFacts, RawFeature } from '../vds/index.ts'
import { PUBLISHED_PROFILES, residenceProfile, visaProfile, writeFeatures } from '../vds/index.ts'
import { VDS_SIGNER_USE, writeSigner } from '../x509-write/index.ts'
import { checkVds, type VdsCheck, type VdsQuestion } from './check-vds.ts'
import { levelOf, TRUST_LEVELS } from './status.ts'
import { travelRight } from './travel.ts'

const LINES = ['V<UTOZHANG<<WEI<<<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'E123456782CHN9001158M2702205TC26A0000017<<<<'] as const
const CSCA = await testCsca()
const SIGNER = await testSigner(CSCA)
const FEATURES = featuresOf({})
const SEAL = await testSeal(FEATURES, SIGNER.key)
const TRUST: TrustInput = { cscas: [CSCA.der], signers: [SIGNER.der], crls: [await testCrl(CSCA, ['a2'])] }

function featuresOf(facts: Readonly<Record<string, number>>): readonly RawFeature[] {
  const stay = { kind: 'from-entry', days: 90, months: 0, years: 0 } as const
  const written = writeFeatures({ mrzMrvA: LINES, durationOfStay: stay, passportNumber: 'E12345678', ...facts }, visaProfile({ statusIndexTag: 0xa0 }))
  assert.ok(written.ok)
  return written.features
}

interface Given extends Partial<VdsQuestion> {
  readonly trust?: TrustInput
}

async function check(bytes: Bytes | null, { trust = TRUST, ...given }: Given = {}): Promise<VdsCheck> {
  const built = createTrustStore(trust)
  assert.ok(built.ok)
  return checkVds(bytes, { store: built.store, crypto: TEST_CRYPTO, at: NOV_2026, profiles: PUBLISHED_PROFILES, ...given })
}

async function outcome(bytes: Bytes | null, given: Given = {}): Promise<string> {
  const { status, sub, detail } = await check(bytes, given)
  return [status, sub, detail].filter((part) => part !== null).join(' ')
}

async function sealedBy(signer: TestSigner, header: Partial<HeaderFacts> = {}): Promise<Bytes> {
  return testSeal(FEATURES, signer.key, header)
}

async function checkedBy(signer: TestSigner, given: Given = {}, csca: TestCsca = CSCA): Promise<string> {
  return outcome(await sealedBy(signer), { ...given, trust: { ...TRUST, cscas: [csca.der], signers: [signer.der] } })
}

test('a good seal is VALID, and everything that was found is handed on', async () => {
  const found = await check(SEAL)
  assert.equal(found.status, 'VALID')
  assert.equal(found.sub, null)
  assert.equal(found.level, 'trustable')
  assert.equal(found.vds?.header.signerIdentifier, 'UTSA')
  assert.equal(found.certificate?.serialHex, 'a1')
  assert.equal(found.signer?.csca?.subject.commonName, 'Test CSCA')
  assert.equal(found.signer?.list, 'fresh')
  assert.equal(found.signer?.listIssuedAt, Date.UTC(2026, 10, 1))
  assert.equal(found.features?.values.length, 3)
})

test('with the cryptography of Node the answer is there at once', () => {
  const built = createTrustStore(TRUST)
  assert.ok(built.ok)
  const found = checkVds(SEAL, { store: built.store, crypto: TEST_CRYPTO, at: NOV_2026, profiles: PUBLISHED_PROFILES })
  assert.ok(!(found instanceof Promise))
})

test('the web gives the same answer for our own curve, and UNDECIDED for a curve that it lacks', async () => {
  const crypto: Crypto = webCrypto(globalThis.crypto.subtle)
  assert.equal(await outcome(SEAL, { crypto }), 'VALID')
  const brainpool = await testSigner(CSCA, {}, testKey('brainpoolP256r1'))
  assert.equal(await checkedBy(brainpool), 'VALID')
  assert.equal(await checkedBy(brainpool, { crypto }), 'UNDECIDED UNSUPPORTED_ALGORITHM')
  assert.equal((await check(await sealedBy(brainpool), { crypto, trust: { ...TRUST, signers: [brainpool.der] } })).level, 'medium')
  const csca = await testCsca('Test CSCA', testKey('brainpoolP384r1'))
  assert.equal(await checkedBy(await testSigner(csca), { crypto, trust: {} }, csca), 'UNDECIDED UNSUPPORTED_ALGORITHM')
})

for (const curve of ['P-384', 'P-521', 'brainpoolP224r1', 'brainpoolP320r1', 'brainpoolP512r1'] as const satisfies readonly Curve[]) {
  test(`a seal on ${curve} is VALID with the hash of its order`, async () => {
    assert.equal(await checkedBy(await testSigner(CSCA, {}, testKey(curve))), 'VALID')
  })
}

test('nothing read is READ_ERROR', async () => {
  assert.equal(await outcome(null), 'INVALID READ_ERROR')
  assert.equal(await outcome(new Uint8Array()), 'INVALID READ_ERROR')
})

test('structure, profile, features and the length of the signature are the format', async () => {
  assert.equal(await outcome(concatBytes([SEAL, Uint8Array.of(0)])), 'INVALID WRONG_FORMAT bytes-after-the-signature')
  assert.equal(await outcome(await testSeal(FEATURES, SIGNER.key, { documentTypeCategory: 2 })), 'INVALID WRONG_FORMAT unknown-profile')
  assert.equal(await outcome(await testSeal(FEATURES.slice(1), SIGNER.key)), 'INVALID WRONG_FORMAT feature-missing')
  const short = concatBytes([SEAL.subarray(0, -65), Uint8Array.of(63), SEAL.subarray(-63)])
  assert.equal(await outcome(short), 'INVALID WRONG_FORMAT wrong-signature-length')
  const wide = await testSeal(FEATURES, testKey('P-384'))
  assert.equal(await outcome(wide), 'INVALID WRONG_FORMAT wrong-signature-length')
})

test('an unknown tag under a good signature stays VALID', async () => {
  const seal = await testSeal(featuresOf({ statusIndex: 7 }), SIGNER.key)
  const found = await check(seal)
  assert.equal(`${found.status} ${found.sub} ${found.level}`, 'VALID UNKNOWN_FEATURE trustable')
  assert.deepEqual(found.features?.unknownTags, [0xa0])
  assert.equal(await outcome(seal, { profiles: [...PUBLISHED_PROFILES, visaProfile({ statusIndexTag: 0xa0 })] }), 'VALID')
})

test('the signer must be known, trusted, allowed, in force and not revoked, in this order', async () => {
  assert.equal(await outcome(await sealedBy(SIGNER, { certificateReference: 'A9' })), 'INVALID UNKNOWN_CERTIFICATE')
  assert.equal(await outcome(SEAL, { trust: { signers: [SIGNER.der] } }), 'INVALID UNTRUSTED_CERTIFICATE no-csca')
  assert.equal(await checkedBy(await testSigner(CSCA, { use: '2.23.136.1.1.14.2' })), 'INVALID UNTRUSTED_CERTIFICATE wrong-use')
  assert.equal(await checkedBy(await testSigner(CSCA, { documentTypes: ['A', 'ID'] })), 'INVALID INVALID_DOCUMENTTYPE')
  assert.equal(await outcome(SEAL, { at: APR_2028 + 1 }), 'INVALID EXPIRED_CERTIFICATE')
  assert.equal(await checkedBy(await testSigner(CSCA, { notBefore: NOV_2026 + 1000 })), 'INVALID EXPIRED_CERTIFICATE not-yet-valid')
  assert.equal(await outcome(SEAL, { at: Date.UTC(2041, 0, 1) }), 'INVALID UNTRUSTED_CERTIFICATE csca-not-in-force')
  assert.equal(await outcome(SEAL, { trust: { ...TRUST, crls: [await testCrl(CSCA, ['a1'])] } }), 'INVALID REVOKED_CERTIFICATE')
  const both = await testSigner(CSCA, { documentTypes: ['A'], notAfter: JAN_2026 + 1000 })
  assert.equal(await checkedBy(both), 'INVALID INVALID_DOCUMENTTYPE')
})

test('a signer may sign the types that its certificate names: whole codes, or one letter for all that begin with it', async () => {
  assert.equal(await checkedBy(await testSigner(CSCA, { documentTypes: ['A', 'V'] })), 'VALID')
  const key = testKey()
  const facts = { issuer: CSCA.certificate, subject: { country: 'UT', commonName: 'SA' }, serialHex: 'a1', notBefore: JAN_2026, notAfter: APR_2028 }
  const der = await derOf(writeSigner({ ...facts, spki: key.spki, use: VDS_SIGNER_USE }, CSCA.key))
  assert.equal(await checkedBy({ key, der }), 'VALID')
  assert.equal(await checkedBy(await testSigner(CSCA, { documentTypes: ['VC'] })), 'INVALID INVALID_DOCUMENTTYPE')
})

test('time is asked at each check, though signatures are remembered', async () => {
  const built = createTrustStore(TRUST)
  assert.ok(built.ok)
  const at = async (time: number) => (await checkVds(SEAL, { store: built.store, crypto: TEST_CRYPTO, at: time, profiles: PUBLISHED_PROFILES })).sub
  assert.equal(await at(NOV_2026), null)
  assert.equal(await at(APR_2028 + 1), 'EXPIRED_CERTIFICATE')
  assert.equal(await at(NOV_2026), null)
})

test('how old the list of revoked certificates is stands beside the outcome', async () => {
  const list = async (given: Given) => (await check(SEAL, given)).signer?.list
  assert.equal(await list({ at: Date.UTC(2026, 11, 2) }), 'stale')
  assert.equal(await list({ at: Date.UTC(2026, 9, 2) }), 'stale')
  assert.equal(await list({ trust: { ...TRUST, crls: [] } }), 'none')
  assert.equal(await list({ trust: { pinned: [SIGNER.der] } }), 'none')
})

test('one changed bit anywhere in the signed bytes never leaves a VALID seal', async () => {
  for (let at = 0; at < SEAL.length; at += 1) {
    const changed = Uint8Array.from(SEAL)
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
    assert.notEqual((await check(changed)).status, 'VALID', String(at))
  }
})

test('the signature counts over the received bytes', async () => {
  const forged = await testSeal(FEATURES, testKey())
  assert.equal(await outcome(forged), 'INVALID INVALID_SIGNATURE')
})

test('two CSCAs may have given the same name and number: the certificate that bears the seal out decides', async () => {
  const other = await testCsca('Another CSCA')
  const twin = await testSigner(other)
  for (const signers of [
    [SIGNER.der, twin.der],
    [twin.der, SIGNER.der],
  ]) {
    const trust = { cscas: [CSCA.der, other.der], signers }
    assert.equal(await outcome(SEAL, { trust }), 'VALID')
    assert.equal(await outcome(await sealedBy(twin), { trust }), 'VALID')
    assert.equal(await outcome(await testSeal(FEATURES, testKey()), { trust }), 'INVALID INVALID_SIGNATURE')
  }
})

test('a document without a zone has the type that its profile names, and our own card is checked like any other', async () => {
  const td1 = ['IRUTOA000001700<<<<<<<<<<<<<<<', '9001158M2702205CHN<<<<<<<<<<<4', 'ZHANG<<WEI<<<<<<<<<<<<<<<<<<<<']
  const profile = residenceProfile()
  const written = writeFeatures({ mrzTd1: td1, passportNumber: 'E12345678', statusIndex: 5 }, profile)
  assert.ok(written.ok)
  const { featureDefinitionReference, documentTypeCategory } = profile
  const signer = await testSigner(CSCA, { documentTypes: ['IR'] })
  const seal = await testSeal(written.features, signer.key, { featureDefinitionReference, documentTypeCategory })
  const given = { profiles: [...PUBLISHED_PROFILES, profile], trust: { ...TRUST, signers: [signer.der] } }
  assert.equal(await outcome(seal, given), 'VALID')
  assert.equal(await outcome(seal, { ...given, trust: TRUST }), 'INVALID INVALID_DOCUMENTTYPE')
  const sticker = { documentNumber: 'T2000AK47', municipalityCode: '05314000', postalCode: '53175' }
  const place = PUBLISHED_PROFILES.find(({ title }) => title.includes('place-of-residence'))
  assert.ok(place)
  const facts = writeFeatures(sticker, place)
  assert.ok(facts.ok)
  const header = { featureDefinitionReference: 0xf8, documentTypeCategory: 0x0a }
  const clerk = await testSigner(CSCA, { documentTypes: ['ST'] })
  assert.equal(await outcome(await testSeal(facts.features, clerk.key, header), { trust: { ...TRUST, signers: [clerk.der] } }), 'VALID')
  assert.equal(await outcome(await testSeal(facts.features, SIGNER.key, header)), 'INVALID INVALID_DOCUMENTTYPE')
})

test('what the traveller presents is compared last', async () => {
  const presented = { visaMrz: LINES, passport: { number: 'E87654321', issuingState: 'CHN' } }
  const found = await check(SEAL, { presented })
  assert.equal(`${found.status} ${found.sub} ${found.fields}`, 'INVALID SEAL_PASSPORT_MISMATCH passportNumber')
  assert.equal(await outcome(await testSeal(FEATURES, testKey()), { presented }), 'INVALID INVALID_SIGNATURE')
  assert.equal(await outcome(SEAL, { presented: { ...presented, passport: { number: 'E12345678', issuingState: 'CHN' } } }), 'VALID')
})

test('whether the document is still in force is another question than whether its seal is valid', async () => {
  const { features } = await check(SEAL)
  assert.ok(features)
  assert.equal(travelRight(features, '2027-02-20'), 'IN_FORCE')
  assert.equal(travelRight(features, '2027-02-21'), 'EXPIRED')
  assert.equal(travelRight({ ...features, values: [] }, '2027-02-21'), 'UNKNOWN')
})

test('every code has a level', () => {
  for (const level of Object.values(TRUST_LEVELS)) assert.ok(['trustable', 'medium', 'high'].includes(level))
  assert.equal(levelOf(null), 'trustable')
  assert.equal(levelOf('EXPIRED_CERTIFICATE'), 'medium')
})
