import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)
const SMALL = 1400

/** Pages and JSON leave compressed; pictures, PDFs and files built with compressed siblings do not pass here. */
export function compressPages(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '')
    if (typeof payload !== 'string' || payload.length < SMALL || !/^(text\/|application\/(json|problem\+json))/.test(type)) return payload
    reply.header('vary', 'accept-encoding')
    const accepted = request.headers['accept-encoding'] ?? ''
    if (accepted.includes('br')) return encode('br', await toBrotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }))
    return accepted.includes('gzip') ? encode('gzip', await toGzip(payload, { level: 5 })) : payload

    function encode(encoding: string, compressed: Buffer): Buffer {
      reply.header('content-encoding', encoding)
      reply.removeHeader('content-length')
      return compressed
    }
  })
}
