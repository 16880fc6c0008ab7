import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import type { Clock } from '../../../actions/ports.ts'
import { answerOf, hasKey, problem } from './api-routes.ts'
import type { Bank } from './bank.ts'
import { controlPage } from './control-page.ts'
import { dropDeliveries, findEvents, insertDelivery } from './deliveries.sql.ts'
import { findNewestPayments } from './payments.sql.ts'

interface ControlParts {
  readonly pool: Pool
  readonly bank: Bank
  readonly clock: Clock
  readonly apiKey: string
  readonly publicOrigin: string
  /** Does at once what the timer would do later. */
  readonly tick: () => Promise<void>
}

type ById = FastifyRequest<{ Params: { readonly id: string } }>

const NEWEST = 50

/** The same buttons twice: `/control/...` for people in a browser, `/control/api/...` with the bearer key for tests. */
export function addControlRoutes(app: FastifyInstance, parts: ControlParts): void {
  app.get('/control', async (_request, reply) => {
    const { payments, events } = await overview(parts)
    return reply.type('text/html').send(controlPage(payments, events))
  })
  for (const [path, act] of actionsOf(parts)) {
    app.post(`/control/${path}`, async (request: ById, reply) => {
      await act(request.params.id)
      return reply.redirect('/control', 303)
    })
  }
  app.register(async (api) => addControlApi(api, parts), { prefix: '/control/api' })
}

function addControlApi(api: FastifyInstance, parts: ControlParts): void {
  api.addHook('onRequest', async (request, reply) => {
    if (!hasKey(request, parts.apiKey)) return problem(reply, 401, 'key-wrong')
  })
  api.get('/payments', async () => {
    const { payments, events } = await overview(parts)
    const byPayment = Map.groupBy(events, (event) => event.paymentId)
    return payments.map((payment) => ({
      ...answerOf(payment, parts.publicOrigin),
      scenario: payment.scenario,
      events: byPayment.get(payment.id) ?? [],
    }))
  })
  api.post('/tick', async (_request, reply) => {
    await parts.tick()
    return reply.code(204).send()
  })
  for (const [path, act] of actionsOf(parts)) {
    api.post(`/${path}`, async (request: ById, reply: FastifyReply) => {
      return (await act(request.params.id)) ? reply.code(204).send() : problem(reply, 404, 'nothing-to-do')
    })
  }
}

function actionsOf({ pool, bank, clock, tick }: ControlParts): readonly (readonly [string, (id: string) => Promise<boolean>])[] {
  const hurried = (what: 'answer' | 'expire') => async (id: string) => {
    const payment = await bank.find(id)
    const done = payment !== undefined && (await bank.hurry(payment, what))
    await tick()
    return done
  }
  const again = (spoiled: boolean) => async (id: string) => {
    const done = isEvent(id) && (await insertDelivery(pool, id, { at: clock.now(), spoiled }))
    await tick()
    return done
  }
  return [
    ['payments/:id/answer', hurried('answer')],
    ['payments/:id/expire', hurried('expire')],
    ['events/:id/resend', again(false)],
    ['events/:id/spoil', again(true)],
    ['events/:id/drop', async (id) => isEvent(id) && dropDeliveries(pool, id)],
  ]
}

function isEvent(id: string): boolean {
  return /^evt_[0-9a-f]{32}$/.test(id)
}

async function overview({ pool, bank }: ControlParts) {
  await bank.settle()
  const payments = await findNewestPayments(pool, NEWEST)
  const ids = payments.map((payment) => payment.id)
  return { payments, events: await findEvents(pool, ids) }
}
