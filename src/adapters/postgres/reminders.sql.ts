import type { Pool } from 'pg'
import type { CardToRemind, RemindedCard, ReminderBatch, Reminders, UnreachableHolder } from '../../actions/ports/reminders.ts'
import { EMAIL, REFUSED, STAYS_IN } from './case-notices.sql.ts'
import { type Decided, type Planned, remindBatch } from './remind-batch.ts'
import type { JobPlanner } from './save-case.sql.ts'
import { type Connection, filled, type Row, rowsOf } from './statement.ts'

/** Reminders in PostgreSQL. `jobs` plans the sending, in the transaction that writes the reminder. */
export function postgresReminders({ pool, jobs }: { readonly pool: Pool; readonly jobs: JobPlanner }): Reminders {
  return {
    remind: (batch, decide) =>
      remindBatch<CardToRemind>(
        { pool, jobs },
        {
          take: async (db) => (await rowsOf<Row<CardToRemind>>(db, TAKE, [batch.kind, batch.on, batch.limit])).map(filled<CardToRemind>),
          keep: (db, all) => keep(db, batch, all),
          job: (noticeId) => ({ queue: 'send-notice', data: { noticeId } }),
        },
        decide,
      ),
    async ofNotice(noticeId) {
      const [row] = await rowsOf<Row<RemindedCard>>(pool, OF_NOTICE, [noticeId])
      return row && filled<RemindedCard>(row)
    },
    unreachableHolders: (officeId, limit) => rowsOf<UnreachableHolder & Row<UnreachableHolder>>(pool, UNREACHABLE, [officeId, limit]),
  }
}

/** The notices that were planned by this and not before. */
function keep(db: Connection, { at }: ReminderBatch, all: readonly Decided<CardToRemind>[]): Promise<readonly Planned[]> {
  const looked = all.map(({ card, decided }) => ({ id: card.id, next: decided.next ?? null }))
  const reminders = all.flatMap(({ card, decided }) =>
    decided.reminders.map(({ notice, ...reminder }) => ({
      ...reminder,
      cardId: card.id,
      noticeId: notice?.id ?? null,
      plannedFor: reminder.plannedFor ?? null,
    })),
  )
  const notices = all.flatMap(({ card, decided }) =>
    decided.reminders.flatMap(({ notice, channel }) => (notice ? [{ ...notice, channel, caseId: card.caseId }] : [])),
  )
  return rowsOf<Planned>(db, KEEP, [at, JSON.stringify(looked), JSON.stringify(reminders), JSON.stringify(notices)])
}

/** A later card of the same holder that is good: it may have been taken back meanwhile, and then the old one counts again. */
const RENEWED = `exists (
    select from case_file r join card n on n.case_id = r.id
    where r.renews_card = k.id and n.state in ('active', 'suspended') and n.valid_until > k.valid_until
  )`

// Locked cards are in the hands of another process, which decides them; only the key of a card is needed by others at that time.
const TAKE = `
  select k.id, k.number, k.case_id as "caseId", k.state, k.valid_until as "validUntil", k.issued_at as "issuedAt", ${RENEWED} as renewed, c.language,
    ${EMAIL} as email, c.answers ->> 'phone' as phone, ${STAYS_IN} as "staysIn",
    array(select distinct r.key from reminder r where r.card_id = k.id) as settled,
    array(select distinct r.channel from reminder r where r.card_id = k.id and r.notice_id is not null) as reached,
    array(select distinct n.recipient from notice n where n.case_id = k.case_id and ${REFUSED}) as refused
  from card k join case_file c on c.id = k.case_id
  where k.service = $1 and k.remind_on <= $2
  order by k.remind_on, k.id limit $3
  for no key update of k skip locked`

// A reminder that is there already makes no second row, and its notice none either. Foreign keys are looked at when the statement ends.
const KEEP = `
  with looked as (
    update card k set remind_on = d.next from jsonb_to_recordset($2::jsonb) as d (id uuid, next date) where k.id = d.id
  ), kept as (
    insert into reminder (card_id, key, channel, state, notice_id, planned_for, decided_at)
    select r."cardId", r.key, r.channel, r.state, r."noticeId", r."plannedFor", $1::timestamptz
    from jsonb_to_recordset($3::jsonb) as r ("cardId" uuid, key text, channel text, state text, "noticeId" uuid, "plannedFor" timestamptz)
    on conflict do nothing
    returning notice_id, planned_for
  ), notices as (
    insert into notice (id, case_id, kind, language, recipient, message_code, facts, channel, state, attempts, created_at)
    select n.id, n."caseId", n.kind, n.language, n.recipient, n."messageCode", n.facts, n.channel, 'queued', 0, $1::timestamptz
    from jsonb_to_recordset($4::jsonb)
      as n (id uuid, "caseId" uuid, kind text, language text, recipient text, "messageCode" text, facts jsonb, channel text)
      join kept on kept.notice_id = n.id
  )
  select notice_id as id, planned_for as "plannedFor" from kept where notice_id is not null`

const OF_NOTICE = `
  select k.number, k.state, k.valid_until as "validUntil", ${RENEWED} as renewed, ${STAYS_IN} as "staysIn",
    exists (select from reminder o where o.card_id = r.card_id and o.channel = r.channel and o.notice_id is not null and o.decided_at > r.decided_at) as overtaken
  from reminder r join card k on k.id = r.card_id join case_file c on c.id = k.case_id where r.notice_id = $1`

const UNREACHABLE = `
  select distinct on (k.valid_until, k.id, n.channel)
    c.code as "caseCode", k.number as "cardNumber", k.valid_until as "validUntil", n.channel, n.refused_at as since
  from notice n join case_file c on c.id = n.case_id join card k on k.case_id = c.id and k.state in ('active', 'suspended')
  where c.office_id = $1 and n.recipient = case n.channel when 'email' then ${EMAIL} else c.answers ->> 'phone' end and ${REFUSED} and not ${RENEWED}
  order by k.valid_until, k.id, n.channel, n.refused_at desc limit $2`
