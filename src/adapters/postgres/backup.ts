import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { type BackupManifest, type BackupTable, MANIFEST, tableFile, writeHashed } from './backup-format.ts'
import { copyObjects } from './backup-objects.ts'
import { copyOut } from './copy-stream.ts'
import { withClient } from './one-client.ts'
import { type DatabaseLog, databaseProblem } from './problem.ts'
import { OUR_SCHEMAS } from './schema-catalog.ts'

export interface BackupOptions {
  /** The folder of encrypted files, to be copied along. */
  readonly objectsDir?: string
  /** Kept in the manifest: no secrets, no people. */
  readonly notes?: Readonly<Record<string, string>>
  readonly log?: DatabaseLog
}

export interface TableName {
  readonly schema: string
  readonly name: string
  /** Those that are stored, not computed. */
  readonly columns: readonly string[]
}

/** Text forms that every server of version 15 or newer reads back as the same value, whatever its own settings are; and an error instead of hidden rows. */
export const PLAIN_TEXT_SETTINGS = `set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601'; set timezone = 'UTC'; set bytea_output = 'hex';
  set extra_float_digits = 1; set client_encoding = 'UTF8'; set search_path = ''; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;
  set row_security = off`

const TABLES = `select nspname as schema, relname as name,
    array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
  from pg_class c join pg_namespace n on n.oid = relnamespace
  where relkind in ('r', 'p') and not relispartition and relpersistence = 'p' and ${OUR_SCHEMAS} and not (nspname = 'public' and relname = 'schema_migration')
    and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
  order by nspname collate "C", relname collate "C"`

const SEQUENCES = `select nspname as schema, relname as name from pg_class c join pg_namespace n on n.oid = relnamespace
  where relkind = 'S' and ${OUR_SCHEMAS} order by nspname collate "C", relname collate "C"`

/** Our tables but the migrations' own; the job library's are made anew by itself. */
export async function readTables(client: pg.Client): Promise<TableName[]> {
  return (await client.query<TableName>(TABLES)).rows
}

/**
 * Writes all tables as of one moment into a new folder, and the files beside them. Writers are not held up. The folder gets its name last,
 * so a backup that was interrupted never looks complete. It holds people's data: only we may read it.
 * Throws `backup-folder-not-empty`.
 */
export async function backup(url: string, outDir: string, options: BackupOptions = {}): Promise<BackupManifest> {
  const target = path.resolve(outDir)
  const existing = await readdir(target).catch(() => [])
  if (existing.length > 0) throw databaseProblem('backup-folder-not-empty', `${target} is not empty. Choose a new folder for the backup.`, { folder: target })
  const unfinished = `${target}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  try {
    const manifest = await withClient(url, 'backup', (client) => writeAll(client, unfinished, options))
    await writeHashed(pieceOf(`${JSON.stringify(manifest, null, 2)}\n`), path.join(unfinished, MANIFEST))
    await rename(unfinished, target)
    await syncFolder(path.dirname(target))
    return manifest
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function writeAll(client: pg.Client, folder: string, { objectsDir, notes, log }: BackupOptions): Promise<BackupManifest> {
  await client.query(PLAIN_TEXT_SETTINGS)
  await client.query('begin isolation level repeatable read read only')
  const { rows: moments } = await client.query<{ at: string; version: string }>(
    `select to_json(now())#>>'{}' as at, current_setting('server_version') as version`,
  )
  const tables: BackupTable[] = []
  for (const table of await readTables(client)) {
    tables.push(await writeTable(client, table, folder))
    log?.('table-backed-up', { table: `${table.schema}.${table.name}`, rows: tables.at(-1)?.rows ?? 0 })
  }
  const sequences = await readSequences(client)
  const { rows: migrations } = await client.query<BackupManifest['migrations'][number]>('select id, name, checksum from public.schema_migration order by id')
  await client.query('commit')
  const objects = objectsDir === undefined ? undefined : await copyObjects(objectsDir, folder)
  const { at = '', version = '' } = moments[0] ?? {}
  return { format: 'sapar-backup-1', madeAt: at, serverVersion: version, migrations, tables, sequences, ...(objects && { objects }), ...(notes && { notes }) }
}

async function writeTable(client: pg.Client, table: TableName, folder: string): Promise<BackupTable> {
  // A query, not the table itself: COPY does not read a partitioned table.
  const { stream, rows } = copyOut(client, `copy (select ${columnList(table)} from ${quoted(table)}) to stdout`)
  const written = await writeHashed(stream, path.join(folder, tableFile(table)))
  return { schema: table.schema, name: table.name, columns: [...table.columns], rows: rows(), ...written }
}

/** Sequences stand outside of snapshots. Read after the tables, they can only be ahead of the rows, never behind. */
async function readSequences(client: pg.Client): Promise<BackupManifest['sequences']> {
  const { rows } = await client.query<{ schema: string; name: string }>(SEQUENCES)
  const sequences: BackupManifest['sequences'] = []
  for (const { schema, name } of rows) {
    const values = await client.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${quoted({ schema, name })}`,
    )
    sequences.push({ schema, name, lastValue: values.rows[0]?.lastValue ?? '1', isCalled: values.rows[0]?.isCalled ?? false })
  }
  return sequences
}

export function quoted({ schema, name }: { schema: string; name: string }): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`
}

export function columnList({ columns }: { columns: readonly string[] }): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ')
}

async function* pieceOf(text: string) {
  yield Buffer.from(text)
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
