import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { clusterExists, clusterFiles } from '../adapters/postgres/embedded-cluster.ts'
import { runningUrl, startEmbedded } from '../adapters/postgres/embedded.ts'
import { openDatabase } from '../adapters/postgres/pool.ts'
import { isDatabaseProblem } from '../adapters/postgres/problem.ts'
import { commandProblem } from './command-problem.ts'
import type { Config } from './config.ts'
import { EXIT } from './exit-codes.ts'
import { CACHE } from './paths.ts'
import { line, type Terminal } from './terminal.ts'

export interface UsedDatabase {
  readonly pool: Pool
  /** Password included: not for logs. */
  readonly url: string
}

export interface DatabaseUse {
  /** Whether a missing embedded database is made. Otherwise a mistyped folder would get one. */
  readonly mayMake: boolean
  readonly terminal: Pick<Terminal, 'err' | 'onStop' | 'leave'>
}

interface Server {
  readonly url: string
  stop(): Promise<void>
}

/** How long another Sapar may take to bring its database up, milliseconds. */
const STARTS_WITHIN_MS = 60_000

/**
 * The database for the length of one command: the one that DATABASE_URL names; else the embedded one, beside a running Sapar or started here and
 * stopped again.
 */
export async function withDatabase<T>(config: Config, how: DatabaseUse, use: (database: UsedDatabase) => Promise<T>): Promise<T> {
  if (config.databaseUrl) return open(config.databaseUrl, use)
  const dataDir = path.join(config.dataDir, 'postgres')
  if (!how.mayMake && !clusterExists(clusterFiles(dataDir)))
    throw commandProblem(
      EXIT.noInput,
      `There is no database in ${config.dataDir} yet. Start Sapar once, or name the right one with SAPAR_DATA or DATABASE_URL.`,
    )
  let stopped = false
  let server: Server | undefined
  // Whoever breaks the command off must not leave the server behind.
  how.terminal.onStop(() => {
    stopped = true
    void server?.stop().finally(() => how.terminal.leave())
  })
  server = await startOrJoin(dataDir, (text) => how.terminal.err(line(text)))
  try {
    if (stopped) throw commandProblem(EXIT.tryAgain, 'Broken off.')
    return await open(server.url, use)
  } finally {
    await server.stop()
  }
}

/** Owning the folder comes first: a server that outlived its Sapar is then stopped again at the end, and nobody starts one in between. */
async function startOrJoin(dataDir: string, say: (text: string) => void): Promise<Server> {
  const deadline = performance.now() + STARTS_WITHIN_MS
  for (;;) {
    try {
      return await startEmbedded({
        dataDir,
        cacheDir: CACHE,
        log: (event) => event === 'postgres-started' && say('The embedded database was started for this command.'),
      })
    } catch (error) {
      if (!isDatabaseProblem(error) || error.code !== 'data-folder-in-use') throw error
      const url = await runningUrl(dataDir)
      if (url) return { url, stop: async () => undefined }
      if (performance.now() > deadline) throw error
      await pause(200)
    }
  }
}

async function open<T>(url: string, use: (database: UsedDatabase) => Promise<T>): Promise<T> {
  const database = openDatabase(url, { max: 4 })
  try {
    return await use({ pool: database.pool, url })
  } finally {
    await database.close()
  }
}
