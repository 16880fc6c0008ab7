import { Command } from 'commander'
import { isLanguage, LANGUAGES } from '../../core/kernel/language.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { probeRun } from '../probe/probe-run.ts'
import { walkService } from '../probe/walk.ts'
import { readConfig } from '../config.ts'
import { asJson, line, type Terminal } from '../terminal.ts'

interface Options {
  readonly base?: string
  readonly service: string
  readonly language: string
  readonly timeout: string
}

const SERVICE = 'tourist-card'

export function probeCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  return new Command('probe')
    .description('walk a whole card of a service through a running demo, as a synthetic check')
    .option('--base <url>', 'address of the server; that of this installation unless given')
    .option('--service <id>', 'the service to walk, such as registration-card-renewal', SERVICE)
    .option('--language <code>', `language of the applicant: ${LANGUAGES.join(', ')}`, 'en')
    .option('--timeout <seconds>', 'how long the whole walk may take', '120')
    .addHelpText('after', HELP)
    .action(async (options: Options) => ended(await runProbe(terminal, options)))
}

const HELP = `
One line for each step on standard error; last, on standard output, one line of JSON:
  {"ok":true,"service":"tourist-card","case":"TC-...","card":"T...","seconds":3.2}
  {"ok":false,"step":"...","problem":"..."}      with exit code 1
Applicant, payment, supervisor and officer all go over HTTP; nothing else of the server is touched. The person and
the pictures are drawn; a service that renews cards gets a card to renew. Every run leaves one issued card of a made-up person behind. Only the demo profile has the
outbox, the sandbox bank and the personas that the walk needs.`

async function runProbe(terminal: Terminal, options: Options): Promise<ExitCode> {
  const begun = performance.now()
  try {
    const { base, service, language, timeoutMs } = checked(options, terminal)
    terminal.err(line(`Walking ${service} at ${base}`))
    const { code, card } = await walkService(
      { base, service, language },
      probeRun(timeoutMs, (text) => terminal.err(line(text))),
    )
    terminal.out(asJson({ ok: true, service: options.service, case: code, card, seconds: Math.round((performance.now() - begun) / 10) / 100 }))
    return EXIT.ok
  } catch (error) {
    const step = error instanceof Error && 'step' in error ? String(error.step) : 'probe'
    terminal.out(asJson({ ok: false, step, problem: error instanceof Error ? error.message : 'unknown' }))
    return EXIT.notOk
  }
}

/** What is wrong with the options is told in the same form as everything else: whoever watches the probe reads one line. */
function checked(
  options: Options,
  terminal: Terminal,
): { readonly base: string; readonly service: string; readonly language: string; readonly timeoutMs: number } {
  const seconds = Number(options.timeout)
  const base = baseOf(options.base ?? ownBase(terminal))
  if (!/^[a-z][a-z0-9-]{1,60}$/.test(options.service)) throw wrong('--service', 'the id of a service, such as tourist-card')
  if (!isLanguage(options.language)) throw wrong('--language', `one of ${LANGUAGES.join(', ')}`)
  if (!(seconds > 0 && seconds <= 3600)) throw wrong('--timeout', 'seconds, more than 0 and at most 3600')
  return { base, service: options.service, language: options.language, timeoutMs: seconds * 1000 }
}

function ownBase(terminal: Terminal): string {
  const read = readConfig(terminal.environment)
  if (!read.ok) throw wrong('--base', 'not given, and the configuration that would tell it is not in order')
  return read.config.origin ?? `http://localhost:${read.config.port}`
}

function baseOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw wrong('--base', 'an address such as http://localhost:3000')
  return url.href.replace(/\/+$/, '')
}

function wrong(step: string, problem: string): Error {
  return Object.assign(new Error(problem), { step })
}
