import type { FastifyReply } from 'fastify'

/**
 * The policy of this channel alone: as strict as everywhere, and besides that what an offline scanner needs. The code reader is compiled from WebAssembly, the
 * worker keeps the files, and pictures are read from memory.
 */
const PAGE = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // Registering a worker asks for one; see client/keep-files.ts.
  'trusted-types sapar-border-worker',
].join('; ')

/** The worker has a policy of its own, and draws nothing. */
const WORKER = ["default-src 'none'", "script-src 'self'", "connect-src 'self'"].join('; ')

export function withPagePolicy(reply: FastifyReply): FastifyReply {
  return reply.header('content-security-policy', PAGE)
}

export function withWorkerPolicy(reply: FastifyReply): FastifyReply {
  return reply.header('content-security-policy', WORKER)
}
