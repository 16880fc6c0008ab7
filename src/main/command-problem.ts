import { type DatabaseProblemCode, isDatabaseProblem } from '../adapters/postgres/problem.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'

/** A refusal on purpose: the message tells the operator what is wrong and what to do, the code tells the shell. */
export interface CommandProblem extends Error {
  readonly exitCode: ExitCode
}

export function commandProblem(exitCode: ExitCode, message: string): CommandProblem {
  return Object.assign(new Error(message), { exitCode })
}

interface Explained {
  readonly text: string
  readonly exitCode: ExitCode
}

const OF_DATABASE: Readonly<Partial<Record<DatabaseProblemCode, ExitCode>>> = {
  'no-binaries-for-platform': EXIT.unavailable,
  'binaries-do-not-run': EXIT.unavailable,
  'data-folder-in-use': EXIT.tryAgain,
  'data-folder-lock-failed': EXIT.cannotCreate,
  'data-folder-not-ours': EXIT.config,
  'data-folder-other-version': EXIT.config,
  'data-folder-not-reachable': EXIT.config,
  'password-file-missing': EXIT.noInput,
  'password-refused': EXIT.config,
  'server-did-not-start': EXIT.unavailable,
  'server-does-not-answer': EXIT.unavailable,
  'backup-folder-not-empty': EXIT.cannotCreate,
}

const NETWORK: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers there',
  ENOTFOUND: 'its host is unknown',
  EAI_AGAIN: 'its host is unknown at the moment',
  ETIMEDOUT: 'it does not answer in time',
  ECONNRESET: 'it broke the connection off',
  '28P01': 'it refuses the password',
  '28000': 'it refuses the account',
  '3D000': 'it has no database of that name',
  '57P03': 'it is still starting or already stopping',
  '57P01': 'it was stopped meanwhile',
  '53300': 'it has no connection to spare',
}

/** What may be told on the console about any error, and the exit code for it. */
export function explain(error: unknown): Explained {
  if (isDatabaseProblem(error)) return { text: error.message, exitCode: OF_DATABASE[error.code] ?? EXIT.software }
  if (!(error instanceof Error)) return { text: String(error), exitCode: EXIT.software }
  if ('exitCode' in error) return { text: error.message, exitCode: (error as CommandProblem).exitCode }
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'EADDRINUSE') return { text: portTaken(error), exitCode: EXIT.unavailable }
  const network = NETWORK[code] ?? (error.message.includes('timeout exceeded when trying to connect') ? NETWORK.ETIMEDOUT : undefined)
  if (network)
    return {
      text: `The database cannot be reached: ${network} (${code || 'timeout'}). Look at DATABASE_URL, or leave it out to use the embedded one.`,
      exitCode: EXIT.unavailable,
    }
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOSPC') return { text: error.message, exitCode: EXIT.cannotCreate }
  // Nobody foresaw this one, so that whoever mends it needs to see where it came from.
  return { text: error.stack ?? error.message, exitCode: EXIT.software }
}

function portTaken(error: Error): string {
  const port = 'port' in error ? String(error.port) : ''
  return `Port ${port} is taken, perhaps by another Sapar. Stop that one, or set PORT (or SAPAR_SANDBOX_PORT, SAPAR_METRICS_PORT, SAPAR_MAIL_PORT) to a free one.`
}
