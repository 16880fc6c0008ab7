import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { awkwardBackup, contents, emptyDatabase, query } from '../../../test/support/awkward-backup.ts'
import { startPg15 } from '../../../test/support/test-servers.ts'
import { backup } from './backup.ts'
import { migrate } from './migrate.ts'
import { restore } from './restore.ts'
import { dumpSchema } from './schema-dump.ts'

const { root, migrationsFolder, source, made, manifest } = await awkwardBackup()

test('a backup comes back row for row, with its schema, sequences and files', async () => {
  const target = await emptyDatabase()
  const restoredObjects = path.join(root, 'restored-objects')
  const report = await restore(target.url, made, { migrationsFolder, objectsDir: restoredObjects })
  assert.deepEqual(report, { ok: true, value: { tables: 6, rows: 3_003 + 100 + 1 + 100 + 2, objects: 2 } })
  const [before, back] = [await contents(source.url), await contents(target.url)]
  assert.ok(before.length > 3_200)
  assert.deepEqual(back, before)
  assert.equal(await dumpSchema(target.url), await dumpSchema(source.url))
  assert.equal(readFileSync(path.join(restoredObjects, 'ab/ce/second'), 'utf8'), 'content of ab/ce/second')
  assert.equal(existsSync(path.join(restoredObjects, 'tmp')), false)
  const [next] = await query(target.url, `insert into "Person" ("full name") values ('next') returning id::int`)
  assert.deepEqual(next, { id: 3_005 })
  await assert.rejects(query(target.url, 'update person_note set line = line'), /append only/)
  await assert.rejects(query(target.url, 'insert into sandbox.paid (note) values (999999)'), { code: '23503' })
  assert.deepEqual(await migrate(target.url, { folder: migrationsFolder }), [])
})

test('a backup travels between PostgreSQL 18 and 15, both ways', async (t) => {
  const fifteen = await startPg15()
  if (!fifteen) return t.skip('no PostgreSQL 15 here')
  const [there, backAgain] = [await emptyDatabase(fifteen.url), await emptyDatabase()]
  assert.equal((await restore(there.url, made, { migrationsFolder })).ok, true)
  const second = path.join(root, 'from-15')
  const manifest15 = await backup(there.url, second)
  assert.deepEqual(manifest15.tables, manifest.tables)
  assert.equal((await restore(backAgain.url, second, { migrationsFolder })).ok, true)
  assert.deepEqual(await contents(backAgain.url), await contents(source.url))
})

test('the manifest counts and hashes everything, and nobody else may read the backup', () => {
  assert.equal(manifest.format, 'sapar-backup-1')
  assert.deepEqual(
    manifest.migrations.map(({ id }) => id),
    [1],
  )
  assert.deepEqual(
    manifest.tables.map(({ schema, name, rows }) => `${schema}.${name} ${rows}`),
    ['public.Person 3003', 'public.empty_one 0', 'public.event_log 2', 'public.person_note 100', 'public.seeded 1', 'sandbox.paid 100'],
  )
  assert.equal(manifest.objects?.count, 2)
  assert.equal(statSync(made).mode & 0o077, 0)
  for (const file of ['manifest.json', 'data/public.Person.copy', 'objects/ab/cd/first']) assert.equal(statSync(path.join(made, file)).mode & 0o077, 0)
})

test('all tables are of one moment: no note without its person while both are being written', async () => {
  const writer = { stop: false, written: 0 }
  const writing = (async () => {
    const client = new pg.Client(source.url)
    await client.connect()
    await client.query(`set test.writing = 'on'`)
    for (; !writer.stop; writer.written++)
      await client.query(
        `with one as (insert into "Person" ("full name") values ('w') returning id) insert into person_note (person, line) select id, 'w' from one`,
      )
    await client.end()
  })()
  const dir = path.join(root, 'while-writing')
  const before = writer.written
  const during = await backup(source.url, dir)
  assert.ok(writer.written - before > 5, 'too little was written meanwhile')

  // The broken twin: the two tables one after the other, each as of its own moment.
  const [persons] = await query(source.url, 'select count(*)::int as count from "Person"')
  const enough = writer.written + 5
  while (writer.written < enough) await pause(1)
  const [notes] = await query(source.url, 'select count(*)::int as count from person_note')
  assert.notEqual(Number(persons?.count) - Number(notes?.count), 3_003 - 100)

  writer.stop = true
  await writing
  const rowsOf = (name: string) => during.tables.find((table) => table.name === name)?.rows ?? 0
  assert.equal(rowsOf('Person') - rowsOf('person_note'), 3_003 - 100)
  const target = await emptyDatabase()
  assert.equal((await restore(target.url, dir, { migrationsFolder })).ok, true)
})

test('a backup never writes over another one, and one that fails leaves nothing that looks like one', async () => {
  await assert.rejects(backup(source.url, made), { code: 'backup-folder-not-empty' })
  const failing = path.join(root, 'failing')
  await assert.rejects(backup(source.url.replace('127.0.0.1', '127.0.0.2'), failing))
  const unreachable = await emptyDatabase()
  await assert.rejects(backup(unreachable.url, failing), { code: '42P01' })
  assert.deepEqual(
    readdirSync(root).filter((name) => name.startsWith('failing')),
    [],
  )
})
