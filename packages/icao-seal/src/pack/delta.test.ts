import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operationsKey, testCrypto } from '../../run/operations-keys.ts'
import { listWith, samplePack, sampleStatusFile, SHARD } from '../../run/sample-pack.ts'
import { utf8 } from '../bytes/base64.ts'
import { type Bytes, toHex } from '../bytes/bytes.ts'
import { nodeDeflate } from '../status/node-deflate.ts'
import { signFile } from './envelope.ts'
import {
  applyPackDelta,
  applyStatusDeltaFile,
  instantMs,
  openPack,
  openStatusFile,
  type PackContent,
  type PackOpening,
  packDigest,
  type PackWriting,
  type StatusFile,
  type StatusFileOpening,
  writePack,
  writePackDelta,
  writeStatusDeltaFile,
  writeStatusFile,
} from './index.ts'

const { key, signer } = operationsKey('ops-2026')
const writing: PackWriting = { signer, crypto: testCrypto, deflate: nodeDeflate }
const opening: PackOpening = { operationsKeys: [key], crypto: testCrypto, deflate: nodeDeflate, at: instantMs('2026-11-24T12:00:00Z') ?? 0, lastSequence: 41 }
const statusOpening: StatusFileOpening = { ...opening, lastSequence: 5, shard: SHARD }

const older = samplePack({ flagged: { salt: utf8('salt'), commitments: [utf8('one'), utf8('two')] } })
const newer = samplePack({
  sequence: 42,
  policyVersion: '2026-12',
  issuedAt: '2026-11-24T00:00:00Z',
  softExpiry: '2026-11-25T00:00:00Z',
  hardExpiry: '2026-12-01T00:00:00Z',
  signers: [utf8('signer of next year'), utf8('signer of the year after')],
  crls: [utf8('crl 8')],
  statusLists: [
    { shard: SHARD, sequence: 6, list: listWith(1000, [{ slot: 9, status: 'suspended' }]) },
    { shard: 'tourist-2027-03', sequence: 1, list: listWith(10, []) },
  ],
  flagged: { salt: utf8('salt'), commitments: [utf8('two'), utf8('three')] },
})

async function deltaOf(from: PackContent, to: PackContent): Promise<Bytes> {
  const file = await writePackDelta({ older: from, newer: to }, writing)
  assert.ok(file)
  return file
}

async function codeOf(content: PackContent, file: Uint8Array, change: Partial<PackOpening> = {}): Promise<string> {
  const applied = await applyPackDelta(content, file, { ...opening, ...change })
  return applied.ok ? 'ok' : applied.code
}

test('a delta leads to the very pack that the full file gives', async () => {
  const [delta, full] = [await deltaOf(older, newer), await writePack(newer, signer, nodeDeflate)]
  assert.ok(full)
  const [applied, opened] = [await applyPackDelta(older, delta, opening), await openPack(full, opening)]
  assert.ok(applied.ok && opened.ok)
  const rewritten = await writePack(applied.content, signer, nodeDeflate)
  const payload = (file: Bytes): string => toHex(file.subarray(file.indexOf(0x0a)))
  assert.equal(payload(rewritten ?? new Uint8Array()), payload(full))
  assert.deepEqual(await packDigest(applied.content, testCrypto), await packDigest(opened.content, testCrypto))
  assert.equal(applied.content.sequence, 42)
})

test('a shard whose delta cannot be told is sent whole, and one that did not change not at all', async () => {
  const lists = [{ shard: SHARD, sequence: 5, list: listWith(1000, [{ slot: 8, status: 'revoked' }]) }]
  const replaced = { ...newer, statusLists: [...lists, ...older.statusLists.slice(1)] }
  const applied = await applyPackDelta(older, await deltaOf(older, replaced), opening)
  assert.ok(applied.ok)
  assert.deepEqual(applied.content.statusLists, replaced.statusLists)
})

test('a delta is refused on another pack, altered, rolled back or expired', async () => {
  const delta = await deltaOf(older, newer)
  assert.equal(await codeOf(older, delta), 'ok')
  assert.equal(await codeOf({ ...older, sequence: 40 }, delta), 'wrong-base')
  assert.equal(await codeOf({ ...older, crls: [utf8('crl 6')] }, delta), 'ok')
  assert.equal(await codeOf({ ...older, cscas: [utf8('csca of Ruritania')] }, delta), 'wrong-result')
  assert.equal(await codeOf({ ...older, statusLists: [] }, delta), 'wrong-result')
  assert.equal(await codeOf(older, delta, { lastSequence: 43 }), 'rollback')
  assert.equal(await codeOf(older, delta, { at: instantMs('2026-12-01T00:00:00Z') ?? 0 }), 'expired')
  assert.equal(await codeOf(older, delta, { operationsKeys: [operationsKey('ops-2026').key] }), 'bad-signature')
  const altered = delta.slice()
  altered[altered.length - 20] = (altered[altered.length - 20] ?? 0) ^ 1
  assert.equal(await codeOf(older, altered), 'bad-signature')
  const full = await writePack(newer, signer, nodeDeflate)
  assert.equal(await codeOf(older, full ?? new Uint8Array()), 'wrong-format')
  assert.equal((await openPack(delta, opening)).ok, false)
})

test('a signed delta in another form is refused, and one that leads elsewhere as well', async () => {
  const file = await deltaOf(older, newer)
  const payload = JSON.parse(new TextDecoder().decode(file.subarray(file.indexOf(0x0a) + 1)))
  const { statusLists, cscas } = payload
  const cases: readonly (readonly [string, object])[] = [
    ['ok', {}],
    ['wrong-format', { v: 2 }],
    ['wrong-format', { more: 1 }],
    ['wrong-format', { from: 42 }],
    ['wrong-format', { digest: 7 }],
    ['wrong-result', { digest: 'AAAA' }],
    ['wrong-result', { policyVersion: 7 }],
    ['wrong-result', { policyVersion: 'other' }],
    ['wrong-result', { hardExpiry: '2026-11-24T00:00:00Z' }],
    ['wrong-result', { cscas: [] }],
    ['wrong-result', { cscas: { ...cscas, remove: [1] } }],
    ['wrong-result', { crls: { remove: [], add: [] } }],
    ['wrong-result', { flagged: null }],
    ['wrong-result', { statusLists: null }],
    ['wrong-result', { statusLists: { ...statusLists, remove: ['tourist-2020-01'] } }],
    ['wrong-result', { statusLists: { ...statusLists, change: {} } }],
    ['wrong-result', { statusLists: { ...statusLists, change: [{ shard: SHARD }] } }],
    ['wrong-result', { statusLists: { ...statusLists, change: [{ shard: SHARD, delta: 'AAAA' }] } }],
    ['wrong-result', { statusLists: { ...statusLists, change: [{ shard: 'x', delta: 'AAAA' }] } }],
    ['wrong-result', { statusLists: { ...statusLists, full: [1] } }],
  ]
  for (const [code, change] of cases) {
    const altered = await signFile('icao-seal-pack-delta', { ...payload, ...change }, signer)
    assert.equal(await codeOf(older, altered ?? new Uint8Array()), code, JSON.stringify(change))
  }
})

test('no delta is written to a pack that is not later or that no reader would take', async () => {
  assert.equal(await writePackDelta({ older: newer, newer: older }, writing), null)
  assert.equal(await writePackDelta({ older, newer: older }, writing), null)
  assert.equal(await writePackDelta({ older, newer: { ...newer, issuedAt: 'now' } }, writing), null)
})

const first = sampleStatusFile()
const second = sampleStatusFile({ sequence: 6, list: listWith(1000, [{ slot: 8, status: 'suspended' }]), softExpiry: '2026-11-25T00:00:00Z' })

async function statusCodeOf(file: Uint8Array | null, change: Partial<StatusFileOpening> = {}): Promise<string> {
  const opened = await openStatusFile(file ?? new Uint8Array(), { ...statusOpening, ...change })
  return opened.ok ? 'ok' : opened.code
}

test('a status file gives its list back and is refused as a pack would be', async () => {
  const file = await writeStatusFile(first, signer, nodeDeflate)
  assert.ok(file)
  assert.deepEqual(await openStatusFile(file, statusOpening), { ok: true, file: first })
  assert.equal(await statusCodeOf(file, { lastSequence: 6 }), 'rollback')
  assert.equal(await statusCodeOf(file, { shard: 'tourist-2027-03' }), 'wrong-shard')
  assert.equal(await statusCodeOf(file, { at: instantMs('2026-11-30T00:00:00Z') ?? 0 }), 'expired')
  assert.equal(await statusCodeOf(file, { operationsKeys: [] }), 'unknown-key')
  for (const change of [{ v: 2 }, { list: null }, { issuedAt: '' }, { more: 1 }]) {
    const payload = JSON.parse(new TextDecoder().decode(file.subarray(file.indexOf(0x0a) + 1)))
    assert.equal(await statusCodeOf(await signFile('icao-seal-status', { ...payload, ...change }, signer)), 'wrong-format')
  }
  assert.equal(await writeStatusFile(sampleStatusFile({ shard: 'x' }), signer, nodeDeflate), null)
})

test('a delta of a status file leads to the later list and to no other', async () => {
  const delta = await writeStatusDeltaFile({ older: first, newer: second }, writing)
  assert.ok(delta)
  assert.deepEqual(await applyStatusDeltaFile(first, delta, statusOpening), { ok: true, file: second })
  const code = async (file: StatusFile, bytes: Uint8Array | null, change: Partial<StatusFileOpening> = {}): Promise<string> => {
    const applied = await applyStatusDeltaFile(file, bytes ?? new Uint8Array(), { ...statusOpening, ...change })
    return applied.ok ? 'ok' : applied.code
  }
  assert.equal(await code({ ...first, sequence: 4 }, delta), 'wrong-base')
  assert.equal(await code({ ...first, shard: 'tourist-2027-03' }, delta), 'wrong-shard')
  assert.equal(
    await code(
      {
        ...first,
        list: listWith(1000, [
          { slot: 7, status: 'revoked' },
          { slot: 1, status: 'revoked' },
        ]),
      },
      delta,
    ),
    'wrong-result',
  )
  assert.equal(await code(first, delta, { lastSequence: 7 }), 'rollback')
  assert.equal(await code(first, delta.subarray(1)), 'wrong-format')
  const payload = JSON.parse(new TextDecoder().decode(delta.subarray(delta.indexOf(0x0a) + 1)))
  for (const change of [{ v: 2 }, { more: 1 }, { digest: 7 }, { delta: 'AAAA' }, { softExpiry: '' }]) {
    assert.equal(await code(first, await signFile('icao-seal-status-delta', { ...payload, ...change }, signer)), 'wrong-format', JSON.stringify(change))
  }
})

test('no delta of a status file is written to another list, backwards or with wrong instants', async () => {
  assert.equal(await writeStatusDeltaFile({ older: second, newer: first }, writing), null)
  assert.equal(await writeStatusDeltaFile({ older: first, newer: { ...second, shard: 'tourist-2027-03' } }, writing), null)
  assert.equal(await writeStatusDeltaFile({ older: first, newer: { ...second, hardExpiry: '2020-01-01T00:00:00Z' } }, writing), null)
})
