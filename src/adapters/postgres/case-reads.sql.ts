import type { Pool, QueryResultRow } from 'pg'
import type { Card, CaseDocument, Cases, FeeItem, Overrule, OverruleCount } from '../../actions/ports/cases.ts'
import type { CaseEvent } from '../../core/case/history.ts'
import { CASE_COLUMNS, type CaseRow, caseOf } from './case-columns.ts'
import type { ChainedEvent } from './event-hash.ts'
import { bytesOf, changed, filled, findRow, type Row, rowsOf } from './statement.ts'

type ReadsOfCases = Pick<
  Cases,
  | 'findByCode'
  | 'findById'
  | 'findRenewal'
  | 'events'
  | 'documents'
  | 'unscannedDocuments'
  | 'setDocumentScan'
  | 'overrules'
  | 'overruleCounts'
  | 'feeItems'
  | 'cardOfCase'
  | 'cardByNumber'
  | 'cardById'
  | 'byPassport'
  | 'findForRecovery'
>

export function readsOfCases(pool: Pool): ReadsOfCases {
  const one = async (where: string, value: string) => {
    const row = await findRow<CaseRow>(pool, `select ${CASE_COLUMNS} from case_file c where ${where}`, [value])
    return row && caseOf(row)
  }
  const card = async (where: string, value: string) => {
    const row = await findRow<CardRow>(pool, `${CARD} where ${where}`, [value])
    return row && cardOf(row)
  }
  return {
    findByCode: (code) => one('c.code = $1', code),
    findById: (id) => one('c.id = $1', id),
    findRenewal: ({ source, id }) =>
      one(`c.${source === 'card' ? 'renews_card' : 'renews_held'} = $1 and c.state not in ('refused', 'withdrawn', 'lapsed')`, id),
    events: async (caseId) => (await chainOfCase(pool, caseId)).map(({ seq, at, kind, actor, data }): CaseEvent => ({ seq, at, kind, actor, data })),
    documents: async (caseId) => (await rowsOf<DocumentRow>(pool, documentsWhere('$1'), [caseId])).map(documentOf),
    unscannedDocuments: async (limit) => {
      const rows = await rowsOf<{ id: string; key: string; wrappedKey: string; bytes: number }>(pool, UNSCANNED, [limit])
      return rows.map(({ id, ...original }) => ({ id, original }))
    },
    setDocumentScan: async (id, scan) => {
      await changed(pool, 'update case_document set scan = $2 where id = $1', [id, scan])
    },
    overrules: (caseId) => rowsOf<Overrule & QueryResultRow>(pool, OVERRULES, [caseId]),
    overruleCounts: (since) => rowsOf<OverruleCount & QueryResultRow>(pool, OVERRULE_COUNTS, [since]),
    feeItems: async (caseId) => (await rowsOf<Row<FeeItem>>(pool, FEE_ITEMS, [caseId])).map(filled<FeeItem>),
    cardOfCase: (caseId) => card(NEWEST_OF_CASE, caseId),
    cardByNumber: (number) => card('k.number = $1', number),
    cardById: (id) => card('k.id = $1', id),
    byPassport: (index, exceptId) => rowsOf(pool, BY_PASSPORT, [bytesOf(index), exceptId]),
    findForRecovery: async (index) => (await rowsOf<CaseRow>(pool, FOR_RECOVERY, [bytesOf(index)])).map(caseOf),
  }
}

/** The history with its hashes, for `verifyChain`. */
export async function chainOfCase(pool: Pool, caseId: string): Promise<readonly ChainedEvent[]> {
  const rows = await rowsOf<Omit<ChainedEvent, 'actor'> & { readonly actorKind: CaseEvent['actor']['kind']; readonly actorId: string }>(pool, EVENTS, [caseId])
  return rows.map(({ actorKind, actorId, ...event }) => ({ ...event, actor: { kind: actorKind, id: actorId } }))
}

const EVENTS = `
  select seq, at, kind, actor_kind as "actorKind", actor_id as "actorId", data, encode(previous_hash, 'hex') as "previousHash", encode(hash, 'hex') as hash
  from case_event where case_id = $1 order by seq`

// The shown and the original file of each document that counts now; replaced ones stay in the table for the history.
export const documentsWhere = (caseId: string) => `
  select id, requirement, original_key as "originalKey", original_wrapped_key as "originalWrapped", original_bytes as "originalBytes", shown_key as "shownKey",
    shown_wrapped_key as "shownWrapped", shown_bytes as "shownBytes", width, height, sniffed, scan, measured, uploaded_at as "uploadedAt"
  from case_document where case_id = ${caseId} and state = 'current' order by requirement, position, uploaded_at, id`

export interface DocumentRow extends Omit<CaseDocument, 'original' | 'shown' | 'measured'> {
  readonly measured: CaseDocument['measured'] | null
  readonly originalKey: string
  readonly originalWrapped: string
  readonly originalBytes: number
  readonly shownKey: string
  readonly shownWrapped: string
  readonly shownBytes: number
}

export function documentOf(row: DocumentRow): CaseDocument {
  const { originalKey, originalWrapped, originalBytes, shownKey, shownWrapped, shownBytes, measured, ...rest } = row
  return {
    ...rest,
    ...(measured ? { measured } : {}),
    original: { key: originalKey, wrappedKey: originalWrapped, bytes: originalBytes },
    shown: { key: shownKey, wrappedKey: shownWrapped, bytes: shownBytes },
  }
}

const UNSCANNED = `
  select id, original_key as key, original_wrapped_key as "wrappedKey", original_bytes as bytes from case_document where scan = 'unavailable' order by uploaded_at limit $1`

const OVERRULES = `
  select f.document_id as document, f.rule, f.overruled_by as by, f.reason, f.overruled_at as at
  from photo_finding f join case_document d on d.id = f.document_id
  where d.case_id = $1 and d.state = 'current' and f.overruled_at is not null order by f.overruled_at, f.rule`

const OVERRULE_COUNTS = `
  select rule, spec_version as "specVersion", count(*)::integer as found, count(overruled_at)::integer as overruled
  from photo_finding where found_at >= $1::timestamptz group by rule, spec_version order by rule, spec_version`

export const FEE_ITEMS = `
  select id, kind, amount_minor as "amountMinor", currency, lines, state, paid_at as "paidAt"
  from fee_item where case_id = $1 order by created_at, id`

export const NEWEST_OF_CASE = 'k.case_id = $1 order by k.issued_at desc, k.id desc limit 1'

export const CARD = `
  select k.id, k.number, k.case_id as "caseId", k.service, k.state, k.valid_from as "validFrom", k.valid_until as "validUntil", k.days_of_stay as "daysOfStay",
    k.entries, k.mrz_line_1 as line1, k.mrz_line_2 as line2, k.mrz_line_3 as line3, k.initials, k.pdf_key as "pdfKey", k.pdf_wrapped_key as "pdfWrapped", k.pdf_bytes as "pdfBytes",
    k.issued_at as "issuedAt"
  from card k`

export interface CardRow extends Omit<Card, 'mrz' | 'pdf' | 'daysOfStay' | 'entries'> {
  readonly daysOfStay: number | null
  readonly entries: string | null
  readonly line1: string
  readonly line2: string
  readonly line3: string | null
  readonly pdfKey: string
  readonly pdfWrapped: string
  readonly pdfBytes: number
}

export function cardOf({ line1, line2, line3, pdfKey, pdfWrapped, pdfBytes, ...row }: CardRow): Card {
  const { daysOfStay, entries, ...rest } = row
  const stay = daysOfStay === null || entries === null ? {} : { daysOfStay, entries }
  return { ...rest, ...stay, mrz: line3 === null ? [line1, line2] : [line1, line2, line3], pdf: { key: pdfKey, wrappedKey: pdfWrapped, bytes: pdfBytes } }
}

const BY_PASSPORT = `
  select code, state, created_at as "createdAt" from case_file
  where passport_index = $1 and id <> $2 order by created_at desc, id desc`

const FOR_RECOVERY = `select ${CASE_COLUMNS} from case_file c where c.passport_index = $1 order by c.created_at desc, c.id desc`
