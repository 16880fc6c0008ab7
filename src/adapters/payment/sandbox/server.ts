import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import type { Chance, Clock } from '../../../actions/ports.ts'
import { addApiRoutes, problem } from './api-routes.ts'
import { openBank, type Timing } from './bank.ts'
import { addControlRoutes } from './control-routes.ts'
import { sendDueNotifications } from './notifier.ts'
import { notFoundPage } from './pages.ts'
import { addPayRoutes, pagePolicy } from './pay-routes.ts'
import { STYLE } from './style.ts'

export interface SandboxOptions {
  /** Reaches a database with the tables of schema `sandbox`. Not closed here. */
  readonly pool: Pool
  /** On 127.0.0.1. */
  readonly port: number
  /** Where browsers reach it, such as `http://localhost:4001`: an origin of its own, never the product's. */
  readonly publicOrigin: string
  /** Where the signed notifications go. */
  readonly notifyUrl: string
  readonly signingSecret: string
  readonly apiKey: string
  readonly clock: Clock
  readonly chance: Chance
  /** `production` is refused. */
  readonly profile: string
  readonly timing?: Partial<Timing>
  /** Seconds between the tries of a notification. The public standard takes a day; a demo cannot wait so long. */
  readonly retrySeconds?: readonly number[]
  /** How often the time-driven work is done, milliseconds. 0: only by `tick`. */
  readonly everyMs?: number
  /** How long the receiver of a notification may take, milliseconds. */
  readonly answerMs?: number
}

export interface Sandbox {
  /** Where servers on this machine reach it. */
  readonly baseUrl: string
  /** Does everything that is due: expiries, silent banks, notifications. */
  tick(): Promise<void>
  close(): Promise<void>
}

const RETRY_SECONDS = [1, 2, 5, 15, 60, 300, 900] as const

/** Starts the sandbox bank on its own loopback port. All of its state is in the database, so it may be killed at any moment. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  if (options.profile === 'production') throw new Error('the sandbox payment provider does not start in production')
  const timing: Timing = { silenceSeconds: 60, lateSeconds: 60, heldBackSeconds: 5, ...options.timing }
  const bank = openBank({ ...options, timing })
  const notifier = { ...options, retrySeconds: options.retrySeconds ?? RETRY_SECONDS, answerMs: options.answerMs ?? 5000 }
  const tick = async () => {
    await bank.settle()
    await sendDueNotifications(notifier)
  }
  const app = Fastify({ logger: false, bodyLimit: 16 * 1024, routerOptions: { maxParamLength: 100 } })
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, new URLSearchParams(String(body))))
  guard(app, options)
  answerFailures(app)
  app.get('/sandbox.css', async (_request, reply) => reply.type('text/css').header('cache-control', 'public, max-age=300').send(STYLE))
  addPayRoutes(app, bank, options.clock)
  app.register(async (api) => addApiRoutes(api, { ...options, bank }), { prefix: '/v1' })
  addControlRoutes(app, { ...options, bank, tick })
  const baseUrl = await app.listen({ host: '127.0.0.1', port: options.port })
  const timer = repeat(tick, options.everyMs ?? 200)
  return {
    baseUrl,
    tick,
    async close() {
      await timer.stop()
      await app.close()
    },
  }
}

function guard(app: FastifyInstance, { publicOrigin }: SandboxOptions): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': pagePolicy(),
      'x-content-type-options': 'nosniff',
      // Not no-referrer: with it browsers send `Origin: null` with our own forms.
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    // The interface asks for its key instead, and may be reached under any name.
    if (request.url.startsWith('/v1/')) return
    const known = [publicOrigin, `http://127.0.0.1:${request.socket.localPort}`, `http://localhost:${request.socket.localPort}`]
    // A page elsewhere whose name was made to point to this machine must not read the control page.
    if (!known.some((origin) => new URL(origin).host === request.headers.host)) return problem(reply, 421, 'host-unknown')
    if (request.method === 'POST' && isFromElsewhere(request, known)) return problem(reply, 403, 'sent-from-elsewhere')
  })
}

function isFromElsewhere({ headers }: FastifyRequest, known: readonly string[]): boolean {
  const site = headers['sec-fetch-site']
  if (headers.origin !== undefined && !known.includes(headers.origin)) return true
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

function answerFailures(app: FastifyInstance): void {
  app.setNotFoundHandler(async (request, reply) => {
    if (/^\/(?:v1|control\/api)\//.test(request.url)) return problem(reply, 404, 'unknown-address')
    return reply.code(404).type('text/html').send(notFoundPage('en'))
  })
  app.setErrorHandler(async (error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500
    return problem(reply, status, status === 500 ? 'sandbox-failed' : 'request-wrong')
  })
}

/** Repeats without overlap. A round that fails is left to the next one: the database may just be restarting. */
function repeat(work: () => Promise<void>, everyMs: number): { readonly stop: () => Promise<void> } {
  let running = Promise.resolve()
  let busy = false
  const round = () => {
    if (busy) return
    busy = true
    running = work()
      .catch(() => undefined)
      .finally(() => {
        busy = false
      })
  }
  const timer = everyMs > 0 ? setInterval(round, everyMs) : undefined
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
