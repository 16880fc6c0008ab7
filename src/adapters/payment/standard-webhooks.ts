import { createHmac, timingSafeEqual } from 'node:crypto'

/** Standard Webhooks 1.0, symmetric scheme `v1`: HMAC-SHA256 over `id.timestamp.body`, base64. */
export interface SignedWebhook {
  readonly id: string
  /** Seconds since 1970-01-01 UTC. */
  readonly timestamp: number
  readonly body: Uint8Array
}

/** Seconds that the signed moment may differ from ours, in both directions: an older message is a replay. */
const TOLERANCE = 5 * 60

/** The value of one entry of the `webhook-signature` header. */
export function signWebhook(secret: string, { id, timestamp, body }: SignedWebhook): string {
  const mac = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body)
  return `v1,${mac.digest('base64')}`
}

/**
 * True when one entry of `signatures` (separated by spaces, as during a change of secret) fits and the moment is near enough.
 * Entries of other versions are passed over.
 */
export function isSignedWebhook(secret: string, message: SignedWebhook & { readonly signatures: string; readonly now: number }): boolean {
  if (!Number.isSafeInteger(message.timestamp) || Math.abs(message.now - message.timestamp) > TOLERANCE) return false
  const expected = Buffer.from(signWebhook(secret, message))
  return message.signatures.split(' ').some((entry) => {
    const given = Buffer.from(entry)
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}

/** `whsec_` and base64, as the standard writes secrets; any other text is taken by its bytes. */
function keyOf(secret: string): Buffer {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret)
  if (key.length < 16) throw new Error('the signing secret is too short')
  return key
}
