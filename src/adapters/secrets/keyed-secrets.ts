import { createHmac } from 'node:crypto'
import type { Secrets } from '../../actions/ports/people.ts'

/** HMAC-SHA256 under the server's key. The purpose is part of what is sealed: a session token can never pass for a link. */
export function keyedSecrets(key: Uint8Array): Secrets {
  return { seal: (purpose, text) => createHmac('sha256', key).update(`${purpose}\u0000${text}`).digest('hex') }
}
