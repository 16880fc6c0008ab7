import assert from 'node:assert/strict'
import { test } from 'node:test'
import { certificateOf, TEST_CRYPTO, testCrl, testCsca, testKey, testSigner } from '../../run/test-chain.ts'
import { fromHex } from '../bytes/bytes.ts'
import type { Crypto } from '../crypto/crypto.ts'
import { webCrypto } from '../crypto/web.ts'
import { sequence } from '../x509-write/der.ts'
import { createTrustStore, signerKey, type TrustInput, type TrustStore } from './store.ts'

const CSCA = await testCsca()
const SIGNER = await testSigner(CSCA)

function store(input: TrustInput): TrustStore {
  const found = createTrustStore(input)
  if (!found.ok) throw new Error(`${found.list} ${found.index} ${found.code}`)
  return found.store
}

/** The chain of UTSA A1 in a store, in a word. */
async function chain(input: TrustInput, crypto: Crypto = TEST_CRYPTO): Promise<string> {
  const built = store(input)
  const [certificate] = built.signersFor('UTSA', 'A1')
  assert.ok(certificate)
  const found = await built.chainOf(certificate, crypto)
  return found.kind === 'untrusted' ? found.reason : found.kind === 'chained' ? `chained ${found.crl?.revokedSerials.size ?? 'without list'}` : found.kind
}

test('signers are found by name and number, whatever zeros stand before it', () => {
  const built = store({ signers: [SIGNER.der] })
  for (const reference of ['A1', '0A1', '000A1', '00000000A1']) assert.equal(built.signersFor('UTSA', reference).length, 1, reference)
  for (const [signer, reference] of [
    ['UTSA', 'A2'],
    ['UTSB', 'A1'],
    ['UTSA', 'A10'],
    ['UTSA', ''],
    ['UTSA', '00000'],
  ] as const)
    assert.equal(built.signersFor(signer, reference).length, 0)
  assert.equal(signerKey(certificateOf(SIGNER.der)), 'UTSAA1')
})

test('a signer is trusted through its CSCA or because it is pinned, and not otherwise', async () => {
  const signers = [SIGNER.der]
  const cscas = [CSCA.der]
  assert.equal(await chain({ cscas, signers }), 'chained without list')
  assert.equal(await chain({ pinned: signers }), 'pinned')
  assert.equal(await chain({ signers }), 'no-csca')
  assert.equal(await chain({ signers, cscas: [(await testCsca('Another CSCA')).der] }), 'no-csca')
})

test('a CSCA of the same name with another key is another CSCA', async () => {
  const impostor = await testCsca()
  assert.equal(await chain({ signers: [SIGNER.der], cscas: [impostor.der] }), 'no-csca')
  const forged = await testSigner({ ...CSCA, key: testKey() })
  assert.equal(await chain({ signers: [forged.der], cscas: [CSCA.der] }), 'not-signed-by-the-csca')
  assert.equal(await chain({ signers: [SIGNER.der], cscas: [impostor.der, CSCA.der] }), 'chained without list')
})

test('a list counts when any generation of the CSCA signed it, and a foreign one lets nobody pass', async () => {
  const next = await testCsca()
  const list = await testCrl(CSCA, ['a2', 'a3'])
  const input = { signers: [SIGNER.der], cscas: [CSCA.der] }
  assert.equal(await chain({ ...input, crls: [list] }), 'chained 2')
  assert.equal(await chain({ ...input, cscas: [CSCA.der, next.der], crls: [await testCrl(next, ['a2'])] }), 'chained 1')
  assert.equal(await chain({ ...input, crls: [await testCrl(CSCA, [], testKey())] }), 'list-not-signed-by-the-csca')
  assert.equal(await chain({ ...input, crls: [await testCrl(await testCsca('Another CSCA'), ['a1'])] }), 'chained without list')
})

test('the newest list counts', async () => {
  const { writeCrl } = await import('../x509-write/crl.ts')
  const make = async (month: number, count: number) => {
    const revoked = Array.from({ length: count }, (_, index) => ({ serialHex: `0${index + 1}`, at: 0 }))
    const made = await writeCrl(
      { issuer: CSCA.certificate, thisUpdate: Date.UTC(2026, month, 1), nextUpdate: Date.UTC(2027, 0, 1), number: 1, revoked },
      CSCA.key,
    )
    assert.ok(made.ok)
    return made.der
  }
  const lists = [await make(9, 1), await make(10, 2), await make(8, 3)]
  for (const crls of [lists, lists.toReversed()]) assert.equal(await chain({ signers: [SIGNER.der], cscas: [CSCA.der], crls }), 'chained 2')
})

test('a run-time without the curve says so instead of guessing', async () => {
  const csca = await testCsca('Brainpool CSCA', testKey('brainpoolP384r1'))
  const signer = await testSigner(csca)
  const web = webCrypto(globalThis.crypto.subtle)
  const input = { signers: [signer.der], cscas: [csca.der] }
  assert.equal(await chain(input, web), 'unsupported')
  assert.equal(await chain(input), 'chained without list')
  assert.equal(await chain({ signers: [SIGNER.der], cscas: [CSCA.der], crls: [await testCrl(CSCA, ['a2'])] }, web), 'chained 1')
})

test('signatures are computed once for each certificate and each cryptography', async () => {
  const built = store({ signers: [SIGNER.der], cscas: [CSCA.der], crls: [await testCrl(CSCA, [])] })
  const [certificate] = built.signersFor('UTSA', 'A1')
  assert.ok(certificate)
  let computed = 0
  const counting: Crypto = { ...TEST_CRYPTO, verify: (check) => (computed++, TEST_CRYPTO.verify(check)) }
  for (let times = 0; times < 3; times += 1) await built.chainOf(certificate, counting)
  assert.equal(computed, 2)
  await built.chainOf(certificateOf(SIGNER.der), counting)
  assert.equal(computed, 4)
  const late: Crypto = { ...TEST_CRYPTO, verify: async (check) => (computed++, TEST_CRYPTO.verify(check)) }
  await Promise.all([built.chainOf(certificate, late), built.chainOf(certificate, late)])
  assert.equal(computed, 6)
  assert.equal((built.chainOf(certificate, late) as { kind: string }).kind, 'chained')
})

test('one malformed entry refuses the store and is named', async () => {
  const junk = sequence()
  assert.deepEqual(createTrustStore({ cscas: [CSCA.der, junk] }), { ok: false, list: 'cscas', index: 1, code: 'not-a-certificate' })
  assert.deepEqual(createTrustStore({ signers: [junk] }), { ok: false, list: 'signers', index: 0, code: 'not-a-certificate' })
  assert.deepEqual(createTrustStore({ pinned: [junk] }), { ok: false, list: 'pinned', index: 0, code: 'not-a-certificate' })
  assert.deepEqual(createTrustStore({ crls: [junk] }), { ok: false, list: 'crls', index: 0, code: 'not-a-list' })
  assert.deepEqual(createTrustStore({ cscas: [SIGNER.der] }), { ok: false, list: 'cscas', index: 0, code: 'not-a-csca' })
  assert.ok(createTrustStore({}).ok)
})

test('the same certificate twice is one signer; two CSCAs may give the same name and number', async () => {
  const other = await testCsca('Another CSCA')
  const twin = await testSigner(other)
  assert.equal(store({ signers: [SIGNER.der, SIGNER.der], pinned: [SIGNER.der] }).signersFor('UTSA', 'A1').length, 1)
  assert.equal(store({ signers: [SIGNER.der, twin.der] }).signersFor('UTSA', 'A1').length, 2)
})

test('an extension that must be understood stops the chain', async () => {
  const { derOf } = await import('../../run/test-chain.ts')
  const { partsOf, TAG, wholeDer, wholeOf } = await import('../x509/der.ts')
  const { boolean, octets, oid, wrapped } = await import('../x509-write/der.ts')
  const { signed } = await import('../x509-write/signing.ts')
  const fields = (partsOf(partsOf(wholeDer(SIGNER.der, TAG.sequence))?.[0]) ?? []).map(wholeOf)
  const strange = wrapped(3, sequence(sequence(oid('1.2.3'), boolean(true), octets(fromHex('0500') ?? new Uint8Array()))))
  const der = await derOf(signed(sequence(...fields.slice(0, -1), strange), CSCA.key))
  assert.equal(await chain({ signers: [der], cscas: [CSCA.der] }), 'unknown-critical-extension')
})
