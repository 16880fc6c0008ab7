import { randomBytes, randomUUID } from 'node:crypto'
import type { Pool } from 'pg'

/** What a submission by the action left behind, as text: the bare side writes the same rows with the same contents. */
export interface Template {
  readonly price: string
  readonly asked: string
  readonly event: string
  readonly lines: string
  readonly amount: number
  readonly currency: string
  readonly recipient: string
  readonly facts: string
  readonly job: readonly unknown[]
}

export async function readTemplate(pool: Pool, caseId: string): Promise<Template> {
  const { rows } = await pool.query<Template>(
    `select c.price::text as price, c.asked::text as asked, e.data::text as event, f.lines::text as lines, f.amount_minor as amount, f.currency,
        n.recipient, n.facts::text as facts,
        json_build_array(j.priority, j.expire_seconds, j.deletion_seconds, j.retry_limit, j.retry_delay, j.retry_backoff, j.retry_delay_max, j.policy, j.dead_letter) as job
      from case_file c join case_event e on e.case_id = c.id and e.kind = 'submit' join fee_item f on f.case_id = c.id
        join notice n on n.case_id = c.id and n.kind = 'submitted' join pgboss.job j on j.data ->> 'noticeId' = n.id::text
      where c.id = $1`,
    [caseId],
  )
  const [template] = rows
  if (!template) throw new Error('no submission to take as a model')
  return template
}

/** The rows of a submission by the driver alone: one named prepared statement a row, in one transaction, with nothing read and nothing computed but ids. */
export function bareSubmission(pool: Pool, of: Template): (draft: { readonly id: string }) => Promise<void> {
  return async ({ id }) => {
    const at = new Date().toISOString()
    const [hash, previous, notice] = [randomBytes(32), randomBytes(32), randomUUID()]
    const client = await pool.connect()
    const write = (name: keyof typeof ROWS, values: readonly unknown[]) => client.query({ name, text: ROWS[name], values: [...values] })
    await client.query('begin')
    await write('bare-case', [id, at, hash, of.price, of.asked])
    await write('bare-event', [id, at, of.event, previous, hash])
    await write('bare-fee', [randomUUID(), id, of.amount, of.currency, of.lines, at])
    await write('bare-notice', [notice, id, of.recipient, randomBytes(4).toString('hex'), of.facts, at])
    await write('bare-job', [randomUUID(), JSON.stringify({ noticeId: notice }), at, ...of.job])
    await client.query('commit')
    client.release()
  }
}

const ROWS = {
  'bare-case': `update case_file set version = version + 1, updated_at = $2::timestamptz, event_count = event_count + 1, last_hash = $3, state = 'submitted',
    price = $4::jsonb, asked = $5::jsonb, submitted_at = $2::timestamptz where id = $1`,
  'bare-event': `insert into case_event (case_id, seq, at, kind, actor_kind, actor_id, data, previous_hash, hash) values ($1, 6, $2, 'submit', 'applicant', '', $3::jsonb, $4, $5)`,
  'bare-fee': `insert into fee_item (id, case_id, kind, amount_minor, currency, lines, state, created_at) values ($1, $2, 'application', $3, $4, $5::jsonb, 'open', $6)`,
  'bare-notice': `insert into notice (id, case_id, kind, language, recipient, message_code, facts, state, attempts, created_at)
    values ($1, $2, 'submitted', 'en', $3, $4, $5::jsonb, 'queued', 0, $6)`,
  'bare-job': `insert into pgboss.job (id, name, data, start_after, created_on, keep_until, priority, expire_seconds, deletion_seconds, retry_limit, retry_delay, retry_backoff,
      retry_delay_max, policy, dead_letter, blocked, blocking, pending_dependencies)
    values ($1, 'send-notice', $2::jsonb, $3::timestamptz, $3::timestamptz, $3::timestamptz + interval '14 days', $4, $5, $6, $7, $8, $9, $10, $11, $12, false, false, 0)`,
} as const
