import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { smsSegments } from './sms-segments.ts'

/** TS 23.038, table 1, by rows of its high three bits: eight columns of sixteen, written out once more from the standard, by code point. */
const TABLE = [
  [0x40, 0xa3, 0x24, 0xa5, 0xe8, 0xe9, 0xf9, 0xec, 0xf2, 0xc7, 0x0a, 0xd8, 0xf8, 0x0d, 0xc5, 0xe5],
  [0x394, 0x5f, 0x3a6, 0x393, 0x39b, 0x3a9, 0x3a0, 0x3a8, 0x3a3, 0x398, 0x39e, undefined, 0xc6, 0xe6, 0xdf, 0xc9],
  [0x20, 0x21, 0x22, 0x23, 0xa4, 0x25, 0x26, 0x27, 0x28, 0x29, 0x2a, 0x2b, 0x2c, 0x2d, 0x2e, 0x2f],
  [0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x3b, 0x3c, 0x3d, 0x3e, 0x3f],
  [0xa1, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4a, 0x4b, 0x4c, 0x4d, 0x4e, 0x4f],
  [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5a, 0xc4, 0xd6, 0xd1, 0xdc, 0xa7],
  [0xbf, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
  [0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0xe4, 0xf6, 0xf1, 0xfc, 0xe0],
].flat()
/** Its extension: form feed, ^, {, }, \, [, ~, ], |, €. */
const EXTENSION = [0x0c, 0x5e, 0x7b, 0x7d, 0x5c, 0x5b, 0x7e, 0x5d, 0x7c, 0x20ac]
const basic = new Set(TABLE.filter((code) => code !== undefined))
const extended = new Set(EXTENSION)

test('exactly the characters of the standard\u2019s tables go as seven bits, and those of the extension take two places', () => {
  assert.equal(TABLE.length, 128)
  let tried = 0
  for (let code = 0; code <= 0xffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const { encoding, units } = smsSegments(String.fromCodePoint(code))
    const wanted = basic.has(code) ? ['gsm-7', 1] : extended.has(code) ? ['gsm-7', 2] : ['ucs-2', 1]
    assert.deepEqual([encoding, units], wanted, code.toString(16))
    tried++
  }
  assert.equal(tried, 63_488)
})

test('a message of 160 places is one, of 161 two; in several parts each has 153', () => {
  const segments = (text: string) => smsSegments(text).segments
  assert.deepEqual(
    [0, 1, 160, 161, 306, 307, 459, 460].map((length) => segments('a'.repeat(length))),
    [1, 1, 1, 2, 2, 3, 3, 4],
  )
  assert.deepEqual(
    [80, 81].map((length) => segments('€'.repeat(length))),
    [1, 2],
  )
  assert.deepEqual(
    [0, 70, 71, 134, 135, 201, 202].map((length) => segments('қ'.repeat(length))),
    [1, 1, 2, 2, 3, 3, 4],
  )
  assert.deepEqual(
    [35, 36].map((length) => segments('😀'.repeat(length))),
    [1, 2],
  )
})

test('an escape and its character, or a surrogate pair, are never torn apart', () => {
  // 152 and an extended one need 154 places: the part ends at 152, and the rest no longer fits into the second.
  assert.equal(smsSegments(`${'a'.repeat(152)}€${'a'.repeat(152)}`).units, 306)
  assert.equal(smsSegments(`${'a'.repeat(152)}€${'a'.repeat(152)}`).segments, 3)
  assert.equal(smsSegments(`${'я'.repeat(66)}😀${'я'.repeat(66)}`).units, 134)
  assert.equal(smsSegments(`${'я'.repeat(66)}😀${'я'.repeat(66)}`).segments, 3)
})

test('one character from outside makes the whole text UCS-2', () => {
  assert.deepEqual(smsSegments('Sapar ’'), { encoding: 'ucs-2', units: 7, segments: 1 })
  assert.deepEqual(smsSegments('ë'), { encoding: 'ucs-2', units: 1, segments: 1 })
  assert.deepEqual(smsSegments('\u001b'), { encoding: 'ucs-2', units: 1, segments: 1 })
})

/** Cuts the text greedily by hand and counts the pieces. */
function cut(text: string): number {
  const codes = [...text].map((one) => one.codePointAt(0) ?? 0)
  const seven = codes.every((code) => basic.has(code) || extended.has(code))
  const size = (code: number) => (seven ? (extended.has(code) ? 2 : 1) : code > 0xffff ? 2 : 1)
  if (codes.reduce((sum, code) => sum + size(code), 0) <= (seven ? 160 : 70)) return 1
  const rest = [...codes]
  let pieces = 0
  while (rest.length > 0) {
    let room = seven ? 153 : 67
    for (let first = rest[0]; first !== undefined && size(first) <= room; first = rest[0]) {
      room -= size(first)
      rest.shift()
    }
    pieces++
  }
  return pieces
}

const character = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('a', 'Z', ' ', '€', '[', '\n') },
  { weight: 1, arbitrary: fc.constantFrom('ж', '证', '😀') },
)
const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '€', '{'), minLength: 70, maxLength: 500, size: 'max' }),
  fc.string({ unit: character, minLength: 40, maxLength: 300, size: 'max' }),
  // Around the place where two parts are full to the last but one.
  fc.integer({ min: 145, max: 160 }).map((count) => '€'.repeat(count)),
)

function disagreements(count: (text: string) => number): number {
  let found = 0
  fc.assert(
    fc.property(texts, (text) => {
      if (count(text) !== cut(text)) found++
    }),
    { numRuns: 600, seed: 38 },
  )
  return found
}

test('any text is counted as it is cut', () => {
  assert.equal(
    disagreements((text) => smsSegments(text).segments),
    0,
  )
})

test('twins that divide, or forget the escape, are noticed', () => {
  const divided = (text: string) => {
    const { encoding, units } = smsSegments(text)
    return encoding === 'gsm-7' ? (units <= 160 ? 1 : Math.ceil(units / 153)) : units <= 70 ? 1 : Math.ceil(units / 67)
  }
  assert.ok(disagreements(divided) > 5)
  assert.ok(disagreements((text) => smsSegments(text.replaceAll(/[€[{]/g, 'a')).segments) > 50)
})
