import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { canonicalJson, type JsonValue, readJson } from './index.ts'

function textOf(value: JsonValue): string {
  const result = canonicalJson(value)
  return result.ok ? result.text : result.code
}

test('the canonical text of a value is the same whatever its spelling, and reading it changes nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const once = readJson(JSON.stringify(value, null, 2), { numbers: 'any' })
      assert.ok(once.ok)
      const text = textOf(once.value)
      const again = readJson(text, { numbers: 'any' })
      assert.ok(again.ok)
      assert.equal(textOf(again.value), text)
      assert.equal(JSON.stringify(sorted(JSON.parse(text))), JSON.stringify(sorted(JSON.parse(JSON.stringify(value)))))
    }),
  )
})

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inner]) => [name, sorted(inner)])
}

test('names are put in the order of UTF-16 code units, not of code points or of a language', () => {
  assert.equal(textOf({ '\ufb33': 1, '\u{1f600}': 2, é: 3, z: 4, Z: 5, 10: 6, 9: 7 }), '{"10":6,"9":7,"Z":5,"z":4,"é":3,"\u{1f600}":2,"\ufb33":1}')
})

test('only the escapes that must be are written', () => {
  assert.equal(textOf('\u0000\b\t\n\f\r\u001f"\\/\u007f\u2028é'), '"\\u0000\\b\\t\\n\\f\\r\\u001f\\"\\\\/\u007f\u2028é"')
})

test('numbers are printed as ECMAScript prints them', () => {
  assert.equal(textOf([-0, 1e21, 1e-7, 0.000001, 123456789012345680000, 5e-324]), '[0,1e+21,1e-7,0.000001,123456789012345680000,5e-324]')
})

test('what JSON cannot say is refused', () => {
  const endless: unknown[] = []
  endless.push(endless)
  const wrong: readonly (readonly [string, unknown])[] = [
    ['lone-surrogate', '\ud800'],
    ['lone-surrogate', [{ '\udc00': 1 }]],
    ['not-json', { a: undefined }],
    ['not-json', [Number.NaN]],
    ['not-json', Number.POSITIVE_INFINITY],
    ['not-json', new Map()],
    ['not-json', () => 1],
    ['not-json', Array.from({ length: 2 })],
    ['not-json', 1n],
    ['too-deep', endless],
  ]
  for (const [code, value] of wrong) assert.equal(textOf(value as JsonValue), code)
})
