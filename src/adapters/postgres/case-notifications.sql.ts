import type { Pool } from 'pg'
import type { Cases } from '../../actions/ports/cases.ts'
import { rowsOf } from './statement.ts'

export function notificationsOfCases(pool: Pool): Pick<Cases, 'keepNotification' | 'openNotifications' | 'setNotificationHandled'> {
  return {
    async keepNotification({ provider, eventId, providerRef, kind, proof, raw, receivedAt }) {
      await rowsOf(pool, KEEP, [provider, eventId, providerRef, kind, proof, Buffer.from(raw), receivedAt])
    },
    openNotifications: (limit) => rowsOf(pool, OPEN, [limit]),
    setNotificationHandled: async (provider, eventId, at) => void (await rowsOf(pool, SET_HANDLED, [provider, eventId, at])),
  }
}

// Providers repeat themselves, so a known event is dropped; but one without proof never stands in the way of the real one.
const KEEP = `
  insert into payment_notification as n (provider, event_id, provider_ref, kind, proof, raw, received_at)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (provider, event_id) do update
  set provider_ref = excluded.provider_ref, kind = excluded.kind, proof = excluded.proof, raw = excluded.raw, received_at = excluded.received_at, handled_at = null
  where n.proof = 'none' and excluded.proof <> 'none'`

const OPEN = `
  select provider, event_id as "eventId", provider_ref as "providerRef"
  from payment_notification where handled_at is null order by received_at limit $1`

const SET_HANDLED = 'update payment_notification set handled_at = $3 where provider = $1 and event_id = $2 and handled_at is null'
