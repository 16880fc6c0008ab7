import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { inspectServer, newestPicture } from './inspect.sql.ts'
import { claimInstallation, databaseAnswers, ownerOfDatabase } from './installation.sql.ts'
import { openDatabase } from './pool.ts'

let stores: StoreTest
before(async () => {
  stores = await openStores('inspect')
})
after(() => stores.close())

test('a server tells its version, encoding and time', async () => {
  const facts = await inspectServer(stores.pool)
  assert.ok((facts?.versionNumber ?? 0) >= 150_000)
  assert.equal(facts?.encoding, 'UTF8')
  assert.match(facts?.now ?? '', /^\d{4}-\d\d-\d\dT.*Z$/)
  assert.equal(await newestPicture(stores.pool), undefined)
})

test('whose a database is can be told before anything is written to it', async () => {
  assert.equal(await databaseAnswers(stores.pool), true)
  assert.equal(await ownerOfDatabase(stores.pool), 'unclaimed')
  await claimInstallation(stores.pool, 'production', minute(0))
  assert.equal(await ownerOfDatabase(stores.pool), 'production')
  const empty = await testDatabase('inspect-empty', { empty: true })
  const { pool, close } = openDatabase(empty.url, { max: 1 })
  assert.equal(await ownerOfDatabase(pool), 'nobody')
  await pool.query('create table schema_migration (id integer primary key)')
  assert.equal(await ownerOfDatabase(pool), 'unclaimed')
  await pool.query('drop table schema_migration; create schema shop; create table shop.invoice (id integer primary key)')
  assert.equal(await ownerOfDatabase(pool), 'strangers')
  await close()
  await empty.drop()
})
