import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { databaseProblem } from './problem.ts'

/** The account that PostgreSQL runs under when we are root; undefined means: as ourselves. */
export type Account = { readonly uid: number; readonly gid: number } | undefined

/** `nobody` has this number wherever we run, so no account has to be made. */
const NOBODY = { uid: 65534, gid: 65534 }

/**
 * PostgreSQL refuses to run as root. A data folder that exists decides by its owner, so that an account which appears later on the host
 * does not lock us out of old data; for a new one the accounts `sapar` and `postgres` are preferred. No account is ever made.
 */
export function chooseAccount(dataDir: string, passwd = '/etc/passwd'): Account {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(path.join(dataDir, 'PG_VERSION'), { throwIfNoEntry: false }) && statSync(dataDir)
  if (owner?.uid === 0)
    throw databaseProblem(
      'data-folder-not-ours',
      'The data folder belongs to root, and PostgreSQL does not run as root. Give it to another account with chown -R.',
      { folder: dataDir },
    )
  if (owner) return { uid: owner.uid, gid: owner.gid }
  const lines = readPasswd(passwd)
  return accountNamed(lines, 'sapar') ?? accountNamed(lines, 'postgres') ?? NOBODY
}

function readPasswd(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

function accountNamed(lines: readonly string[], name: string): Account {
  const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':')
  const uid = Number(fields?.[2])
  const gid = Number(fields?.[3])
  return uid > 0 && gid > 0 ? { uid, gid } : undefined
}

/** Whether the account may enter every folder down to and including `folder`, by the mode bits. */
export function canEnter(account: Account, folder: string): boolean {
  if (!account) return true
  for (let at = realpathSync(folder); ; at = path.dirname(at)) {
    const { uid, gid, mode } = statSync(at)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (at === path.dirname(at)) return true
  }
}

export interface Run {
  readonly program: string
  /** Folders and files named here are handed over so that the account reaches them, see `handOver`. */
  readonly args: (nameOf: (file: string) => string) => readonly string[]
  readonly account: Account
  /** Where standard output and error go: a file descriptor, or collected. */
  readonly output?: number
  readonly detached?: boolean
}

/** Starts a program under the account, with the root of the file system as working folder and nothing of our environment but the path. */
export function startAs(run: Run) {
  const handles: number[] = []
  const nameOf = (file: string) => handOver(run.account, file, handles)
  const output = run.output ?? 'pipe'
  try {
    return spawn(run.program, run.args(nameOf), {
      ...run.account,
      cwd: path.parse(run.program).root,
      detached: run.detached ?? false,
      stdio: ['ignore', output, output, ...handles],
      // SystemRoot is what Windows programs cannot start without.
      env: { LC_ALL: 'C', PATH: process.env.PATH, ...(process.env.SystemRoot && { SystemRoot: process.env.SystemRoot }) },
      windowsHide: true,
    })
  } finally {
    handles.forEach(closeSync)
  }
}

/** Runs to the end; never throws: a program that cannot be started gives code -1 and the reason. */
export async function runAs(run: Omit<Run, 'output' | 'detached'>): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    let output = ''
    const child = startAs(run)
    const collect = (chunk: Buffer) => (output += chunk.toString('utf8'))
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.on('error', (error) => resolve({ code: -1, output: error.message }))
    child.on('close', (code, signal) => resolve({ code: code ?? -1, output: signal ? `${output}\nended by ${signal}` : output }))
  })
}

/**
 * A data folder below a home of mode 0700 is out of reach for another account, even when it owns the folder. We open it as root and
 * hand over the open descriptor: the kernel follows /proc/self/fd/N without looking at the folders above.
 */
function handOver(account: Account, file: string, handles: number[]): string {
  if (canEnter(account, path.dirname(file))) return file
  if (process.platform !== 'linux')
    throw databaseProblem(
      'data-folder-not-reachable',
      'The account that runs PostgreSQL may not enter the folders above the data folder. Choose another place for the data.',
      { folder: file },
    )
  handles.push(openSync(file, 'r'))
  return `/proc/self/fd/${2 + handles.length}`
}
