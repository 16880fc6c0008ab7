import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fromBase64, toBase64Url } from '../bytes/base64.ts'
import type { Bytes } from '../bytes/bytes.ts'
import type { Crypto, SignatureCheck } from '../crypto/crypto.ts'
import { nodeCrypto } from '../crypto/node.ts'
import { createTrustStore, type TrustStore } from '../trust/index.ts'
import { checkVdsNc, type VdsNcCheck, type VdsNcQuestion } from './index.ts'

interface Row {
  readonly id: string
  readonly derBase64: string
  readonly barcodeText: string
}

function vectors(name: string): Readonly<Record<string, never>> & { readonly [key: string]: readonly Row[] } {
  return JSON.parse(readFileSync(new URL(`../../vectors/${name}`, import.meta.url), 'utf8'))
}

const CHAIN = vectors('generated-chain.json')
const AUSTRALIAN = vectors('vds-nc.json')

function derOf(rows: readonly Row[] | undefined, id?: string): Bytes {
  const der = fromBase64((rows ?? []).find((row) => id === undefined || row.id === id)?.derBase64 ?? '')
  assert.ok(der && der.length > 0)
  return der
}

function storeOf(cscas: readonly Bytes[], crls: readonly Bytes[] = []): TrustStore {
  const trust = createTrustStore({ cscas, crls })
  assert.ok(trust.ok)
  return trust.store
}

const store = storeOf([derOf(CHAIN.trustStore)], [derOf(CHAIN.crl)])
const codes: readonly Row[] = JSON.parse(readFileSync(new URL('../../vectors/generated-chain.json', import.meta.url), 'utf8')).vdsNc.vectors
const question: VdsNcQuestion = { store, crypto: nodeCrypto(), at: Date.parse('2026-11-23T00:00:00Z') }

function code(id: string): string {
  const row = codes.find((row) => row.id === id)
  assert.ok(row)
  return row.barcodeText
}

async function outcomeOf(input: string | Uint8Array | null, change: Partial<VdsNcQuestion> = {}): Promise<string> {
  const { status, sub, detail } = await checkVdsNc(input, { ...question, ...change })
  return [status, sub, detail].filter((part) => part !== null).join(' ')
}

/** The genuine code with the certificate of another signer in it. */
function withSigner(id: string): string {
  const text = code('dta-like-valid')
  return text.replace(/"cer":"[^"]*"/, () => `"cer":"${toBase64Url(derOf(CHAIN.certificates, id))}"`)
}

test('a genuine code is VALID, and what it says comes with the answer', async () => {
  const check: VdsNcCheck = await checkVdsNc(code('dta-like-valid'), question)
  assert.deepEqual([check.status, check.sub, check.level], ['VALID', null, 'trustable'])
  assert.equal(check.reading?.msg.i, 'E12345678')
  assert.equal(check.certificate?.serialHex, 'c1')
  assert.equal(check.signer?.list, 'fresh')
})

test('the first failure decides, in the order of the standard', async () => {
  assert.equal(await outcomeOf(null), 'INVALID READ_ERROR')
  assert.equal(await outcomeOf(''), 'INVALID READ_ERROR')
  assert.equal(await outcomeOf('{}'), 'INVALID WRONG_FORMAT wrong-shape')
  assert.equal(await outcomeOf(code('dta-like-duplicate-key')), 'INVALID WRONG_FORMAT duplicate-name')
  assert.equal(await outcomeOf(code('dta-like-valid').replace(/"cer":"[^"]*"/, '"cer":"AAAA"')), 'INVALID WRONG_FORMAT not-a-certificate')
  assert.equal(await outcomeOf(withSigner('s_384')), 'INVALID WRONG_FORMAT wrong-key')
  assert.equal(await outcomeOf(withSigner('s_rogue')), 'INVALID UNTRUSTED_CERTIFICATE no-csca')
  assert.equal(await outcomeOf(withSigner('s_ok')), 'INVALID UNTRUSTED_CERTIFICATE wrong-use')
  assert.equal(await outcomeOf(code('dta-like-valid'), { at: Date.parse('2028-05-01T00:00:00Z') }), 'INVALID EXPIRED_CERTIFICATE')
  assert.equal(await outcomeOf(code('dta-like-valid'), { at: Date.parse('2025-12-31T00:00:00Z') }), 'INVALID EXPIRED_CERTIFICATE not-yet-valid')
  assert.equal(await outcomeOf(code('dta-like-entries-changed')), 'INVALID INVALID_SIGNATURE')
})

test('a signer on the list of the CSCA is revoked, whatever its use', async () => {
  const uses = ['2.23.136.1.1.11.1']
  assert.equal(await outcomeOf(withSigner('s_rev'), { signerUses: uses }), 'INVALID REVOKED_CERTIFICATE')
  assert.equal(await outcomeOf(withSigner('s_exp'), { signerUses: uses }), 'INVALID EXPIRED_CERTIFICATE')
  assert.equal(await outcomeOf(withSigner('s_ok'), { signerUses: uses }), 'INVALID INVALID_SIGNATURE')
})

test('a CSCA does not sign for another State than its own, where the caller knows the countries', async () => {
  assert.equal(await outcomeOf(code('dta-like-valid'), { countries: { UTO: 'UT' } }), 'VALID')
  assert.equal(await outcomeOf(code('dta-like-valid'), { countries: { UTO: 'KZ' } }), 'INVALID UNTRUSTED_CERTIFICATE other-issuer')
  assert.equal(await outcomeOf(code('dta-like-valid'), { countries: { KAZ: 'KZ' } }), 'VALID')
})

test('a run-time without the curve says that it cannot tell, not that the code is forged', async () => {
  const blind: Crypto = { ...question.crypto, verify: (check: SignatureCheck) => (check.data.length < 300 ? 'unsupported' : question.crypto.verify(check)) }
  assert.equal(await outcomeOf(code('dta-like-valid'), { crypto: blind }), 'UNDECIDED UNSUPPORTED_ALGORITHM')
})

test('a promise of the cryptography is waited for', async () => {
  const patient: Crypto = { verify: async (check) => question.crypto.verify(check), sha256: question.crypto.sha256 }
  assert.equal(await outcomeOf(code('dta-like-valid'), { crypto: patient }), 'VALID')
  assert.equal(await outcomeOf(code('dta-like-entries-changed'), { crypto: patient }), 'INVALID INVALID_SIGNATURE')
})

test('the chain of a signer is verified once, however many codes it signed, and few signers are remembered', async () => {
  let verified = 0
  const counting: Crypto = {
    sha256: question.crypto.sha256,
    verify: (check) => {
      verified += 1
      return question.crypto.verify(check)
    },
  }
  const own = storeOf([derOf(CHAIN.trustStore)], [derOf(CHAIN.crl)])
  const ask = async (input: string): Promise<void> => assert.equal(await outcomeOf(input, { store: own, crypto: counting }), 'VALID')
  for (let times = 0; times < 10; times += 1) await ask(code('dta-like-valid'))
  assert.equal(verified, 2 + 10)
  const stranger = (at: number): string =>
    withSigner('s_rogue').replace(/(.{40})","sigvl"/, (_, end: string) => `${String(at).padStart(38, 'A')}${end.slice(38)}","sigvl"`)
  for (let at = 0; at < 100; at += 1) assert.match(await outcomeOf(stranger(at), { store: own, crypto: counting }), /^INVALID /)
  verified = 0
  await ask(code('dta-like-valid'))
  assert.equal(verified, 3)
})

test('the Australian specimens are VALID under the CSCA and the list of their day', async () => {
  const australia = storeOf([derOf(AUSTRALIAN.csca)], [derOf(AUSTRALIAN.crl)])
  const at = Date.parse('2021-10-01T00:00:00Z')
  for (const { id, barcodeText } of AUSTRALIAN.vectors ?? [])
    assert.equal(await outcomeOf(barcodeText, { store: australia, at, countries: { AUS: 'AU' } }), 'VALID', id)
  for (const { barcodeText } of AUSTRALIAN.vectors ?? []) assert.equal(await outcomeOf(barcodeText), 'INVALID UNTRUSTED_CERTIFICATE no-csca')
})
