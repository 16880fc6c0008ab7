import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { askToEnrol, staffOfToken } from '../actions/staff-sign-in.ts'
import { newToken } from '../actions/tokens.ts'
import { systemChance, systemClock } from '../adapters/clock/system-clock.ts'
import { simpleWebAuthnPasskeys } from '../adapters/passkey/simple-web-authn.ts'
import { postgresLimits } from '../adapters/postgres/limits.sql.ts'
import { postgresPeople } from '../adapters/postgres/people.ts'
import { type Database, openDatabase } from '../adapters/postgres/pool.ts'
import { keyedSecrets } from '../adapters/secrets/keyed-secrets.ts'
import { hoursAfter } from '../actions/sessions.ts'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { type Ran, runSapar } from '../../test/support/whole-sapar.ts'
import { randomBytes } from 'node:crypto'
import { SETTINGS } from './config.ts'
import { EXIT } from './exit-codes.ts'
import { derivedKey } from './keys.ts'
import { PROJECT } from './paths.ts'

const KEY = '00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210'
const PRODUCTION = {
  SAPAR_PROFILE: 'production',
  SAPAR_ORIGIN: 'https://cards.example',
  SAPAR_MASTER_KEY: KEY,
  SAPAR_SMTP_URL: 'smtp://127.0.0.1:1',
  SAPAR_DATA: path.join(temporaryFolder('cli'), 'data'),
}

const COMMANDS = [
  'start',
  'doctor',
  'probe',
  'migrate',
  'seed',
  'import',
  'backup',
  'restore',
  'config',
  'keys',
  'bureau',
  'mail',
  'reseal',
  'publish',
  'seal',
  'staff',
]

let empty: TestDatabase
let database: Database
before(async () => {
  empty = await testDatabase('cli', { empty: true })
  database = openDatabase(empty.url, { max: 2 })
})
after(async () => {
  await database.close()
  await empty.drop()
})

const sapar = (...args: readonly string[]): Promise<Ran> => runSapar({ ...PRODUCTION, DATABASE_URL: empty.url }, args)

async function json(...args: readonly string[]): Promise<Record<string, unknown>> {
  const ran = await sapar(...args, '--json')
  assert.equal(ran.code, 0, ran.err)
  return JSON.parse(ran.out)
}

test('the way to the first administrator of a production installation, from an empty database', async () => {
  const tooEarly = await sapar('staff', 'list')
  assert.deepEqual([tooEarly.code, /sapar migrate/.test(tooEarly.err)], [78, true])
  assert.ok(((await json('migrate')).applied as string[]).length > 2)
  assert.deepEqual((await json('migrate')).applied, [])
  assert.deepEqual((await json('staff', 'list')).staff, [])
  await json('staff', 'add', '--number', '1', '--name', 'A. Administrator', '--office', 'AST', '--roles', 'administrator, supervisor')
  const { link } = await json('staff', 'invite', '--number', '1')
  assert.match(String(link), /^https:\/\/cards\.example\/desk\/enrol\/[\w-]{43}$/)
  const { link: newer } = await json('staff', 'invite', '--number', '1')
  assert.deepEqual([await opens(String(link)), await opens(String(newer))], [false, true])
  const [member] = (await json('staff', 'list')).staff as [Record<string, unknown>]
  assert.deepEqual([member.number, member.roles, member.invited, member.passkeys], ['1', ['supervisor', 'administrator'], true, 0])
})

const clock = systemClock('Asia/Almaty')
const chance = systemChance((count) => randomBytes(count))

function deps() {
  const passkeys = simpleWebAuthnPasskeys({ origin: PRODUCTION.SAPAR_ORIGIN, name: 'Sapar' })
  const { pool } = database
  return {
    clock,
    chance,
    passkeys,
    people: postgresPeople({ pool }),
    limits: postgresLimits({ pool }),
    secrets: keyedSecrets(derivedKey(Buffer.from(KEY, 'hex'), 'tokens')),
  }
}

/** Whether the page behind the link would ask for a passkey. */
async function opens(link: string): Promise<boolean> {
  return (await askToEnrol(deps(), { token: link.split('/').at(-1) ?? '' })).ok
}

async function signedIn(staffId: string): Promise<string> {
  const token = newToken(chance)
  await deps().people.openStaffSession({
    tokenHash: deps().secrets.seal('staff-session', token),
    staffId,
    at: clock.now(),
    expiresAt: hoursAfter(clock.now(), 12),
  })
  return token
}

test('a lost passkey is replaced: its sessions end, the passkeys are gone, and a new link works', async () => {
  await json('staff', 'add', '--number', '2', '--name', 'B. Officer', '--office', 'ALA', '--roles', 'officer', '--language', 'kk')
  const { people } = deps()
  const id = (await people.staffByNumber('2'))?.id ?? ''
  await people.insertPasskey({ credentialId: 'lost', staffId: id, publicKey: new Uint8Array([1]), counter: 0, transports: [] }, clock.now())
  const token = await signedIn(id)
  assert.equal((await staffOfToken(deps(), token))?.number, '2')
  const { link } = await json('staff', 'replace-passkey', '--number', '2')
  assert.equal(await opens(String(link)), true)
  assert.equal(await staffOfToken(deps(), token), undefined)
  assert.equal(await people.passkey('lost'), undefined)
})

test('who is deactivated is out at the next request, cannot be invited, and comes back only by a command', async () => {
  await json('staff', 'add', '--number', '3', '--name', 'C. Auditor', '--office', 'AST', '--roles', 'auditor')
  const id = (await deps().people.staffByNumber('3'))?.id ?? ''
  const token = await signedIn(id)
  const { link } = await json('staff', 'invite', '--number', '3')
  assert.equal((await json('staff', 'deactivate', '--number', '3')).sessions, 1)
  assert.equal(await staffOfToken(deps(), token), undefined)
  assert.equal(await opens(String(link)), false)
  assert.equal((await sapar('staff', 'invite', '--number', '3')).code, 77)
  await json('staff', 'activate', '--number', '3')
  // The session does not come back with the account.
  assert.equal(await staffOfToken(deps(), token), undefined)
  assert.equal((await sapar('staff', 'invite', '--number', '3')).code, 0)
})

test('wrong entries are refused with the exit code for them, and nothing is written', async () => {
  const add = (number: string, name: string, office: string, roles: string) => [
    'staff',
    'add',
    '--number',
    number,
    '--name',
    name,
    '--office',
    office,
    '--roles',
    roles,
  ]
  const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
    [add('1', 'Somebody else', 'AST', 'officer'), 65, /taken/],
    [add('no such#', 'N', 'AST', 'officer'), 64, /--number/],
    [add('9', ' ', 'AST', 'officer'), 64, /--name/],
    [add('9', 'two\nlines', 'AST', 'officer'), 64, /--name/],
    [add('9', 'N', 'MOON', 'officer'), 64, /AST, ALA/],
    [add('9', 'N', 'AST', 'officer,king'), 64, /administrator/],
    [[...add('9', 'N', 'AST', 'officer'), '--language', 'tlh'], 64, /--language/],
    [['staff', 'invite', '--number', '404'], 67, /nobody/],
    [['staff', 'invite'], 64, /required option/],
    [['nonsense'], 64, /unknown command/],
    [['backup'], 64, /missing required argument/],
    [['seed'], 77, /In production nothing is seeded/],
  ]
  for (const [args, code, text] of cases) {
    const ran = await sapar(...args)
    assert.deepEqual([args.join(' '), ran.code], [args.join(' '), code])
    assert.match(ran.err, text)
    assert.equal(ran.out, '')
  }
  assert.equal(((await json('staff', 'list')).staff as unknown[]).length, 3)
})

test('help and version are told on standard output and are no failure; every command has help of its own', async () => {
  const { code, out } = await sapar('--help')
  assert.equal(code, 0)
  for (const name of COMMANDS) {
    assert.match(out, new RegExp(`^  ${name}\\b`, 'm'))
    const own = await sapar(name, '--help')
    assert.deepEqual([name, own.code, own.out.includes(`Usage: sapar ${name}`)], [name, 0, true])
  }
  assert.match((await sapar('--version')).out, /^\d+\.\d+\.\d+\n$/)
})

test('a configuration that is wrong is told line by line, with exit code 78', async () => {
  const ran = await runSapar({ SAPAR_PROFILE: 'production', PORT: 'seven' }, ['config', 'check'])
  assert.equal(ran.code, 78)
  for (const name of ['PORT', 'SAPAR_ORIGIN', 'DATABASE_URL', 'SAPAR_MASTER_KEY', 'SAPAR_SMTP_URL']) assert.match(ran.err, new RegExp(`^  ${name} `, 'm'))
  const fine = await sapar('config', 'check')
  assert.equal(fine.code, 0)
  assert.doesNotMatch(fine.out, new RegExp(KEY))
  assert.equal(fine.err, '')
  const half = await runSapar({ ...PRODUCTION, DATABASE_URL: empty.url, SAPAR_SMS_URL: 'https://sms.example/messages' }, ['config', 'check'])
  assert.deepEqual([half.code, /SAPAR_SMS_TOKEN is needed/.test(half.err)], [78, true])
  const whole = { SAPAR_SMS_URL: 'https://sms.example/messages', SAPAR_SMS_TOKEN: 'secret-of-the-gateway' }
  const masked = await runSapar({ ...PRODUCTION, DATABASE_URL: empty.url, ...whole }, ['config', 'check'])
  assert.deepEqual([masked.code, masked.out.includes('sms.example'), masked.out.includes('secret-of')], [0, true, false])
  const slip = await runSapar({ ...PRODUCTION, DATABASE_URL: empty.url, SAPAR_MAIL_FORM: 'A <a@example.org>' }, ['config', 'check'])
  assert.deepEqual([slip.code, slip.err, slip.out], [0, 'warning: SAPAR_MAIL_FORM is no setting and changes nothing; is SAPAR_MAIL_FROM meant?\n', fine.out])
})

test('the documentation of operations tells every setting, every command and every exit code, and none that is not there', async () => {
  const text = readFileSync(path.join(PROJECT, 'docs/operations.md'), 'utf8')
  const table = [...text.matchAll(/^\| `((?:SAPAR_|PORT|DATABASE_)\w*)` \|/gm)].map(([, name]) => name ?? '')
  assert.deepEqual(table.toSorted(), SETTINGS.toSorted())
  assert.ok(SETTINGS.length > 10)
  for (const name of COMMANDS) assert.match(text, new RegExp('`sapar ' + name))
  const named = new Set([...text.matchAll(/`sapar (?:staff |keys |seal |bureau |mail )?([a-z][a-z-]*)/g)].map(([, name]) => name ?? ''))
  const known = [...COMMANDS, 'returned', 'init', 'rotate', 'request', 'revoke', 'export', 'check', 'add', 'list', 'invite', 'replace-passkey', 'deactivate']
  assert.deepEqual(
    [...named].filter((name) => !known.includes(name)),
    [],
  )
  for (const code of Object.values(EXIT)) assert.match(text, new RegExp(`\\b${code} [a-z]`))
})

test('a demo does not touch a database of production, nor one of somebody else, nor production one of the demo', async () => {
  const foreign = await testDatabase('cli-foreign', { empty: true })
  const other = openDatabase(foreign.url, { max: 1 })
  const demo = { SAPAR_DATA: PRODUCTION.SAPAR_DATA }
  const inProduction = await runSapar({ ...demo, DATABASE_URL: empty.url }, ['migrate'])
  assert.deepEqual([inProduction.code, /made by the production profile/.test(inProduction.err)], [78, true])
  await other.pool.query('create table invoice (id integer primary key)')
  const strangers = await runSapar({ ...demo, DATABASE_URL: foreign.url }, ['seed'])
  assert.deepEqual([strangers.code, /holds tables of something else/.test(strangers.err)], [78, true])
  const { rows } = await other.pool.query<{ relname: string }>(`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`)
  assert.deepEqual(rows, [{ relname: 'invoice' }])
  await other.pool.query('drop table invoice')
  const seeded = await runSapar({ ...demo, DATABASE_URL: foreign.url }, ['seed', '--json'])
  assert.deepEqual([JSON.parse(seeded.out).people, JSON.parse((await runSapar({ ...demo, DATABASE_URL: foreign.url }, ['seed', '--json'])).out).people], [6, 0])
  assert.equal((await runSapar({ ...PRODUCTION, DATABASE_URL: foreign.url }, ['migrate'])).code, 78)
  const persona = await runSapar({ ...demo, DATABASE_URL: foreign.url }, ['staff', 'invite', '--number', '118'])
  assert.equal(persona.code, 77)
  await other.close()
  await foreign.drop()
})

test('a database that does not answer is told with exit code 69, a place without one with 66', async () => {
  const away = await runSapar({ ...PRODUCTION, DATABASE_URL: 'postgres://nobody:secret-word@127.0.0.1:1/none' }, ['staff', 'list'])
  assert.equal(away.code, 69)
  assert.doesNotMatch(away.err, /secret-word/)
  assert.equal((await runSapar({ SAPAR_DATA: PRODUCTION.SAPAR_DATA }, ['staff', 'list'])).code, 66)
})
