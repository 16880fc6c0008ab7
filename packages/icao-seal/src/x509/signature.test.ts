import assert from 'node:assert/strict'
import { test } from 'node:test'
import { certificateOf, TEST_CRYPTO, testCsca } from '../../run/test-chain.ts'
import type { PublicKey, SignatureAlgorithm } from './algorithms.ts'
import { readPublicKey, readSignatureAlgorithm } from './algorithms.ts'
import { readDer } from './der.ts'
import { signatureCheckOf } from './signature.ts'
import { bits, oid, sequence, text, tlv, unsigned } from '../x509-write/der.ts'

const ROOT = certificateOf((await testCsca()).der)
const RSA: PublicKey = { kind: 'rsa', spki: new Uint8Array(), bits: 2048 }

function verdict(algorithm: SignatureAlgorithm, key: PublicKey = ROOT.key): string {
  const check = signatureCheckOf({ ...ROOT, signatureAlgorithm: algorithm }, key)
  return typeof check === 'string' ? check : check.kind
}

test('a self-signed root is checked with its own key', async () => {
  const check = signatureCheckOf(ROOT, ROOT.key)
  assert.ok(typeof check === 'object')
  assert.equal(await TEST_CRYPTO.verify(check), 'good')
})

test('the kind of the signature must be the kind of the key', () => {
  assert.equal(verdict({ kind: 'ecdsa', hash: 'SHA-256' }), 'ecdsa')
  assert.equal(verdict({ kind: 'rsa', hash: 'SHA-256' }, RSA), 'rsa')
  assert.equal(verdict({ kind: 'rsa', hash: 'SHA-256' }), 'bad')
  assert.equal(verdict({ kind: 'ecdsa', hash: 'SHA-256' }, RSA), 'bad')
})

test('what we cannot compute is unsupported, and SHA-1 is not believed', () => {
  assert.equal(verdict({ kind: 'other', hash: null }), 'unsupported')
  assert.equal(verdict({ kind: 'ecdsa', hash: 'SHA-256' }, { kind: 'other', spki: new Uint8Array() }), 'unsupported')
  assert.equal(verdict({ kind: 'ecdsa', hash: 'SHA-256' }, { kind: 'ec', spki: new Uint8Array(), curve: null }), 'unsupported')
  assert.equal(verdict({ kind: 'ecdsa', hash: 'SHA-1' }), 'bad')
  assert.equal(verdict({ kind: 'rsa', hash: 'SHA-1' }, RSA), 'bad')
})

test('an ECDSA signature that is no DER is bad', () => {
  const check = signatureCheckOf({ ...ROOT, signature: new Uint8Array(64) }, ROOT.key)
  assert.equal(check, 'bad')
})

test('algorithms and keys that are not known are told apart from malformed ones', () => {
  const algorithm = (...parts: readonly Uint8Array[]) => readSignatureAlgorithm(readDer(sequence(...parts)) ?? undefined)
  const nothing = tlv(0x05)
  assert.deepEqual(algorithm(oid('1.2.840.10045.4.3.2'), nothing), { kind: 'ecdsa', hash: 'SHA-256' })
  assert.deepEqual(algorithm(oid('1.2.840.113549.1.1.10'), sequence()), { kind: 'other', hash: null })
  assert.equal(algorithm(text('ecdsa')), null)
  assert.equal(algorithm(oid('1.2.840.10045.4.3.2'), nothing, nothing), null)
  assert.equal(readSignatureAlgorithm(undefined), null)
  const key = (...parts: readonly Uint8Array[]) =>
    readPublicKey(readDer(sequence(sequence(...parts), bits(sequence(unsigned(new Uint8Array(256).fill(0x90)))))) ?? undefined)
  assert.equal(key(oid('1.2.840.113549.1.1.1'), nothing)?.kind, 'rsa')
  assert.equal(key(text('rsa')), null)
  const explicit = key(oid('1.2.840.10045.2.1'), sequence())
  assert.equal(explicit?.kind === 'ec' && explicit.curve, null)
  const strange = key(oid('1.2.840.10045.2.1'), oid('1.2.3'))
  assert.equal(strange?.kind === 'ec' && strange.curve, null)
  assert.equal(readPublicKey(undefined), null)
})
