import type { Pool } from 'pg'
import type { Instant } from '../../../core/kernel/instant.ts'
import { momentOf } from './moments.ts'

export type DeliveryState = 'waiting' | 'delivered' | 'dropped' | 'given-up'

/** One message on its way: taken by one process until `heldUntil`, then free for another if that process died. */
export interface TakenDelivery {
  readonly id: number
  readonly eventId: string
  readonly body: string
  readonly spoiled: boolean
  /** How often it was tried, this time included. */
  readonly tries: number
}

export interface SandboxEvent {
  readonly id: string
  readonly paymentId: string
  readonly kind: string
  readonly at: Instant
  readonly deliveries: readonly {
    readonly state: DeliveryState
    readonly spoiled: boolean
    readonly tries: number
    readonly dueAt: Instant
    readonly lastStatus?: number
  }[]
}

export async function takeDueDeliveries(pool: Pool, now: Instant, heldUntil: Instant): Promise<readonly TakenDelivery[]> {
  const { rows } = await pool.query<{ id: string | number; event_id: string; body: string; spoiled: boolean; tries: number }>(
    `with due as (
       select id from sandbox.delivery where state = 'waiting' and due_at <= $1 order by due_at, id limit 20 for update skip locked
     ), taken as (
       update sandbox.delivery set due_at = $2, tries = tries + 1, last_tried_at = $1 from due where delivery.id = due.id
       returning delivery.id, delivery.event_id, delivery.spoiled, delivery.tries
     )
     select taken.*, event.body from taken join sandbox.event on event.id = taken.event_id order by taken.id`,
    [now, heldUntil],
  )
  return rows.map((row) => ({ id: Number(row.id), eventId: row.event_id, body: row.body, spoiled: row.spoiled, tries: row.tries }))
}

/** What came of one try. A message dropped meanwhile stays dropped. */
export async function updateDelivery(
  pool: Pool,
  id: number,
  outcome: { readonly state: DeliveryState; readonly status?: number; readonly dueAt?: Instant },
): Promise<void> {
  await pool.query("update sandbox.delivery set state = $2, last_status = $3, due_at = coalesce($4, due_at) where id = $1 and state = 'waiting'", [
    id,
    outcome.state,
    outcome.status ?? null,
    outcome.dueAt ?? null,
  ])
}

/** Sends the event once more. False when there is no such event. */
export async function insertDelivery(pool: Pool, eventId: string, again: { readonly at: Instant; readonly spoiled: boolean }): Promise<boolean> {
  const { rowCount } = await pool.query(
    `insert into sandbox.delivery (event_id, state, spoiled, tries, due_at)
     select id, 'waiting', $2, 0, $3 from sandbox.event where id = $1`,
    [eventId, again.spoiled, again.at],
  )
  return rowCount === 1
}

/** False when nothing of the event was waiting. */
export async function dropDeliveries(pool: Pool, eventId: string): Promise<boolean> {
  const { rowCount } = await pool.query("update sandbox.delivery set state = 'dropped' where event_id = $1 and state = 'waiting'", [eventId])
  return (rowCount ?? 0) > 0
}

export async function findEvents(pool: Pool, paymentIds: readonly string[]): Promise<readonly SandboxEvent[]> {
  const { rows } = await pool.query<EventRow>(
    `select event.id, event.payment_id, event.kind, event.at, delivery.state, delivery.spoiled, delivery.tries, delivery.due_at, delivery.last_status
     from sandbox.event left join sandbox.delivery on delivery.event_id = event.id
     where event.payment_id = any ($1::text[])
     order by event.at, delivery.id nulls last, event.id`,
    [paymentIds],
  )
  const grouped = Map.groupBy(rows, (row) => row.id)
  return [...grouped.values()].map(eventOf)
}

interface EventRow {
  readonly id: string
  readonly payment_id: string
  readonly kind: string
  readonly at: Date | string
  readonly state: DeliveryState | null
  readonly spoiled: boolean
  readonly tries: number
  readonly due_at: Date | string
  readonly last_status: number | null
}

function eventOf(rows: readonly EventRow[]): SandboxEvent {
  const first = rows[0] as EventRow
  return {
    id: first.id,
    paymentId: first.payment_id,
    kind: first.kind,
    at: momentOf(first.at),
    deliveries: rows.flatMap((row) =>
      row.state === null
        ? []
        : [
            {
              state: row.state,
              spoiled: row.spoiled,
              tries: row.tries,
              dueAt: momentOf(row.due_at),
              ...(row.last_status !== null && { lastStatus: row.last_status }),
            },
          ],
    ),
  }
}
