import path from 'node:path'
import { type Config, readConfig } from './config.ts'
import { commandProblem } from './command-problem.ts'
import { EXIT } from './exit-codes.ts'

/** What a command may use of the process it runs in; a test gives its own. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Results: what a script reads. */
  out(text: string): void
  /** Progress and problems: what a person reads. */
  err(text: string): void
  /** Calls once, when the process is asked to stop: by Ctrl-C, by a signal, or because the process that started it is gone. */
  onStop(act: (why: string) => void): void
  /** Ends the process at once: the command was broken off and has put away what it had begun. */
  leave(): void
}

/** The configuration; one line for each thing that is wrong with it otherwise. */
export function configOf(terminal: Terminal): Config {
  const read = readConfig(terminal.environment)
  if (read.ok) return read.config
  throw commandProblem(EXIT.config, `The configuration is not in order:\n${read.problems.map((problem) => `  ${problem}`).join('\n')}`)
}

export function line(text: string): string {
  return `${text}\n`
}

export function asJson(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}

/** A folder or file as typed: npm runs scripts in the project's folder, but people mean the one they stand in. */
export function folderGiven(terminal: Terminal, typed: string): string {
  return path.resolve(terminal.environment.INIT_CWD ?? '.', typed)
}
