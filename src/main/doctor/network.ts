import { createServer } from 'node:net'
import { checkSmtp } from '../../adapters/mail/smtp-sender.ts'
import type { Config } from '../config.ts'
import { smtpSettings } from '../smtp.ts'
import { broken, type Check, good, note, type Seen, skipped } from './finding.ts'

const PATIENCE_MS = 5_000

/** Port, public address and mail server. */
export function networkChecks(config: Config): readonly Check[] {
  return [
    { what: 'Port', look: () => port(config) },
    { what: 'Public address', look: () => publicAddress(config) },
    { what: 'Mail server', look: () => mailServer(config) },
    { what: 'Mail sender', look: async () => mailSender(config) },
  ]
}

async function port(config: Config): Promise<Seen> {
  const { code, readiness } = await lookAtPort(config)
  if (readiness)
    return readiness.ok
      ? good(`a Sapar answers on ${config.port} and is ready`)
      : broken(`the Sapar on ${config.port} is not ready: ${readiness.failing.join(', ')}`, 'look at its log; the lines below may tell why')
  if (code === undefined) return good(`${config.port} is free`)
  if (code === 'EACCES') return broken(`${config.port} is not open to this account`, 'set PORT to 1024 or more and put a proxy in front')
  if (code === 'EADDRINUSE') return broken(`${config.port} is taken by another program`, 'set PORT to a free one, for example: PORT=3001 npm start')
  return broken(`nobody can listen on ${config.host}:${config.port} (${code})`, 'set SAPAR_HOST to an address of this machine')
}

interface Readiness {
  readonly ok: boolean
  readonly failing: readonly string[]
}

/** Whether a Sapar listens there, and otherwise why we could not. */
export async function lookAtPort({ host, port: number }: Pick<Config, 'host' | 'port'>): Promise<{ readonly code?: string; readonly readiness?: Readiness }> {
  const code = await whyNotListening(host, number)
  if (code !== 'EADDRINUSE') return code === undefined ? {} : { code }
  const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const readiness = await readinessOf(`http://${address.includes(':') ? `[${address}]` : address}:${number}`)
  return readiness ? { code, readiness } : { code }
}

async function readinessOf(base: string): Promise<Readiness | undefined> {
  try {
    const answer: unknown = await (await fetch(`${base}/readyz`, { signal: AbortSignal.timeout(PATIENCE_MS) })).json()
    return isReadiness(answer) ? answer : undefined
  } catch {
    return undefined
  }
}

function isReadiness(answer: unknown): answer is Readiness {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && 'failing' in answer && Array.isArray(answer.failing)
}

function whyNotListening(host: string, number: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'))
    server.listen({ port: number, host, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}

async function publicAddress(config: Config): Promise<Seen> {
  if (config.profile === 'demo') return skipped(`not asked in the demo; links say ${config.origin ?? `http://localhost:${config.port}`}`)
  const origin = config.origin ?? ''
  const { readiness } = await lookAtPort(config)
  const seen = await readinessOf(origin)
  if (seen) return good(`${origin} leads to a Sapar`)
  if (!readiness) return note(`${origin} does not answer, and no Sapar runs here`, 'start Sapar, then look again')
  return broken(
    `${origin} does not lead to this Sapar`,
    `let the TLS proxy in front pass ${origin} on to port ${config.port}, with X-Forwarded-For, and set SAPAR_TRUST_PROXY=yes`,
  )
}

async function mailServer(config: Config): Promise<Seen> {
  if (!config.smtpUrl) return skipped('the demo has its own, which delivers to the outbox page only')
  const settings = smtpSettings(config)
  const code = await checkSmtp({ ...settings, silenceMs: PATIENCE_MS })
  if (code === undefined) return good(`${settings.host}:${settings.port} ${settings.auth ? 'takes our account' : 'answers'}`)
  const why = code === 'EAUTH' ? 'refuses user or password' : `cannot be used (${code})`
  return broken(
    `${settings.host}:${settings.port} ${why}`,
    'set SAPAR_SMTP_URL, as in smtps://user:password@mail.example:465; with smtp:// the server must offer STARTTLS',
  )
}

/** `.example` is nobody's (RFC 2606): no server will take letters from there, and nobody can answer. */
function mailSender(config: Config): Seen {
  if (config.profile === 'demo') return skipped('the demo writes to its own outbox only')
  if (/[@.]example>?$/.test(config.mailFrom))
    return broken(`letters would come from ${config.mailFrom}`, "set SAPAR_MAIL_FROM, as in: SAPAR_MAIL_FROM='Migration Agency <no-reply@agency.kz>'")
  return good(config.mailFrom)
}
