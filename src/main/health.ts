import type { FastifyInstance } from 'fastify'

export interface Health {
  /** Names of what is not well; empty when ready. */
  check(): Promise<readonly string[]>
  /** From now on not ready: the balancer sends nobody any more while open requests finish. */
  drain(): void
  readonly draining: boolean
}

export function createHealth(checks: Readonly<Record<string, () => Promise<boolean>>>): Health {
  const state = { draining: false }
  return {
    get draining() {
      return state.draining
    },
    drain: () => void (state.draining = true),
    async check() {
      if (state.draining) return ['draining']
      const results = await Promise.all(Object.entries(checks).map(async ([name, check]) => ((await check().catch(() => false)) ? [] : [name])))
      return results.flat()
    },
  }
}

/** `/livez`: the process answers. `/readyz`: it can do its work. */
export function answerHealth(app: FastifyInstance, health: Health): void {
  app.get('/livez', async () => ({ ok: true }))
  app.get('/readyz', async (_request, reply) => {
    const failing = await health.check()
    return reply.code(failing.length === 0 ? 200 : 503).send({ ok: failing.length === 0, failing })
  })
}
