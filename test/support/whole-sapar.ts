import path from 'node:path'
import { type Config, readConfig } from '../../src/main/config.ts'
import { runCommandLine } from '../../src/main/command-line.ts'
import { freePort } from '../../src/main/free-port.ts'
import { createLog } from '../../src/main/log.ts'
import { start, type Started } from '../../src/main/start.ts'

/** What a command of the command line left on the two channels and gave to the shell. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** One installation: its settings, and commands that run under them as a shell would run them. */
export interface Installation {
  readonly environment: Readonly<Record<string, string>>
  readonly config: Config
  /** The whole product, in this process: web, worker, embedded database, mail sink, sandbox bank. */
  start(): Promise<Started>
  sapar(...args: readonly string[]): Promise<Ran>
}

/** On free ports, with its data below `folder`. */
export async function installation(folder: string, more: Readonly<Record<string, string>> = {}): Promise<Installation> {
  const environment = { PORT: String(await freePort(0)), SAPAR_DATA: path.join(folder, 'data'), SAPAR_LOG_LEVEL: 'silent', ...more }
  const read = readConfig(environment)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const { config } = read
  return { environment, config, start: () => start(config, createLog('silent')), sapar: (...args) => runSapar(environment, args) }
}

/** Runs a command as the shell would, in this process. */
export async function runSapar(environment: Readonly<Record<string, string>>, args: readonly string[]): Promise<Ran> {
  const said = { out: '', err: '' }
  const terminal = {
    environment,
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
    onStop: () => undefined,
    leave: () => undefined,
  }
  const code = await runCommandLine(args, terminal)
  return { code, ...said }
}
