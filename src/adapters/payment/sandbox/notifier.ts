import type { Pool } from 'pg'
import type { Clock } from '../../../actions/ports.ts'
import { signWebhook } from '../standard-webhooks.ts'
import { type TakenDelivery, takeDueDeliveries, updateDelivery } from './deliveries.sql.ts'
import { secondsAfter, unixSeconds } from './moments.ts'

export interface NotifierParts {
  readonly pool: Pool
  readonly clock: Clock
  readonly notifyUrl: string
  readonly signingSecret: string
  /** Seconds to wait after each failed try; after the last one it gives up. */
  readonly retrySeconds: readonly number[]
  readonly answerMs: number
}

/** Sends every message that is due, once. At least one delivery is promised, so a message may arrive twice after a crash. */
export async function sendDueNotifications(parts: NotifierParts): Promise<void> {
  const now = parts.clock.now()
  const heldUntil = secondsAfter(now, Math.ceil(parts.answerMs / 1000) * 2)
  const taken = await takeDueDeliveries(parts.pool, now, heldUntil)
  await Promise.all(taken.map((delivery) => sendOne(parts, delivery)))
}

async function sendOne(parts: NotifierParts, delivery: TakenDelivery): Promise<void> {
  const status = await post(parts, delivery)
  if (status !== undefined && status >= 200 && status < 300) return updateDelivery(parts.pool, delivery.id, { state: 'delivered', status })
  const wait = parts.retrySeconds[delivery.tries - 1]
  // 410 Gone is the receiver's way to say that it never wants to hear of this again.
  const over = wait === undefined || status === 410
  const outcome = over ? { state: 'given-up' as const } : { state: 'waiting' as const, dueAt: secondsAfter(parts.clock.now(), wait) }
  await updateDelivery(parts.pool, delivery.id, { ...outcome, ...(status !== undefined && { status }) })
}

/** The answer's status, or undefined when nobody answered in time. */
async function post({ clock, notifyUrl, signingSecret, answerMs }: NotifierParts, delivery: TakenDelivery): Promise<number | undefined> {
  const timestamp = unixSeconds(clock.now())
  const body = Buffer.from(delivery.body)
  const signature = signWebhook(signingSecret, { id: delivery.eventId, timestamp, body })
  try {
    const answer = await fetch(notifyUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': delivery.eventId,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': delivery.spoiled ? spoilt(signature) : signature,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMs),
    })
    await answer.body?.cancel()
    return answer.status
  } catch {
    return undefined
  }
}

/** The same signature with its first character changed. */
function spoilt(signature: string): string {
  const [version, mac = ''] = signature.split(',')
  return `${version},${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`
}
