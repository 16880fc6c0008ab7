import type { Config } from './config.ts'
import { StartProblem } from './foundation.ts'
import { createLog, errorFields } from './log.ts'
import { start, type Started } from './start.ts'

/** `sapar start`: runs until it is told to stop, then ends everything it began. */
export async function runStart(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  const started = await start(config, log).catch((error: unknown) => explain(error))
  if (!started) return
  process.stdout.write(announcement(config, started))
  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    log.info('stopping', { signal })
    void started.stop().then(() => process.exit(0))
  }
  process.on('SIGINT', () => stop('SIGINT'))
  process.on('SIGTERM', () => stop('SIGTERM'))
  process.on('unhandledRejection', (error) => log.error('unhandled', errorFields(error)))
}

function explain(error: unknown): undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known: Readonly<Record<string, string>> = { EADDRINUSE: 'The port is taken. Set PORT to another one.' }
  const text = error instanceof StartProblem ? error.message : (known[code] ?? (error instanceof Error ? error.message : String(error)))
  process.stderr.write(`Sapar did not start: ${text}\nFor more: npm run -s sapar -- doctor\n`)
  process.exitCode = 1
}

function announcement(config: Config, started: Started): string {
  if (config.profile === 'production') return `Sapar is ready at ${started.origin}\n`
  return [
    '',
    'Sapar is ready. This is a demonstration: no real agency, no real money, every card says SPECIMEN.',
    '',
    `  Public pages   ${started.origin}`,
    `  Desk           ${started.origin}/desk   (one click: officer 118 or 121, supervisor 107, auditor 130)`,
    `  Outbox         ${started.origin}/dev/outbox   (every letter the demo sends)`,
    `  For developers ${started.origin}/dev`,
    `  Sandbox bank   ${started.sandboxOrigin ?? ''}/control   (pay with card 4242 4242 4242 4242)`,
    `  Metrics        http://127.0.0.1:${started.metricsPort}/metrics`,
    '',
    'Stop with Ctrl-C.',
    '',
  ].join('\n')
}
