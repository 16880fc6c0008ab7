import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { checkDigit } from './check-digit.ts'

test('the worked examples of Doc 9303-3 appendix A give their printed digits', () => {
  assert.equal(checkDigit('520727'), '3')
  assert.equal(checkDigit('AB2134<<<'), '5')
  assert.equal(checkDigit('D231458907<<<<<<<<<<<<<<<34071279507122<<<<<<<<<<<'), '2')
})

test('nothing at all and fillers alone give 0', () => {
  assert.equal(checkDigit(''), '0')
  assert.equal(checkDigit('<<<<<<<<<<<<<<'), '0')
})

test('one wrong digit in a row of digits is always noticed', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{1,40}$/), fc.nat(39), fc.integer({ min: 1, max: 9 }), (data, position, shift) => {
      const at = position % data.length
      const changed = data.slice(0, at) + String((Number(data[at]) + shift) % 10) + data.slice(at + 1)
      assert.notEqual(checkDigit(changed), checkDigit(data))
    }),
  )
})

test('a character that no zone has is an error of the caller', () => {
  for (const data of ['a', 'É', ' ', '-', '\u0415', ':', '@', '[', ';', '=']) assert.throws(() => checkDigit(`A1${data}`), RangeError)
})
