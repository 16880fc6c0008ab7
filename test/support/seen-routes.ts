import diagnostics from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'

export interface SeenRoute {
  readonly method: string
  /** With its parameters as they are declared: /:language/case/:code. */
  readonly url: string
}

/** Every route that any server of this process is given from now on, as the framework itself tells it. Call before the product starts. */
export function watchRoutes(): readonly SeenRoute[] {
  const routes: SeenRoute[] = []
  diagnostics.subscribe('fastify.initialization', (message) => {
    const { fastify } = message as { readonly fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') routes.push({ method: one, url })
    })
  })
  return routes
}
