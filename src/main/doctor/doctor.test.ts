import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { runSapar } from '../../../test/support/whole-sapar.ts'
import { freePort } from '../free-port.ts'
import { broken, type Finding, findingOf, written } from './finding.ts'

const folder = temporaryFolder('doctor')
const KEY = '00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210'

async function examine(environment: Readonly<Record<string, string>>): Promise<{ readonly code: number; readonly of: (what: string) => Finding }> {
  const { code, out } = await runSapar({ PORT: String(await freePort(0)), SAPAR_DATA: path.join(folder, 'data'), ...environment }, ['doctor', '--json'])
  const { ok, findings } = JSON.parse(out) as { ok: boolean; findings: Finding[] }
  assert.equal(ok, code === 0)
  for (const { what, mark, mend } of findings)
    assert.equal(mend !== undefined && mend !== '', mark === 'mend' || mark === 'note', `${what} is ${mark}, and says of mending: ${mend}`)
  return { code, of: (what) => findings.find((finding) => finding.what === what) ?? assert.fail(`nothing is said of ${what}`) }
}

test('on a machine in order nothing must be mended, before anything was ever started', async () => {
  const { code, of } = await examine({})
  assert.equal(code, 0)
  for (const what of [
    'Configuration',
    'Node',
    'Embedded database',
    'Pictures',
    'Fonts',
    'Cards, letters',
    'Style sheets',
    'Data folder',
    'Clock',
    'Port',
    'Master key',
  ])
    assert.equal(of(what).mark, 'good', `${what}: ${of(what).says}`)
})

test('a port of another program is told apart from one of a running Sapar, ready or not', async () => {
  const state = { body: 'not a Sapar' }
  const server = createServer((_request, response) => response.end(state.body)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const PORT = String((server.address() as AddressInfo).port)
  const port = async () => (await examine({ PORT })).of('Port')
  const [stranger, ready, failing] = [
    await port(),
    await ((state.body = '{"ok":true,"failing":[]}'), port()),
    await ((state.body = '{"ok":false,"failing":["database"]}'), port()),
  ]
  server.close()
  assert.deepEqual([stranger.mark, ready.mark, failing.mark], ['mend', 'good', 'mend'])
  assert.match(stranger.mend ?? '', /PORT=/)
  assert.match(failing.says, /database/)
})

test('a database of production: who owns it, what is to be applied, who is missing', async () => {
  const empty = await testDatabase('doctor', { empty: true })
  const production = {
    SAPAR_PROFILE: 'production',
    SAPAR_ORIGIN: 'https://127.0.0.1:1',
    DATABASE_URL: empty.url,
    SAPAR_MASTER_KEY: KEY,
    SAPAR_SMTP_URL: 'smtp://127.0.0.1:1',
  }
  const fresh = await examine(production)
  assert.equal(fresh.of('Database').mark, 'good')
  assert.equal(fresh.of('Embedded database').mark, 'skipped')
  assert.match(fresh.of('Migrations').says, /^\d+ of \d+ are still/)
  assert.deepEqual([fresh.of('Mail server').mark, fresh.code], ['mend', 1])
  assert.match(fresh.of('Mail server').mend ?? '', /SAPAR_SMTP_URL/)
  assert.equal(fresh.of('Public address').mark, 'note')
  assert.match(fresh.of('Mail sender').mend ?? '', /SAPAR_MAIL_FROM/)
  assert.equal((await examine({ ...production, SAPAR_MAIL_FROM: 'Agency <no-reply@agency.kz>' })).of('Mail sender').mark, 'good')
  assert.equal((await runSapar({ ...production, SAPAR_DATA: path.join(folder, 'data') }, ['migrate'])).code, 0)
  const migrated = await examine(production)
  assert.equal(migrated.of('Migrations').mark, 'good')
  assert.equal(migrated.of('Its owner').mark, 'good')
  assert.match(migrated.of('Administrator').mend ?? '', /sapar staff add/)
  assert.match(migrated.of('Payments').says, /no payment provider/)
  assert.equal((await examine({ DATABASE_URL: empty.url })).of('Its owner').mark, 'mend')
  await empty.drop()
})

test('settings that are wrong, a database that is away and a key that others read are each told with the way out', async () => {
  const wrong = await examine({ SAPAR_LOG_LEVEL: 'loud' })
  assert.deepEqual([wrong.of('Configuration').mark, wrong.code], ['mend', 1])
  assert.match(wrong.of('Configuration').says, /SAPAR_LOG_LEVEL/)
  assert.equal(wrong.of('Fonts').mark, 'good')
  const away = await examine({ DATABASE_URL: 'postgres://nobody:secret-word@127.0.0.1:1/none' })
  assert.deepEqual([away.of('Database').mark, away.of('Migrations').mark], ['mend', 'skipped'])
  assert.doesNotMatch(away.of('Database').says, /secret-word/)
  const data = path.join(folder, 'with-key')
  mkdirSync(data, { mode: 0o700 })
  const file = path.join(data, 'master.key')
  writeFileSync(file, KEY)
  chmodSync(file, 0o644)
  assert.match((await examine({ SAPAR_DATA: data })).of('Master key').mend ?? '', /^chmod 600 /)
  chmodSync(file, 0o600)
  assert.equal((await examine({ SAPAR_DATA: data })).of('Master key').mark, 'good')
  writeFileSync(file, KEY.slice(1))
  assert.equal((await examine({ SAPAR_DATA: data })).of('Master key').mark, 'mend')
  // Data without their key: somebody moved the folder and left the file behind.
  mkdirSync(path.join(folder, 'lost/postgres'), { recursive: true })
  writeFileSync(path.join(folder, 'lost/postgres/PG_VERSION'), '18\n')
  chmodSync(path.join(folder, 'lost/postgres'), 0o700)
  assert.match((await examine({ SAPAR_DATA: path.join(folder, 'lost') })).of('Master key').says, /master key is not/)
})

test('a check that breaks is a finding, and a finding is written with its way out below it', async () => {
  const finding = await findingOf({ what: 'Disk space', look: () => Promise.reject(new Error('no such device')) })
  assert.deepEqual([finding.mark, finding.says], ['mend', 'no such device'])
  const text = written({ what: 'Port', ...broken('3000 is taken', 'set PORT') })
  assert.equal(text, '✖ Port               3000 is taken\n                     → set PORT')
})
