import type { Pool } from 'pg'
import type { PlannedJob } from '../../actions/ports/cases.ts'
import type { CardReminders } from '../../actions/ports/reminders.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import type { JobPlanner } from './save-case.sql.ts'
import type { Connection, Row } from './statement.ts'
import { inTransaction } from './transaction.sql.ts'

export interface Decided<Card> {
  readonly card: Card
  readonly decided: CardReminders
}

interface ToSend {
  readonly id: string
  readonly plannedFor: Instant
}

/** A reminder that was planned by this and not before. */
export type Planned = Row<ToSend> & ToSend

/** How the cards of one register are taken, and what is decided about them written. */
export interface RemindedCards<Card> {
  take(db: Connection): Promise<readonly Card[]>
  keep(db: Connection, all: readonly Decided<Card>[]): Promise<readonly Planned[]>
  job(id: string): Pick<PlannedJob, 'queue' | 'data'>
}

/** Cards are taken, decided and written together with the jobs that send what is planned, in one transaction. */
export async function remindBatch<Card>(
  { pool, jobs }: { readonly pool: Pool; readonly jobs: JobPlanner },
  { take, keep, job }: RemindedCards<Card>,
  decide: (card: Card) => CardReminders,
): Promise<{ readonly looked: number; readonly planned: number }> {
  const done = await inTransaction(pool, async (client) => {
    const cards = await take(client)
    if (cards.length === 0) return undefined
    const planned = await keep(
      client,
      cards.map((card) => ({ card, decided: decide(card) })),
    )
    await jobs.plan(
      client,
      planned.map(({ id, plannedFor }) => ({ ...job(id), startAfter: plannedFor })),
    )
    return { looked: cards.length, planned: planned.length }
  })
  return done ?? { looked: 0, planned: 0 }
}
