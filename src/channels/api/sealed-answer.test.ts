import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAnswer, sealAnswer } from './sealed-answer.ts'

test('a kept answer is read with the key of the call and with no other, and shows nothing of its text', () => {
  const token = 'a-token-that-must-not-be-read'
  const sealed = sealAnswer('key-of-the-call', JSON.stringify({ token }))
  assert.deepEqual(JSON.parse(openAnswer('key-of-the-call', sealed)), { token })
  assert.throws(() => openAnswer('another-key', sealed))
  assert.ok(!Buffer.from(sealed, 'base64').includes(token) && !sealed.includes(token))
  assert.notEqual(sealAnswer('key-of-the-call', 'x'), sealAnswer('key-of-the-call', 'x'))
  const bytes = Buffer.from(sealed, 'base64')
  bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40)
  assert.throws(() => openAnswer('key-of-the-call', bytes.toString('base64')))
})
