import Fastify, { type FastifyInstance } from 'fastify'
import { registerApi } from '../channels/api/api.ts'
import { registerBorder } from '../channels/border/border.ts'
import { registerDesk } from '../channels/desk/desk.ts'
import { registerDev } from '../channels/dev/dev.ts'
import { registerPortal } from '../channels/portal/portal.ts'
import { registerTrust } from '../channels/trust/trust.ts'
import type { WebContext } from '../channels/ui/http/context.ts'
import { acceptForms } from '../channels/ui/http/requests.ts'
import { addSecurityHeaders } from '../channels/ui/http/security-headers.ts'
import { compressPages } from '../channels/ui/http/compress.ts'
import { serveAssets } from '../channels/ui/http/serve-assets.ts'
import type { MailStore } from '../adapters/mail/mail-store.ts'
import type { SmsStore } from '../adapters/sms/fake-sms.ts'
import { sampleFacts } from '../letters/sample-facts.ts'
import { demoCardMaker } from './demo-cards.ts'
import { errorFields, type Log } from './log.ts'
import type { Health } from './health.ts'
import { answerHealth } from './health.ts'
import type { Metrics } from './metrics.ts'

export interface WebParts {
  readonly context: WebContext
  readonly log: Log
  readonly health: Health
  readonly metrics: Metrics
  readonly trustProxy: boolean
  readonly assets: { readonly dir: string; readonly manifest: Readonly<Record<string, string>> }
  /** Only in the demo. */
  readonly outbox?: MailStore
  readonly phones?: SmsStore
}

/** Puts the channels on one Fastify. */
export async function createWeb(parts: WebParts): Promise<FastifyInstance> {
  const { context, log } = parts
  const onTrouble = (error: unknown) => log.error('request-failed', errorFields(error))
  const app = Fastify({
    rewriteUrl: (request) => readableUrl(request.url ?? '/'),
    routerOptions: { maxParamLength: 16_000 },
    logger: false,
    trustProxy: parts.trustProxy,
    bodyLimit: 1_000_000,
    requestTimeout: 60_000,
    keepAliveTimeout: 10_000,
    forceCloseConnections: 'idle',
  })
  acceptForms(app)
  compressPages(app)
  addSecurityHeaders(app, { secure: context.origin.startsWith('https://') })
  observe(app, parts)
  answerHealth(app, parts.health)
  serveAssets(app, parts.assets.dir)
  await app.register(async (scope) => registerApi(scope, context, { onTrouble }), { prefix: '/api/v1' })
  await app.register(async (scope) => registerTrust(scope, context), { prefix: '/trust' })
  await app.register(async (scope) => registerDesk(scope, context, { onTrouble }), { prefix: '/desk' })
  await app.register(async (scope) => registerBorder(scope, context, { onTrouble }), { prefix: '/border' })
  if (context.demo && parts.outbox) {
    const tools = { outbox: parts.outbox, phones: parts.phones, samples: sampleFacts, makeCard: demoCardMaker(context.deps), onTrouble }
    await app.register(async (scope) => registerDev(scope, context, tools), { prefix: '/dev' })
  }
  registerPortal(app, context, { onTrouble })
  return app
}

/** An address whose percent signs mean nothing is looked up without them, and so is not found in the ordinary way. */
function readableUrl(url: string): string {
  try {
    decodeURI(url.replace(/\?.*$/, ''))
    return url
  } catch {
    return url.replaceAll('%', '-')
  }
}

/** Every request is counted by its route's pattern, never by its address, which may hold a code. */
function observe(app: FastifyInstance, { log, metrics }: WebParts): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    metrics.request({ route, method: request.method, status: reply.statusCode, seconds: reply.elapsedTime / 1000 })
    if (reply.statusCode >= 500) log.error('request', { route, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
  })
}
