import type { FastifyInstance, FastifyReply } from 'fastify'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
]

/** Name of the policy under which the page of the portrait may name its worker's address, and nothing else. */
export const PHOTO_WORKER_POLICY = 'sapar-photo-worker'

/** What a page may do beyond every page. */
export interface Widening {
  /** Origin of the provider that its forms lead to, or the browser would stop the redirect. */
  readonly formsTo?: string
  /** Measures a photo on the device, in a worker. WebAssembly is the worker's alone: `WORKER_POLICY`. */
  readonly measures?: boolean
}

export function contentPolicy({ formsTo, measures = false }: Widening = {}): string {
  const own = [
    `form-action ${["'self'", ...(formsTo ? [formsTo] : [])].join(' ')}`,
    `trusted-types ${measures ? PHOTO_WORKER_POLICY : "'none'"}`,
    ...(measures ? ["worker-src 'self'"] : []),
  ]
  return [...POLICY, ...own].join('; ')
}

/** Of the worker that measures photos: it compiles WebAssembly and asks us for its networks. A worker draws nothing. */
const WORKER_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const STRICTEST = contentPolicy()

/** On every answer; a route may set a wider policy itself. */
export function addSecurityHeaders(app: FastifyInstance, options: { readonly secure: boolean }): void {
  const always = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
    ...(options.secure && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
  }
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', STRICTEST)
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    reply.headers(always)
  })
}

export function widenPolicy(reply: FastifyReply, widening: Widening): void {
  reply.header('content-security-policy', contentPolicy(widening))
}

/** A worker's policy comes with its own file, not from the page that starts it. */
export function withWorkerPolicy(reply: FastifyReply): void {
  reply.header('content-security-policy', WORKER_POLICY)
}
