import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply } from 'fastify'

const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)
const SMALL = 1400

/** Pages and JSON leave compressed; pictures, PDFs and files built with compressed siblings do not pass here. */
export function compressPages(app: FastifyInstance): void {
  app.addHook<unknown>('onSend', async (request, reply, payload) => {
    if (!isText(reply, payload) || payload.length < SMALL) return payload
    reply.header('vary', 'accept-encoding')
    const way = wayFor(request.headers['accept-encoding'] ?? '')
    if (!way) return payload
    reply.header('content-encoding', way.name)
    reply.removeHeader('content-length')
    return way.compress(payload)
  })
}

/** What was built with compressed siblings has chosen its encoding already. */
function isText(reply: FastifyReply, payload: unknown): payload is string | Buffer {
  if (!(typeof payload === 'string' || Buffer.isBuffer(payload)) || reply.hasHeader('content-encoding')) return false
  return /^(text\/html|application\/(json|problem\+json))/.test(String(reply.getHeader('content-type') ?? ''))
}

interface Way {
  readonly name: string
  readonly compress: (payload: string | Buffer) => Promise<Buffer>
}

const BROTLI: Way = { name: 'br', compress: (payload) => toBrotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) }
const GZIP: Way = { name: 'gzip', compress: (payload) => toGzip(payload, { level: 5 }) }

function wayFor(accepted: string): Way | undefined {
  if (accepted.includes('br')) return BROTLI
  return accepted.includes('gzip') ? GZIP : undefined
}
