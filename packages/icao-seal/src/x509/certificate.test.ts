import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { concatBytes, fromHex, sameBytes, toHex } from '../bytes/bytes.ts'
import { boolean, octets, oid, sequence, text, time, tlv, unsigned, wrapped } from '../x509-write/der.ts'
import { type Certificate, parseCertificate } from './certificate.ts'
import { partsOf, readDer, wholeDer, wholeOf } from './der.ts'

interface Row {
  readonly id: string
  readonly derBase64: string
}

function rows(file: string, list: string): readonly Row[] {
  const content = JSON.parse(readFileSync(new URL(`../../vectors/${file}`, import.meta.url), 'utf8')) as Readonly<Record<string, readonly Row[]>>
  return content[list] ?? []
}

const ALL = [...rows('vds.json', 'certificates'), ...rows('generated-chain.json', 'certificates'), ...rows('generated-chain.json', 'trustStore')].map(
  (row) => ({
    ...row,
    der: new Uint8Array(Buffer.from(row.derBase64, 'base64')),
  }),
)

function parsed(id: string): Certificate {
  const found = parseCertificate(ALL.find((row) => row.id === id)?.der ?? new Uint8Array())
  assert.ok(found.ok)
  return found
}

for (const { id, der } of ALL) {
  test(`certificate ${id} is read as Node reads it`, () => {
    const found = parseCertificate(der)
    const node = new X509Certificate(der)
    assert.ok(found.ok)
    assert.equal(found.serialHex, node.serialNumber.toLowerCase())
    assert.equal(found.subject.text, node.subject.split('\n').join(', '))
    assert.equal(found.issuer.text, node.issuer.split('\n').join(', '))
    assert.equal(found.notBefore, node.validFromDate.getTime())
    assert.equal(found.notAfter, node.validToDate.getTime())
    assert.equal(found.isCa, node.ca)
    assert.deepEqual(found.extendedKeyUsage ?? undefined, node.keyUsage)
    assert.deepEqual(found.key.spki, new Uint8Array(node.publicKey.export({ type: 'spki', format: 'der' })))
    assert.ok(sameBytes(found.der, der))
  })
}

test('document types, key identifiers and uses are read', () => {
  const signer = parsed('s_ok')
  const csca = parsed('csca')
  assert.deepEqual(signer.documentTypes, ['V'])
  assert.deepEqual(parsed('s_doc').documentTypes, ['A'])
  assert.equal(signer.authorityKeyId, csca.subjectKeyId)
  assert.equal(csca.isCa, true)
  assert.equal(csca.mayCertify, true)
  assert.equal(csca.mayListRevoked, true)
  assert.equal(signer.subject.country, 'UT')
  assert.equal(signer.subject.commonName, 'SA')
  assert.equal(signer.mayCertify, null)
})

/** The parts of a good certificate, to be put together in other ways. */
const GOOD = (() => {
  const [tbs, algorithm, signature] = partsOf(wholeDer(ALL.find(({ id }) => id === 's_ok')?.der ?? new Uint8Array(), 0x30)) ?? []
  assert.ok(tbs && algorithm && signature)
  return { fields: (partsOf(tbs) ?? []).map(wholeOf), algorithm: wholeOf(algorithm), signature: wholeOf(signature) }
})()

function outcome(change: (fields: Uint8Array[]) => void, outside: Partial<typeof GOOD> = {}): string {
  const fields: Uint8Array[] = [...GOOD.fields]
  change(fields)
  const { algorithm, signature } = { ...GOOD, ...outside }
  const found = parseCertificate(sequence(sequence(...fields), algorithm, signature))
  return found.ok ? 'read' : found.code
}

function withExtensions(...list: readonly Uint8Array[]): string {
  return outcome((fields) => fields.splice(7, 1, wrapped(3, sequence(...list))))
}

const USE = sequence(oid('2.5.29.37'), octets(sequence(oid('2.23.136.1.1.11.1'))))
const RSA = '1.2.840.113549.1.1.1'

test('a certificate put together anew from its parts is read', () => {
  assert.equal(
    outcome(() => undefined),
    'read',
  )
})

test('each malformed part has its own refusal', () => {
  const put = (index: number, part: Uint8Array) => outcome((fields) => fields.splice(index, 1, part))
  assert.equal(put(0, wrapped(0, unsigned(Uint8Array.of(3)))), 'wrong-version')
  assert.equal(put(0, wrapped(0, text('v3'))), 'wrong-version')
  assert.equal(put(1, tlv(0x02, Uint8Array.of(0x80))), 'wrong-serial-number')
  assert.equal(put(2, sequence(oid('1.2.840.10045.4.3.3'))), 'wrong-algorithm')
  assert.equal(put(3, sequence(tlv(0x31))), 'wrong-name')
  assert.equal(put(3, sequence(tlv(0x31, sequence(oid('2.5.4.6'), tlv(0x13, Uint8Array.of(0xff)))))), 'wrong-name')
  assert.equal(put(5, text('C=UT')), 'wrong-name')
  assert.equal(put(4, sequence(time(0))), 'wrong-validity')
  assert.equal(put(4, sequence(time(0), text('later'))), 'wrong-validity')
  assert.equal(put(6, sequence()), 'wrong-key')
  assert.equal(put(6, sequence(sequence(oid(RSA)), tlv(0x03, Uint8Array.of(0, 1)))), 'wrong-key')
  assert.equal(put(6, sequence(sequence(oid('1.3.101.112')), tlv(0x03, Uint8Array.of(0, 1)))), 'read')
  assert.equal(put(7, wrapped(3)), 'wrong-extensions')
  assert.equal(put(7, tlv(0x84, Uint8Array.of(1))), 'wrong-extensions')
  assert.equal(
    outcome((fields) => fields.splice(0, 1)),
    'wrong-extensions',
  )
  assert.equal(
    outcome(() => undefined, { algorithm: text('none') }),
    'wrong-algorithm',
  )
  assert.equal(
    outcome(() => undefined, { signature: octets(new Uint8Array()) }),
    'not-a-certificate',
  )
})

test('extensions are read strictly', () => {
  assert.equal(withExtensions(USE), 'read')
  assert.equal(withExtensions(USE, USE), 'wrong-extensions')
  assert.equal(withExtensions(text('x')), 'wrong-extensions')
  for (const [type, value] of [
    ['2.5.29.37', sequence()],
    ['2.5.29.37', sequence(text('x'))],
    ['2.5.29.19', sequence(tlv(0x01, Uint8Array.of(1)))],
    ['2.5.29.15', octets(new Uint8Array())],
    ['2.5.29.14', text('x')],
    ['2.5.29.35', text('x')],
    ['2.23.136.1.1.6.2', sequence(unsigned(Uint8Array.of(0)))],
    ['2.23.136.1.1.6.2', sequence(unsigned(Uint8Array.of(0)), tlv(0x31, octets(new Uint8Array())))],
  ] as const)
    assert.equal(withExtensions(sequence(oid(type), octets(value))), 'wrong-extensions', `${type} ${toHex(value)}`)
})

test('an extension that must be understood and is not is named; one that need not be is passed over', () => {
  const build = (...list: readonly Uint8Array[]) => {
    const fields = [...GOOD.fields]
    fields.splice(7, 1, wrapped(3, sequence(...list)))
    const found = parseCertificate(sequence(sequence(...fields), GOOD.algorithm, GOOD.signature))
    return found.ok ? found.unknownCritical : found.code
  }
  assert.deepEqual(build(sequence(oid('1.2.3'), boolean(true), octets(new Uint8Array()))), ['1.2.3'])
  assert.deepEqual(build(sequence(oid('1.2.3'), octets(new Uint8Array()))), [])
  assert.deepEqual(build(sequence(oid('2.5.29.16'), octets(new Uint8Array())), sequence(oid('2.5.29.32'), boolean(true), octets(new Uint8Array()))), [])
})

test('names are compared without case, string type and double spaces', () => {
  const name = (...parts: readonly Uint8Array[]) => sequence(...parts.map((part) => tlv(0x31, sequence(oid('2.5.4.3'), part))))
  const keyOf = (part: Uint8Array) => {
    const fields = [...GOOD.fields]
    fields.splice(3, 1, name(part))
    const found = parseCertificate(sequence(sequence(...fields), GOOD.algorithm, GOOD.signature))
    return found.ok ? found.issuer.key : found.code
  }
  assert.equal(keyOf(tlv(0x0c, concatBytes([fromHex('5554204341') ?? new Uint8Array()]))), keyOf(text('Ut  ca')))
  assert.notEqual(keyOf(text('UT CB')), keyOf(text('UT CA')))
})

test('bytes after the certificate, and a certificate cut short, are refused', () => {
  const { der } = ALL[0] ?? { der: new Uint8Array() }
  assert.deepEqual(parseCertificate(concatBytes([der, Uint8Array.of(0)])), { ok: false, code: 'not-a-certificate' })
  for (let length = 0; length < der.length; length += 1) assert.equal(parseCertificate(der.subarray(0, length)).ok, false)
  assert.equal(readDer(der)?.end, der.length)
})
