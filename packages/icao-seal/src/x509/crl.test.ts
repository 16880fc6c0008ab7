import assert from 'node:assert/strict'
import { test } from 'node:test'
import { certificateOf, JAN_2026, testCrl, testCsca, testKey } from '../../run/test-chain.ts'
import { boolean, octets, oid, sequence, text, time, unsigned, wrapped } from '../x509-write/der.ts'
import { parseCrl } from './crl.ts'
import { partsOf, TAG, wholeDer, wholeOf } from './der.ts'

const CSCA = await testCsca()
const LIST = await testCrl(CSCA, ['a2', '80ff'])

test('a list tells its issuer, its times and the serial numbers', () => {
  const found = parseCrl(LIST)
  assert.ok(found.ok)
  assert.equal(found.issuer.key, CSCA.certificate.subject.key)
  assert.equal(found.thisUpdate, Date.UTC(2026, 10, 1))
  assert.equal(found.nextUpdate, Date.UTC(2026, 11, 1))
  assert.deepEqual([...found.revokedSerials], ['a2', '80ff'])
})

test('an empty list has no entries', async () => {
  const found = parseCrl(await testCrl(CSCA, []))
  assert.equal(found.ok && found.revokedSerials.size, 0)
})

/** Version, algorithm, issuer, two times, entries, extensions. */
const FIELDS = (partsOf(partsOf(wholeDer(LIST, TAG.sequence))?.[0]) ?? []).map(wholeOf)
const [, ALGORITHM, SIGNATURE] = (partsOf(wholeDer(LIST, TAG.sequence)) ?? []).map(wholeOf)

function outcome(change: (fields: Uint8Array[]) => void, signature: Uint8Array | undefined = SIGNATURE): string {
  const fields: Uint8Array[] = [...FIELDS]
  change(fields)
  assert.ok(ALGORITHM && signature)
  const found = parseCrl(sequence(sequence(...fields), ALGORITHM, signature))
  return found.ok ? `read ${found.revokedSerials.size} ${found.nextUpdate}` : found.code
}

function put(index: number, ...parts: readonly Uint8Array[]): string {
  return outcome((fields) => fields.splice(index, 1, ...parts))
}

const ENTRY = sequence(unsigned(Uint8Array.of(5)), time(JAN_2026))

test('a list put together anew is read; without next time, entries or extensions too', () => {
  assert.equal(
    outcome(() => undefined),
    `read 2 ${Date.UTC(2026, 11, 1)}`,
  )
  assert.equal(put(4), 'read 2 null')
  assert.equal(put(5), `read 0 ${Date.UTC(2026, 11, 1)}`)
  assert.equal(put(6), `read 2 ${Date.UTC(2026, 11, 1)}`)
  assert.equal(
    outcome((fields) => fields.splice(4, 3)),
    'read 0 null',
  )
})

test('each malformed part has its own refusal', () => {
  assert.equal(put(0, unsigned(Uint8Array.of(0))), 'wrong-version')
  assert.equal(put(0), 'wrong-version')
  assert.equal(put(1, sequence(oid('1.2.840.10045.4.3.4'))), 'wrong-algorithm')
  assert.equal(put(2, text('UT')), 'wrong-name')
  assert.equal(put(3, text('now')), 'wrong-time')
  assert.equal(put(4, sequence(), sequence()), 'wrong-entry')
  assert.equal(put(5, sequence()), 'wrong-entry')
  assert.equal(put(5, sequence(sequence(unsigned(Uint8Array.of(5))))), 'wrong-entry')
  assert.equal(put(5, sequence(text('5'))), 'wrong-entry')
  assert.equal(put(5, sequence(sequence(unsigned(Uint8Array.of(5)), time(JAN_2026), text('why')))), 'wrong-entry')
  assert.equal(put(6, sequence()), 'wrong-extensions')
  assert.equal(put(6, wrapped(0, sequence()), wrapped(0, sequence())), 'wrong-extensions')
  assert.equal(
    outcome(() => undefined, octets(new Uint8Array())),
    'not-a-list',
  )
  assert.deepEqual(parseCrl(new Uint8Array()), { ok: false, code: 'not-a-list' })
  assert.deepEqual(parseCrl(CSCA.der), { ok: false, code: 'wrong-version' })
})

test('a list of changes only, and an entry that must be understood, are refused', () => {
  const delta = sequence(oid('2.5.29.27'), boolean(true), octets(unsigned(Uint8Array.of(1))))
  assert.equal(put(6, wrapped(0, sequence(delta))), 'wrong-extensions')
  const known = sequence(oid('2.5.29.20'), boolean(true), octets(unsigned(Uint8Array.of(1))))
  assert.match(put(6, wrapped(0, sequence(known))), /^read/)
  const reason = (critical: boolean) => sequence(sequence(oid('2.5.29.21'), boolean(critical), octets(Uint8Array.of(0x0a, 1, 1))))
  const entry = (critical: boolean) => sequence(sequence(unsigned(Uint8Array.of(5)), time(JAN_2026), reason(critical)), ENTRY)
  assert.match(put(5, entry(false)), /^read 1/)
  assert.equal(put(5, entry(true)), 'wrong-entry')
})

test('the signature is over the bytes as they stand', async () => {
  const other = await testCsca('Another CSCA', testKey('P-384'))
  const list = parseCrl(await testCrl(other, ['01']))
  assert.ok(list.ok)
  assert.equal(list.signatureAlgorithm.hash, 'SHA-384')
  assert.equal(list.issuer.text, certificateOf(other.der).subject.text)
})
