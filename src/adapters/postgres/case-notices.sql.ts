import type { Pool } from 'pg'
import type { Cases, NoticeRow } from '../../actions/ports/cases.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import { filled, findRow, type Row, rowsOf } from './statement.ts'

type NoticesOfCases = Pick<
  Cases,
  | 'notices'
  | 'notice'
  | 'noticeByCode'
  | 'setNoticeSent'
  | 'setNoticeFailed'
  | 'setNoticeDropped'
  | 'setNoticeRefused'
  | 'queuedNotices'
  | 'unreachedSince'
  | 'staysIn'
>

export function noticesOfCases(pool: Pool): NoticesOfCases {
  return {
    notices: async (caseId) => (await rowsOf<Row<NoticeRow>>(pool, `${NOTICE} where case_id = $1 order by created_at, id`, [caseId])).map(filled<NoticeRow>),
    async notice(id) {
      const row = await findRow<Row<NoticeRow>>(pool, `${NOTICE} where id = $1`, [id])
      return row && filled<NoticeRow>(row)
    },
    noticeByCode: (messageCode) => findRow<{ kind: string; createdAt: NoticeRow['createdAt'] }>(pool, BY_CODE, [messageCode]),
    setNoticeSent: async (id, at) => void (await rowsOf(pool, SET_SENT, [id, at])),
    setNoticeFailed: async (id) => void (await rowsOf(pool, SET_FAILED, [id])),
    setNoticeDropped: async (id) => void (await rowsOf(pool, SET_DROPPED, [id])),
    setNoticeRefused: async (id, at) => void (await rowsOf(pool, SET_REFUSED, [id, at])),
    unreachedSince: async (caseId) => (await findRow<{ since: Instant | null }>(pool, `select (${UNREACHED}) as since`, [caseId]))?.since ?? undefined,
    staysIn: async (caseId) =>
      (await findRow<{ country: string | null }>(pool, `select ${STAYS_IN} as country from case_file c where id = $1`, [caseId]))?.country ?? undefined,
    queuedNotices: async (before, limit) => (await rowsOf<{ id: string }>(pool, QUEUED, [before, limit])).map((row) => row.id),
  }
}

/** The address that letters of a case go to; `c` is the case. */
export const EMAIL = `case when c.email_confirmed_at is null then c.confirmed_email else c.email end`

/** Refused or come back, and nothing has reached the same address since; `n` is the notice. */
export const REFUSED = `n.refused_at is not null and not exists (
    select from notice s where s.case_id = n.case_id and s.recipient = n.recipient and s.sent_at > n.refused_at
  )`

/** Since when letters do not reach the address that the case has now; `$1` is the case. */
export const UNREACHED = `
  select max(n.refused_at) from notice n join case_file c on c.id = n.case_id
  where n.case_id = $1 and n.channel = 'email' and n.recipient = ${EMAIL} and ${REFUSED}`

/** Where the person is who keeps case `c` in an account, as said there last. */
export const STAYS_IN = `(
    select a.stays_in from account_case o join account a on a.id = o.account_id
    where o.case_id = c.id and a.stays_in is not null order by o.kept_at desc limit 1
  )`

const NOTICE = `
  select id, case_id as "caseId", kind, language, recipient, message_code as "messageCode", facts, nullif(channel, 'email') as channel, state, attempts,
    created_at as "createdAt", sent_at as "sentAt"
  from notice`

const BY_CODE = 'select kind, created_at as "createdAt" from notice where message_code = $1'

// Sent once is sent: a second worker's success or failure changes nothing any more.
const SET_SENT = `
  with told as (update reminder set state = 'sent', sent_at = $2::timestamptz where notice_id = $1::uuid and state <> 'sent')
  update notice set state = 'sent', attempts = attempts + 1, sent_at = $2::timestamptz where id = $1::uuid and state <> 'sent'`

/** The last try failed; a later one may still send it. */
const SET_FAILED = `update notice set state = 'failed', attempts = attempts + 1 where id = $1 and state <> 'sent'`

const SET_DROPPED = `
  with passed as (update reminder set state = 'passed' where notice_id = $1::uuid and state = 'planned')
  update notice set state = 'dropped' where id = $1::uuid and state <> 'sent'`

const SET_REFUSED = `
  with failed as (update reminder set state = 'failed' where notice_id = $1::uuid and state = 'planned')
  update notice set refused_at = $2::timestamptz, state = case kind when 'card-reminder' then 'dropped' else state end where id = $1::uuid and state <> 'sent'`

// One that failed waits longer each time, three hours and four times as many and nine, and is given up after the tenth try, when it is two weeks old.
// Those that were tried least come first, so that letters nobody takes do not hold up the others.
const QUEUED = `
  select id from notice
  where state in ('queued', 'failed') and attempts < 10 and created_at < $1::timestamptz - attempts * attempts * interval '3 hours'
  order by attempts, created_at limit $2`
