import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { migrate, migrationState, readMigrations } from './migrate.ts'
import { openDatabase } from './pool.ts'

const root = temporaryFolder('migrate')

function folderOf(name: string, files: Readonly<Record<string, string>>): string {
  const folder = path.join(root, name)
  mkdirSync(folder, { recursive: true })
  for (const [file, sql] of Object.entries(files)) writeFileSync(path.join(folder, file), sql)
  return folder
}

async function emptyDatabase() {
  const database = await testDatabase('migrate', { empty: true })
  const { pool, close } = openDatabase(database.url, { max: 4 })
  after(async () => {
    await close()
    await database.drop()
  })
  return { ...database, pool }
}

const ONE = { '0001-people.sql': 'create table person (id int primary key); insert into person values (1);' }
const TWO = { ...ONE, '0002-names.sql': 'alter table person add column name text;' }

test('files are applied once, in order, and the state says what is left', async () => {
  const { url, pool } = await emptyDatabase()
  const folder = folderOf('order', TWO)
  assert.deepEqual(await migrationState(pool, folder), { applied: [], pending: [1, 2] })
  assert.deepEqual(await migrate(url, { folder: folderOf('order-before', ONE) }), [1])
  assert.deepEqual(await migrationState(pool, folder), { applied: [1], pending: [2] })
  assert.deepEqual(await migrate(pool, { folder }), [2])
  assert.deepEqual(await migrate(url, { folder }), [])
  assert.deepEqual((await pool.query('select * from person')).rows, [{ id: 1, name: null }])
})

test('eight starters at the same moment apply each file once between them', async () => {
  const { url, pool } = await emptyDatabase()
  const folder = folderOf('starters', { ...TWO, '0003-slow.sql': 'select pg_sleep(0.2); insert into person values (2);' })
  const results = await Promise.all(Array.from({ length: 8 }, () => migrate(url, { folder })))
  assert.deepEqual(results.flat().toSorted(), [1, 2, 3])
  assert.equal((await pool.query('select from person')).rowCount, 2)
})

test('a file that fails leaves nothing behind, and those before it stay', async () => {
  const { url, pool } = await emptyDatabase()
  const folder = folderOf('fails', { ...ONE, '0002-half.sql': 'create table half (id int); insert into person values (1);' })
  await assert.rejects(migrate(url, { folder }), { code: 'migration-failed', message: /0002-half.*person_pkey/ })
  assert.deepEqual(await migrationState(pool, folder), { applied: [1], pending: [2] })
  assert.equal((await pool.query(`select to_regclass('half') as half`)).rows[0].half, null)
  assert.deepEqual(await migrate(url, { folder: folderOf('mended', TWO) }), [2])
})

test('an applied file that was changed is refused, by starter and state alike; line ends do not count', async () => {
  const { url, pool } = await emptyDatabase()
  await migrate(url, { folder: folderOf('before', { '0001-people.sql': 'create table person (\nid int);' }) })
  assert.deepEqual(await migrate(url, { folder: folderOf('windows', { '0001-people.sql': 'create table person (\r\nid int);' }) }), [])
  const changed = folderOf('changed', { '0001-people.sql': 'create table person (\nid bigint);', '0002-names.sql': 'select 1' })
  await assert.rejects(migrate(url, { folder: changed }), { code: 'migration-changed' })
  assert.equal((await migrationState(pool, changed)).problem?.code, 'migration-changed')
  assert.deepEqual((await migrationState(pool, changed)).applied, [1])
})

test('a database of a newer release is refused by the older one', async () => {
  const { url, pool } = await emptyDatabase()
  await migrate(url, { folder: folderOf('newer', TWO) })
  const folder = folderOf('older', ONE)
  await assert.rejects(migrate(url, { folder }), { code: 'migration-unknown' })
  assert.equal((await migrationState(pool, folder)).problem?.code, 'migration-unknown')
})

test('a file that ends its transaction by itself is refused', async () => {
  const { url } = await emptyDatabase()
  const folder = folderOf('commits', { '0001-sly.sql': 'create table sly (id int); commit; begin;' })
  await assert.rejects(migrate(url, { folder }), { code: 'migration-failed', message: /ends its transaction/ })
})

test('names must be numbered without gap or double', () => {
  for (const wrong of ['0003-gap.sql', '0001-double.sql', '2-short.sql', '0002-Upper.sql']) {
    assert.throws(() => readMigrations(folderOf(`wrong-${wrong}`, { ...ONE, [wrong]: '' })), { code: 'migration-misnamed' })
  }
  assert.ok(readMigrations().length >= 1)
})
