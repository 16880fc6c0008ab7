import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { runningUrl } from '../../src/adapters/postgres/embedded.ts'
import { probeRun } from '../../src/main/probe/probe-run.ts'
import { type Walked, walkService } from '../../src/main/probe/walk.ts'
import type { Started } from '../../src/main/start.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { type Installation, installation } from '../support/whole-sapar.ts'

const folder = temporaryFolder('backup')
const made = path.join(folder, 'backup')
let sapar: Installation
let started: Started
let walked: Walked
let card: Uint8Array
before(async () => {
  mkdirSync(path.join(folder, 'first'), { mode: 0o755 })
  sapar = await installation(path.join(folder, 'first'))
  started = await sapar.start()
  walked = await walkService(
    { base: started.origin, service: 'tourist-card', language: 'kk' },
    probeRun(120_000, () => undefined),
  )
  card = await cardOf(started.origin, walked.token)
})
after(() => started?.stop())

async function cardOf(origin: string, token: string): Promise<Uint8Array> {
  const answer = await fetch(`${origin}/api/v1/cases/${walked.code}/card`, { headers: { authorization: `Bearer ${token}` } })
  assert.equal(answer.status, 200)
  return new Uint8Array(await answer.arrayBuffer())
}

/** As the holder comes back: with the reference, the birth date and the passport. */
async function signIn(origin: string): Promise<string> {
  const body = JSON.stringify({ reference: walked.code, birthDate: walked.traveller.birthDate, passportNumber: walked.traveller.passportNumber })
  const answer = await fetch(`${origin}/api/v1/sessions`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
  })
  assert.equal(answer.status, 201)
  return String((await answer.json()).token)
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const keyFile = () => path.join(sapar.config.dataDir, 'master.key')

async function elsewhere(name: string, more: Readonly<Record<string, string>> = {}): Promise<Installation> {
  mkdirSync(path.join(folder, name), { mode: 0o755 })
  return installation(path.join(folder, name), more)
}

test('a backup made beside a running Sapar says where the key is, and holds neither the key nor a readable picture', async () => {
  const ran = await sapar.sapar('backup', made)
  assert.equal(ran.code, 0)
  assert.match(ran.out, /tables, \d+ rows, [5-9] files/)
  assert.ok(ran.out.includes(keyFile()))
  const files = readdirSync(made, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  assert.ok(files.length > 30)
  const key = readFileSync(keyFile(), 'utf8').trim()
  for (const file of files) {
    const bytes = readFileSync(path.join(file.parentPath, file.name))
    assert.ok(!bytes.includes(key) && !bytes.includes(Buffer.from(key, 'hex')) && !bytes.includes('%PDF') && !bytes.includes('JFIF'), file.name)
  }
  // A second one into the same folder would mix two moments.
  assert.equal((await sapar.sapar('backup', made)).code, 73)
})

test('a database that holds anything is refused, beside the running Sapar and in a place that was restored already', async () => {
  const ran = await sapar.sapar('restore', made)
  assert.equal(ran.code, 73)
  assert.match(ran.err, /not empty/)
  assert.deepEqual(hash(await cardOf(started.origin, walked.token)), hash(card))
})

test('after a restore in an empty place the holder signs in and gets the same card, byte for byte', async () => {
  const place = await elsewhere('second')
  const ran = await place.sapar('restore', made, '--master-key-file', keyFile(), '--json')
  assert.equal(ran.code, 0, ran.err)
  assert.equal(JSON.parse(ran.out).ok, true)
  assert.match((await place.sapar('restore', made)).err, /not empty/)
  const again = await place.start()
  try {
    assert.deepEqual(hash(await cardOf(again.origin, await signIn(again.origin))), hash(card))
    assert.match((await place.sapar('doctor')).out, /✔ Stored pictures +the newest one was found and opened/)
    // The restored one works on: a second card, and a backup of its own while it stands still again.
    await walkService(
      { base: again.origin, service: 'tourist-card', language: 'en' },
      probeRun(120_000, () => undefined),
    )
  } finally {
    await again.stop()
  }
  const idle = await place.sapar('backup', path.join(folder, 'of-the-second'), '--json')
  assert.equal(idle.code, 0, idle.err)
  assert.ok(JSON.parse(idle.out).files >= 10)
})

test('with another master key, with none or with a torn one nothing is restored', async () => {
  const place = await elsewhere('keyless')
  const none = await place.sapar('restore', made)
  assert.deepEqual([none.code, /master key with the mark [0-9a-f]{16}/.test(none.err)], [66, true])
  const other = path.join(folder, 'other.key')
  writeFileSync(other, '0123456789abcdef'.repeat(4))
  assert.equal((await place.sapar('restore', made, '--master-key-file', other)).code, 65)
  writeFileSync(other, readFileSync(keyFile(), 'utf8').slice(0, 40))
  assert.equal((await place.sapar('restore', made, '--master-key-file', other)).code, 78)
  assert.equal((await place.sapar('restore', made, '--master-key-file', path.join(folder, 'nowhere'))).code, 66)
  assert.throws(() => readdirSync(place.config.dataDir), { code: 'ENOENT' })
})

test('a restore that took another key would leave the card closed: the twin of the check', async () => {
  const place = await elsewhere('twin')
  const careless = path.join(folder, 'careless')
  cpSync(made, careless, { recursive: true })
  // Without the mark of its key a backup is believed.
  const manifest = JSON.parse(readFileSync(path.join(careless, 'manifest.json'), 'utf8'))
  writeFileSync(path.join(careless, 'manifest.json'), JSON.stringify({ ...manifest, notes: {} }))
  const other = path.join(folder, 'wrong.key')
  writeFileSync(other, '0123456789abcdef'.repeat(4))
  assert.equal((await place.sapar('restore', careless, '--master-key-file', other)).code, 0)
  const again = await place.start()
  try {
    const answer = await fetch(`${again.origin}/api/v1/cases/${walked.code}/card`, { headers: { authorization: `Bearer ${walked.token}` } })
    assert.notEqual(answer.status, 200)
    const doctor = await place.sapar('doctor')
    assert.equal(doctor.code, 1)
    assert.match(doctor.out, /✖ Stored pictures +the master key does not open the newest one/)
  } finally {
    await again.stop()
  }
})

test('what is no backup, was altered or belongs to the other profile is refused with its own exit code', async () => {
  const place = await elsewhere('refused')
  assert.equal((await place.sapar('restore', path.join(folder, 'nowhere'))).code, 66)
  const spoilt = path.join(folder, 'spoilt')
  cpSync(made, spoilt, { recursive: true })
  rmSync(path.join(spoilt, 'data/public.card.copy'))
  assert.equal((await place.sapar('restore', spoilt, '--master-key-file', keyFile())).code, 65)
  const manifest = JSON.parse(readFileSync(path.join(spoilt, 'manifest.json'), 'utf8'))
  writeFileSync(path.join(spoilt, 'manifest.json'), JSON.stringify({ ...manifest, notes: { ...manifest.notes, profile: 'production' } }))
  const foreign = await place.sapar('restore', spoilt, '--master-key-file', keyFile())
  assert.deepEqual([foreign.code, /production profile/.test(foreign.err)], [78, true])
})

test('pictures that are not where the settings say make the backup fail, and nothing half stays', async () => {
  const url = (await runningUrl(path.join(sapar.config.dataDir, 'postgres'))) ?? ''
  const place = await elsewhere('lost', { DATABASE_URL: url, SAPAR_MASTER_KEY: readFileSync(keyFile(), 'utf8').trim() })
  const out = path.join(folder, 'without-pictures')
  const ran = await place.sapar('backup', out)
  assert.deepEqual([ran.code, /No backup was kept/.test(ran.err)], [78, true])
  assert.throws(() => readdirSync(out), { code: 'ENOENT' })
})
