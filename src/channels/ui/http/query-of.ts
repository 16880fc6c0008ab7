import type { FastifyRequest } from 'fastify'

export type Query = Readonly<Record<string, string | undefined>>

/** The last value of every parameter: a page must not break because somebody wrote one twice. */
export function queryOf(request: FastifyRequest): Query {
  const given = request.query as Readonly<Record<string, unknown>>
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(Array.isArray(value) ? value.at(-1) : value)]))
}
