import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bytesOf, creationOptions, credentialJson, requestOptions, textOf } from './webauthn-json.ts'

const bytes = (...values: readonly number[]) => Uint8Array.from(values).buffer

test('bytes survive the way to text and back, and the text is what Node calls base64url', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (given) => {
      const text = textOf(Uint8Array.from(given).buffer)
      assert.equal(text, Buffer.from(given).toString('base64url'))
      assert.deepEqual(bytesOf(text), Uint8Array.from(given))
    }),
    { numRuns: 500 },
  )
})

test('the question to sign in keeps its terms and turns its challenge into bytes', () => {
  const options = requestOptions({
    challenge: 'AQID',
    rpId: 'localhost',
    timeout: 60_000,
    userVerification: 'required',
    allowCredentials: [{ id: '_-8', type: 'public-key', transports: ['internal'] }],
  })
  assert.deepEqual(options, {
    challenge: Uint8Array.of(1, 2, 3),
    rpId: 'localhost',
    timeout: 60_000,
    userVerification: 'required',
    allowCredentials: [{ id: Uint8Array.of(255, 239), type: 'public-key', transports: ['internal'] }],
  })
})

test('the question for a new passkey names the person in bytes, and the devices that have one already', () => {
  const json = {
    challenge: 'AQID',
    rp: { name: 'Sapar', id: 'localhost' },
    user: { id: 'BAUG', name: '118', displayName: 'Nobody' },
    pubKeyCredParams: [],
    excludeCredentials: [{ id: 'Bwg', type: 'public-key' }],
  }
  const options = creationOptions(json as unknown as Parameters<typeof creationOptions>[0])
  assert.deepEqual(options.user, { id: Uint8Array.of(4, 5, 6), name: '118', displayName: 'Nobody' })
  assert.deepEqual(options.excludeCredentials, [{ type: 'public-key', id: Uint8Array.of(7, 8) }])
  assert.deepEqual(options.rp, { name: 'Sapar', id: 'localhost' })
})

test('the answer of a device is written for the server, with and without the name of the person inside', () => {
  const credential = (response: object) =>
    ({ id: 'AQ', rawId: bytes(1), type: 'public-key', response, getClientExtensionResults: () => ({}) }) as unknown as Parameters<typeof credentialJson>[0]
  const common = { id: 'AQ', rawId: 'AQ', type: 'public-key', clientExtensionResults: {} }
  const signed = { clientDataJSON: bytes(2), authenticatorData: bytes(3), signature: bytes(4) }
  assert.deepEqual(credentialJson(credential({ ...signed, userHandle: bytes(5) })), {
    ...common,
    response: { clientDataJSON: 'Ag', authenticatorData: 'Aw', signature: 'BA', userHandle: 'BQ' },
  })
  assert.deepEqual(credentialJson(credential({ ...signed, userHandle: null })), {
    ...common,
    response: { clientDataJSON: 'Ag', authenticatorData: 'Aw', signature: 'BA' },
  })
  const made = { clientDataJSON: bytes(2), attestationObject: bytes(6), getTransports: () => ['internal'] }
  assert.deepEqual(credentialJson(credential(made)), { ...common, response: { clientDataJSON: 'Ag', attestationObject: 'Bg', transports: ['internal'] } })
})
