import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { test } from 'node:test'
import { utf8 } from '../bytes/base64.ts'
import { fromHex } from '../bytes/bytes.ts'
import type { Curve } from '../crypto/crypto.ts'
import { CURVES, hashForCurve } from '../crypto/curves.ts'
import { nodeCrypto } from '../crypto/node.ts'
import { octets, oid, sequence, unsigned } from '../x509-write/der.ts'
import { readPublicKey } from './algorithms.ts'
import { CURVE_PARAMETERS } from './curve-parameters.ts'
import { readDer } from './der.ts'
import { namedCurve } from './explicit-curve.ts'

const NODE_NAMES: Readonly<Partial<Record<Curve, string>>> = { 'P-224': 'secp224r1', 'P-256': 'prime256v1', 'P-384': 'secp384r1', 'P-521': 'secp521r1' }
const NAMES = Object.keys(CURVES) as readonly Curve[]

for (const curve of NAMES) {
  test(`a key that spells out ${curve} is a key of ${curve}`, async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: NODE_NAMES[curve] ?? curve, paramEncoding: 'explicit' })
    const key = readPublicKey(readDer(new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }))) ?? undefined)
    assert.ok(key?.kind === 'ec')
    assert.equal(key.curve, curve)
    const data = utf8('signed')
    const hash = hashForCurve(curve)
    const signature = new Uint8Array(sign(hash.replace('-', ''), data, { key: privateKey, dsaEncoding: 'ieee-p1363' }))
    assert.equal(await nodeCrypto().verify({ kind: 'ecdsa', spki: key.spki, curve, hash, signature, data }), 'good')
  })
}

const P256 = CURVE_PARAMETERS['P-256']

interface Change {
  readonly p?: string
  readonly a?: string
  readonly b?: string
  readonly g?: string
  readonly n?: string
  readonly version?: number
  readonly cofactor?: number
  readonly field?: string
}

function bytes(hex: string): Uint8Array<ArrayBuffer> {
  return fromHex(hex) ?? new Uint8Array()
}

function named(change: Change): Curve | null {
  const { p, a, b, g, n, version, cofactor, field } = { ...P256, version: 1, cofactor: 1, field: '1.2.840.10045.1.1', ...change }
  const prime = sequence(oid(field), unsigned(bytes(p)))
  const coefficients = sequence(octets(bytes(a)), octets(bytes(b)))
  const parts = [unsigned(Uint8Array.of(version)), prime, coefficients, octets(bytes(g)), unsigned(bytes(n)), unsigned(Uint8Array.of(cofactor))]
  return namedCurve(readDer(sequence(...parts)) ?? undefined)
}

/** The last digit changed. */
function near(hex: string): string {
  return `${hex.slice(0, -1)}${hex.endsWith('1') ? '2' : '1'}`
}

test('a curve that differs in one number only is none that we know', () => {
  assert.equal(named({}), 'P-256')
  for (const name of ['p', 'a', 'b', 'g', 'n'] as const) assert.equal(named({ [name]: near(P256[name]) }), null, name)
  assert.equal(named({ cofactor: 2 }), null)
  assert.equal(named({ version: 4 }), null)
  assert.equal(named({ field: '1.2.840.10045.1.2' }), null)
})

test('the base point may be compressed, with the right half of the curve', () => {
  const x = P256.g.slice(2, 66)
  assert.equal(named({ g: `03${x}` }), 'P-256')
  assert.equal(named({ g: `02${x}` }), null)
})

test('the parameters of the table are those of the curves, and no two curves are the same', () => {
  assert.equal(new Set(Object.values(CURVE_PARAMETERS).map(({ g }) => g)).size, NAMES.length)
  for (const name of NAMES) assert.equal(BigInt(`0x${CURVE_PARAMETERS[name].n}`).toString(2).length, CURVES[name].bits)
})

test('what is no list of parameters names no curve', () => {
  assert.equal(namedCurve(undefined), null)
  assert.equal(namedCurve(readDer(sequence()) ?? undefined), null)
  assert.equal(namedCurve(readDer(octets(new Uint8Array())) ?? undefined), null)
})
