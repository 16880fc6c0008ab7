import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../ui/http/context.ts'

/** Maps of the product and the demo's outbox, outside production. */
export function registerDev(_app: FastifyInstance, _context: WebContext, _tools: unknown): void {}
