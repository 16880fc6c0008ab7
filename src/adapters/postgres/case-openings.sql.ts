import type { Pool } from 'pg'
import type { Attempt, Cases, FeeItem, Refund } from '../../actions/ports/cases.ts'
import type { CaseEvent } from '../../core/case/history.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import { CASE_COLUMNS, CASE_MOMENTS, type CaseRow, caseOf } from './case-columns.ts'
import { ATTEMPT, OF_CASE, RECEIPTS, type ReceiptRow, receiptOf, REFUND } from './case-payments.sql.ts'
import { UNREACHED } from './case-notices.sql.ts'
import { CARD, type CardRow, cardOf, type DocumentRow, documentOf, documentsWhere, FEE_ITEMS, NEWEST_OF_CASE } from './case-reads.sql.ts'
import { asJson, rowsFromJson } from './json-rows.ts'
import { LIVE } from './sessions.sql.ts'
import { bytesOf, filled, type Row, rowsOf } from './statement.ts'

/** What a page needs together, in one statement each. */
export function openingsOfCases(pool: Pool): Pick<Cases, 'opening' | 'papers'> {
  return {
    async opening({ tokenHash, now, code }) {
      const rows = await rowsOf<OpeningRow>(pool, OPENING, [bytesOf(tokenHash), now, code])
      const caseIds = rows.map(({ heldId }) => heldId)
      const [found] = rows.flatMap(({ file }) => file ?? [])
      if (!found) return { caseIds, documents: [] }
      const { documents, ...row } = found
      const [file] = rowsFromJson([row], CASE_MOMENTS).map(caseOf)
      return { caseIds, ...(file && { file }), documents: rowsFromJson(documents, ['uploadedAt']).map(documentOf) }
    },
    async papers(caseId) {
      const [row] = await rowsOf<PapersRow>(pool, PAPERS, [caseId])
      if (!row) throw new Error('a select without a table has one row')
      const [card] = rowsFromJson(row.cards, ['issuedAt']).map(cardOf)
      return {
        events: rowsFromJson(row.events, ['at']).map(({ actorKind, actorId, ...event }): CaseEvent => ({ ...event, actor: { kind: actorKind, id: actorId } })),
        feeItems: rowsFromJson(row.feeItems, ['paidAt']).map(filled<FeeItem>),
        attempts: rowsFromJson(row.attempts, ['createdAt', 'expiresAt']).map(filled<Attempt>),
        receipts: rowsFromJson(row.receipts, ['issuedAt']).map(receiptOf),
        refunds: rowsFromJson(row.refunds, ['createdAt']),
        ...(card ? { card } : {}),
        ...(row.unreachedSince ? { unreachedSince: row.unreachedSince } : {}),
      }
    },
  }
}

interface OpeningRow {
  readonly heldId: string
  readonly file: (CaseRow & { readonly documents: readonly DocumentRow[] }) | null
}

/** As one value: the driver describes every column of every answer anew, which for three dozen took a tenth of a page. */
const OPENING = `${LIVE}
  select live.case_id as "heldId",
    (select to_json(found) from (select ${CASE_COLUMNS}, ${asJson(documentsWhere('c.id'))} as documents) as found where c.id is not null) as file
  from live left join case_file c on c.id = live.case_id and c.code = $3
  order by live.case_id`

interface PapersRow {
  readonly events: readonly (Omit<CaseEvent, 'actor'> & { readonly actorKind: CaseEvent['actor']['kind']; readonly actorId: string })[]
  readonly feeItems: readonly Row<FeeItem>[]
  readonly attempts: readonly Row<Attempt>[]
  readonly receipts: readonly ReceiptRow[]
  readonly refunds: readonly Refund[]
  readonly cards: readonly CardRow[]
  readonly unreachedSince: Instant | null
}

const EVENTS = 'select seq, at, kind, actor_kind as "actorKind", actor_id as "actorId", data from case_event where case_id = $1 order by seq'

const PAPERS = `
  select ${asJson(EVENTS)} as events, ${asJson(FEE_ITEMS)} as "feeItems", ${asJson(`${ATTEMPT} ${OF_CASE}`)} as attempts, ${asJson(RECEIPTS)} as receipts,
    ${asJson(`${REFUND} ${OF_CASE}`)} as refunds, ${asJson(`${CARD} where ${NEWEST_OF_CASE}`)} as cards,
    (${UNREACHED}) as "unreachedSince"`
