import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { APR_2028, certificateOf, derOf, JAN_2026, TEST_CRYPTO, testCrl, testCsca, testKey, testSigner } from '../../run/test-chain.ts'
import { toHex } from '../bytes/bytes.ts'
import type { Soon } from '../crypto/after.ts'
import { nodeCrypto } from '../crypto/node.ts'
import { parseCrl } from '../x509/crl.ts'
import { partsOf, TAG, wholeDer, wholeOf } from '../x509/der.ts'
import { ecdsaFromDer } from '../x509/ecdsa.ts'
import { signatureCheckOf } from '../x509/signature.ts'
import { readBitString } from '../x509/values.ts'
import { type CscaFacts, type SignerFacts, VDS_NC_SIGNER_USE, VDS_SIGNER_USE, writeCsca, writeRequest, writeSigner } from './certificates.ts'
import { writeCrl } from './crl.ts'
import { keyIdOf, type SigningKey, type WriteResult } from './signing.ts'

const CSCA = await testCsca()
const SIGNER_KEY = testKey()
const FACTS: SignerFacts = {
  issuer: CSCA.certificate,
  subject: { country: 'UT', commonName: 'SA' },
  serialHex: 'a1',
  notBefore: JAN_2026,
  notAfter: APR_2028,
  spki: SIGNER_KEY.spki,
  use: VDS_SIGNER_USE,
}
const ROOT: CscaFacts = { subject: { country: 'UT', commonName: 'Root' }, serialHex: '01', notBefore: JAN_2026, notAfter: APR_2028 }

async function outcome(result: Soon<WriteResult>): Promise<string> {
  const found = await result
  return found.ok ? 'written' : found.code
}

for (const curve of ['P-256', 'P-384', 'P-521', 'brainpoolP256r1'] as const) {
  test(`Node verifies a root and a signer that a ${curve} key signed`, async () => {
    const csca = await testCsca('Root', testKey(curve))
    const signer = await testSigner(csca)
    const root = new X509Certificate(csca.der)
    const node = new X509Certificate(signer.der)
    assert.ok(root.verify(root.publicKey))
    assert.ok(node.verify(root.publicKey))
    assert.ok(node.checkIssued(root))
    assert.equal(root.ca, true)
    assert.equal(node.ca, false)
  })
}

test('a signer has country, common name, its use and its document types, and nothing else', async () => {
  const { der } = await testSigner(CSCA, { documentTypes: ['V', 'ID', 'A'], serialHex: '7f' })
  const found = certificateOf(der)
  assert.equal(found.subject.text, 'C=UT, CN=SA')
  assert.equal(found.serialHex, '7f')
  assert.deepEqual(found.extendedKeyUsage, [VDS_SIGNER_USE])
  assert.deepEqual(found.documentTypes, ['A', 'V', 'ID'])
  assert.equal(found.authorityKeyId, CSCA.certificate.subjectKeyId)
  assert.equal(found.subjectKeyId, null)
  assert.ok(der.length < 420)
  assert.equal(certificateOf((await testSigner(CSCA, { documentTypes: [] })).der).documentTypes?.length, 0)
})

test('a signer without document types may sign every type', async () => {
  assert.equal(certificateOf(await derOf(writeSigner(FACTS, CSCA.key))).documentTypes, null)
})

test('a request carries the key and is signed by it', async () => {
  const der = await derOf(writeRequest({ country: 'UT', organization: 'Ütopia', commonName: 'SA' }, SIGNER_KEY))
  const [info, , signature] = partsOf(wholeDer(der, TAG.sequence)) ?? []
  assert.ok(info)
  const raw = ecdsaFromDer(readBitString(signature) ?? new Uint8Array(), 32)
  assert.ok(raw)
  const check = { kind: 'ecdsa', spki: SIGNER_KEY.spki, curve: 'P-256', hash: 'SHA-256', signature: raw, data: wholeOf(info) } as const
  assert.equal(nodeCrypto().verify(check), 'good')
  assert.deepEqual(partsOf(info)?.[2] && toHex(wholeOf(partsOf(info)?.[2] ?? info)), toHex(SIGNER_KEY.spki))
})

test('a list is signed by the root', async () => {
  const list = parseCrl(await testCrl(CSCA, ['a2']))
  assert.ok(list.ok)
  const check = signatureCheckOf(list, CSCA.certificate.key)
  assert.ok(typeof check === 'object')
  assert.equal(nodeCrypto().verify(check), 'good')
})

test('wrong facts are refused and nothing is signed', async () => {
  const refuses = async (change: Partial<SignerFacts>, code: string) => assert.equal(await outcome(writeSigner({ ...FACTS, ...change }, CSCA.key)), code)
  await refuses({ subject: { country: 'ut', commonName: 'SA' } }, 'wrong-name')
  await refuses({ subject: { country: 'UT', commonName: '' } }, 'wrong-name')
  await refuses({ subject: { country: 'UT', commonName: 'SAX' } }, 'wrong-name')
  await refuses({ subject: { country: 'UT', commonName: 'DFAT' }, use: VDS_NC_SIGNER_USE }, 'written')
  await refuses({ use: 'barcodes' }, 'wrong-use')
  for (const serialHex of ['0', 'xyz', '00', 'ff'.repeat(20), '']) await refuses({ serialHex }, 'wrong-serial-number')
  await refuses({ serialHex: '7f'.repeat(20) }, 'written')
  await refuses({ notAfter: JAN_2026 }, 'wrong-validity')
  await refuses({ notAfter: Number.POSITIVE_INFINITY }, 'wrong-validity')
  await refuses({ spki: new Uint8Array(3) }, 'wrong-key')
  await refuses({ issuer: { ...CSCA.certificate, subjectKeyId: null } }, 'wrong-key')
})

test('a root, a request and a list are refused in the same way', async () => {
  assert.equal(await outcome(writeCsca({ ...ROOT, subject: { country: 'UT', organization: '', commonName: 'Root' } }, CSCA.key, TEST_CRYPTO)), 'wrong-name')
  const keyless: SigningKey = { ...CSCA.key, spki: new Uint8Array(2) }
  assert.equal(await outcome(writeCsca(ROOT, keyless, TEST_CRYPTO)), 'wrong-key')
  assert.equal(await outcome(writeRequest({ country: 'UTO', commonName: 'SA' }, CSCA.key)), 'wrong-name')
  assert.equal(await outcome(writeRequest({ country: 'UT', commonName: 'SA' }, keyless)), 'wrong-key')
  const list = { issuer: CSCA.certificate, thisUpdate: JAN_2026, nextUpdate: APR_2028, number: 1, revoked: [] }
  assert.equal(await outcome(writeCrl({ ...list, nextUpdate: JAN_2026 }, CSCA.key)), 'wrong-validity')
  assert.equal(await outcome(writeCrl({ ...list, number: 0 }, CSCA.key)), 'wrong-serial-number')
  assert.equal(await outcome(writeCrl({ ...list, number: 1.5 }, CSCA.key)), 'wrong-serial-number')
  assert.equal(await outcome(writeCrl({ ...list, revoked: [{ serialHex: 'no', at: 0 }] }, CSCA.key)), 'wrong-serial-number')
  assert.equal(await outcome(writeCrl({ ...list, revoked: [{ serialHex: '01', at: Number.NaN }] }, CSCA.key)), 'wrong-serial-number')
  assert.equal(await outcome(writeCrl({ ...list, issuer: { ...CSCA.certificate, subjectKeyId: null } }, CSCA.key)), 'wrong-key')
})

test('a signature of the wrong length is not put under anything', async () => {
  const broken: SigningKey = { ...CSCA.key, sign: () => new Uint8Array(70) }
  assert.equal(await outcome(writeCsca(ROOT, broken, TEST_CRYPTO)), 'wrong-signature')
})

test('a key has one name, and what is no key has none', async () => {
  assert.equal(toHex((await keyIdOf(CSCA.key.spki, TEST_CRYPTO)) ?? new Uint8Array()), CSCA.certificate.subjectKeyId)
  assert.equal(await keyIdOf(new Uint8Array(4), TEST_CRYPTO), null)
})

test('years from 2050 and names beyond ASCII are written as the standards want them', async () => {
  const facts = { ...ROOT, subject: { country: 'UT', commonName: 'Ütopia' }, notAfter: Date.UTC(2060, 0, 1) }
  const node = new X509Certificate(await derOf(writeCsca(facts, CSCA.key, TEST_CRYPTO)))
  assert.equal(node.validToDate.getUTCFullYear(), 2060)
  assert.match(node.subject, /Ütopia|\\C3\\9Ctopia/)
})
