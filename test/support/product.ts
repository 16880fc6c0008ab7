import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import type { Pool } from 'pg'
import { postgresMailStore } from '../../src/adapters/mail/mail.sql.ts'
import type { MailStore, StoredMail } from '../../src/adapters/mail/mail-store.ts'
import type { CronQueue } from '../../src/adapters/postgres/job-queues.ts'
import { openDatabase } from '../../src/adapters/postgres/pool.ts'
import { readConfig } from '../../src/main/config.ts'
import { freePort } from '../../src/main/free-port.ts'
import { createLog } from '../../src/main/log.ts'
import { start } from '../../src/main/start.ts'
import { testDatabase } from './database.ts'
import { forwardClock, setClock } from './shifted-date.ts'

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
  stop(): Promise<void>
}

/** `name` shows up in the name of the database: lower case letters and dashes. */
export async function startProduct(name: string, moment = MONDAY): Promise<Product> {
  setClock(moment)
  const database = await testDatabase(name)
  const { pool, close } = openDatabase(database.url, { max: 4 })
  const port = String(await freePort(0))
  const dataDir = mkdtempSync(path.join(tmpdir(), `sapar-${name}-`))
  const read = readConfig({ PORT: port, SAPAR_DATA: dataDir, DATABASE_URL: database.url, SAPAR_LOG_LEVEL: 'silent' })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const started = await start(read.config, createLog('silent'))
  return {
    origin: started.origin,
    sandboxOrigin: started.sandboxOrigin ?? '',
    pool,
    mail: postgresMailStore(pool),
    forward: forwardClock,
    runJob: (queue) => runJob(database.url, queue),
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

const PATIENCE_MS = 20_000

/** Asks until there is an answer. */
export async function eventually<T>(ask: () => Promise<T | undefined>, what: string): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (performance.now() > deadline) throw new Error(`nothing came of ${what}`)
    await pause(60)
  }
}

/** The newest letter to an address whose subject or text matches. Waits until it is there. */
export function readMail(product: Pick<Product, 'mail'>, recipient: string, containing: RegExp = /./): Promise<StoredMail> {
  return eventually(async () => {
    for (const { id } of await product.mail.list({ limit: 20, recipient })) {
      const mail = await product.mail.get(id)
      if (mail && containing.test(`${mail.subject}\n${mail.text}`)) return mail
    }
    return undefined
  }, `a letter with ${containing.source}`)
}

/** The six digits that a letter asks to be typed: alone at the end of a line, as no token and no day is. */
export async function readCode(product: Pick<Product, 'mail'>, recipient: string): Promise<string> {
  const line = /(?:: |：)(\d{6})\r?$/m
  return line.exec((await readMail(product, recipient, line)).text)?.[1] ?? ''
}
