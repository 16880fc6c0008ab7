import type { Pool } from 'pg'
import type { Clock } from '../../actions/ports.ts'
import type { Sms } from '../../actions/ports/sms.ts'
import type { SmsStore } from './fake-sms.ts'

/** The demo's telephones in `sandbox.sms`: a table, for numbers and texts have no place in a log. */
export function postgresSmsStore(pool: Pool, clock: Clock): SmsStore {
  return {
    async add({ messageId, to, text }) {
      await pool.query(`insert into sandbox.sms (message_id, recipient, text, received_at) values ($1, $2, $3, $4) on conflict (message_id) do nothing`, [
        messageId,
        to,
        text,
        clock.now(),
      ])
    },
    async list(limit) {
      const { rows } = await pool.query<Sms>(`select message_id as "messageId", recipient as "to", text from sandbox.sms order by id desc limit $1`, [limit])
      return rows
    },
  }
}
