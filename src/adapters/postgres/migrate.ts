import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { withClient } from './one-client.ts'
import { type DatabaseLog, type DatabaseProblem, databaseProblem } from './problem.ts'

/** One numbered SQL file. */
export interface Migration {
  readonly id: number
  readonly name: string
  /** SHA-256 of the text with Unix line ends, 64 hex digits. */
  readonly checksum: string
  readonly sql: string
}

export interface MigrateOptions {
  /** Where the SQL files lie; the product's own unless a test says otherwise. */
  readonly folder?: string
  readonly log?: DatabaseLog
}

export interface MigrationState {
  readonly applied: readonly number[]
  readonly pending: readonly number[]
  /** Why `migrate` would refuse: a changed file, or a database newer than this release. */
  readonly problem?: DatabaseProblem
}

interface Applied {
  readonly id: number
  readonly name: string
  readonly checksum: string
}

const OWN_FOLDER = path.join(import.meta.dirname, 'migrations')
const SHAPE = /^(\d{4})-([a-z0-9]+(?:-[a-z0-9]+)*)\.sql$/
/** Any number that nobody else uses: 'sapar' in hexadecimal. */
export const MIGRATION_LOCK = 0x7361706172

const BOOKKEEPING = `create table if not exists schema_migration (
  id integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`

/** The SQL files in order. Throws `migration-misnamed` for a wrong name or a gap: two branches may have taken the same number. */
export function readMigrations(folder = OWN_FOLDER): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
  return names.map((file, index) => {
    const parts = SHAPE.exec(file)
    if (!parts || Number(parts[1]) !== index + 1)
      throw databaseProblem('migration-misnamed', `${file} is not named NNNN-name.sql, or the numbers before it have a gap or a double`, { file })
    const sql = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n')
    return { id: index + 1, name: parts[2] ?? '', checksum: createHash('sha256').update(sql).digest('hex'), sql }
  })
}

/**
 * Brings the database up to date, forward only; each file is one transaction. Concurrent callers wait for each other.
 * Returns the numbers applied now. Throws `migration-changed`, `migration-unknown` or `migration-failed`.
 */
export async function migrate(target: pg.Pool | string, options: MigrateOptions = {}): Promise<number[]> {
  const migrations = readMigrations(options.folder)
  // A connection of its own: the lock belongs to a session, and a pool's time-outs are too short for a large table.
  const connectionString = typeof target === 'string' ? target : target.options.connectionString
  return withClient(connectionString ?? '', 'migrate', async (client) => {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(BOOKKEEPING)
    const { pending, problem } = compare(migrations, await readApplied(client))
    if (problem) throw problem
    for (const migration of migrations.filter(({ id }) => pending.includes(id))) {
      await apply(client, migration)
      options.log?.('migration-applied', { id: migration.id, name: migration.name })
    }
    return [...pending]
  })
}

/** Where the database stands, without changing it: for readiness and the doctor. */
export async function migrationState(pool: pg.Pool, folder?: string): Promise<MigrationState> {
  const { rows } = await pool.query<{ exists: boolean }>(`select to_regclass('schema_migration') is not null as exists`)
  return compare(readMigrations(folder), rows[0]?.exists ? await readApplied(pool) : [])
}

async function readApplied(from: pg.Pool | pg.Client): Promise<Applied[]> {
  const { rows } = await from.query<Applied>('select id, name, checksum from schema_migration order by id')
  return rows
}

function compare(migrations: readonly Migration[], applied: readonly Applied[]): MigrationState {
  const pending = migrations.filter(({ id }) => !applied.some((row) => row.id === id)).map(({ id }) => id)
  const problem = applied.map((row) => problemOf(row, migrations[row.id - 1])).find((found) => found !== undefined)
  return { applied: applied.map(({ id }) => id), pending, ...(problem && { problem }) }
}

function problemOf(row: Applied, file: Migration | undefined): DatabaseProblem | undefined {
  const name = `${String(row.id).padStart(4, '0')}-${row.name}`
  if (!file)
    return databaseProblem('migration-unknown', `The database has migration ${name}, which this release does not know: it was made by a newer one.`, {
      id: row.id,
    })
  if (file.checksum === row.checksum) return undefined
  return databaseProblem('migration-changed', `Migration ${name} was changed after it had been applied. Put the file back and write a new one.`, { id: row.id })
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const transaction = 'select pg_current_xact_id()::text as id'
  try {
    await client.query('begin')
    const before = await client.query<{ id: string }>(transaction)
    await run(client, migration)
    const after = await client.query<{ id: string }>(transaction)
    if (before.rows[0]?.id !== after.rows[0]?.id) throw new Error('the file ends its transaction by itself')
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    const { id, name } = migration
    throw databaseProblem('migration-failed', `Migration ${String(id).padStart(4, '0')}-${name} failed: ${(error as Error).message}`, { id })
  }
}

/** The bookkeeping row comes first: a second process that got past the lock would wait on it and then fail, not apply the file twice. */
async function run(client: pg.Client, { id, name, checksum, sql }: Migration): Promise<void> {
  await client.query('insert into schema_migration (id, name, checksum) values ($1, $2, $3)', [id, name, checksum])
  await client.query(sql)
}

/** For a restore: the tables of an older state, in the caller's transaction, into a database that has none. */
export async function migrateWithin(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  await client.query(BOOKKEEPING)
  for (const migration of migrations) await run(client, migration)
}
