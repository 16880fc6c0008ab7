import { createHmac, createSecretKey } from 'node:crypto'
import type { Secrets } from '../../actions/ports/people.ts'

/** HMAC-SHA256 under the server's key. The purpose is part of what is sealed: a session token can never pass for a link. */
export function keyedSecrets(key: Uint8Array): Secrets {
  // Made ready once: with bare bytes this would take most of the time of a seal, and every request needs one.
  const prepared = createSecretKey(key)
  return { seal: (purpose, text) => createHmac('sha256', prepared).update(`${purpose}\u0000${text}`).digest('hex') }
}
