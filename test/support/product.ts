import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PgBoss } from 'pg-boss'
import type { Pool } from 'pg'
import { postgresMailStore } from '../../src/adapters/mail/mail.sql.ts'
import type { MailStore } from '../../src/adapters/mail/mail-store.ts'
import type { CronQueue } from '../../src/adapters/postgres/job-queues.ts'
import { openDatabase } from '../../src/adapters/postgres/pool.ts'
import { readConfig } from '../../src/main/config.ts'
import { freePort } from '../../src/main/free-port.ts'
import { createLog } from '../../src/main/log.ts'
import { start } from '../../src/main/start.ts'
import { testDatabase } from './database.ts'
import { eventually } from './mailbox.ts'
import { forwardClock, setClock } from './shifted-date.ts'
import { type Ran, runSapar } from './whole-sapar.ts'

/** A Monday morning in Astana, in a year whose holidays are known: due days are the same whenever the tests run. */
export const MONDAY = '2026-11-23T04:00:00.000Z'

/** A whole Sapar on a database of its own: web, worker, mail sink, sandbox bank. */
export interface Product {
  readonly origin: string
  readonly sandboxOrigin: string
  readonly pool: Pool
  readonly mail: MailStore
  /** Moves the clock of this process, and with it the product's. */
  readonly forward: typeof forwardClock
  /** Has the worker do now what the clock would make it do later, and waits until it is done. */
  runJob(queue: CronQueue): Promise<void>
  /** Runs a command on this installation, as its shell would. */
  sapar(...args: readonly string[]): Promise<Ran>
  stop(): Promise<void>
}

/** `name` shows up in the name of the database: lower case letters and dashes. */
export async function startProduct(name: string, moment = MONDAY): Promise<Product> {
  setClock(moment)
  const database = await testDatabase(name)
  const { pool, close } = openDatabase(database.url, { max: 4 })
  const port = String(await freePort(0))
  const dataDir = mkdtempSync(path.join(tmpdir(), `sapar-${name}-`))
  const environment = { PORT: port, SAPAR_DATA: dataDir, DATABASE_URL: database.url, SAPAR_LOG_LEVEL: 'silent' }
  const read = readConfig(environment)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const started = await start(read.config, createLog('silent'))
  return {
    origin: started.origin,
    sandboxOrigin: started.sandboxOrigin ?? '',
    pool,
    mail: postgresMailStore(pool),
    forward: forwardClock,
    runJob: (queue) => runJob(database.url, queue),
    sapar: (...args) => runSapar(environment, args),
    async stop() {
      await started.stop()
      await close()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function runJob(url: string, queue: CronQueue): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema: 'pgboss', supervise: false, schedule: false, migrate: false })
  boss.on('error', () => undefined)
  await boss.start()
  try {
    // One at a time: while the clock's own run lies in the queue, a second is not taken.
    const id = await eventually(async () => (await boss.send(queue)) ?? undefined, `planning ${queue}`)
    await eventually(async () => ((await boss.findJobs(queue, { id }))[0]?.state === 'completed' ? true : undefined), `the job ${queue}`)
  } finally {
    await boss.stop({ graceful: false })
  }
}
