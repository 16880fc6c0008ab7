import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromBase64, fromBase64Url, toBase64, toBase64Url, utf8 } from './base64.ts'
import { concatBytes, fromHex, sameBytes, toHex } from './bytes.ts'

const BYTES = fc.uint8Array({ maxLength: 100 })

test('bytes come back from hexadecimal and both base64 writings, which are those of Node', () => {
  fc.assert(
    fc.property(BYTES, (bytes) => {
      const node = Buffer.from(bytes)
      assert.equal(toHex(bytes), node.toString('hex'))
      assert.equal(toBase64Url(bytes), node.toString('base64url'))
      assert.equal(toBase64(bytes), node.toString('base64'))
      for (const back of [
        fromHex(toHex(bytes)),
        fromBase64Url(toBase64Url(bytes)),
        fromBase64(toBase64(bytes)),
        concatBytes([bytes.slice(0, 3), bytes.slice(3)]),
      ]) {
        assert.ok(back && sameBytes(back, bytes))
      }
    }),
  )
})

test('base64url is read with and without padding, and in one spelling only', () => {
  assert.equal(toHex(fromBase64Url('_w==') ?? new Uint8Array()), 'ff')
  assert.equal(toHex(fromBase64Url('_w') ?? new Uint8Array()), 'ff')
  for (const wrong of ['_x', '/w', '+w==', '_w=', '_', 'AAAAA', ' _w', '_w\n', 'Ж', '====']) assert.equal(fromBase64Url(wrong), null, wrong)
  for (const wrong of ['_w==', '/w', '/x==', '/w=']) assert.equal(fromBase64(wrong), null, wrong)
})

test('hexadecimal has an even number of digits in either case', () => {
  assert.equal(toHex(fromHex('aBcD') ?? new Uint8Array()), 'abcd')
  for (const wrong of ['a', 'zz', '0x', ' 1']) assert.equal(fromHex(wrong), null, wrong)
})

test('bytes are the same when each one is', () => {
  assert.ok(!sameBytes(Uint8Array.of(1), Uint8Array.of(1, 2)))
  assert.ok(!sameBytes(Uint8Array.of(1), Uint8Array.of(2)))
  assert.equal(toHex(utf8('ß')), 'c39f')
})
