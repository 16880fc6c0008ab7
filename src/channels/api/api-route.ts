import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Actor } from '../../core/access/actor.ts'
import type { Language } from '../../core/kernel/language.ts'
import type { WebContext } from '../ui/http/context.ts'
import type { ApiRefusal } from './problem.ts'

/** One call, as its handler sees it: body and query are already checked. */
export interface ApiCall<Body, Query> {
  readonly context: WebContext
  readonly actor: Actor
  readonly params: Readonly<Record<string, string>>
  readonly body: Body
  readonly query: Query
  readonly language: Language
  readonly network: string
  readonly request: FastifyRequest
}

export type ApiAnswer =
  | { readonly ok: true; readonly status?: number; readonly body: unknown }
  | { readonly ok: true; readonly file: Uint8Array; readonly type: string; readonly filename: string }
  | ApiRefusal

/** One route as data: the server, the OpenAPI description and the tests are made from it. */
export interface ApiRoute<Body = unknown, Query = unknown> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Behind /api/v1, with {name} for parameters. */
  readonly path: string
  readonly id: string
  readonly summary: string
  readonly who: 'anyone' | 'applicant' | 'staff'
  readonly body?: z.ZodType<Body>
  /** A picture as it is, instead of JSON. */
  readonly binary?: boolean
  readonly query?: z.ZodType<Query>
  readonly answers: { readonly status: number; readonly schema?: z.ZodType; readonly type?: string }
  readonly handle: (call: ApiCall<Body, Query>) => Promise<ApiAnswer>
}

/** Keeps the types of body and query inside one route; outside they are unknown. */
export function route<Body = undefined, Query = undefined>(given: ApiRoute<Body, Query>): ApiRoute {
  return given as unknown as ApiRoute
}

export function done(body: unknown, status?: number): ApiAnswer {
  return status === undefined ? { ok: true, body } : { ok: true, body, status }
}
