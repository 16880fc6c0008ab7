import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { isSignedWebhook, signWebhook } from './standard-webhooks.ts'

// The example of the Standard Webhooks reference libraries.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const MESSAGE = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: new TextEncoder().encode('{"test": 2432232314}') }
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='

test('The published example gets the published signature', () => {
  assert.equal(signWebhook(SECRET, MESSAGE), SIGNATURE)
})

test('A signature is found among entries of other secrets and versions', () => {
  const signatures = `v1a,abc v1,${'A'.repeat(43)}= ${SIGNATURE}`
  assert.equal(isSignedWebhook(SECRET, { ...MESSAGE, signatures, now: MESSAGE.timestamp }), true)
  assert.equal(isSignedWebhook(SECRET, { ...MESSAGE, signatures: 'v1a,abc', now: MESSAGE.timestamp }), false)
})

test('A message five minutes old or ahead is taken, and one second more is not', () => {
  const at = (now: number) => isSignedWebhook(SECRET, { ...MESSAGE, signatures: SIGNATURE, now })
  assert.deepEqual(
    [-301, -300, 300, 301].map((shift) => at(MESSAGE.timestamp + shift)),
    [false, true, true, false],
  )
  assert.equal(isSignedWebhook(SECRET, { ...MESSAGE, timestamp: Number.NaN, signatures: SIGNATURE, now: MESSAGE.timestamp }), false)
})

test('Any change of one byte of the body, of the id or of the moment breaks the signature', () => {
  let tried = 0
  fc.assert(
    fc.property(fc.nat({ max: MESSAGE.body.length - 1 }), fc.integer({ min: 1, max: 255 }), (index, flip) => {
      const body = MESSAGE.body.slice()
      body[index] = (body[index] ?? 0) ^ flip
      assert.equal(isSignedWebhook(SECRET, { ...MESSAGE, body, signatures: SIGNATURE, now: MESSAGE.timestamp }), false)
      tried++
    }),
    { numRuns: 300 },
  )
  assert.ok(tried >= 300)
  assert.equal(isSignedWebhook(SECRET, { ...MESSAGE, id: 'msg_other', signatures: SIGNATURE, now: MESSAGE.timestamp }), false)
  assert.equal(isSignedWebhook(SECRET, { ...MESSAGE, timestamp: MESSAGE.timestamp + 1, signatures: SIGNATURE, now: MESSAGE.timestamp }), false)
  assert.equal(isSignedWebhook('whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', { ...MESSAGE, signatures: SIGNATURE, now: MESSAGE.timestamp }), false)
})

test('A secret of a few letters is refused', () => {
  assert.throws(() => signWebhook('short', MESSAGE), /too short/)
})
