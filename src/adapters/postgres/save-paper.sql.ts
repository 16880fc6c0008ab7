import type { SavePart } from './save-part.ts'

/** The count forces an item that becomes void out of the index of those that count before another enters it. */
export const PAPER: SavePart = {
  rows: ({ paper }) => (paper?.made?.length || paper?.changed?.length ? { made: paper.made ?? [], changed: paper.changed ?? [] } : undefined),
  sql: (json) => `paper_changed as (
    update paper_item i set state = c.state, days = c.days, batch = coalesce(c.batch, i.batch), tracking = coalesce(c.tracking, i.tracking),
      keep_until = coalesce(c."keepUntil", i.keep_until), told_at = coalesce(c."toldAt", i.told_at), updated_at = $3::timestamptz
    from updated, jsonb_to_recordset(${json} -> 'changed')
      as c (id uuid, state text, days jsonb, batch integer, tracking text, "keepUntil" date, "toldAt" timestamptz)
    where i.id = c.id and i.case_id = updated.id
    returning 1
  ), paper_made as (
    insert into paper_item (id, number, case_id, card_id, method, office_id, address, state, pick_up_code, follows, created_at, updated_at)
    select m.id, m.number, updated.id, m."cardId", m.method, m."officeId", m.address, 'to-print', m."pickUpCode", m.follows, $3::timestamptz, $3::timestamptz
    from updated, jsonb_to_recordset(${json} -> 'made')
      as m (id uuid, number text, "cardId" uuid, method text, "officeId" text, address jsonb, "pickUpCode" text, follows uuid),
      (select count(*) from paper_changed) as out_first
  )`,
}
