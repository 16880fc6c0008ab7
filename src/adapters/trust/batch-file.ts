import { createHash } from 'node:crypto'
import { toBase64Url, utf8 } from 'icao-seal/bytes'
import type { BatchFiles } from '../../actions/ports/batch-files.ts'

/** Stands in the signed header, so that no other signed file of ours can be shown as a batch. */
const KIND = 'sapar-print-batch'

/**
 * The shape of all our signed files: one line, a JWS whose payload is detached and not encoded (RFC 7515 appendix F, RFC 7797), then the payload as it is.
 * The payload is JSON with a line for each item, so that people can read it too.
 */
export const batchFiles: BatchFiles = {
  async write(content, { key, sign }) {
    const header = { alg: 'ES256', b64: false, crit: ['b64'], kid: `${key.signer}-${key.reference}`, typ: KIND }
    const head = toBase64Url(utf8(JSON.stringify(header)))
    const { items, ...about } = content
    const body = `{"about":${JSON.stringify(about)},"items":[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]}\n`
    const signature = await sign(utf8(`${head}.${body}`))
    return utf8(`${head}..${toBase64Url(new Uint8Array(signature))}\n${body}`)
  },
  digest: (content) => createHash('sha256').update(content).digest('hex'),
}
