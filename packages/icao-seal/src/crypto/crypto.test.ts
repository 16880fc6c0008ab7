import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { test } from 'node:test'
import { testKey } from '../../run/test-chain.ts'
import { toHex } from '../bytes/bytes.ts'
import { utf8 } from '../bytes/base64.ts'
import { after } from './after.ts'
import type { Crypto, Curve, EcdsaCheck, Hash, RsaCheck } from './crypto.ts'
import { CURVES, curveOfOid, hashForCurve, hashForOrderBits, isSignatureLength, signatureLength } from './curves.ts'
import { nodeCrypto } from './node.ts'
import { webCrypto } from './web.ts'

const NODE = nodeCrypto()
const WEB = webCrypto(globalThis.crypto.subtle)
const DATA = utf8('what is signed')
const CURVE_NAMES = Object.keys(CURVES) as readonly Curve[]

async function checkOn(curve: Curve): Promise<EcdsaCheck> {
  const key = testKey(curve)
  return { kind: 'ecdsa', spki: key.spki, curve, hash: hashForCurve(curve), signature: await key.sign(DATA), data: DATA }
}

function rsaCheck(hash: Hash = 'SHA-256'): RsaCheck {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }))
  return { kind: 'rsa', spki, hash, signature: new Uint8Array(sign(hash.replace('-', ''), DATA, privateKey)), data: DATA }
}

for (const curve of CURVE_NAMES) {
  test(`${curve}: Node tells a good signature from a bad one; the web says so or that it cannot`, async () => {
    const check = await checkOn(curve)
    assert.equal(check.signature.length, signatureLength(curve))
    assert.equal(NODE.verify(check), 'good')
    assert.equal(NODE.verify({ ...check, data: utf8('another') }), 'bad')
    const web = await WEB.verify(check)
    assert.equal(web, ['P-256', 'P-384', 'P-521'].includes(curve) ? 'good' : 'unsupported')
    if (web === 'good') assert.equal(await WEB.verify({ ...check, data: utf8('another') }), 'bad')
  })
}

const BOTH: readonly (readonly [string, Crypto])[] = [
  ['Node', NODE],
  ['web', WEB],
]

for (const [name, crypto] of BOTH) {
  test(`${name}: RSA signatures of a CSCA are checked`, async () => {
    const check = rsaCheck()
    assert.equal(await crypto.verify(check), 'good')
    assert.equal(await crypto.verify({ ...check, data: utf8('another') }), 'bad')
    assert.equal(await crypto.verify({ ...check, hash: 'SHA-512' }), 'bad')
  })

  test(`${name}: nothing throws: broken keys, keys of another kind or curve, signatures of a wrong length`, async () => {
    const check = await checkOn('P-256')
    const other = await checkOn('P-384')
    assert.equal(await crypto.verify({ ...check, spki: new Uint8Array(9) }), 'bad')
    assert.equal(await crypto.verify({ ...check, spki: other.spki }), 'bad')
    assert.equal(await crypto.verify({ ...check, spki: rsaCheck().spki }), 'bad')
    assert.equal(await crypto.verify({ ...rsaCheck(), spki: check.spki }), 'bad')
    for (const length of [0, 1, 63, 70]) assert.equal(await crypto.verify({ ...check, signature: new Uint8Array(length) }), 'bad')
    assert.equal(await crypto.verify(check), 'good')
  })

  test(`${name}: SHA-256`, async () => {
    assert.equal(toHex(await crypto.sha256(utf8('abc'))), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
}

test('the web has no SHA-224, for RSA either', async () => {
  assert.equal(await WEB.verify(rsaCheck('SHA-224')), 'unsupported')
  assert.equal(NODE.verify(rsaCheck('SHA-224')), 'good')
})

test('a high s is as good as a low one, for ICAO has no such rule', async () => {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const check = await checkOn('P-256')
  const s = BigInt(`0x${toHex(check.signature.subarray(32))}`)
  const other = Uint8Array.from(check.signature)
  other.set(Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex'), 32)
  assert.equal(NODE.verify({ ...check, signature: other }), 'good')
})

test('the hash follows from the bits of the order, and each curve has its width', () => {
  assert.deepEqual([192, 224, 225, 256, 257, 384, 385, 521].map(hashForOrderBits), [
    'SHA-224',
    'SHA-224',
    'SHA-256',
    'SHA-256',
    'SHA-384',
    'SHA-384',
    'SHA-512',
    'SHA-512',
  ])
  for (const length of [56, 64, 80, 96, 128, 132]) assert.ok(isSignatureLength(length))
  for (const length of [0, 63, 70, 71, 72, 104]) assert.ok(!isSignatureLength(length))
  for (const curve of CURVE_NAMES) assert.equal(curveOfOid(CURVES[curve].oid), curve)
  assert.equal(curveOfOid('1.2.3'), null)
})

test('a value that is there is not waited for', async () => {
  assert.equal(
    after(1, (value) => value + 1),
    2,
  )
  assert.equal(await after(Promise.resolve(1), (value) => value + 1), 2)
})
