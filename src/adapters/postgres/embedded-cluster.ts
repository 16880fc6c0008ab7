import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import type { Binaries } from './embedded-binaries.ts'
import { type DatabaseLog, databaseProblem } from './problem.ts'
import { type Account, runAs } from './run-account.ts'

/** The data folder and what lies beside it. */
export interface ClusterFiles {
  readonly data: string
  readonly password: string
  readonly lock: string
  readonly log: string
  /** The port of the running server, for tools. */
  readonly port: string
}

export const SUPERUSER = 'postgres'

export function clusterFiles(dataDir: string): ClusterFiles {
  const data = path.resolve(dataDir)
  return { data, password: `${data}.password`, lock: `${data}.lock`, log: `${data}.log`, port: `${data}.port` }
}

export function clusterExists(files: ClusterFiles): boolean {
  return statSync(path.join(files.data, 'PG_VERSION'), { throwIfNoEntry: false }) !== undefined
}

/** Throws `password-file-missing`. */
export function readPassword(files: ClusterFiles): string {
  try {
    return readFileSync(files.password, 'utf8').trim()
  } catch {
    throw databaseProblem('password-file-missing', `The file ${files.password} belongs to the data folder and cannot be read. Put it back beside it.`, {
      file: files.password,
    })
  }
}

interface ClusterRequest {
  readonly files: ClusterFiles
  readonly binaries: Binaries
  readonly account: Account
  readonly log: DatabaseLog
}

/** Makes the cluster when there is none. It gets its name last: a killed initdb leaves a folder that looks complete. */
export async function ensureCluster({ files, binaries, account, log }: ClusterRequest): Promise<void> {
  if (clusterExists(files)) return checkVersion(files, binaries)
  refuseForeignFolder(files)
  removeUnfinished(files)
  const password = existingPassword(files) ?? newPassword(files)
  const unfinished = `${files.data}.new-${randomBytes(6).toString('hex')}`
  const passwordFile = `${unfinished}.password`
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) for (const file of [unfinished, passwordFile]) chownSync(file, account.uid, account.gid)
  try {
    const args = (nameOf: (file: string) => string) => [...initdbArgs(binaries.major), `--pgdata=${nameOf(unfinished)}`, `--pwfile=${nameOf(passwordFile)}`]
    const { code, output } = await runAs({ program: path.join(binaries.bin, 'initdb'), args, account })
    if (code !== 0) throw databaseProblem('initdb-failed', `PostgreSQL could not make its data folder:\n${output.trim()}`, { folder: files.data })
    renameSync(unfinished, files.data)
    syncFolder(path.dirname(files.data))
    log('postgres-cluster-made', { folder: files.data })
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(unfinished, WITH_ALL)
  }
}

/** The collation is the one that no operating system update can change; PostgreSQL 15, in tests, has only the C library's. */
function initdbArgs(major: number): string[] {
  const locale = major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C.UTF-8']
  return [`--username=${SUPERUSER}`, '--encoding=UTF8', '--auth=scram-sha-256', ...locale]
}

function checkVersion(files: ClusterFiles, binaries: Binaries): void {
  const found = Number(readFileSync(path.join(files.data, 'PG_VERSION'), 'utf8'))
  if (found === binaries.major) return
  const message = `The data folder is of PostgreSQL ${found}, the programs are of ${binaries.major}. Back up with the release that made it, then restore with this one.`
  throw databaseProblem('data-folder-other-version', message, { found, needed: binaries.major })
}

function refuseForeignFolder(files: ClusterFiles): void {
  const isThere = statSync(files.data, { throwIfNoEntry: false }) !== undefined
  if (isThere && readdirSync(files.data).length > 0)
    throw databaseProblem('data-folder-not-ours', `${files.data} holds other files and no database. Choose an empty folder.`, { folder: files.data })
}

/** An initdb whose owner was killed writes on for a moment: what it puts into the folder while it is removed is removed as well. */
const WITH_ALL = { recursive: true, force: true, maxRetries: 12, retryDelay: 100 }

function removeUnfinished(files: ClusterFiles): void {
  const folder = path.dirname(files.data)
  const prefix = `${path.basename(files.data)}.new-`
  for (const name of readdirSync(folder)) if (name.startsWith(prefix)) rmSync(path.join(folder, name), WITH_ALL)
}

function existingPassword(files: ClusterFiles): string | undefined {
  return statSync(files.password, { throwIfNoEntry: false }) && readPassword(files)
}

/** Written and synced before the cluster that will ask for it. */
function newPassword(files: ClusterFiles): string {
  const password = randomBytes(24).toString('base64url')
  const unfinished = `${files.password}.new`
  const handle = openSync(unfinished, 'w', 0o600)
  try {
    chmodSync(unfinished, 0o600)
    writeSync(handle, `${password}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(unfinished, files.password)
  return password
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
