import type { Pool } from 'pg'
import type { Cases } from '../../actions/ports/cases.ts'
import type { QueueCounts, QueueRow } from '../../actions/ports/queue.ts'
import { CASE_COLUMNS, type CaseRow, caseOf } from './case-columns.ts'
import { chainEvents } from './event-hash.ts'
import { bytesOf, filled, type Row, rowsOf } from './statement.ts'
import { inTransaction } from './transaction.sql.ts'

export function queueOfCases(pool: Pool): Pick<Cases, 'takeNext' | 'queue' | 'assigned' | 'queueCounts'> {
  return {
    takeNext: (officeId, staffId, event) =>
      inTransaction(pool, async (client) => {
        const [next] = await rowsOf<{ id: string; eventCount: number; lastHash: string }>(client, LOCK_NEXT, [officeId])
        if (!next) return undefined
        const [chained] = chainEvents(next, [event])
        if (!chained) return undefined
        const { seq, at, kind, actor, data, previousHash, hash } = chained
        const values = [next.id, staffId, at, seq, kind, actor.kind, actor.id, JSON.stringify(data), bytesOf(previousHash), bytesOf(hash)]
        const [taken] = await rowsOf<CaseRow>(client, TAKE, values)
        return taken && caseOf(taken)
      }),
    queue: async (officeId, limit) => (await rowsOf<Row<QueueRow>>(pool, QUEUE, [officeId, limit])).map(filled<QueueRow>),
    assigned: async (staffId) => (await rowsOf<Row<QueueRow>>(pool, ASSIGNED, [staffId])).map(filled<QueueRow>),
    async queueCounts(officeId, today, nextWorkingDay) {
      const [counts] = await rowsOf<QueueCounts>(pool, COUNTS, [officeId, today, nextWorkingDay])
      if (!counts) throw new Error('an aggregate has always one row')
      return counts
    },
  }
}

// Ordered by exactly the columns of the partial index `case_queue`: with any other order the whole queue is sorted for each taker.
// Whoever finds a row locked by another taker goes on to the next one instead of waiting for it.
export const LOCK_NEXT = `
  select id, event_count as "eventCount", encode(last_hash, 'hex') as "lastHash"
  from case_file
  where office_id = $1 and state = 'in-review' and assigned_to is null
  order by due_on, started_at, id
  limit 1
  for update skip locked`

const TAKE = `
  with event as (
    insert into case_event (case_id, seq, at, kind, actor_kind, actor_id, data, previous_hash, hash)
    values ($1, $4, $3::timestamptz, $5, $6, $7, $8::jsonb, $9, $10::bytea)
  )
  update case_file c
  set assigned_to = $2, assigned_at = $3::timestamptz, updated_at = $3::timestamptz, version = version + 1, event_count = $4, last_hash = $10::bytea
  where c.id = $1
  returning ${CASE_COLUMNS}`

const QUEUE_COLUMNS = `id, code, service, state, speed, nationality, due_on as "dueOn", started_at as "startedAt", assigned_to as "assignedTo"`

const QUEUE = `
  select ${QUEUE_COLUMNS} from case_file
  where office_id = $1 and state = 'in-review' and assigned_to is null
  order by due_on, started_at, id limit $2`

const ASSIGNED = `
  select ${QUEUE_COLUMNS} from case_file
  where assigned_to = $1 and state in ('in-review', 'returned')
  order by due_on, started_at, id`

// What is due counts whether an officer holds it already or not.
const COUNTS = `
  select
    count(*) filter (where state = 'in-review' and due_on < $2::date)::integer as overdue,
    count(*) filter (where state = 'in-review' and due_on = $2::date)::integer as today,
    count(*) filter (where state = 'in-review' and due_on > $2::date and due_on <= $3::date)::integer as tomorrow,
    count(*) filter (where state = 'in-review' and (due_on > $3::date or due_on is null))::integer as later,
    count(*) filter (where state = 'returned')::integer as stopped
  from case_file
  where office_id = $1 and state in ('in-review', 'returned')`
