import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { Bytes } from '../src/bytes/bytes.ts'
import type { Curve } from '../src/crypto/crypto.ts'
import { hashForCurve } from '../src/crypto/curves.ts'
import { nodeCrypto } from '../src/crypto/node.ts'
import { type HeaderFacts, type RawFeature, encodeVdsUnsigned, sealVds } from '../src/vds/index.ts'
import { type Certificate, epochOf, parseCertificate } from '../src/x509/index.ts'
import { type SignerFacts, type SigningKey, VDS_SIGNER_USE, writeCrl, writeCsca, type WriteResult, writeSigner } from '../src/x509-write/index.ts'

/** Keys, certificates and seals made on the spot, for tests. */
export const TEST_CRYPTO = nodeCrypto()

export const JAN_2026 = epochOf([2026, 1, 1])
export const NOV_2026 = epochOf([2026, 11, 23])
export const APR_2028 = epochOf([2028, 4, 1])

const NODE_CURVES: Readonly<Partial<Record<Curve, string>>> = { 'P-256': 'P-256', 'P-384': 'P-384', 'P-521': 'P-521', 'P-224': 'secp224r1' }

export function testKey(curve: Curve = 'P-256'): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: NODE_CURVES[curve] ?? curve })
  return { curve, spki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })), sign: (data) => signWith(privateKey, curve, data) }
}

function signWith(key: KeyObject, curve: Curve, data: Bytes): Bytes {
  return new Uint8Array(sign(hashForCurve(curve).replace('-', ''), data, { key, dsaEncoding: 'ieee-p1363' }))
}

export async function derOf(result: WriteResult | Promise<WriteResult>): Promise<Bytes> {
  const written = await result
  if (!written.ok) throw new Error(written.code)
  return written.der
}

export function certificateOf(der: Bytes): Certificate {
  const parsed = parseCertificate(der)
  if (!parsed.ok) throw new Error(parsed.code)
  return parsed
}

export interface TestCsca {
  readonly key: SigningKey
  readonly der: Bytes
  readonly certificate: Certificate
}

export async function testCsca(commonName = 'Test CSCA', key = testKey()): Promise<TestCsca> {
  const facts = { subject: { country: 'UT', organization: 'Utopia', commonName }, serialHex: '01', notBefore: JAN_2026, notAfter: epochOf([2040, 1, 1]) }
  const der = await derOf(writeCsca(facts, key, TEST_CRYPTO))
  return { key, der, certificate: certificateOf(der) }
}

export interface TestSigner {
  readonly key: SigningKey
  readonly der: Bytes
}

/** A signer of visas, `UTSA` with reference A1, in force from 2026 to 2028. */
export async function testSigner(csca: TestCsca, facts: Partial<SignerFacts> = {}, key = testKey()): Promise<TestSigner> {
  const usual = { issuer: csca.certificate, subject: { country: 'UT', commonName: 'SA' }, serialHex: 'a1', notBefore: JAN_2026, notAfter: APR_2028 }
  const der = await derOf(writeSigner({ ...usual, spki: key.spki, use: VDS_SIGNER_USE, documentTypes: ['V'], ...facts }, csca.key))
  return { key, der }
}

export function testCrl(csca: TestCsca, serials: readonly string[], key = csca.key): Promise<Bytes> {
  const revoked = serials.map((serialHex) => ({ serialHex, at: JAN_2026 }))
  return derOf(writeCrl({ issuer: csca.certificate, thisUpdate: epochOf([2026, 11, 1]), nextUpdate: epochOf([2026, 12, 1]), number: 1, revoked }, key))
}

export const TEST_HEADER: HeaderFacts = {
  issuingCountry: 'UTO',
  signerIdentifier: 'UTSA',
  certificateReference: 'A1',
  documentIssueDate: '2026-11-22',
  signatureCreationDate: '2026-11-22',
  featureDefinitionReference: 0x5d,
  documentTypeCategory: 0x01,
}

export async function testSeal(features: readonly RawFeature[], key: SigningKey, header: Partial<HeaderFacts> = {}): Promise<Bytes> {
  const unsigned = encodeVdsUnsigned({ ...TEST_HEADER, ...header }, features)
  if (!unsigned.ok) throw new Error(`${unsigned.code} ${unsigned.field}`)
  const sealed = sealVds(unsigned.bytes, await key.sign(unsigned.bytes))
  if (!sealed.ok) throw new Error(sealed.code)
  return sealed.bytes
}
