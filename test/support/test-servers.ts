import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, openSync } from 'node:fs'
import type { Socket } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { runningUrl } from '../../src/adapters/postgres/embedded.ts'
import { ramFolder } from './ram-folder.ts'

/** A server that test processes share. */
export interface TestServer {
  /** Connection string of a superuser. */
  readonly url: string
  /** When the last one has left, or its process has ended, the server stops by itself. */
  leave(): Promise<void>
}

export type Major = 18 | 15

/** Debian's PostgreSQL 15, the oldest that the product runs on. */
export const PG15_BIN = '/usr/lib/postgresql/15/bin'
/** Held, shared, by every process that uses the server; its keeper stops it once it can hold it alone. */
export const IN_USE_LOCK = 7_402
export const CACHE = path.resolve(import.meta.dirname, '../../.cache/test-postgres')
const STARTED_WITHIN_MS = 60_000

/**
 * In memory where there is enough of it: a database is some 350 files, and to make them takes a disk a quarter of a second of processor time, for every
 * test file. One folder for each checkout.
 */
export const IN_MEMORY = ramFolder(`test-postgres-${createHash('sha1').update(CACHE).digest('hex').slice(0, 12)}`)

export function testDataDir(major: Major): string {
  return path.join(IN_MEMORY ?? CACHE, String(major), 'postgres')
}

/**
 * Joins the shared server, and has it started when nobody runs it yet. A keeper process of its own owns the server, so that it does not matter
 * which test process comes first, goes last or is killed.
 */
export async function joinServer(major: Major): Promise<TestServer> {
  const deadline = performance.now() + STARTED_WITHIN_MS
  let keeper: { exitCode: number | null } | undefined
  for (;;) {
    const url = await runningUrl(testDataDir(major))
    const leave = url === undefined ? undefined : await hold(url)
    if (url !== undefined && leave) return { url, leave }
    if (!url && keeper?.exitCode !== null) keeper = startKeeper(major)
    if (performance.now() > deadline) throw new Error(`the shared test server did not start; see the logs in ${path.dirname(testDataDir(major))}`)
    await pause(50)
  }
}

/** PostgreSQL 15 where the machine has one, or TEST_DATABASE_URL names one; undefined elsewhere. */
export async function startPg15(): Promise<TestServer | undefined> {
  const url = process.env.TEST_DATABASE_URL
  if (url) return { url, leave: () => Promise.resolve() }
  return existsSync(PG15_BIN) ? joinServer(15) : undefined
}

/** Undefined when the server is going down. The connection alone does not keep this process running. */
async function hold(url: string): Promise<(() => Promise<void>) | undefined> {
  const client = new pg.Client({ connectionString: url, application_name: 'sapar-test-holder', keepAlive: true })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock_shared($1) as held', [IN_USE_LOCK])
    if (rows[0]?.held) {
      const socket = client.connection.stream as Socket
      socket.unref()
      return () => {
        socket.ref()
        return client.end()
      }
    }
    await client.end()
  } catch {
    // It went away between the look and the call.
  }
  return undefined
}

function startKeeper(major: Major) {
  mkdirSync(path.dirname(testDataDir(major)), { recursive: true })
  const log = openSync(path.join(path.dirname(testDataDir(major)), 'keeper.log'), 'a')
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'keep-test-postgres.ts'), String(major)], {
    detached: true,
    stdio: ['ignore', log, log],
  })
  child.unref()
  return child
}
