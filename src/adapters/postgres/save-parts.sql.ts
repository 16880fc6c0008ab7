import type { SavePart } from './save-part.ts'
import { PAPER } from './save-paper.sql.ts'
import { DOCUMENTS, MEASURED, OVERRULED } from './save-documents.sql.ts'

const some = (rows: readonly object[] | undefined): object | undefined => (rows?.length ? rows : undefined)

const EVENTS: SavePart = {
  rows: (_, events) => some(events.map(({ actor, ...event }) => ({ ...event, actorKind: actor.kind, actorId: actor.id }))),
  sql: (json) => `events as (
    insert into case_event (case_id, seq, at, kind, actor_kind, actor_id, data, previous_hash, hash)
    select updated.id, e.seq, e.at, e.kind, e."actorKind", e."actorId", e.data, decode(e."previousHash", 'hex'), decode(e.hash, 'hex')
    from updated, jsonb_to_recordset(${json}) as e (seq integer, at timestamptz, kind text, "actorKind" text, "actorId" text, data jsonb, "previousHash" text, hash text)
  )`,
}

const FEE_ITEMS: SavePart = {
  rows: (change) => some(change.feeItems),
  sql: (json) => `fee_items as (
    insert into fee_item (id, case_id, kind, amount_minor, currency, lines, state, created_at, paid_at)
    select f.id, updated.id, f.kind, f."amountMinor", f.currency, f.lines, f.state, $3::timestamptz, f."paidAt"
    from updated, jsonb_to_recordset(${json}) as f (id uuid, kind text, "amountMinor" bigint, currency text, lines jsonb, state text, "paidAt" timestamptz)
  )`,
}

const SETTLED_FEE_ITEMS: SavePart = {
  rows: (change) => some(change.settledFeeItems),
  sql: (json) => `settled as (
    update fee_item f set state = s.state, paid_at = case s.state when 'paid' then $3::timestamptz end
    from updated, jsonb_to_recordset(${json}) as s (id uuid, state text)
    where f.id = s.id and f.case_id = updated.id
  )`,
}

// The count forces an attempt that ends here out of the index of open ones before the next is opened. A new one is asked about when it expires
// at the latest, also when the process dies before it could say when.
const ATTEMPTS: SavePart = {
  rows: ({ attempt, attemptStates }) => (attempt || attemptStates?.length ? { ended: attemptStates ?? [], opened: attempt ? [attempt] : [] } : undefined),
  sql: (json) => `moved as (
    update payment_attempt a set state = m.state, reason = m.reason, next_poll_at = m."nextPollAt", updated_at = $3::timestamptz
    from updated, jsonb_to_recordset(${json} -> 'ended') as m (id uuid, state text, reason text, "nextPollAt" timestamptz)
    where a.id = m.id and a.case_id = updated.id
    returning 1
  ), opened as (
    insert into payment_attempt (id, case_id, fee_item_id, provider, provider_ref, redirect_url, amount_minor, currency, state, reason, created_at, updated_at,
      expires_at, next_poll_at, polls)
    select a.id, updated.id, a."feeItemId", a.provider, a."providerRef", a."redirectUrl", a."amountMinor", a.currency, a.state, a.reason, a."createdAt",
      $3::timestamptz, a."expiresAt", a."expiresAt", a.polls
    from updated, jsonb_to_recordset(${json} -> 'opened') as a (id uuid, "feeItemId" uuid, provider text, "providerRef" text, "redirectUrl" text, "amountMinor" bigint,
      currency text, state text, reason text, "createdAt" timestamptz, "expiresAt" timestamptz, polls integer),
      (select count(*) from moved) as moved_first
  )`,
}

const REFUNDS: SavePart = {
  rows: (change) => some(change.refunds),
  sql: (json) => `refunds as (
    insert into refund (id, case_id, attempt_id, amount_minor, currency, reason, state, created_at, updated_at)
    select r.id, updated.id, r."attemptId", r."amountMinor", r.currency, r.reason, r.state, r."createdAt", $3::timestamptz
    from updated, jsonb_to_recordset(${json}) as r (id uuid, "attemptId" uuid, "amountMinor" bigint, currency text, reason text, state text, "createdAt" timestamptz)
  )`,
}

// The row of the series stays locked until the commit: whoever comes next waits, and a rollback leaves no gap. In order of years, so that two
// changes never wait for each other.
const RECEIPTS: SavePart = {
  rows: ({ receipts }) => some(receipts?.map((receipt, place) => ({ ...receipt, place }))),
  sql: (json) => `written as (
    select w.*, row_number() over (partition by w.year order by w.place) as nth, count(*) over (partition by w.year) as in_year
    from jsonb_to_recordset(${json}) as w (place integer, id uuid, kind text, "checkCode" text, "feeItemId" uuid, "refundId" uuid, "amountMinor" bigint, currency text, year integer)
  ), series as (
    insert into receipt_series (office_id, year, last_serial)
    select updated.office_id, written.year, count(*) from updated, written group by updated.office_id, written.year order by written.year
    on conflict (office_id, year) do update set last_serial = receipt_series.last_serial + excluded.last_serial
    returning office_id, year, last_serial
  ), receipts as (
    insert into receipt (id, office_id, year, serial, check_code, kind, case_id, fee_item_id, refund_id, amount_minor, currency, issued_at)
    select w.id, series.office_id, series.year, series.last_serial - w.in_year + w.nth, w."checkCode", w.kind, updated.id, w."feeItemId", w."refundId", w."amountMinor",
      w.currency, $3::timestamptz
    from updated, written w join series on series.year = w.year
  )`,
}

// The count forces the old card out of the index of those that are good before the new one enters it.
const CARD: SavePart = {
  rows: ({ card }) =>
    card
      ? [
          {
            ...card,
            line1: card.mrz[0],
            line2: card.mrz[1],
            line3: card.mrz[2],
            pdfKey: card.pdf.key,
            pdfWrapped: card.pdf.wrappedKey,
            pdfBytes: card.pdf.bytes,
          },
        ]
      : undefined,
  sql: (json) => `replaced_cards as (
    update card old set state = 'replaced' from updated, jsonb_to_recordset(${json}) as k (id uuid)
    where old.case_id = updated.id and old.id <> k.id and old.state in ('active', 'suspended')
    returning 1
  ), cards as (
    insert into card (id, number, case_id, service, state, valid_from, valid_until, days_of_stay, entries, mrz_line_1, mrz_line_2, mrz_line_3, initials,
      pdf_key, pdf_wrapped_key, pdf_bytes, issued_at)
    select k.id, k.number, updated.id, k.service, k.state, k."validFrom", k."validUntil", k."daysOfStay", k.entries, k.line1, k.line2, k.line3, k.initials, k."pdfKey",
      k."pdfWrapped", k."pdfBytes", k."issuedAt"
    from updated, jsonb_to_recordset(${json}) as k (id uuid, number text, service text, state text, "validFrom" date, "validUntil" date, "daysOfStay" integer, entries text,
      line1 text, line2 text, line3 text, initials text, "pdfKey" text, "pdfWrapped" text, "pdfBytes" integer, "issuedAt" timestamptz),
      (select count(*) from replaced_cards) as out_first
  ), renewed_cards as (
    update held_card h set state = 'renewed', renewed_by = k.id from updated, jsonb_to_recordset(${json}) as k (id uuid) where h.id = updated.renews_held
  )`,
}

// After the card, whose row it points at; foreign keys are looked at when the statement ends. What was intended is done.
const SEAL: SavePart = {
  rows: ({ seal }) => (seal ? [{ ...seal, vds: Buffer.from(seal.vds).toString('hex') }] : undefined),
  sql: (json) => `seals as (
    insert into card_seal (card_id, key_id, vds, nc_key_id, vds_nc, sealed_at, current)
    select s."cardId", s."keyId", decode(s.vds, 'hex'), s."ncKeyId", s."vdsNc", s.at, true
    from updated, jsonb_to_recordset(${json}) as s ("cardId" uuid, "keyId" uuid, vds text, "ncKeyId" uuid, "vdsNc" text, at timestamptz)
  ), done_intent as (
    update card_intent i set closed_at = $3::timestamptz from updated where i.case_id = updated.id and i.closed_at is null
  )`,
}

/** A card that is taken out of use, for good or for a while; only from the state it was seen in. */
const CARD_STATE: SavePart = {
  rows: ({ cardState }) => cardState,
  sql: (json) => `card_state as (
    update card k set state = s.state, state_changed_at = $3::timestamptz
    from updated, jsonb_to_record(${json}) as s (id uuid, state text)
    where k.id = s.id and k.case_id = updated.id
  )`,
}

/** A correction may have put another card in the place of the one that was followed: all of that case go out. */
const REPLACED_CARD: SavePart = {
  rows: ({ replacedCard }) => replacedCard,
  sql: (json) => `replaced_card as (
    update card k set state = 'replaced', state_changed_at = $3::timestamptz
    from updated, jsonb_to_record(${json}) as r (id uuid) join card followed on followed.id = r.id
    where k.case_id = followed.case_id and k.case_id <> updated.id and k.state in ('active', 'suspended')
  )`,
}

const NOTICES: SavePart = {
  rows: (change) => some(change.notices),
  sql: (json) => `notices as (
    insert into notice (id, case_id, kind, language, recipient, message_code, facts, channel, state, attempts, created_at)
    select n.id, updated.id, n.kind, n.language, n.recipient, n."messageCode", n.facts, coalesce(n.channel, 'email'), 'queued', 0, $3::timestamptz
    from updated, jsonb_to_recordset(${json}) as n (id uuid, kind text, language text, recipient text, "messageCode" text, facts jsonb, channel text)
  )`,
}

export const SAVE_PARTS: readonly SavePart[] = [
  EVENTS,
  FEE_ITEMS,
  SETTLED_FEE_ITEMS,
  DOCUMENTS,
  MEASURED,
  OVERRULED,
  ATTEMPTS,
  REFUNDS,
  RECEIPTS,
  CARD,
  SEAL,
  CARD_STATE,
  PAPER,
  REPLACED_CARD,
  NOTICES,
]
