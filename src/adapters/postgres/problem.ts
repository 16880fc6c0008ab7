/** What can go wrong around the database, by code. Operators read it on the console; nobody outside ever does. */
export type DatabaseProblemCode =
  | 'no-binaries-for-platform'
  | 'binaries-do-not-run'
  | 'binaries-copy-not-ours'
  | 'data-folder-in-use'
  | 'data-folder-lock-failed'
  | 'data-folder-not-ours'
  | 'data-folder-other-version'
  | 'data-folder-not-reachable'
  | 'password-file-missing'
  | 'password-refused'
  | 'initdb-failed'
  | 'server-did-not-start'
  | 'server-does-not-answer'
  | 'server-does-not-stop'
  | 'migration-misnamed'
  | 'migration-changed'
  | 'migration-unknown'
  | 'migration-failed'
  | 'number-out-of-range'
  | 'instant-out-of-range'
  | 'backup-folder-not-empty'

export type DatabaseFacts = Readonly<Record<string, string | number>>

export interface DatabaseProblem extends Error {
  readonly code: DatabaseProblemCode
  readonly facts: DatabaseFacts
}

/** An error to throw: `message` says in plain words what is wrong and, where one exists, what to do. */
export function databaseProblem(code: DatabaseProblemCode, message: string, facts: DatabaseFacts = {}): DatabaseProblem {
  return Object.assign(new Error(`${message} (${code})`), { code, facts })
}

export function isDatabaseProblem(error: unknown): error is DatabaseProblem {
  return error instanceof Error && 'facts' in error && 'code' in error
}

/** What the adapter tells the log: an event name and plain facts, never texts of statements or rows. */
export type DatabaseLog = (event: string, facts?: DatabaseFacts) => void
