import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash, createPublicKey, generateKeyPairSync, randomBytes, verify, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { nodeCrypto } from 'icao-seal/crypto-node'
import { parseCertificate } from 'icao-seal/x509'
import { writeCsca, writeSigner, VDS_SIGNER_USE } from 'icao-seal/x509-write'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import type { SigningKey, SigningKeys } from '../../actions/ports/seals.ts'
import { type Instant, instant } from '../../core/kernel/instant.ts'
import { sealRules } from '../../countries/kz-demo/seals.ts'
import { systemChance } from '../clock/system-clock.ts'
import { ensureDemoKeys } from './ensure-demo-keys.ts'
import { signerTimes } from './key-times.ts'
import { keyVault, p1363 } from './key-vault.ts'
import { importCertificate, makeSigner, requestSigner, type Workshop } from './make-keys.ts'
import { keyInUse } from './pick-key.ts'
import { pkcs11Token } from './pkcs11-token.ts'
import { privateKeys } from './private-keys.ts'

const NOW = instant('2026-11-28T12:00:00.000Z')
const DAY = 86_400_000
const after = (days: number): Instant => instant(new Date(Date.parse(NOW) + days * DAY).toISOString())

/** Signing keys in memory, with the rules of the table. */
function keysInMemory(): SigningKeys {
  const rows: SigningKey[] = []
  const lists: Uint8Array[] = []
  const change = (id: string, changes: Partial<SigningKey>) => {
    const at = rows.findIndex((row) => row.id === id)
    if (at >= 0) rows[at] = { ...rows[at], ...changes } as SigningKey
  }
  return {
    all: async () => rows,
    insert: async (key) => (rows.some(({ signer, reference }) => signer === key.signer && reference === key.reference) ? false : rows.push(key) > 0),
    setCertificate: async (id, certificate) => change(id, { certificate }),
    setRevoked: async (id, revokedAt) => change(id, { revokedAt }),
    newestList: async () => lists.at(-1),
    insertList: async ({ list }) => void lists.push(list),
  }
}

function workshop(): Workshop {
  const vault = keyVault(Buffer.alloc(32, 1))
  return { keys: keysInMemory(), vault, privateKeys: privateKeys(vault), rules: sealRules(true), chance: systemChance((count) => randomBytes(count)) }
}

/** What every place that holds a private key must do: r||s over the bytes given, that its public key bears out and no other bytes. */
async function assertSigns(sign: (data: Uint8Array) => Promise<Uint8Array>, publicKey: Uint8Array): Promise<void> {
  const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
  for (const length of [0, 1, 150, 5000]) {
    const data = randomBytes(length)
    const signature = await sign(new Uint8Array(data))
    assert.equal(signature.length, 64)
    const isGood = (bytes: Uint8Array) => verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature)
    assert.equal(isGood(data), true)
    assert.equal(isGood(Buffer.concat([data, Buffer.of(0)])), false)
  }
}

describe('a private key', () => {
  test('in the database signs, and only under its own name and master key', async () => {
    const vault = keyVault(Buffer.alloc(32, 1))
    const { publicKey, sealedKey } = vault.make('key-1')
    await assertSigns(async (data) => vault.sign({ bind: 'key-1', sealedKey }, data), publicKey)
    assert.throws(() => vault.sign({ bind: 'key-2', sealedKey }, Buffer.from('x')))
    assert.throws(() => keyVault(Buffer.alloc(32, 2)).sign({ bind: 'key-1', sealedKey }, Buffer.from('x')))
    const altered = Uint8Array.from(sealedKey, (byte, at) => (at === 40 ? byte ^ 1 : byte))
    assert.throws(() => vault.sign({ bind: 'key-1', sealedKey: altered }, Buffer.from('x')))
    assert.ok(!Buffer.from(sealedKey).includes(Buffer.from('2a8648ce3d0201', 'hex')), 'nothing of a PKCS #8 key is readable')
  })

  const module = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so'].find((file) => existsSync(file))
  const isThere = module !== undefined && existsSync('/usr/bin/pkcs11-tool') && existsSync('/usr/bin/softhsm2-util')
  test(`in a token signs as one in the database does${isThere ? '' : ' (no SoftHSM here: a tool that answers as it does)'}`, async () => {
    if (isThere) return signWithSoftHsm(module)
    // The tool's own part is played; everything of ours is real: the digest, the arguments, the PIN by the environment alone, the answer in either form.
    const folder = temporaryFolder('token')
    const tool = path.join(folder, 'tool.cjs')
    const program = `#!${process.execPath}
const input = require('node:fs').readFileSync(0)
if (process.env.SAPAR_TOKEN_PIN !== '1234' || process.argv.includes('1234') || !process.argv.includes('ECDSA')) process.exit(1)
process.stdout.write(Buffer.concat([input, input]))`
    writeFileSync(tool, program, { mode: 0o755 })
    const settings = { module: 'none.so', tokenLabel: 'sapar', pin: '1234', tool, path: '/usr/bin:/bin' }
    const digest = createHash('sha256').update('x').digest()
    assert.deepEqual(Buffer.from(await pkcs11Token(settings).sign('tourist', Buffer.from('x'))), Buffer.concat([digest, digest]))
    await assert.rejects(pkcs11Token({ ...settings, pin: '9999' }).sign('tourist', Buffer.from('x')), /refused to sign/)
  })
})

async function signWithSoftHsm(module: string): Promise<void> {
  const folder = temporaryFolder('softhsm')
  mkdirSync(path.join(folder, 'tokens'))
  const conf = path.join(folder, 'softhsm2.conf')
  writeFileSync(conf, `directories.tokendir = ${folder}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n`)
  const environment = { SOFTHSM2_CONF: conf }
  const env = { ...environment, PATH: '/usr/bin:/bin' }
  execFileSync('softhsm2-util', ['--init-token', '--free', '--label', 'sapar', '--pin', '1234', '--so-pin', '4321'], { env })
  const tool = (...args: readonly string[]) =>
    execFileSync('pkcs11-tool', ['--module', module, '--token-label', 'sapar', '--login', '--pin', '1234', ...args], { env })
  tool('--keypairgen', '--key-type', 'EC:prime256v1', '--label', 'tourist', '--usage-sign')
  const publicKey = tool('--read-object', '--type', 'pubkey', '--label', 'tourist')
  const token = pkcs11Token({ module, tokenLabel: 'sapar', pin: '1234', path: '/usr/bin:/bin', environment })
  await assertSigns((data) => token.sign('tourist', data), publicKey)
  await assert.rejects(
    pkcs11Token({ module, tokenLabel: 'sapar', pin: '9999', path: '/usr/bin:/bin', environment }).sign('tourist', Buffer.from('x')),
    /refused to sign/,
  )
}

describe('the keys of a demonstration', () => {
  test('are made once, under a root that says TEST, with names that the header of a seal can hold', async () => {
    const shop = workshop()
    assert.equal(await ensureDemoKeys(shop, NOW), 5)
    assert.equal(await ensureDemoKeys(shop, NOW), 0)
    const all = await shop.keys.all()
    assert.deepEqual(
      all.map(({ role, signer }) => `${role} ${signer}`),
      ['csca UTCA', 'tourist UTTC', 'residence UTRC', 'vds-nc UTNC', 'operations UTOP'],
    )
    const [csca, tourist] = all
    const [root, signer] = [new X509Certificate(Buffer.from(csca?.certificate ?? [])), new X509Certificate(Buffer.from(tourist?.certificate ?? []))]
    assert.match(root.subject, /TEST CSCA/)
    assert.equal(signer.verify(root.publicKey), true)
    assert.equal(signer.serialNumber, tourist?.reference.padStart(4, '0'))
    assert.ok(await shop.keys.newestList())
  })

  test('the successor is published a month before it signs, overlaps by two months, and takes over on its first day', async () => {
    const shop = workshop()
    await ensureDemoKeys(shop, NOW)
    const first = keyInUse(await shop.keys.all(), 'tourist', NOW)
    const made = await makeSigner(shop, 'tourist', after(330))
    assert.ok(first && made.ok)
    const second = made.value
    assert.ok(Date.parse(second.useFrom) - Date.parse(after(330)) >= 31 * DAY)
    const overlap = Date.parse(first.useUntil) - Date.parse(second.useFrom)
    assert.equal(Math.round(overlap / DAY), 61)
    const all = await shop.keys.all()
    const eve = instant(new Date(Date.parse(second.useFrom) - 1000).toISOString())
    assert.deepEqual([keyInUse(all, 'tourist', eve)?.id, keyInUse(all, 'tourist', second.useFrom)?.id], [first.id, second.id])
    assert.ok(all.includes(second), 'it is in every pack from now on')
  })

  test('a certificate outlives the last card that its key can seal', () => {
    for (const role of ['tourist', 'residence', 'vds-nc'] as const) {
      const { useUntil, notAfter } = signerTimes(role, Date.parse(NOW), undefined)
      // A tourist card is sealed up to 180 days before its first day and is good for 90.
      assert.ok(notAfter - useUntil >= (role === 'tourist' ? 270 : 365) * DAY, role)
    }
  })

  test('after a loss the next key signs at once', async () => {
    const shop = workshop()
    await ensureDemoKeys(shop, NOW)
    await makeSigner(shop, 'tourist', NOW)
    const lost = keyInUse(await shop.keys.all(), 'tourist', NOW)
    await shop.keys.setRevoked(lost?.id ?? '', NOW)
    assert.equal(keyInUse(await shop.keys.all(), 'tourist', NOW), undefined)
    const made = await makeSigner(shop, 'tourist', NOW)
    assert.equal(keyInUse(await shop.keys.all(), 'tourist', NOW)?.id, made.ok ? made.value.id : '')
  })
})

describe('a signer under the state’s own CSCA', () => {
  test('signs nothing until the certificate of its request is in place, and takes no certificate of another key', async () => {
    const shop = workshop()
    const waiting = await requestSigner(shop, 'tourist', NOW)
    assert.ok(waiting.request && !waiting.certificate)
    assert.equal(keyInUse(await shop.keys.all(), 'tourist', NOW), undefined)
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const root = {
      curve: 'P-256' as const,
      spki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
      sign: (data: Uint8Array) => p1363(privateKey, data),
    }
    const times = { notBefore: Date.parse(NOW), notAfter: Date.parse(after(900)) }
    const csca = await writeCsca({ ...times, subject: { country: 'UT', commonName: 'State CSCA' }, serialHex: '07' }, root, nodeCrypto())
    const issuer = csca.ok ? parseCertificate(csca.der) : undefined
    assert.ok(csca.ok && issuer?.ok)
    const certify = (spki: Uint8Array) =>
      writeSigner(
        { ...times, issuer, subject: { country: 'UT', commonName: 'TC' }, serialHex: waiting.reference, spki: new Uint8Array(spki), use: VDS_SIGNER_USE },
        root,
      )
    const [foreign, right] = [await certify(root.spki), await certify(waiting.publicKey)]
    assert.ok(foreign.ok && right.ok)
    const refused = await importCertificate(shop, foreign.der, NOW)
    assert.equal(refused.ok ? '' : refused.code, 'certificate-for-nobody')
    assert.equal((await importCertificate(shop, Buffer.from('no certificate'), NOW)).ok, false)
    assert.ok((await importCertificate(shop, right.der, NOW)).ok)
    assert.ok((await importCertificate(shop, csca.der, NOW)).ok)
    assert.equal(keyInUse(await shop.keys.all(), 'tourist', NOW)?.id, waiting.id)
  })
})
