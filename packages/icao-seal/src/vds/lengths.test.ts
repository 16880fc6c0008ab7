import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromHex } from '../bytes/bytes.ts'
import { lengthAt, lengthOctets, writeLength } from './lengths.ts'

function length(hex: string, version: 3 | 4 = 4): number {
  return lengthAt(fromHex(hex) ?? new Uint8Array(), 0, version)
}

test('version 4 takes a length in its shortest form of DER only', () => {
  assert.equal(length('7f'), 127)
  assert.equal(length('8180'), 128)
  assert.equal(length('81c8'), 200)
  assert.equal(length('820100'), 256)
  assert.equal(length('83010000'), 65_536)
  assert.equal(length('8401000000'), 2 ** 24)
  assert.equal(length('84ffffffff'), 2 ** 32 - 1)
  for (const wrong of ['80', '8101', '817f', '8200c8', '830000c8', '8300ffff', '8400ffffff', '850100000000', '81', '8201', '']) {
    assert.equal(length(wrong), -1, wrong)
  }
})

test('version 3 takes one plain byte, so 0x80 is 128 there', () => {
  assert.equal(length('80', 3), 128)
  assert.equal(length('ff', 3), 255)
  assert.equal(length('', 3), -1)
})

test('every length comes back, in as many octets as were said', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 31 - 1), fc.constantFrom<3 | 4>(3, 4), (wanted, version) => {
      const bytes = writeLength(wanted, version)
      if (version === 3 && wanted > 255) return assert.equal(bytes, null)
      assert.equal(bytes?.length, lengthOctets(wanted, version))
      assert.equal(lengthAt(Uint8Array.from(bytes ?? []), 0, version), wanted)
    }),
  )
  assert.deepEqual(writeLength(2 ** 32 - 1, 4), [0x84, 255, 255, 255, 255])
})
