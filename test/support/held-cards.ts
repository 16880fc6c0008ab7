import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Language } from '../../src/core/kernel/language.ts'
import type { PlainDate } from '../../src/core/kernel/plain-date.ts'
import type { JobPlanner } from '../../src/adapters/postgres/save-case.sql.ts'

/** Cards in the hands of people, written straight into the tables: thousands of them in a moment. */
export interface HeldCard {
  readonly id: string
  readonly caseId: string
  readonly number: string
  readonly validUntil: PlainDate
  readonly issuedAt: string
  readonly language: Language
  readonly email?: string
  readonly phone?: string
  /** Id of the card that this one follows. */
  readonly renews?: string
}

/** The kind of card whose holders are reminded, and the service that makes it. */
export const REMINDED = { kind: 'registration-card', service: 'registration-card-renewal', version: '2026-11' } as const

let count = 0

export function heldCard(changes: Partial<HeldCard> & Pick<HeldCard, 'validUntil'>): HeldCard {
  count += 1
  return {
    id: randomUUID(),
    caseId: randomUUID(),
    number: `R${String(count).padStart(8, '0')}`,
    issuedAt: '2026-01-01T04:00:00.000Z',
    language: 'en',
    ...changes,
  }
}

export async function addHeldCards(pool: Pool, cards: readonly HeldCard[]): Promise<void> {
  for (let from = 0; from < cards.length; from += 2_000)
    await pool.query(ADD, [JSON.stringify(cards.slice(from, from + 2_000)), REMINDED.kind, REMINDED.service, REMINDED.version])
}

const ADD = `
  with held as (
    select * from jsonb_to_recordset($1::jsonb)
      as h (id uuid, "caseId" uuid, number text, "validUntil" date, "issuedAt" timestamptz, language text, email text, phone text, renews uuid)
  ), cases as (
    insert into case_file (id, code, service, definition_version, office_id, channel, language, state, version, email, email_confirmed_at, answers, asked,
      created_at, updated_at, event_count, last_hash, renews_card)
    select "caseId", 'RC-' || number, $3, $4, 'ast', 'portal', language, 'issued', 1, email, case when email is null then null else "issuedAt" end,
      jsonb_strip_nulls(jsonb_build_object('phone', phone)), '[]', "issuedAt", "issuedAt", 0, '', renews
    from held
  )
  insert into card (id, number, case_id, service, state, valid_from, valid_until, days_of_stay, entries, mrz_line_1, mrz_line_2, initials, pdf_key,
    pdf_wrapped_key, pdf_bytes, issued_at)
  select id, number, "caseId", $2, 'active', "validUntil" - 364, "validUntil", 365, 'multiple', '', '', 'AB', number, '', 1, "issuedAt" from held`

/** Plans into a table, within the transaction of the caller, as the real one does. */
export const NOTICE_PLANNER: JobPlanner = {
  async plan(db, jobs) {
    const rows = jobs.map(({ data, startAfter }) => ({ notice: data.noticeId, after: startAfter }))
    if (rows.length === 0) return
    const text = `insert into planned_notice (notice_id, start_after) select notice, after from jsonb_to_recordset($1::jsonb) as p (notice uuid, after timestamptz)`
    await db.query({ text, values: [JSON.stringify(rows)] })
  },
}

export async function makeNoticePlanner(pool: Pool): Promise<void> {
  await pool.query(
    'create table planned_notice (id bigint generated always as identity primary key, notice_id uuid not null, start_after timestamptz not null)',
  )
}
