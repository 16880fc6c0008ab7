import type { Pool } from 'pg'
import type { Crossings, SeenCrossing } from '../../actions/ports/crossings.ts'
import { changed, rowsOf } from './statement.ts'

export function postgresCrossings({ pool }: { readonly pool: Pool }): Crossings {
  return {
    keep: (crossings, at) => (crossings.length === 0 ? Promise.resolve(0) : changed(pool, KEEP, [JSON.stringify(crossings), at])),
    after: (serial, limit, since) =>
      rowsOf<SeenCrossing>(pool, `${SEEN} where serial > $1 and crossed_at >= $3 order by serial limit $2`, [serial, limit, since]),
    ofCard: (cardNumber) => rowsOf<SeenCrossing>(pool, `${SEEN} where card_number = $1 order by crossed_at, id`, [cardNumber]),
  }
}

const KEEP = `
  insert into border_crossing (id, card_number, direction, crossed_at, border_point, device, staff_id, verdict, pack_sequence, received_at)
  select c.id, c."cardNumber", c.direction, c.at, c."borderPoint", c.device, c."staffId", c.verdict, c."packSequence", $2::timestamptz
  from jsonb_to_recordset($1::jsonb) as c (id uuid, "cardNumber" text, direction text, at timestamptz, "borderPoint" text, device text, "staffId" uuid, verdict text,
    "packSequence" bigint)
  on conflict (id) do nothing`

const SEEN = 'select id, card_number as "cardNumber", direction, crossed_at as at, serial from border_crossing'
