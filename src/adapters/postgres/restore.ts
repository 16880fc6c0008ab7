import { rm } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { ok, type Refusal, refuse, type Result } from '../../core/kernel/result.ts'
import { columnList, PLAIN_TEXT_SETTINGS, quoted, readTables } from './backup.ts'
import { type BackupManifest, type BackupTable, hashFile, readManifest, readPieces, tableFile } from './backup-format.ts'
import { alteredObject, isEmptyFolder, restoreObjects } from './backup-objects.ts'
import { copyIn } from './copy-stream.ts'
import { MIGRATION_LOCK, type Migration, migrateWithin, readMigrations } from './migrate.ts'
import { withClient } from './one-client.ts'
import { OUR_SCHEMAS } from './schema-catalog.ts'

export type RestoreProblem =
  | 'backup-not-readable'
  | 'backup-altered'
  | 'backup-of-newer-release'
  | 'backup-without-objects'
  | 'database-not-empty'
  | 'objects-folder-not-empty'

export interface RestoreReport {
  readonly tables: number
  readonly rows: number
  readonly objects: number
}

export interface RestoreOptions {
  /** Where the encrypted files go. Without it they are left out. */
  readonly objectsDir?: string
  /** Where the migrations lie; the product's own unless a test says otherwise. */
  readonly migrationsFolder?: string
}

/**
 * Fills an empty database from a backup: all of it, or, whatever happens, nothing. The tables are those of the release that made the backup;
 * migrate afterwards. Refuses what is not empty, not complete or not unaltered, before anything is written.
 */
export async function restore(url: string, dir: string, options: RestoreOptions = {}): Promise<Result<RestoreReport, RestoreProblem>> {
  const manifest = await readManifest(dir)
  if (!manifest) return refuse('backup-not-readable', { folder: dir })
  const altered = await findAltered(dir, manifest)
  if (altered !== undefined) return refuse('backup-altered', { file: altered })
  return loadBackup(url, dir, options)
}

/** As `restore`, trusting every file of the backup. */
export async function loadBackup(url: string, dir: string, options: RestoreOptions = {}): Promise<Result<RestoreReport, RestoreProblem>> {
  const manifest = await readManifest(dir)
  if (!manifest) return refuse('backup-not-readable', { folder: dir })
  if (options.objectsDir !== undefined && !manifest.objects) return refuse('backup-without-objects')
  if (options.objectsDir !== undefined && !(await isEmptyFolder(options.objectsDir))) return refuse('objects-folder-not-empty', { folder: options.objectsDir })
  const migrations = readMigrations(options.migrationsFolder)
  const unknown = manifest.migrations.find(({ id, checksum }) => migrations[id - 1]?.checksum !== checksum)
  if (unknown) return refuse('backup-of-newer-release', { migration: unknown.id })
  const load = { dir, manifest, migrations: migrations.slice(0, manifest.migrations.length), options }
  return withClient(url, 'restore', (client) => loadInto(client, load))
}

/** Name of the first file that is missing or not what the manifest says. */
async function findAltered(dir: string, manifest: BackupManifest): Promise<string | undefined> {
  for (const table of manifest.tables) {
    const file = tableFile(table)
    if ((await hashFile(path.join(dir, file)).catch(() => '')) !== table.sha256) return file
  }
  return manifest.objects && alteredObject(dir, manifest.objects)
}

interface Load {
  readonly dir: string
  readonly manifest: BackupManifest
  readonly migrations: readonly Migration[]
  readonly options: RestoreOptions
}

async function loadInto(client: pg.Client, load: Load): Promise<Result<RestoreReport, RestoreProblem>> {
  const { objectsDir } = load.options
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class c join pg_namespace n on n.oid = relnamespace where relkind in ('r', 'p') and ${OUR_SCHEMAS} limit 1`,
    )
    if (rows[0]) return await giveUp(client, refuse('database-not-empty', { table: rows[0].name }))
    await migrateWithin(client, load.migrations)
    const loaded = await loadTables(client, load)
    if (!loaded.ok) return await giveUp(client, loaded)
    const objects = objectsDir === undefined ? 0 : await restoreObjects(load.dir, objectsDir)
    await client.query('commit')
    return ok({ tables: load.manifest.tables.length, rows: loaded.value, objects })
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    // It was empty before.
    if (objectsDir !== undefined) await rm(objectsDir, { recursive: true, force: true })
    throw error
  }
}

async function giveUp(client: pg.Client, refusal: Refusal<RestoreProblem>): Promise<Refusal<RestoreProblem>> {
  await client.query('rollback')
  return refusal
}

/**
 * Foreign keys are taken away and put back around the rows: then their order does not matter, cycles included, and each key is checked once for
 * the whole table. Our own triggers rest meanwhile: the rows have been through them. Both need no more than the owner of the tables.
 */
async function loadTables(client: pg.Client, { dir, manifest }: Load): Promise<Result<number, RestoreProblem>> {
  await client.query(PLAIN_TEXT_SETTINGS)
  const known = await readTables(client)
  const { rows: keys } = await client.query<ForeignKey>(FOREIGN_KEYS)
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const table of known) await client.query(`alter table ${quoted(table)} disable trigger user`)
  // Migrations may have brought rows of their own.
  if (known.length > 0) await client.query(`truncate ${known.map(quoted).join(', ')}`)
  let total = 0
  for (const table of manifest.tables) {
    const loaded = await loadTable(client, table, dir)
    if (loaded !== table.rows) return refuse('backup-altered', { file: tableFile(table) })
    total += loaded
  }
  for (const sequence of manifest.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [quoted(sequence), sequence.lastValue, sequence.isCalled])
  for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  for (const table of known) await client.query(`alter table ${quoted(table)} enable trigger user`)
  return ok(total)
}

interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly definition: string
}

const FOREIGN_KEYS = `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_namespace n on n.oid = connamespace where contype = 'f' and conparentid = 0 and ${OUR_SCHEMAS} order by 1, 2`

function loadTable(client: pg.Client, table: BackupTable, dir: string): Promise<number> {
  return copyIn(client, `copy ${quoted(table)} (${columnList(table)}) from stdin`, readPieces(path.join(dir, tableFile(table))))
}
