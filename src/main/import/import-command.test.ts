import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { CARD_HEADER, cardFile, cardLine } from '../../../test/support/card-files.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { type Ran, runSapar } from '../../../test/support/whole-sapar.ts'
import { type Database, openDatabase } from '../../adapters/postgres/pool.ts'
import { runCommandLine } from '../command-line.ts'
import { PROJECT } from '../paths.ts'

const folder = temporaryFolder('import')

interface Place {
  readonly made: TestDatabase
  readonly database: Database
  readonly environment: Readonly<Record<string, string>>
  sapar(...args: readonly string[]): Promise<Ran>
}

const places: Place[] = []
let here: Place
before(async () => {
  here = await place()
})
after(async () => {
  for (const { database, made } of places) await database.close().then(made.drop)
})

/** A demo's own database, ready for cards. */
async function place(): Promise<Place> {
  const made = await testDatabase('import', { empty: true })
  const environment = { DATABASE_URL: made.url, SAPAR_DATA: path.join(folder, 'data'), SAPAR_LOG_LEVEL: 'silent' }
  const sapar = (...args: readonly string[]) => runSapar(environment, args)
  const one = { made, database: openDatabase(made.url, { max: 3 }), environment, sapar }
  places.push(one)
  assert.equal((await sapar('migrate')).code, 0)
  return one
}

function written(name: string, text: string | Buffer): string {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}

const counted = async ({ database }: Place) => (await database.pool.query<{ n: number }>('select count(*) as n from held_card')).rows[0]?.n ?? -1

/** Sessions of others in this database that are at work. */
const working = async ({ database }: Place) =>
  Number(
    (
      await database.pool.query<{ n: number }>(
        `select count(*) as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
      )
    ).rows[0]?.n,
  )

const rowsOf = async ({ database }: Place) =>
  (await database.pool.query(`select to_jsonb(c) - 'id' - 'recorded_at' as row from held_card c order by number_key`)).rows

async function json(at: Place, ...args: readonly string[]): Promise<Record<string, unknown>> {
  const ran = await at.sapar('import', 'cards', ...args, '--json')
  return { code: ran.code, ...JSON.parse(ran.out) }
}

test('the sample: tried first, brought, brought again', async () => {
  const sample = path.join(PROJECT, 'docs/samples/cards.csv')
  const tried = await here.sapar('import', 'cards', sample, '--dry-run')
  assert.deepEqual([tried.code, tried.out], [0, 'Nothing was written, this was a dry run. Read 3: new 3, changed 0, unchanged 0, wrong 0.\n'])
  assert.equal(await counted(here), 0)
  const brought = await here.sapar('import', 'cards', sample)
  assert.deepEqual([brought.code, brought.out], [0, 'Read 3: new 3, changed 0, unchanged 0, wrong 0.\n'])
  assert.match(brought.err, /\[#{30}\] 100 % {2}brought 3 rows\n/)
  const all = { code: 0, ok: true, outcome: 'done', dryRun: false, read: 3, new: 0, changed: 0, unchanged: 3, wrong: 0 }
  assert.deepEqual(await json(here, sample), all)
  const changed = written('changed.csv', readFileSync(sample, 'utf8').replace('cancelled', 'active'))
  assert.deepEqual(await json(here, changed, '--dry-run'), { ...all, dryRun: true, changed: 1, unchanged: 2 })
  assert.deepEqual(await json(here, changed), { ...all, changed: 1, unchanged: 2 })
  const { rows } = await here.database.pool.query(`select answers ->> 'address' as address, source from held_card order by number_key`)
  assert.deepEqual(
    rows.map(({ source }) => source),
    ['cards.csv', 'cards.csv', 'changed.csv'],
  )
  assert.equal(rows[1].address, '12 "Old Mill" Lane, Almaty')
})

test('what is wrong is told by line, column and code, on the console and in a file, and nothing of the people in it', async () => {
  const file = written('some.csv', CARD_HEADER + cardLine(11) + cardLine(12, { surname: 'ПРИМЕРОВА', email: 'secret' }) + cardLine(13) + cardLine(11))
  const errors = path.join(folder, 'errors.csv')
  const ran = await here.sapar('import', 'cards', file, '--errors', errors)
  assert.deepEqual([ran.code, ran.out], [1, 'Read 4: new 2, changed 0, unchanged 0, wrong 2.\n'])
  assert.match(ran.err, /^line 3, surname: must be in Latin letters, as in the passport \(not-latin-letters\)$/m)
  assert.equal(
    readFileSync(errors, 'utf8'),
    'line,column,code,words\n3,surname,not-latin-letters,"must be in Latin letters, as in the passport"\n3,email,email-shape,"is no e-mail address"\n5,number,number-twice,"is the number of an earlier row of this file"\n',
  )
  assert.equal(statSync(errors).mode & 0o777, 0o600)
  assert.doesNotMatch(ran.err + ran.out + readFileSync(errors, 'utf8'), /ПРИМЕРОВА|secret|KZ-R|anna|EXAMPLE/)
  const many = await here.sapar(
    'import',
    'cards',
    written(
      'many.csv',
      cardFile(300, (n) => (n % 2 ? { sex: '' } : {})),
    ),
    '--dry-run',
  )
  assert.deepEqual([many.code, many.err.match(/^line /gm)?.length], [1, 100])
  assert.match(many.err, /^and 50 more: --errors FILE writes all of them$/m)
})

test('what cannot be imported is refused with the exit code for it, and nothing is written', async () => {
  const kept = await counted(here)
  const good = written(
    'good.csv',
    cardFile(4, (n) => ({ number: `G${n}` })),
  )
  const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
    [
      [
        written(
          'mixed.csv',
          cardFile(3, (n) => (n > 1 ? { sex: 'DEU', number: `M${n}` } : {})),
        ),
      ],
      65,
      /More than half/,
    ],
    [[written('1251.csv', Buffer.concat([Buffer.from(cardFile(600, (n) => ({ number: `E${n}` }))), Buffer.from([0xcf, 0xf0])]))], 65, /not in UTF-8/],
    [[written('columns.csv', 'number;name\n1;2\n')], 65, /Missing: state/],
    [[path.join(folder, 'none.csv')], 66, /no file/],
    [[folder], 66, /is not a file/],
    [[good, '--errors', good], 64, /itself/],
    [[good, '--errors', path.join(folder, 'no/such/folder.csv')], 73, /cannot be written/],
    [[], 64, /missing required argument/],
  ]
  for (const [args, code, text] of cases) {
    const ran = await here.sapar('import', 'cards', ...args)
    assert.deepEqual([args.join(' '), ran.code], [args.join(' '), code])
    assert.match(ran.err, text)
  }
  assert.equal(await counted(here), kept)
  assert.match(readFileSync(good, 'utf8'), /^number,/)
})

test('a database that is not ours, or not up to date, gets no cards', async () => {
  const foreign = await testDatabase('import-foreign', { empty: true })
  const other = openDatabase(foreign.url, { max: 1 })
  const environment = { DATABASE_URL: foreign.url, SAPAR_DATA: path.join(folder, 'data') }
  const file = written('foreign.csv', cardFile(3))
  assert.match((await runSapar(environment, ['import', 'cards', file])).err, /sapar migrate/)
  await other.pool.query('create table invoice (id integer primary key)')
  const ran = await runSapar(environment, ['import', 'cards', file])
  assert.deepEqual([ran.code, /holds tables of something else/.test(ran.err)], [78, true])
  await other.close().then(foreign.drop)
})

const TOTAL = 3210
const FILE = () => written('long.csv', cardFile(TOTAL))

/** Holds the import up in its fourth batch, by a card of it that somebody else is about to write. */
async function heldUp({ database }: Place) {
  const client = await database.pool.connect()
  await client.query('begin')
  await client.query(
    `insert into held_card values (gen_random_uuid(), 'registration-card', 'x', 'KZR0001700', 'active', '2026-01-01', '2027-01-01', '{}', null, null, 'ru', 'x', now())`,
  )
  return async () => {
    await client.query('rollback')
    client.release()
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let i = 0; !(await isSo()); i++) {
    assert.ok(i < 3000, 'it did not happen')
    await pause(20)
  }
}

test('killed in the middle of a batch and run again: the same rows as of an import that nobody disturbed', async () => {
  const [killed, calm] = [await place(), await place()]
  const release = await heldUp(killed)
  const args = ['--import', path.join(PROJECT, 'tools/tsx-hook.mjs'), path.join(PROJECT, 'src/main/cli.ts'), 'import', 'cards', FILE()]
  const child = spawn(process.execPath, args, { stdio: 'ignore', env: { PATH: process.env.PATH, ...killed.environment } })
  const ended = once(child, 'exit')
  await until(async () => (await counted(killed)) === 1500)
  child.kill('SIGKILL')
  await ended
  await release()
  // The database may still end the statement that nobody waits for any more: a batch is in as a whole, or not at all.
  await until(async () => (await working(killed)) === 0)
  const left = Number(await counted(killed))
  assert.ok(left === 1500 || left === 2000, `${left}`)
  const { new: added, unchanged, code } = await json(killed, FILE())
  assert.deepEqual([code, added, unchanged], [0, TOTAL - left, left])
  assert.equal((await json(calm, FILE())).new, TOTAL)
  assert.deepEqual(await rowsOf(killed), await rowsOf(calm))
  assert.equal((await rowsOf(calm)).length, TOTAL)
})

test('asked to stop in the middle of a batch, it finishes the batch, says how to go on, and goes on', async () => {
  const at = await place()
  const release = await heldUp(at)
  const said = { out: '', err: '' }
  let stop: (why: string) => void = () => assert.fail('nobody listens')
  const running = runCommandLine(['import', 'cards', FILE()], {
    environment: at.environment,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    onStop: (act) => void (stop = act),
    leave: () => assert.fail('it left without ending its batch'),
  })
  await until(async () => (await counted(at)) === 1500)
  // One Ctrl-C arrives twice: from the terminal, and passed on by the door.
  stop('SIGINT')
  stop('SIGINT')
  await release()
  assert.equal(await running, 75)
  assert.equal(await counted(at), 2000)
  assert.match(said.err, /Run the same command again/)
  assert.deepEqual([(await json(at, FILE())).new, await counted(at)], [TOTAL - 2000, TOTAL])
})

test('two imports of one file at once: every card is there once, and each is counted as new once', async () => {
  const at = await place()
  const [one, two] = await Promise.all([json(at, FILE()), json(at, FILE())])
  assert.deepEqual([one?.code, two?.code], [0, 0])
  assert.equal(Number(one?.new) + Number(two?.new), TOTAL)
  assert.equal(await counted(at), TOTAL)
})
