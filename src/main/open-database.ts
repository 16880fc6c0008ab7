import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from '../adapters/postgres/embedded.ts'
import { openDatabase, type Database } from '../adapters/postgres/pool.ts'
import { isDatabaseProblem } from '../adapters/postgres/problem.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'

const FREE_WITHIN_MS = 5_000

export interface OpenDatabase extends Database {
  readonly url: string
  /** True when the embedded server was started or taken over by this process. */
  readonly embedded: boolean
  /** Closes the connections and, when it is ours, stops the server. */
  stop(): Promise<void>
}

/** The database named by the environment, or the embedded PostgreSQL in the data folder. */
export async function openTheDatabase(config: Config, log: Log, cacheDir: string): Promise<OpenDatabase> {
  const databaseLog = (event: string, fields?: Readonly<Record<string, string | number>>) => log.info(event, fields)
  if (config.databaseUrl) {
    const database = openDatabase(config.databaseUrl, { max: 20, log: databaseLog })
    return { ...database, url: config.databaseUrl, embedded: false, stop: () => database.close() }
  }
  const server = await startOnceFree({ dataDir: path.join(config.dataDir, 'postgres'), cacheDir, log: databaseLog })
  const database = openDatabase(server.url, { max: 20, log: databaseLog })
  const stop = async () => {
    await database.close()
    await server.stop()
  }
  return { ...database, url: server.url, embedded: true, stop }
}

/** A Sapar that was just told to stop needs a moment, and whoever told it may start the next one at once. */
async function startOnceFree(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const deadline = performance.now() + FREE_WITHIN_MS
  for (;;) {
    try {
      return await startEmbedded(options)
    } catch (error) {
      if (!isDatabaseProblem(error) || error.code !== 'data-folder-in-use' || performance.now() > deadline) throw error
      await pause(100)
    }
  }
}
