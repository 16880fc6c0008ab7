import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { utf8 } from '../bytes/base64.ts'
import { type JsonOptions, readJson } from './index.ts'

function codeOf(input: string | Uint8Array, options: JsonOptions = {}): string {
  const result = readJson(input, options)
  return result.ok ? 'ok' : result.code
}

/** As JSON text again: objects of the reader have no prototype, those of JSON.parse have one. */
function textOf(input: string | Uint8Array, options: JsonOptions = {}): string | undefined {
  const result = readJson(input, options)
  return result.ok ? JSON.stringify(result.value) : undefined
}

test('whatever JSON.stringify writes is read as it was meant, from text and from bytes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      assert.equal(textOf(text, { numbers: 'any' }), JSON.stringify(JSON.parse(text)))
      assert.equal(textOf(utf8(text), { numbers: 'any' }), JSON.stringify(JSON.parse(text)))
    }),
  )
})

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"a"',
  '"b"',
  '"\\u0041"',
  '"\\ud83d\\ude00"',
  '0',
  '-1',
  '1.5e3',
  '01',
  'true',
  'null',
  'nul',
  ' ',
  '\n',
  '\f',
  '"',
  '\\',
]

test('a text is accepted exactly when JSON.parse accepts it and loses nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      const mine = readJson(text, { numbers: 'any' })
      let theirs: string | undefined
      try {
        theirs = JSON.stringify(JSON.parse(text))
      } catch {
        theirs = undefined
      }
      if (!mine.ok && (mine.code === 'duplicate-name' || mine.code === 'number-out-of-range')) return
      assert.equal(mine.ok ? JSON.stringify(mine.value) : undefined, theirs, text)
    }),
    { numRuns: 3000 },
  )
})

test('a name that stands twice is refused however it is spelled, at its second place', () => {
  assert.deepEqual(readJson('{"ent":0,"ent":1}'), { ok: false, code: 'duplicate-name', at: 9 })
  assert.equal(codeOf('{"ent":0,"\\u0065nt":1}'), 'duplicate-name')
  assert.equal(codeOf('[{"a":{"__proto__":1,"__proto__":2}}]'), 'duplicate-name')
  assert.equal(codeOf('{"a":1,"b":{"a":1}}'), 'ok')
})

test('half surrogate pairs are refused, written out or escaped, in names and in values', () => {
  for (const half of ['\\udead', '\\ud83d', '\\ude00\\ud83d', '\\ud83dx', '\ud83d', '\udead']) {
    assert.equal(codeOf(`{"x":"${half}"}`), 'lone-surrogate', half)
    assert.equal(codeOf(`{"${half}":1}`), 'lone-surrogate', half)
  }
  assert.equal(textOf('"\\ud83d\\ude00"'), '"😀"')
})

test('names that objects inherit are names like any other', () => {
  const result = readJson('{"__proto__":{"admin":true},"constructor":1,"toString":2}')
  assert.ok(result.ok)
  assert.deepEqual(Object.keys(Object(result.value)), ['__proto__', 'constructor', 'toString'])
  assert.equal(Reflect.get(Object(result.value), 'admin'), undefined)
  assert.equal(Reflect.get({}, 'admin'), undefined)
})

test('exact numbers are those that a double keeps digit by digit', () => {
  for (const text of ['0', '-1', '9007199254740991', '4.50', '2e-3', '0.1', '1e2', '-0.25', '100']) assert.equal(codeOf(text), 'ok', text)
  for (const text of ['9007199254740993', '9007199254740992', '1E30', '333333333.33333329', '0.1000000000000000055', '1e-400', '-0', '-0.0']) {
    assert.equal(codeOf(text), 'number-not-exact', text)
    assert.equal(codeOf(text, { numbers: 'any' }), 'ok', text)
  }
  assert.equal(codeOf('1e400', { numbers: 'any' }), 'number-out-of-range')
})

test('safe integers are written as integers', () => {
  for (const text of ['0', '-1', '9007199254740991']) assert.equal(codeOf(text, { numbers: 'safe-integers' }), 'ok', text)
  for (const text of ['1.0', '1e2', '-0', '9007199254740992']) assert.equal(codeOf(text, { numbers: 'safe-integers' }), 'number-not-exact', text)
})

test('what JSON does not know is refused', () => {
  const wrong = [
    '',
    ' ',
    '01',
    '+1',
    '.5',
    '1.',
    '1e',
    '-',
    'NaN',
    'tru',
    '[1,]',
    '{"a":1,}',
    '[1 2]',
    '{a:1}',
    '{"a" 1}',
    '{"a":}',
    '"',
    '"\\x"',
    '"\\u00g0"',
    '"\t"',
    '[',
    '{',
    '1 1',
    "'a'",
    '/**/1',
    '\u00a01',
  ]
  for (const text of wrong) assert.equal(codeOf(text), 'syntax', text)
})

test('limits of length and depth hold, and a byte order mark or wrong UTF-8 is refused', () => {
  assert.equal(codeOf('[[[[1]]]]', { maxDepth: 4 }), 'ok')
  assert.equal(codeOf('[[[[1]]]]', { maxDepth: 3 }), 'too-deep')
  assert.equal(codeOf('['.repeat(900_000)), 'too-deep')
  assert.equal(codeOf('"abc"', { maxLength: 5 }), 'ok')
  assert.equal(codeOf('"abc"', { maxLength: 4 }), 'too-long')
  assert.equal(codeOf('\ufeff1'), 'byte-order-mark')
  assert.equal(codeOf(utf8('\ufeff1')), 'byte-order-mark')
  assert.equal(codeOf(new Uint8Array([0x22, 0xff, 0x22])), 'not-utf8')
  assert.equal(codeOf(new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])), 'not-utf8')
  assert.equal(codeOf(JSON.parse('{"length":1}')), 'not-text')
})
