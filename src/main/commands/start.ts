import { Command } from 'commander'
import { explain } from '../command-problem.ts'
import type { Config } from '../config.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Started } from '../start.ts'
import { configOf, type Terminal } from '../terminal.ts'

export function startCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  return new Command('start')
    .description('start database, web and worker; in the demo also mail sink and sandbox bank')
    .addHelpText('after', HELP)
    .action(async () => ended(await runStart(configOf(terminal), terminal)))
}

const HELP = `
Settings come from the environment; these are asked for most:
  PORT=3000          where the pages are; the demo's sandbox bank takes the next free port
  SAPAR_DATA=.data   folder of the embedded database, the files and the demo's master key
  DATABASE_URL=...   a PostgreSQL of your own, 15 or newer, instead of the embedded one
All of them: docs/operations.md. What is in force: sapar config check.

Ctrl-C or SIGTERM ends it: open requests finish, then the database stops.`

/** Runs until it is told to stop, then ends everything it began. */
export async function runStart(config: Config, terminal: Terminal): Promise<ExitCode> {
  // From here on, not once it runs: a start that is broken off must not leave its database behind.
  const stopped = new Promise<string>((resolve) => terminal.onStop(resolve))
  const [{ createLog, errorFields }, { start }] = await Promise.all([import('../log.ts'), import('../start.ts')])
  const log = createLog(config.logLevel)
  process.on('unhandledRejection', (error) => log.error('unhandled', errorFields(error)))
  const started = await start(config, log).catch((error: unknown) => error)
  if (!isStarted(started)) {
    const { text, exitCode } = explain(started)
    terminal.err(`Sapar did not start: ${text}\nFor more: npm run -s sapar -- doctor\n`)
    return exitCode
  }
  terminal.out(announcement(config, started))
  const signal = await stopped
  log.info('stopping', { signal })
  await started.stop()
  log.info('stopped')
  return EXIT.ok
}

function isStarted(value: unknown): value is Started {
  return typeof value === 'object' && value !== null && 'stop' in value
}

function announcement(config: Config, started: Started): string {
  if (config.profile === 'production') return `Sapar is ready at ${started.origin}\n`
  return [
    '',
    'Sapar is ready. This is a demonstration: no real agency, no real money, every card says SPECIMEN.',
    '',
    `  Public pages   ${started.origin}`,
    `  Desk           ${started.origin}/desk   (one click: officer 118 or 121, supervisor 107, auditor 130)`,
    `  Border         ${started.origin}/border   (officer 151, one click at the desk; works without a network once set up)`,
    `  Outbox         ${started.origin}/dev/outbox   (every letter the demo sends)`,
    `  For developers ${started.origin}/dev`,
    `  Sandbox bank   ${started.sandboxOrigin ?? ''}/control   (pay with card 4242 4242 4242 4242)`,
    `  Metrics        http://127.0.0.1:${started.metricsPort}/metrics`,
    '',
    'Stop with Ctrl-C.',
    '',
  ].join('\n')
}
