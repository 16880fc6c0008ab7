import type { Pool } from 'pg'
import type { CardIntent, SealedCard, SealOfCard, Seals } from '../../actions/ports/seals.ts'
import { changed, filled, type Row, rowsOf } from './statement.ts'

export function postgresSeals({ pool }: { readonly pool: Pool }): Seals {
  return {
    async intend(caseId, { cardId, number, shard, slot }, at) {
      await changed(pool, INTEND, [cardId, caseId, number, shard, slot, at])
      return (await rowsOf<CardIntent>(pool, OPEN_INTENT, [caseId]))[0]
    },
    dropIntent: async (caseId, at) => void (await changed(pool, DROP_INTENT, [caseId, at])),
    ofCard: async (cardId) => {
      const [row] = await rowsOf<Row<SealOfCard>>(pool, OF_CARD, [cardId])
      return row && filled<SealOfCard>(row)
    },
    toReseal: ({ on, keyIds, after, limit }) => rowsOf<SealedCard>(pool, TO_RESEAL, [on, keyIds, after, limit]),
    countToReseal: async ({ on, keyIds }) => (await rowsOf<{ count: number }>(pool, COUNT_TO_RESEAL, [on, keyIds]))[0]?.count ?? 0,
    async replaceSeal({ cardId, keyId, ncKeyId, vds, vdsNc, at, pdf }) {
      const values = [cardId, keyId, ncKeyId, Buffer.from(vds), vdsNc, at, pdf.key, pdf.wrappedKey, pdf.bytes]
      return (await rowsOf<{ oldPdf: string }>(pool, REPLACE, values))[0]?.oldPdf
    },
  }
}

// An open intent of the case stays the only one; a number or a slot that is taken makes no row, and the caller draws again.
const INTEND = `
  insert into card_intent (card_id, case_id, number, shard, slot, made_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`

const OPEN_INTENT = 'select card_id as "cardId", number, shard, slot from card_intent where case_id = $1 and closed_at is null'

const DROP_INTENT = 'update card_intent set closed_at = $2 where case_id = $1 and closed_at is null'

const OF_CARD = 'select vds, vds_nc as "vdsNc", sealed_at as "sealedAt" from card_seal where card_id = $1 and current'

// Cards from before there were seals have an intent neither; they keep their check page and are made again when their holder asks for a correction.
const LIVE = `
  from card k join card_intent i on i.card_id = k.id
  where k.state in ('active', 'suspended') and k.valid_until >= $1
    and not exists (select from card_seal s where s.card_id = k.id and s.current and s.key_id = any ($2::uuid[]))`

const TO_RESEAL = `select k.id as "cardId", k.case_id as "caseId", i.slot ${LIVE} and k.id > $3::uuid order by k.id limit $4`

const COUNT_TO_RESEAL = `select count(*) as count ${LIVE}`

// The count forces the old seal out of the index of current ones before the new one enters it.
const REPLACE = `
  with old as (update card_seal set current = false where card_id = $1 and current returning 1),
  before as (select pdf_key from card where id = $1 for update),
  made as (
    insert into card_seal (card_id, key_id, nc_key_id, vds, vds_nc, sealed_at, current)
    select $1::uuid, $2::uuid, $3::uuid, $4::bytea, $5, $6::timestamptz, true from (select count(*) from old) as out_first
  ),
  paper as (update card set pdf_key = $7, pdf_wrapped_key = $8, pdf_bytes = $9 where id = $1)
  select pdf_key as "oldPdf" from before`
