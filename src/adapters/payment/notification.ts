import type { Clock, PaymentNotification } from '../../actions/ports.ts'
import { instant } from '../../core/kernel/instant.ts'
import { isSignedWebhook } from './standard-webhooks.ts'
import { webhookBody } from './wire.ts'

export type NotificationHeaders = Readonly<Record<string, string | undefined>>

interface Receiver {
  readonly signingSecret: string
  readonly clock: Clock
}

const UNPROVEN = { proof: 'none', events: [] } as const

/** A message that is not signed by the provider names no payment at all: otherwise a stranger could use up its event id before it comes. */
export function parseNotification({ signingSecret, clock }: Receiver, raw: Uint8Array, headers: NotificationHeaders) {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers
  if (id === undefined || timestamp === undefined || signatures === undefined || !/^\d{1,12}$/.test(timestamp)) return UNPROVEN
  const now = Math.floor(Date.parse(clock.now()) / 1000)
  if (!isSignedWebhook(signingSecret, { id, timestamp: Number(timestamp), body: raw, signatures, now })) return UNPROVEN
  const body = webhookBody.safeParse(jsonOf(raw))
  if (!body.success) return { proof: 'signature' as const, events: [] }
  const event: PaymentNotification = { eventId: id, providerRef: body.data.data.payment_id, kind: body.data.type, at: instant(body.data.timestamp) }
  return { proof: 'signature' as const, events: [event] }
}

function jsonOf(raw: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(raw).toString('utf8'))
  } catch {
    return undefined
  }
}
