// The keeper of a shared test server, started by test-servers.ts: owns the server and stops it when no test process uses it any more.
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { startEmbedded } from '../../src/adapters/postgres/embedded.ts'
import { isDatabaseProblem } from '../../src/adapters/postgres/problem.ts'
import { templateName } from './database.ts'
import { CACHE, IN_USE_LOCK, PG15_BIN, testDataDir } from './test-servers.ts'

const major = process.argv[2] === '15' ? 15 : 18
const UNUSED_MS = 3_000
const LOOK_MS = 500

try {
  await keep()
} catch (error) {
  // Another keeper was faster.
  if (isDatabaseProblem(error) && error.code === 'data-folder-in-use') process.exit(3)
  throw error
}

async function keep(): Promise<void> {
  const server = await startEmbedded({
    dataDir: testDataDir(major),
    cacheDir: path.join(CACHE, 'binaries'),
    log: (event, facts) => process.stdout.write(`${JSON.stringify({ event, ...facts })}\n`),
    // Data of tests need not survive a power cut; many test processes share the connections.
    settings: { fsync: 'off', full_page_writes: 'off', max_wal_size: '256MB', max_connections: '200' },
    ...(major === 15 && { binaries: async () => ({ bin: PG15_BIN, major: 15 }) }),
  })
  const client = new pg.Client({ connectionString: server.url, application_name: 'sapar-test-keeper' })
  await client.connect()
  await dropLeftovers(client)
  for (let unused = 0; ; unused += LOOK_MS) {
    await pause(LOOK_MS)
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [IN_USE_LOCK])
    if (!rows[0]?.held) unused = 0
    // With the lock in our hands nobody can join any more.
    else if (unused >= UNUSED_MS) break
    else await client.query('select pg_advisory_unlock($1)', [IN_USE_LOCK])
  }
  await client.end()
  await server.stop()
}

/** Of killed test processes, and of older migration files. */
async function dropLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(`select datname from pg_database where datname ~ '^(t|sapar_template)_' and datname <> $1`, [
    templateName(),
  ])
  for (const { datname } of rows) await client.query(`drop database if exists ${client.escapeIdentifier(datname)} with (force)`)
}
