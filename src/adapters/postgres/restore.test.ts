import assert from 'node:assert/strict'
import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { awkwardBackup, emptyDatabase, query } from '../../../test/support/awkward-backup.ts'
import { backup } from './backup.ts'
import { migrate } from './migrate.ts'
import { loadBackup, restore } from './restore.ts'

const { root, migrationsFolder, source, objectsDir, made } = await awkwardBackup()

test('a database that holds anything is refused and left as it is', async () => {
  const target = await emptyDatabase()
  await query(target.url, 'create table mine (id int primary key)')
  assert.deepEqual(await restore(target.url, made, { migrationsFolder }), { ok: false, code: 'database-not-empty', facts: { table: 'mine' } })
  assert.deepEqual(await query(target.url, `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`), [{ relname: 'mine' }])
})

test('a backup of an older release comes back as it was, and is then brought up to date', async () => {
  const target = await emptyDatabase()
  const newer = path.join(root, 'newer-migrations')
  cpSync(migrationsFolder, newer, { recursive: true })
  writeFileSync(path.join(newer, '0002-longer.sql'), 'alter table person_note add column length integer; update person_note set length = length(line);')
  // The second file changes rows, which the trigger of the first forbids to everybody who does not say so.
  const url = `${target.url}?options=${encodeURIComponent('-c test.writing=on')}`
  assert.equal((await restore(target.url, made, { migrationsFolder: newer })).ok, true)
  assert.deepEqual(await migrate(url, { folder: newer }), [2])
  assert.deepEqual(await query(target.url, `select length from person_note where line = 'note 100'`), [{ length: 8 }])
})

/** A copy of the backup in which one thing is wrong. */
function spoilt(name: string, spoil: (dir: string) => void): string {
  const dir = path.join(root, name)
  cpSync(made, dir, { recursive: true })
  spoil(dir)
  return dir
}

test('an altered or missing file is refused before anything is written; without the check it would be believed', async () => {
  const target = await emptyDatabase()
  const notes = 'data/public.person_note.copy'
  const forge = (dir: string) => writeFileSync(path.join(dir, notes), readFileSync(path.join(dir, notes), 'utf8').replace('note 7\n', 'note 8\n'))
  const forged = spoilt('forged', forge)
  const cases: [string, string][] = [
    [forged, notes],
    [spoilt('cut', (dir) => rmSync(path.join(dir, notes))), notes],
    [spoilt('object', (dir) => appendFileSync(path.join(dir, 'objects/ab/cd/first'), '!')), 'objects/ab/cd/first'],
    [spoilt('object-gone', (dir) => rmSync(path.join(dir, 'objects/ab/cd/first'))), 'objects/ab/cd/first'],
    [spoilt('list', (dir) => writeFileSync(path.join(dir, 'objects.list'), '')), 'objects.list'],
  ]
  for (const [dir, file] of cases)
    assert.deepEqual(await restore(target.url, dir, { migrationsFolder }), { ok: false, code: 'backup-altered', facts: { file } })
  assert.deepEqual(await query(target.url, `select from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`), [])

  // The broken twin: loading without looking takes the forged note for true.
  assert.equal((await loadBackup(target.url, forged, { migrationsFolder })).ok, true)
  assert.deepEqual(await query(target.url, `select count(*)::int as forged from person_note where line = 'note 8'`), [{ forged: 2 }])
})

test('a manifest that is cut, of another form or of a release that is not ours is refused', async () => {
  const target = await emptyDatabase()
  const edit = (change: (text: string) => string) => (dir: string) =>
    writeFileSync(path.join(dir, 'manifest.json'), change(readFileSync(path.join(dir, 'manifest.json'), 'utf8')))
  const codes: string[] = []
  for (const dir of [
    spoilt(
      'half',
      edit((text) => text.slice(0, 300)),
    ),
    spoilt(
      'form',
      edit((text) => text.replace('sapar-backup-1', 'sapar-backup-9')),
    ),
    path.join(root, 'nowhere'),
    spoilt(
      'release',
      edit((text) => text.replace(/"checksum": "...../, '"checksum": "00000')),
    ),
  ]) {
    const result = await restore(target.url, dir, { migrationsFolder })
    codes.push(result.ok ? 'taken' : result.code)
  }
  assert.deepEqual(codes, ['backup-not-readable', 'backup-not-readable', 'backup-not-readable', 'backup-of-newer-release'])
})

test('a restore that fails half way leaves an empty database and no files, so that it can be repeated', async () => {
  const target = await emptyDatabase()
  const restoredObjects = path.join(root, 'failed-objects')
  const broken = spoilt('broken', (dir) => {
    rmSync(path.join(dir, 'objects/ab/ce/second'))
  })
  await assert.rejects(loadBackup(target.url, broken, { migrationsFolder, objectsDir: restoredObjects }), { code: 'ENOENT' })
  assert.equal(existsSync(restoredObjects), false)
  const garbled = spoilt('garbled', (dir) => appendFileSync(path.join(dir, 'data/public.Person.copy'), 'one column only\n'))
  await assert.rejects(loadBackup(target.url, garbled, { migrationsFolder }), { code: '22P02' })
  const gone = spoilt('gone', (dir) => rmSync(path.join(dir, 'data/public.Person.copy')))
  await assert.rejects(loadBackup(target.url, gone, { migrationsFolder }), { code: 'ENOENT' })
  const orphaned = spoilt('orphaned', (dir) => appendFileSync(path.join(dir, 'data/public.person_note.copy'), '500\t999999\tno such person\n'))
  await assert.rejects(loadBackup(target.url, withRows(orphaned), { migrationsFolder }), { code: '23503' })
  assert.equal((await restore(target.url, made, { migrationsFolder, objectsDir: restoredObjects })).ok, true)
})

function withRows(dir: string): string {
  const file = path.join(dir, 'manifest.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/("person_note",[^}]*"rows": )100/, '$1101'))
  return dir
}

test('files are asked for and restored only into an empty folder, and only when the backup has them', async () => {
  const target = await emptyDatabase()
  const occupied = await restore(target.url, made, { migrationsFolder, objectsDir })
  assert.equal(!occupied.ok && occupied.code, 'objects-folder-not-empty')
  const bare = path.join(root, 'bare')
  await backup(source.url, bare)
  const without = await restore(target.url, bare, { migrationsFolder, objectsDir: path.join(root, 'other-objects') })
  assert.equal(!without.ok && without.code, 'backup-without-objects')
})
