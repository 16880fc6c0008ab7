import type { Pool } from 'pg'
import type { HeldReminder, HeldReminders, HolderToRemind, ReminderBatch, UnreachableHolder } from '../../actions/ports/reminders.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import { type Decided, type Planned, remindBatch } from './remind-batch.ts'
import type { JobPlanner } from './save-case.sql.ts'
import { type Connection, filled, findRow, type Row, rowsOf } from './statement.ts'

/** Reminders about cards of another register. `jobs` plans the sending, in the transaction that writes the reminder. */
export function postgresHeldReminders({ pool, jobs }: { readonly pool: Pool; readonly jobs: JobPlanner }): HeldReminders {
  return {
    remind: (batch, decide) =>
      remindBatch<HolderToRemind>(
        { pool, jobs },
        {
          take: async (db) => (await rowsOf<Row<HolderToRemind>>(db, TAKE, [batch.kind, batch.on, batch.limit])).map(filled<HolderToRemind>),
          keep: (db, all) => keep(db, batch, all),
          job: (reminderId) => ({ queue: 'send-held-reminder', data: { reminderId } }),
        },
        decide,
      ),
    async find(id) {
      const row = await findRow<Row<HeldReminder>>(pool, FIND, [id])
      return row && filled<HeldReminder>(row)
    },
    settle: async (id, state, at) => void (await rowsOf(pool, SETTLE, [id, state, at])),
    byCode: (messageCode) => findRow<{ kind: string; createdAt: Instant }>(pool, BY_CODE, [messageCode]),
    unreachable: async (on, limit) => (await rowsOf<Row<UnreachableHolder>>(pool, UNREACHABLE, [on, limit])).map(filled<UnreachableHolder>),
  }
}

/** The reminders that were planned by this and not before. */
function keep(db: Connection, { at }: ReminderBatch, all: readonly Decided<HolderToRemind>[]): Promise<readonly Planned[]> {
  const looked = all.map(({ card, decided }) => ({ id: card.id, next: decided.next ?? null }))
  const reminders = all.flatMap(({ card, decided }) =>
    decided.reminders.map(({ notice, key, channel, state, plannedFor }) => ({
      cardId: card.id,
      validUntil: card.validUntil,
      key,
      channel,
      state,
      noticeId: notice?.id ?? null,
      recipient: notice?.recipient ?? null,
      messageCode: notice?.messageCode ?? null,
      facts: notice?.facts ?? null,
      plannedFor: plannedFor ?? null,
    })),
  )
  return rowsOf<Planned>(db, KEEP, [at, JSON.stringify(looked), JSON.stringify(reminders)])
}

/** Refused, and nothing has reached the same address since. */
const REFUSED = `r.refused_at is not null and not exists (
    select from held_reminder s where s.held_card_id = r.held_card_id and s.recipient = r.recipient and s.sent_at > r.refused_at
  )`

/** Where the holder of card `k` is, as said in an account last. */
const STAYS_IN = `(
    select a.stays_in from account_held_card o join account a on a.id = o.account_id
    where o.held_card_id = k.id and a.stays_in is not null order by o.added_at desc limit 1
  )`

// Locked cards are in the hands of another process, which decides them.
const TAKE = `
  select k.id, k.number, k.state, k.valid_until as "validUntil", k.recorded_at as "issuedAt", k.state <> 'active' as renewed, k.language, k.email, k.phone,
    ${STAYS_IN} as "staysIn",
    array(select distinct r.key from held_reminder r where r.held_card_id = k.id and r.valid_until = k.valid_until) as settled,
    array(select distinct r.channel from held_reminder r where r.held_card_id = k.id and r.message_code is not null) as reached,
    array(select distinct r.recipient from held_reminder r where r.held_card_id = k.id and ${REFUSED}) as refused
  from held_card k
  where k.service = $1 and k.remind_on <= $2
  order by k.remind_on, k.id limit $3
  for no key update of k skip locked`

const KEEP = `
  with looked as (
    update held_card k set remind_on = d.next from jsonb_to_recordset($2::jsonb) as d (id uuid, next date) where k.id = d.id
  ), kept as (
    insert into held_reminder (id, held_card_id, valid_until, key, channel, state, recipient, message_code, facts, planned_for, decided_at)
    select coalesce(r."noticeId", gen_random_uuid()), r."cardId", r."validUntil", r.key, r.channel, r.state, r.recipient, r."messageCode", r.facts,
      r."plannedFor", $1::timestamptz
    from jsonb_to_recordset($3::jsonb) as r (
      "noticeId" uuid, "cardId" uuid, "validUntil" date, key text, channel text, state text, recipient text, "messageCode" text, facts jsonb,
      "plannedFor" timestamptz
    )
    on conflict do nothing
    returning id, state, planned_for
  )
  select id, planned_for as "plannedFor" from kept where state = 'planned'`

const FIND = `
  select r.id, r.channel, r.state, r.recipient, r.message_code as "messageCode", coalesce((r.facts ->> 'firstReminder')::boolean, false) as "firstReminder",
    k.language, case r.channel when 'email' then k.email else k.phone end as "addressNow", ${STAYS_IN} as "staysIn",
    json_build_object('number', k.number, 'kind', k.service, 'state', k.state, 'validUntil', k.valid_until, 'answers', k.answers) as card,
    r.valid_until <> k.valid_until or exists (
      select from held_reminder o where o.held_card_id = r.held_card_id and o.channel = r.channel and o.message_code is not null and o.decided_at > r.decided_at
    ) as overtaken
  from held_reminder r join held_card k on k.id = r.held_card_id where r.id = $1 and r.message_code is not null`

// An address that refused once is not tried again for this reminder.
const SETTLE = `
  update held_reminder set state = case $2 when 'refused' then 'dropped' else $2 end,
    sent_at = case $2 when 'sent' then $3::timestamptz end, refused_at = case $2 when 'refused' then $3::timestamptz end
  where id = $1 and state = 'planned'`

const BY_CODE = `select 'card-reminder' as kind, decided_at as "createdAt" from held_reminder where message_code = $1`

const UNREACHABLE = `
  select k.number as "cardNumber", k.valid_until as "validUntil", last.channel, coalesce(last.refused_at, k.recorded_at) as since
  from held_card k left join lateral (
    select r.channel, r.refused_at from held_reminder r
    where r.held_card_id = k.id and r.recipient = case r.channel when 'email' then k.email else k.phone end and ${REFUSED}
    order by r.refused_at desc limit 1
  ) last on true
  where k.state = 'active' and k.valid_until >= $1 and (last.channel is not null or (k.email is null and k.phone is null))
  order by k.valid_until, k.id limit $2`
