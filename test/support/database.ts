import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate, readMigrations } from '../../src/adapters/postgres/migrate.ts'
import { joinServer } from './test-servers.ts'

export interface TestDatabase {
  readonly url: string
  /** Ends what is still connected. */
  drop(): Promise<void>
}

interface TestDatabaseOptions {
  /** Another server than the one of this test run, by its superuser's connection string. */
  readonly server?: string
  /** Without the tables of the migrations. */
  readonly empty?: boolean
}

const TEMPLATE_LOCK = 7_401

/**
 * A database of the caller's own, migrated, in the server of this test run: the one SAPAR_TEST_PG_URL names, else the shared embedded one.
 * `name` shows up in its name: lower case letters and dashes.
 */
export async function testDatabase(name: string, options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = options.server ?? (await serverOfThisRun())
  const database = `t_${name.replaceAll('-', '_')}_${randomBytes(4).toString('hex')}`
  await withClient(server, async (client) => {
    const template = options.empty ? 'template1' : await ensureTemplate(client, server)
    await client.query(`create database ${database} template ${template}`)
  })
  return {
    url: inDatabase(server, database),
    drop: () => withClient(server, async (client) => void (await client.query(`drop database if exists ${database} with (force)`))),
  }
}

let joined: ReturnType<typeof joinServer> | undefined

/** Joined once, left when this process ends. */
async function serverOfThisRun(): Promise<string> {
  if (process.env.SAPAR_TEST_PG_URL) return process.env.SAPAR_TEST_PG_URL
  joined ??= joinServer(18)
  return (await joined).url
}

/** Migrating takes longer than copying, so it is done once for each state of the migration files. */
async function ensureTemplate(client: pg.Client, server: string): Promise<string> {
  const template = templateName()
  await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
  if (rowCount === 0) {
    await client.query(`drop database if exists ${template}_new with (force)`)
    await client.query(`create database ${template}_new`)
    await migrate(inDatabase(server, `${template}_new`))
    await client.query(`alter database ${template}_new rename to ${template}`)
  }
  await client.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK])
  return template
}

/** Changes with the migration files, so that nobody copies yesterday's tables. */
export function templateName(): string {
  const digest = createHash('sha256')
  for (const { checksum } of readMigrations()) digest.update(checksum)
  return `sapar_template_${digest.digest('hex').slice(0, 12)}`
}

function inDatabase(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'sapar-test' })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
