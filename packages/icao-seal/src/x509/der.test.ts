import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { concatBytes, fromHex, toHex } from '../bytes/bytes.ts'
import { octets, oid, sequence, unsigned } from '../x509-write/der.ts'
import { ecdsaToDer } from '../x509-write/signing.ts'
import { contentOf, partsOf, partsOfTag, readDer, TAG, wholeDer, wholeOf } from './der.ts'
import { ecdsaFromDer } from './ecdsa.ts'
import { readBitString, readBoolean, readOid, readSmallNumber, readString, readUnsigned } from './values.ts'

function bytes(hex: string): Uint8Array<ArrayBuffer> {
  return fromHex(hex.replaceAll(' ', '')) ?? new Uint8Array()
}

function der(hex: string) {
  return readDer(bytes(hex)) ?? undefined
}

test('a value is its tag, its length and its content', () => {
  const found = der('0403010203ff')
  assert.ok(found)
  assert.equal(toHex(contentOf(found)), '010203')
  assert.equal(toHex(wholeOf(found)), '0403010203')
  assert.equal(found.end, 5)
})

test('indefinite, padded and overlong lengths and long tags are refused', () => {
  for (const wrong of [
    '',
    '04',
    '0480',
    '048101',
    '04820001',
    '0483000100',
    '0485000000000100',
    '1f0100',
    '0403 0102',
    '0481ff',
    '0482ffff',
    '048400000100',
    '04 84 00 00 00 01 00',
  ]) {
    assert.equal(readDer(bytes(wrong)), null, wrong)
  }
  assert.equal(der(`0481 80 ${'00'.repeat(128)}`)?.end, 131)
})

test('parts must fill what they stand in, and the whole must fill its bytes', () => {
  assert.equal(partsOf(der('3006 020101 020102'))?.length, 2)
  assert.equal(partsOf(der('3005 020101 0201')), null)
  assert.equal(partsOf(der('0403010203')), null)
  assert.equal(partsOf(undefined), null)
  assert.equal(partsOfTag(der('3003020101'), TAG.set), null)
  assert.equal(wholeDer(bytes('020101 00'), TAG.integer), null)
  assert.equal(wholeDer(bytes('020101'), TAG.octetString), null)
})

test('integers are zero or more and as short as they can be', () => {
  const read = (hex: string) => {
    const found = readUnsigned(der(hex))
    return found && toHex(found)
  }
  assert.equal(read('020100'), '00')
  assert.equal(read('02020080'), '80')
  for (const wrong of ['0200', '0201ff', '02020001', '020200', '04 01 01', '0203000080']) assert.equal(read(wrong), null, wrong)
  assert.equal(readSmallNumber(der('0203010000')), 65_536)
  assert.equal(readSmallNumber(der('02050100000000')), null)
})

test('a truth value has one byte, all bits set or none', () => {
  assert.equal(readBoolean(der('0101ff')), true)
  assert.equal(readBoolean(der('010100')), false)
  for (const wrong of ['010101', '0100', '0102ffff', '0201ff']) assert.equal(readBoolean(der(wrong)), null, wrong)
})

test('object identifiers are read as dotted numbers', () => {
  for (const dotted of ['2.23.136.1.1.11.1', '1.2.840.10045.4.3.2', '0.4.0.127.0.7.3.5.1.1', '2.5.4.6', '2.100.3', '1.39.9007199', '0.0']) {
    assert.equal(readOid(readDer(oid(dotted)) ?? undefined), dotted)
  }
  for (const wrong of ['0600', '06022a80', '0602802a', '060b2affffffffffffffffff7f', '04012a']) assert.equal(readOid(der(wrong)), null, wrong)
})

test('texts of all string types are read, and bytes that are no text are refused', () => {
  assert.equal(readString(der('13025554')), 'UT')
  assert.equal(readString(der('0c02c39c')), 'Ü')
  assert.equal(readString(der('1602 7a7a')), 'zz')
  assert.equal(readString(der('1401dc')), 'Ü')
  assert.equal(readString(der('1e0400dc0041')), 'ÜA')
  for (const wrong of ['0c01c3', '1301c3', '1e0100', '04025554', '1e02d800']) assert.equal(readString(der(wrong)), null, wrong)
  assert.equal(readString(undefined), null)
})

test('bit strings have whole bytes', () => {
  assert.equal(toHex(readBitString(der('03020001')) ?? new Uint8Array()), '01')
  for (const wrong of ['03020101', '0300', '0402000101']) assert.equal(readBitString(der(wrong)), null, wrong)
})

test('r||s and the DER of certificates are the same signature in two writings', () => {
  const raw = fc.uint8Array({ minLength: 64, maxLength: 64 }).map((value) => concatBytes([value]))
  fc.assert(fc.property(raw, (value) => assert.equal(toHex(ecdsaFromDer(ecdsaToDer(value), 32) ?? new Uint8Array()), toHex(value))))
  const odd = [
    '3006 020101 020102 00',
    '3009 020101 020102 020103',
    '3003 020101',
    '3007 02020001 020102',
    '3006 020101 0201ff',
    '3106 020101 020102',
    '020101',
  ]
  for (const wrong of odd) assert.equal(ecdsaFromDer(bytes(wrong), 32), null, wrong)
  assert.equal(ecdsaFromDer(sequence(unsigned(new Uint8Array(33).fill(1)), unsigned(Uint8Array.of(1))), 32), null)
})

test('what is written is read again, however long', () => {
  for (const length of [0, 127, 128, 255, 256, 65_535, 65_536])
    assert.equal(readDer(octets(new Uint8Array(length)))?.end, octets(new Uint8Array(length)).length)
  assert.equal(toHex(unsigned(new Uint8Array())), '020100')
  assert.equal(toHex(unsigned(Uint8Array.of(0, 0, 0x80))), '02020080')
})
