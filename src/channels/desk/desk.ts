import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../ui/http/context.ts'

/** The officers' side. */
export function registerDesk(_app: FastifyInstance, _context: WebContext): void {}
