import type { FastifyInstance } from 'fastify'
import { readStatusFile, readTrustDeltas, readTrustPack } from '../../actions/read-trust.ts'
import type { WebContext } from '../ui/http/context.ts'

/**
 * What everybody needs who checks cards: signed files, so that it does not matter who hands them on. They are asked for often and change seldom; a device
 * that knows a sequence asks for what came since.
 */
export function registerTrust(app: FastifyInstance, context: WebContext): void {
  const { deps } = context
  app.get('/pack', async (_request, reply) => {
    const pack = await readTrustPack(deps)
    if (!pack) return reply.code(404).send({ code: 'not-found' })
    return reply
      .header('x-sapar-sequence', String(pack.sequence))
      .header('cache-control', 'no-cache')
      .type('application/octet-stream')
      .send(Buffer.from(pack.body))
  })
  app.get<{ Params: { sequence: string } }>('/pack/from/:sequence', async (request, reply) => {
    const deltas = await readTrustDeltas(deps, 'pack', Number(request.params.sequence))
    if (!deltas) return reply.code(404).send({ code: 'not-found' })
    return reply.header('cache-control', 'no-cache').send({ deltas: deltas.map((delta) => Buffer.from(delta).toString('base64url')) })
  })
  app.get<{ Params: { shard: string } }>('/status/:shard', async (request, reply) => {
    const file = await readStatusFile(deps, request.params.shard)
    if (!file) return reply.code(404).send({ code: 'not-found' })
    return reply
      .header('x-sapar-sequence', String(file.sequence))
      .header('cache-control', 'no-cache')
      .type('application/octet-stream')
      .send(Buffer.from(file.body))
  })
  app.get<{ Params: { shard: string; sequence: string } }>('/status/:shard/from/:sequence', async (request, reply) => {
    const deltas = await readTrustDeltas(deps, request.params.shard, Number(request.params.sequence))
    if (!deltas) return reply.code(404).send({ code: 'not-found' })
    return reply.header('cache-control', 'no-cache').send({ deltas: deltas.map((delta) => Buffer.from(delta).toString('base64url')) })
  })
}
