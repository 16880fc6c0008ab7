import type { ChildProcess } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync, readSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries } from './embedded-binaries.ts'
import { type ClusterFiles, readPassword, SUPERUSER } from './embedded-cluster.ts'
import { withClient } from './one-client.ts'
import { type DatabaseLog, databaseProblem } from './problem.ts'
import { type Account, startAs } from './run-account.ts'
import { freePort, isPortFree, isRunning, worksElsewhere } from './server-process.ts'

export interface RunningServer {
  readonly pid: number
  readonly port: number
}

const READY_WITHIN_MS = 120_000
const LOG_LIMIT_BYTES = 10_000_000
const ATTEMPTS = 5

export function urlOf(files: ClusterFiles, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${encodeURIComponent(readPassword(files))}@127.0.0.1:${port}/${database}`
}

interface LaunchRequest {
  readonly files: ClusterFiles
  readonly binaries: Binaries
  readonly account: Account
  readonly log: DatabaseLog
  /** Server settings on top of ours, by name. */
  readonly settings?: Readonly<Record<string, string>>
}

/** Starts the server on a free port. It survives us: Ctrl-C must not reach it before our own requests are finished, and a kill -9 of us must not hurt it. */
export async function launch(request: LaunchRequest): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    try {
      return await launchOn(port, request)
    } catch (error) {
      if (attempt === ATTEMPTS || !(await isPassing(error, port))) throw error
      await pause(200 * attempt)
    }
  }
}

/** Two causes go away by themselves: somebody took the port meanwhile, or the last workers of a killed server are still leaving. */
async function isPassing(error: unknown, port: number): Promise<boolean> {
  return String(error).includes('shared memory block') || !(await isPortFree(port))
}

async function launchOn(port: number, request: LaunchRequest): Promise<RunningServer> {
  const { files, binaries, account, log } = request
  const output = openLog(files.log)
  const begin = fstatSync(output).size
  const args = (nameOf: (file: string) => string) => ['-D', nameOf(files.data), '-p', String(port), ...settingArgs(request.settings)]
  let child: ChildProcess
  try {
    child = startAs({ program: path.join(binaries.bin, 'postgres'), args, account, output, detached: true })
  } finally {
    closeSync(output)
  }
  const ended = watch(child, log)
  child.unref()
  const isAlive = () => ended.reason === undefined
  try {
    await waitUntilReady(urlOf(files, port, 'postgres'), isAlive)
  } catch (error) {
    if (!isAlive()) throw databaseProblem('server-did-not-start', `PostgreSQL did not start (${ended.reason}):\n${readFrom(files.log, begin)}`)
    child.kill('SIGQUIT')
    throw error
  }
  return { pid: child.pid ?? 0, port }
}

function watch(child: ChildProcess, log: DatabaseLog): { reason?: string } {
  const ended: { reason?: string } = {}
  child.on('error', (error) => (ended.reason = error.message))
  child.on('exit', (code, signal) => {
    ended.reason = signal ?? `exit code ${code}`
    log('postgres-ended', { reason: ended.reason })
  })
  return ended
}

/** Loopback only, no socket file, ordinary durability, and a log without row contents: people's data must not reach it. */
function settingArgs(more: Readonly<Record<string, string>> = {}): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '64MB',
    fsync: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...more,
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Asks over TCP until an answer comes; a log line is no proof. Throws when `isAlive` turns false or the server never answers. */
async function waitUntilReady(url: string, isAlive: () => boolean): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS
  for (;;) {
    if (!isAlive()) throw databaseProblem('server-did-not-start', 'PostgreSQL ended before it answered')
    try {
      return await withClient(url, 'readiness', async (client) => void (await client.query('select 1')))
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (code === '28P01')
        throw databaseProblem('password-refused', 'The password beside the data folder is not the one of this server. Put the right file back.')
      if (performance.now() > deadline) throw databaseProblem('server-does-not-answer', `PostgreSQL runs but does not answer: ${(error as Error).message}`)
      await pause(20)
    }
  }
}

/** A server that outlived its owner, once it answers. Undefined when none runs on this folder, or the one there was is going down. */
export async function findRunning(files: ClusterFiles): Promise<RunningServer | undefined> {
  const lines = readLines(pidFile(files))
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!(pid > 0) || !isRunning(pid) || worksElsewhere(pid, files.data)) return undefined
  try {
    await waitUntilReady(urlOf(files, port, 'postgres'), () => isRunning(pid))
    return { pid, port }
  } catch (error) {
    if (isRunning(pid)) throw error
    return undefined
  }
}

/**
 * For the owner of the folder, when nothing runs there: the number in the file may belong to another program by now, or to a dead process
 * that nobody collected, and PostgreSQL would take either for a living server. Its shared memory still guards it from its own last workers.
 */
export function forgetDeadServer(files: ClusterFiles): void {
  rmSync(pidFile(files), { force: true })
}

function pidFile(files: ClusterFiles): string {
  return path.join(files.data, 'postmaster.pid')
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

function openLog(file: string): number {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}

function readFrom(file: string, begin: number): string {
  const handle = openSync(file, 'r')
  const buffer = Buffer.alloc(20_000)
  const count = readSync(handle, buffer, 0, buffer.length, begin)
  closeSync(handle)
  return buffer.toString('utf8', 0, count).trim()
}
