import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Binaries, findBinaries } from './embedded-binaries.ts'
import { type ClusterFiles, clusterExists, clusterFiles, ensureCluster } from './embedded-cluster.ts'
import { findRunning, forgetDeadServer, launch, type RunningServer, urlOf } from './embedded-server.ts'
import { withClient } from './one-client.ts'
import { ownFolder } from './owner-lock.ts'
import type { DatabaseLog } from './problem.ts'
import { type Account, chooseAccount } from './run-account.ts'
import { stopPostmaster } from './server-process.ts'

export interface EmbeddedServer {
  /** Connection string of the database `sapar`, password included: not for logs. */
  readonly url: string
  readonly port: number
  /** Fast shutdown; resolves when the server has ended and the folder is free. May be called more than once. */
  stop(): Promise<void>
  /** False when a server that outlived a killed process was taken over. */
  readonly startedHere: boolean
}

export interface EmbeddedOptions {
  /** PostgreSQL's data folder. Password, lock, log and port lie beside it, as `<dataDir>.password` and so on. */
  readonly dataDir: string
  /** Where a copy of the programs goes when the account that runs them cannot reach the installed ones. */
  readonly cacheDir: string
  readonly log: DatabaseLog
  /** Server settings on top of ours, by name. */
  readonly settings?: Readonly<Record<string, string>>
  /** Finds the programs; a test gives older ones. */
  readonly binaries?: (account: Account) => Promise<Binaries>
}

const DATABASE = 'sapar'

/**
 * Starts PostgreSQL on the folder, makes it on the first call, or takes over the server that a killed process left running.
 * Throws a DatabaseProblem; `data-folder-in-use` while another process owns the folder.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const files = clusterFiles(options.dataDir)
  mkdirSync(path.dirname(files.data), { recursive: true, mode: 0o700 })
  const lock = ownFolder(files.lock)
  try {
    const running = clusterExists(files) ? await findRunning(files) : undefined
    const server = running ?? (await startNew(files, options))
    const url = await ensureDatabase(files, server)
    writeFileSync(files.port, `${server.port}\n`)
    options.log(running ? 'postgres-taken-over' : 'postgres-started', { port: server.port, pid: server.pid })
    let stopped: Promise<void> | undefined
    const stop = async () => {
      await stopPostmaster(server.pid)
      rmSync(files.port, { force: true })
      lock.release()
    }
    return { url, port: server.port, startedHere: !running, stop: () => (stopped ??= stop()) }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The address of the server that runs on the folder, whoever owns it: for commands beside a running Sapar. Undefined when none answers. */
export async function runningUrl(dataDir: string): Promise<string | undefined> {
  const files = clusterFiles(dataDir)
  const running = clusterExists(files) ? await findRunning(files) : undefined
  return running && urlOf(files, running.port, DATABASE)
}

async function startNew(files: ClusterFiles, options: EmbeddedOptions): Promise<RunningServer> {
  const { cacheDir, log, settings } = options
  const account = chooseAccount(files.data)
  const binaries = await (options.binaries?.(account) ?? findBinaries({ cacheDir, account, log }))
  await ensureCluster({ files, binaries, account, log })
  forgetDeadServer(files)
  return launch({ files, binaries, account, log, ...(settings && { settings }) })
}

async function ensureDatabase(files: ClusterFiles, { port }: RunningServer): Promise<string> {
  await withClient(urlOf(files, port, 'postgres'), 'start', async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  })
  return urlOf(files, port, DATABASE)
}
