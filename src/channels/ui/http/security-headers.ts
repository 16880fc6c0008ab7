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
  "trusted-types 'none'",
]

/** The policy of a page. A page that sends people to pay names the provider's origin, or the browser would stop the redirect. */
export function contentPolicy(formOrigins: readonly string[] = []): string {
  return [...POLICY, `form-action ${["'self'", ...formOrigins].join(' ')}`].join('; ')
}

const STRICTEST = contentPolicy()

/** On every answer; a route may set a wider form-action itself. */
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

export function allowFormsTo(reply: FastifyReply, origin: string): void {
  reply.header('content-security-policy', contentPolicy([origin]))
}
