import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TEST_HEADER } from '../../run/test-chain.ts'
import { toHex } from '../bytes/bytes.ts'
import { encodeVdsUnsigned, type HeaderFacts, sealVds } from './encode.ts'

function outcome(header: Partial<HeaderFacts>, features: readonly { tag: number; value: Uint8Array<ArrayBuffer> }[] = []): string {
  const found = encodeVdsUnsigned({ ...TEST_HEADER, ...header }, features)
  return found.ok ? toHex(found.bytes) : `${found.code} ${found.field}`
}

test('the header of the worked example is written', () => {
  assert.equal(outcome({}), 'dc03d9c5d9c958275849ab3c0aab3c0a5d01')
  assert.equal(outcome({ version: 3, certificateReference: '000A1' }).slice(0, 8), 'dc02d9c5')
})

test('a header that a reader would refuse or read otherwise is not written', () => {
  assert.equal(outcome({ issuingCountry: 'uto' }), 'wrong-header issuingCountry')
  assert.equal(outcome({ issuingCountry: 'UT' }), 'wrong-header wrong-issuing-country')
  assert.equal(outcome({ signerIdentifier: 'UT' }), 'wrong-header wrong-certificate-reference')
  assert.equal(outcome({ signerIdentifier: 'UTSAX' }), 'wrong-header wrong-reference-length')
  assert.equal(outcome({ certificateReference: 'a1' }), 'wrong-header certificateReference')
  assert.equal(outcome({ certificateReference: '' }), 'wrong-header wrong-reference-length')
  assert.equal(outcome({ certificateReference: 'A'.repeat(256) }).slice(0, 12), 'wrong-header')
  assert.equal(outcome({ version: 3 }).slice(0, 12), 'wrong-header')
  assert.equal(outcome({ version: 3, certificateReference: '0000A1' }).slice(0, 12), 'wrong-header')
  assert.equal(outcome({ documentIssueDate: '2026-02-30' }), 'wrong-header documentIssueDate')
  assert.equal(outcome({ signatureCreationDate: 'today' }), 'wrong-header signatureCreationDate')
  assert.equal(outcome({ featureDefinitionReference: 256 }), 'wrong-header featureDefinitionReference')
  assert.equal(outcome({ documentTypeCategory: 1.5 }), 'wrong-header documentTypeCategory')
})

test('a feature has its own tag below 255, and fits its length', () => {
  const value = new Uint8Array(256)
  assert.equal(outcome({}, [{ tag: 255, value }]), 'wrong-tag 255')
  assert.equal(outcome({}, [{ tag: -1, value }]), 'wrong-tag -1')
  assert.equal(outcome({}, [{ tag: 1.5, value }]), 'wrong-tag 1.5')
  assert.equal(
    outcome({}, [
      { tag: 1, value },
      { tag: 1, value },
    ]),
    'duplicate-tag 1',
  )
  assert.equal(outcome({ version: 3, certificateReference: '000A1' }, [{ tag: 1, value }]), 'too-long 1')
})

test('only r||s of a known curve seals, and only behind a header', () => {
  const unsigned = encodeVdsUnsigned(TEST_HEADER, [])
  assert.ok(unsigned.ok)
  const sealed = sealVds(unsigned.bytes, new Uint8Array(132))
  assert.equal(sealed.ok && toHex(sealed.bytes.subarray(18, 21)), 'ff8184')
  for (const length of [0, 63, 70, 71, 72])
    assert.deepEqual(sealVds(unsigned.bytes, new Uint8Array(length)), { ok: false, code: 'wrong-signature-length', field: 'signature' })
  assert.deepEqual(sealVds(new Uint8Array(18), new Uint8Array(64)), { ok: false, code: 'wrong-header', field: 'wrong-magic' })
})
