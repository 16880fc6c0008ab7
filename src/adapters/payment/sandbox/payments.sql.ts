import type { Pool, PoolClient } from 'pg'
import type { Instant } from '../../../core/kernel/instant.ts'
import type { Language } from '../../../core/kernel/language.ts'
import type { CreateBody, RefundBody, STATUSES } from '../wire.ts'
import type { Scenario } from './cards.ts'
import { momentOf } from './moments.ts'

export type SandboxState = (typeof STATUSES)[number]

export interface SandboxPayment {
  readonly id: string
  readonly attemptId: string
  readonly reference: string
  readonly amountMinor: number
  readonly currency: string
  readonly description: string
  readonly language: Language
  readonly returnUrl: string
  readonly state: SandboxState
  readonly reason?: string
  readonly scenario?: Scenario
  readonly cardLast4?: string
  readonly updatedAt: Instant
  readonly expiresAt: Instant
  /** When the bank that keeps silent will answer with a success. */
  readonly completesAt?: Instant
  /** Sums of the bank's book. */
  readonly capturedMinor: number
  readonly refundedMinor: number
}

/** One message to send about a payment: how often, and when each time. No moment means that it is never sent by itself. */
export interface PlannedEvent {
  readonly id: string
  readonly kind: string
  readonly body: string
  readonly dueAt: readonly Instant[]
}

export interface Transition {
  readonly id: string
  /** Nothing happens unless the payment is in one of these: two that act at once cannot both win. */
  readonly from: readonly SandboxState[]
  readonly to: SandboxState
  readonly at: Instant
  readonly reason?: string
  readonly card?: { readonly scenario: Scenario; readonly last4: string }
  readonly completesAt?: Instant
  readonly events: readonly PlannedEvent[]
}

interface PaymentRow {
  readonly id: string
  readonly attempt_id: string
  readonly reference: string
  readonly amount_minor: string | number
  readonly currency: string
  readonly description: string
  readonly language: Language
  readonly return_url: string
  readonly state: SandboxState
  readonly reason: string | null
  readonly scenario: Scenario | null
  readonly card_last4: string | null
  readonly updated_at: Date | string
  readonly expires_at: Date | string
  readonly completes_at: Date | string | null
  readonly captured_minor: string | number
  readonly refunded_minor: string | number
}

const SELECT = `
  select payment.*, coalesce(book.captured, 0) as captured_minor, coalesce(book.refunded, 0) as refunded_minor
  from sandbox.payment
  left join lateral (
    select sum(amount_minor) filter (where kind = 'capture') as captured, sum(amount_minor) filter (where kind = 'refund') as refunded
    from sandbox.entry where payment_id = payment.id
  ) as book on true`

/** Makes the payment, or finds the one already made for the attempt. */
export async function insertPayment(pool: Pool, id: string, body: CreateBody & { readonly at: Instant }): Promise<SandboxPayment> {
  await pool.query(
    `insert into sandbox.payment
       (id, attempt_id, reference, amount_minor, currency, description, language, return_url, state, created_at, updated_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'created', $9, $9, $10)
     on conflict (attempt_id) do nothing`,
    [id, body.attempt_id, body.reference, body.amount, body.currency, body.description, body.language, body.return_url, body.at, body.expires_at],
  )
  const { rows } = await pool.query<PaymentRow>(`${SELECT} where attempt_id = $1`, [body.attempt_id])
  return paymentOf(rows[0] as PaymentRow)
}

export async function findPayment(pool: Pool | PoolClient, id: string): Promise<SandboxPayment | undefined> {
  const { rows } = await pool.query<PaymentRow>(`${SELECT} where id = $1`, [id])
  return rows[0] && paymentOf(rows[0])
}

export async function findNewestPayments(pool: Pool, limit: number): Promise<readonly SandboxPayment[]> {
  const { rows } = await pool.query<PaymentRow>(`${SELECT} order by created_at desc, id limit $1`, [limit])
  return rows.map(paymentOf)
}

/** Payments whose time has come: to expire, or to be answered by a bank that kept silent. */
export async function findDuePayments(pool: Pool, now: Instant): Promise<readonly SandboxPayment[]> {
  const { rows } = await pool.query<PaymentRow>(
    `${SELECT}
     where (state in ('created', 'started', 'submitted') and expires_at <= $1)
       or (completes_at <= $1 and state in ('submitted', 'expired'))
     order by least(expires_at, completes_at), id limit 100`,
    [now],
  )
  return rows.map(paymentOf)
}

const MOVE = `
  with moved as (
    update sandbox.payment set state = $2, reason = $3, updated_at = $4, completes_at = $5,
      scenario = coalesce($6, scenario), card_last4 = coalesce($7, card_last4)
    where id = $1 and state = any ($8::text[])
    returning id, amount_minor, state
  ), captured as (
    insert into sandbox.entry (payment_id, kind, amount_minor, at)
    select id, 'capture', amount_minor, $4 from moved where state = 'success'
  ), told as (
    insert into sandbox.event (id, payment_id, kind, body, at)
    select event.id, moved.id, event.kind, event.body, $4
    from moved, unnest($9::text[], $10::text[], $11::text[]) as event (id, kind, body)
  ), planned as (
    insert into sandbox.delivery (event_id, state, spoiled, tries, due_at)
    select delivery.event_id, 'waiting', false, 0, delivery.due_at
    from moved, unnest($12::text[], $13::timestamptz[]) as delivery (event_id, due_at)
  )
  select id from moved`

/** Moves the payment, writes the book and plans the messages in one statement: all of it happens or none. False when another was first. */
export async function movePayment(pool: Pool, move: Transition): Promise<boolean> {
  const { rowCount } = await pool.query(MOVE, [
    move.id,
    move.to,
    move.reason ?? null,
    move.at,
    move.completesAt ?? null,
    move.card?.scenario ?? null,
    move.card?.last4 ?? null,
    move.from,
    move.events.map((event) => event.id),
    move.events.map((event) => event.kind),
    move.events.map((event) => event.body),
    move.events.flatMap((event) => event.dueAt.map(() => event.id)),
    move.events.flatMap((event) => event.dueAt),
  ])
  return rowCount === 1
}

export type RefundOutcome = 'success' | 'unknown-payment' | 'key-reused' | 'available-differs' | 'too-much'

/** Gives money back at most once for each key, and never more than is there. */
export async function insertRefund(pool: Pool, refund: { readonly id: string; readonly body: RefundBody; readonly at: Instant; readonly event: PlannedEvent }) {
  return inTransaction(pool, async (client): Promise<RefundOutcome> => {
    const { id, body, at, event } = refund
    const locked = await client.query('select id from sandbox.payment where id = $1 for update', [id])
    if (locked.rowCount !== 1) return 'unknown-payment'
    const earlier = await client.query<{ amount_minor: string | number }>('select amount_minor from sandbox.entry where payment_id = $1 and refund_key = $2', [
      id,
      body.refund_key,
    ])
    if (earlier.rows[0]) return Number(earlier.rows[0].amount_minor) === body.amount ? 'success' : 'key-reused'
    const payment = (await findPayment(client, id)) as SandboxPayment
    const available = payment.capturedMinor - payment.refundedMinor
    if (available !== body.refund_amount_available) return 'available-differs'
    if (available < body.amount) return 'too-much'
    await client.query(
      `with booked as (
         insert into sandbox.entry (payment_id, kind, amount_minor, refund_key, reason, at) values ($1, 'refund', $2, $3, $4, $5)
       ), told as (
         insert into sandbox.event (id, payment_id, kind, body, at) values ($6, $1, $7, $8, $5)
       )
       insert into sandbox.delivery (event_id, state, spoiled, tries, due_at) values ($6, 'waiting', false, 0, $5)`,
      [id, body.amount, body.refund_key, body.reason, at, event.id, event.kind, event.body],
    )
    return 'success'
  })
}

/** For the control page: the silent bank answers now. False when none is waited for. */
export async function hurryAnswer(pool: Pool, id: string, now: Instant): Promise<boolean> {
  const { rowCount } = await pool.query('update sandbox.payment set completes_at = $2 where id = $1 and completes_at > $2', [id, now])
  return rowCount === 1
}

/** For the control page: the time of the payment runs out now. False when it has ended already. */
export async function hurryExpiry(pool: Pool, id: string, now: Instant): Promise<boolean> {
  const { rowCount } = await pool.query(
    "update sandbox.payment set expires_at = $2 where id = $1 and expires_at > $2 and state in ('created', 'started', 'submitted')",
    [id, now],
  )
  return rowCount === 1
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    // A connection in doubt is thrown away, which rolls back; asking it to roll back could fail and hide the first error.
    broken = error instanceof Error ? error : new Error('the transaction failed')
    throw error
  } finally {
    client.release(broken)
  }
}

function paymentOf(row: PaymentRow): SandboxPayment {
  return {
    id: row.id,
    attemptId: row.attempt_id,
    reference: row.reference,
    amountMinor: Number(row.amount_minor),
    currency: row.currency,
    description: row.description,
    language: row.language,
    returnUrl: row.return_url,
    state: row.state,
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.scenario !== null && { scenario: row.scenario }),
    ...(row.card_last4 !== null && { cardLast4: row.card_last4 }),
    updatedAt: momentOf(row.updated_at),
    expiresAt: momentOf(row.expires_at),
    ...(row.completes_at !== null && { completesAt: momentOf(row.completes_at) }),
    capturedMinor: Number(row.captured_minor),
    refundedMinor: Number(row.refunded_minor),
  }
}
