import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../ui/http/context.ts'

/** The same actions as the pages, for programs. */
export function registerApi(_app: FastifyInstance, _context: WebContext): void {}
