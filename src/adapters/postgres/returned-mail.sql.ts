import type { Pool } from 'pg'
import type { CameBack, ReturnedMails } from '../../actions/ports/returned-mails.ts'
import { findRow } from './statement.ts'

/** Letters that came back, in PostgreSQL. */
export function postgresReturnedMails({ pool }: { readonly pool: Pool }): ReturnedMails {
  return {
    cameBack: async (id, at) => (await findRow<{ outcome: CameBack }>(pool, CAME_BACK, [id, at]))?.outcome ?? 'unknown',
  }
}

// Told once is told: a mailbox that is read again says nothing new. What came back was not sent, whatever the first server said of it.
const CAME_BACK = `
  with letter as (
    update notice set refused_at = $2::timestamptz where id = $1::uuid and channel = 'email' and refused_at is null returning id
  ), reminded as (
    update reminder set state = 'failed', sent_at = null where notice_id = $1::uuid and state in ('planned', 'sent') and exists (select from letter)
  ), held as (
    update held_reminder set refused_at = $2::timestamptz, state = 'failed', sent_at = null
    where id = $1::uuid and channel = 'email' and message_code is not null and refused_at is null returning id
  )
  select case
    when exists (select from letter) or exists (select from held) then 'noted'
    when exists (select from notice where id = $1::uuid) or exists (select from held_reminder where id = $1::uuid and message_code is not null) then 'known'
    else 'unknown' end as outcome`
