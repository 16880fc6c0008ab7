import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Started } from '../../src/main/start.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { type Installation, installation } from '../support/whole-sapar.ts'

let database: TestDatabase
let sapar: Installation
let started: Started
let base = ''
before(async () => {
  database = await testDatabase('production', { empty: true })
  sapar = await installation(temporaryFolder('production'), {
    SAPAR_PROFILE: 'production',
    SAPAR_ORIGIN: 'https://cards.example',
    DATABASE_URL: database.url,
    SAPAR_MASTER_KEY: '00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210',
    SAPAR_SMTP_URL: 'smtp://127.0.0.1:1',
  })
  started = await sapar.start()
  base = `http://127.0.0.1:${sapar.config.port}`
})
after(async () => {
  await started?.stop()
  await database.drop()
})

const post = (address: string, body: unknown) =>
  fetch(base + address, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() } })

test('production is ready without a sandbox bank, a mail sink, an outbox, made-up people and pages for developers', async () => {
  assert.equal((await fetch(`${base}/readyz`)).status, 200)
  assert.deepEqual([started.sandboxOrigin, started.mailPort, started.origin], [undefined, undefined, 'https://cards.example'])
  for (const address of ['/dev', '/dev/outbox', '/dev/outbox.json', '/dev/components']) assert.equal((await fetch(base + address)).status, 404, address)
  assert.equal((await post('/api/v1/desk/sessions', { persona: '107' })).status, 404)
  const guidance = await fetch(`${base}/en/tourist-card`)
  assert.equal(guidance.status, 200)
  assert.doesNotMatch(await guidance.text(), /SPECIMEN/)
})

test('the first administrator is invited beside the running server, and the link leads to the page that asks for a passkey', async () => {
  const seeded = await sapar.sapar('seed')
  assert.deepEqual([seeded.code, /nothing is seeded/.test(seeded.err)], [77, true])
  const added = await sapar.sapar('staff', 'add', '--number', '1', '--name', 'A. Administrator', '--office', 'AST', '--roles', 'administrator')
  assert.equal(added.code, 0, added.err)
  const { link } = JSON.parse((await sapar.sapar('staff', 'invite', '--number', '1', '--json')).out) as { link: string }
  assert.ok(link.startsWith('https://cards.example/desk/enrol/'))
  const opened = await fetch(link.replace('https://cards.example', base))
  assert.equal(opened.status, 200)
  assert.match(await opened.text(), /A\. Administrator/)
  const spoilt = await fetch(`${link.replace('https://cards.example', base)}x`)
  assert.doesNotMatch(await spoilt.text(), /A\. Administrator/)
})

test('the probe says that production cannot be walked, and begins no case that could not be finished', async () => {
  const ran = await sapar.sapar('probe', '--base', base)
  assert.equal(ran.code, 1)
  const { ok, step } = JSON.parse(ran.out) as { ok: boolean; step: string }
  assert.deepEqual([ok, step], [false, 'outbox'])
})
