import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/**
 * The first answer to a call is kept for its repeats, and may hold a token. It is kept under a key made from the caller's own
 * Idempotency-Key, of which the store knows only a hash: who reads the table reads nothing.
 */
export function sealAnswer(key: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

export function openAnswer(key: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

function keyOf(key: string): Buffer {
  return createHash('sha256').update(`idempotent answer ${key}`).digest()
}
