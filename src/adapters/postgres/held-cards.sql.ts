import type { Pool } from 'pg'
import type { HeldCard, HeldCards } from '../../actions/ports/held-cards.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import { numberKey } from '../../core/held-card/number-key.ts'
import { changed, filled, findRow, type Row, rowsOf } from './statement.ts'

/** What became of a batch: how many cards were not known, and how many were known otherwise. The rest is as it was told before. */
export interface Kept {
  readonly added: number
  readonly changed: number
}

/** What an import needs to know beyond the port: it counts what it does, and what it would do. */
export interface HeldCardImport {
  bring(cards: readonly HeldCard[], source: { readonly file: string; readonly at: Instant }): Promise<Kept>
  /** What `bring` would answer; nothing is written. */
  compare(cards: readonly HeldCard[]): Promise<Kept>
}

export function postgresHeldCards({ pool }: { readonly pool: Pool }): HeldCards & HeldCardImport {
  const count = async (statement: string, values: readonly unknown[]): Promise<Kept> => {
    const rows = await rowsOf<{ isNew: boolean }>(pool, statement, values)
    const added = rows.filter(({ isNew }) => isNew).length
    return { added, changed: rows.length - added }
  }
  const bring: HeldCardImport['bring'] = (cards, { file, at }) => count(KEEP, [batchOf(cards), file, at])
  return {
    bring,
    compare: (cards) => count(COMPARE, [batchOf(cards)]),
    keep: async (cards, source) => (await bring(cards, source)).added,
    async findByNumber(number) {
      const row = await findRow<Row<HeldCard>>(pool, FIND_BY_NUMBER, [numberKey(number)])
      return row && filled<HeldCard>(row)
    },
    keepWord: async (id, said, at) => void (await changed(pool, KEEP_WORD, [id, said, at])),
  }
}

function batchOf(cards: readonly HeldCard[]): string {
  return JSON.stringify(cards.map((card) => ({ ...card, key: numberKey(card.number) })))
}

// A card that was renewed or cancelled here stays so, whatever its own register says of it: its state is not compared.
const OPEN = `known.renewed_by is null and known.said is distinct from 'cancelled'`

const BATCH = `
  jsonb_to_recordset($1::jsonb) as told (
    id uuid, service text, number text, key text, state text, "validFrom" date, "validUntil" date, answers jsonb, email text, phone text, language text
  )`

const TOLD = `told.number, case when ${OPEN} then told.state end, told."validFrom", told."validUntil", told.answers, told.email, told.phone, told.language`

const KNOWN = `known.number, case when ${OPEN} then known.state end, known.valid_from, known.valid_until, known.answers, known.email, known.phone, known.language`

// In the order of the keys, so that two imports at once wait for each other and never in a ring. A row that says what is known already is not touched:
// a file that is brought twice changes nothing. A row that was just made has no xmax. Twice the same number in one batch is refused by the database.
const KEEP = `
  insert into held_card as known
    (id, service, number, number_key, state, valid_from, valid_until, answers, email, phone, language, source, recorded_at)
  select told.id, told.service, told.number, told.key, told.state, told."validFrom", told."validUntil", told.answers, told.email, told.phone, told.language,
    $2, $3::timestamptz
  from ${BATCH} order by told.key, told.service
  on conflict (number_key, service) do update set
    number = excluded.number, state = case when ${OPEN} then excluded.state else known.state end, valid_from = excluded.valid_from, valid_until = excluded.valid_until, answers = excluded.answers,
    email = excluded.email, phone = excluded.phone, language = excluded.language, source = excluded.source, recorded_at = excluded.recorded_at,
    remind_on = case when known.valid_until = excluded.valid_until then known.remind_on else '0001-01-01' end
  where (${KNOWN}) is distinct from
    (excluded.number, case when ${OPEN} then excluded.state end, excluded.valid_from, excluded.valid_until, excluded.answers, excluded.email, excluded.phone, excluded.language)
  returning known.xmax = 0 as "isNew"`

const COMPARE = `
  select known.id is null as "isNew"
  from ${BATCH} left join held_card known on known.number_key = told.key and known.service = told.service
  where known.id is null or (${KNOWN}) is distinct from (${TOLD})`

// A number is unique within its service; should two services share one, the card that lasts longer is the one in use.
const FIND_BY_NUMBER = `
  select id, number, service, state, valid_from as "validFrom", valid_until as "validUntil", answers, email, phone, language, said
  from held_card where number_key = $1 order by valid_until desc, service limit 1`

const KEEP_WORD = `
  update held_card set said = $2, said_at = $3::timestamptz, state = case when $2 = 'cancelled' then 'cancelled' else state end
  where id = $1 and state <> 'cancelled' and (said is null or $2 = 'cancelled')`
