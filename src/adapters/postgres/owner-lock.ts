import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { databaseProblem } from './problem.ts'

export interface OwnerLock {
  /** Frees the data folder for the next process. */
  release(): void
}

/**
 * One process owns a data folder. The kernel holds the lock (SQLite's, the only file lock that Node offers) and drops it when the process
 * ends in whatever way, so a lock is never left behind by a kill -9 and a process number that is used again deceives nobody.
 * Throws `data-folder-in-use` while the owner lives.
 */
export function ownFolder(lockFile: string): OwnerLock {
  const ownerFile = `${lockFile}.owner`
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(lockFile)
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    writeFileSync(ownerFile, `${process.pid}\n`)
  } catch (error) {
    lock?.close()
    throw isBusy(error)
      ? inUse(lockFile, ownerFile)
      : databaseProblem('data-folder-lock-failed', `The lock ${lockFile} cannot be taken: ${(error as Error).message}`)
  }
  const held = lock
  return {
    release() {
      if (!held.isOpen) return
      rmSync(ownerFile, { force: true })
      held.close()
    },
  }
}

const SQLITE_BUSY = 5

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}

function inUse(lockFile: string, ownerFile: string) {
  let owner = 'unknown'
  try {
    owner = readFileSync(ownerFile, 'utf8').trim()
  } catch {
    // The owner has the lock but did not write its number yet.
  }
  const message = `Another Sapar process (number ${owner}) already uses this data folder. Stop it first, or choose another folder with SAPAR_DATA.`
  return databaseProblem('data-folder-in-use', message, { lock: lockFile, owner })
}
