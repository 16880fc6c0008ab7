import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { operationsKey, testCrypto } from '../../run/operations-keys.ts'
import { samplePack, SHARD } from '../../run/sample-pack.ts'
import { fromBase64Url, toBase64Url, utf8 } from '../bytes/base64.ts'
import { type Bytes, concatBytes, toHex } from '../bytes/bytes.ts'
import { emptyStatusList, webDeflate } from '../status/index.ts'
import { nodeDeflate } from '../status/node-deflate.ts'
import { signFile } from './envelope.ts'
import { commitment, instantMs, isFlagged, openPack, type PackContent, type PackOpening, packDigest, packStatus, writePack } from './index.ts'

const { key, signer } = operationsKey('ops-2026')
const AT = instantMs('2026-11-23T12:00:00Z') ?? 0
const opening: PackOpening = { operationsKeys: [key], crypto: testCrypto, deflate: nodeDeflate, at: AT, lastSequence: 41 }

async function fileOf(content: PackContent): Promise<Bytes> {
  const file = await writePack(content, signer, nodeDeflate)
  assert.ok(file)
  return file
}

async function codeOf(file: Uint8Array, change: Partial<PackOpening> = {}): Promise<string> {
  const opened = await openPack(file, { ...opening, ...change })
  return opened.ok ? 'ok' : opened.code
}

test('a pack gives back what was packed, to node:zlib and to the streams of the web', async () => {
  const content = samplePack()
  const file = await fileOf(content)
  for (const deflate of [nodeDeflate, webDeflate]) {
    const opened = await openPack(file, { ...opening, deflate })
    assert.ok(opened.ok)
    assert.deepEqual(
      { ...opened.content, statusLists: opened.content.statusLists.toSorted((one) => (one.shard === SHARD ? -1 : 1)) },
      { ...content, signers: opened.content.signers },
    )
    assert.deepEqual(opened.content.signers.map(toHex).toSorted(), content.signers.map(toHex).toSorted())
  }
})

test('two compressors write different files of one pack, and both have its digest', async () => {
  const content = samplePack()
  const digest = await packDigest(content, testCrypto)
  for (const deflate of [nodeDeflate, webDeflate]) {
    const file = await writePack(content, signer, deflate)
    assert.ok(file)
    const opened = await openPack(file, opening)
    assert.ok(opened.ok)
    assert.deepEqual(await packDigest(opened.content, testCrypto), digest)
  }
  assert.notDeepEqual(await packDigest(samplePack({ policyVersion: 'x' }), testCrypto), digest)
})

test('no single changed byte of a pack is accepted', async () => {
  const file = await fileOf(samplePack())
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const altered = file.slice()
      altered[at] = (altered[at] ?? 0) ^ change
      assert.notEqual(await codeOf(altered), 'ok')
    }),
    { numRuns: 400 },
  )
  for (const length of [0, 1, 100, file.length - 1]) assert.notEqual(await codeOf(file.subarray(0, length)), 'ok')
  assert.equal(await codeOf(concatBytes([file, utf8(' ')])), 'bad-signature')
})

test('a pack is refused under another key, from an unknown key, when it is too large and when it is no bytes', async () => {
  const file = await fileOf(samplePack())
  const other = operationsKey('ops-2026').key
  assert.equal(await codeOf(file), 'ok')
  assert.equal(await codeOf(file, { operationsKeys: [other] }), 'bad-signature')
  assert.equal(await codeOf(file, { operationsKeys: [{ ...key, kid: 'ops-2027' }] }), 'unknown-key')
  assert.equal(await codeOf(file, { operationsKeys: [] }), 'unknown-key')
  assert.equal(await codeOf(file, { operationsKeys: [{ ...key, kid: 'ops-2025' }, key] }), 'ok')
  assert.equal(await codeOf(file, { maxBytes: file.length - 1 }), 'too-large')
  assert.equal(await codeOf(JSON.parse('"text"')), 'wrong-format')
  assert.equal(await codeOf(file, { crypto: { ...testCrypto, verify: () => 'unsupported' } }), 'bad-signature')
})

test('a pack with a lower sequence than the last one is a rollback, even when it has expired as well', async () => {
  const file = await fileOf(samplePack())
  assert.equal(await codeOf(file, { lastSequence: 40 }), 'ok')
  assert.equal(await codeOf(file, { lastSequence: 42 }), 'rollback')
  assert.equal(await codeOf(file, { lastSequence: 42, at: instantMs('2027-01-01T00:00:00Z') ?? 0 }), 'rollback')
})

test('a pack is used to the second before its hard expiry', async () => {
  const file = await fileOf(samplePack())
  const hard = instantMs('2026-11-30T00:00:00Z') ?? 0
  assert.equal(await codeOf(file, { at: hard - 1 }), 'ok')
  assert.equal(await codeOf(file, { at: hard }), 'expired')
  assert.equal(await codeOf(file, { at: Number.NaN }), 'expired')
})

test('the header of a file must be exactly the one that packs have', async () => {
  const file = await fileOf(samplePack())
  const end = file.indexOf(0x0a)
  const payload = file.subarray(end + 1)
  const genuine = { alg: 'ES256', b64: false, crit: ['b64'], kid: 'ops-2026', typ: 'icao-seal-pack' }
  const codeWith = async (header: object): Promise<string> => {
    const head = toBase64Url(utf8(JSON.stringify(header)))
    const signature = await signer.sign(concatBytes([utf8(`${head}.`), payload]))
    return codeOf(concatBytes([utf8(`${head}..${toBase64Url(signature)}\n`), payload]))
  }
  assert.equal(await codeWith(genuine), 'ok')
  const wrong = [
    { alg: 'none' },
    { alg: 'HS256' },
    { b64: true },
    { crit: [] },
    { crit: ['b64', 'exp'] },
    { typ: 'icao-seal-pack-delta' },
    { kid: 7 },
    { jku: 'https://example.org' },
  ]
  for (const change of wrong) assert.equal(await codeWith({ ...genuine, ...change }), 'wrong-format', JSON.stringify(change))
  assert.equal(await codeWith([]), 'wrong-format')
  const signature = fromBase64Url(new TextDecoder().decode(file.subarray(0, end)).split('..')[1] ?? '')
  assert.equal(signature?.length, 64)
})

test('a signed payload in another form than packs have is refused', async () => {
  const file = await fileOf(samplePack())
  const payload = JSON.parse(new TextDecoder().decode(file.subarray(file.indexOf(0x0a) + 1)))
  const codeWith = async (change: object): Promise<string> => {
    const altered = await signFile('icao-seal-pack', { ...payload, ...change }, signer)
    assert.ok(altered)
    return codeOf(altered)
  }
  assert.equal(await codeWith({}), 'ok')
  const [shard, second] = payload.statusLists
  const wrong: readonly object[] = [
    { v: 2 },
    { extra: 1 },
    { sequence: -1 },
    { sequence: '41' },
    { policyVersion: 1 },
    { issuedAt: '2026-11-23' },
    { softExpiry: '2026-12-24T00:00:00Z' },
    { hardExpiry: 5 },
    { cscas: 'AAAA' },
    { cscas: ['AA=='] },
    { cscas: [''] },
    { cscas: [['QUFB']] },
    { signers: payload.signers.toReversed() },
    { crls: [payload.crls[0], payload.crls[0]] },
    { flagged: {} },
    { flagged: { salt: '!', commitments: [] } },
    { statusLists: {} },
    { statusLists: [second, shard] },
    { statusLists: [shard, shard] },
    { statusLists: [{ ...shard, shard: '../etc' }] },
    { statusLists: [{ ...shard, size: shard.size + 4 }] },
    { statusLists: [{ ...shard, bits: 1 }] },
    { statusLists: [{ ...shard, more: 1 }] },
    { statusLists: Array.from({ length: 257 }, () => shard) },
  ]
  for (const change of wrong) assert.equal(await codeWith(change), 'wrong-format', JSON.stringify(change))
})

test('what no reader would take is not written', async () => {
  const twice = utf8('csca of Utopia')
  const wrong: readonly Partial<PackContent>[] = [
    { cscas: [twice, twice] },
    { issuedAt: 'now' },
    { sequence: 0.5 },
    { statusLists: [{ shard: 'x', sequence: 1, list: emptyStatusList(1) }] },
  ]
  for (const change of wrong) assert.equal(await writePack(samplePack(change), signer, nodeDeflate), null)
  assert.equal(await writePack(samplePack(), { kid: 'k'.repeat(500), sign: signer.sign }, nodeDeflate), null)
  assert.equal(await writePack(samplePack(), { kid: 'k', sign: () => new Uint8Array(70) }, nodeDeflate), null)
  assert.equal(await writePack(samplePack(), { kid: '\ud800', sign: signer.sign }, nodeDeflate), null)
})

test('a pack answers for the cards on its lists, and knows nothing of others', () => {
  const content = samplePack()
  assert.equal(packStatus(content, SHARD, 7), 'revoked')
  assert.equal(packStatus(content, SHARD, 8), 'valid')
  assert.equal(packStatus(content, SHARD, 1000), 'unknown')
  assert.equal(packStatus(content, 'tourist-2027-03', 7), 'unknown')
})

test('a flagged card is found by its number, under the salt of the pack only', async () => {
  const salt = utf8('salt')
  const flagged = { salt, commitments: [await commitment(salt, 'TC26A0000017', testCrypto)] }
  assert.ok(await isFlagged(flagged, 'TC26A0000017', testCrypto))
  assert.ok(!(await isFlagged(flagged, 'TC26A0000018', testCrypto)))
  assert.ok(!(await isFlagged({ ...flagged, salt: utf8('other') }, 'TC26A0000017', testCrypto)))
})
