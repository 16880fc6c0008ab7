import type { Pool } from 'pg'
import type { AccountCases, AccountPapers } from '../../actions/ports/accounts.ts'
import type { Receipt } from '../../actions/ports/case-records.ts'
import type { HeldCard } from '../../actions/ports/held-cards.ts'
import { CASE_COLUMNS, type CaseRow, caseOf } from './case-columns.ts'
import { type ReceiptRow, receiptOf } from './case-payments.sql.ts'
import { filled, findRow, type Row, rowsOf } from './statement.ts'

/** Cases and cards of accounts. */
export function casesOfAccounts(pool: Pool): AccountCases {
  return {
    keepCase: async (accountId, caseId, at) => void (await rowsOf(pool, KEEP, [accountId, caseId, at])),
    casesOfAccount: async (accountId) => (await rowsOf<CaseRow>(pool, CASES, [accountId])).map(caseOf),
    async papersOf(caseIds) {
      const [receipts, cards] = [
        await rowsOf<ReceiptRow & { readonly caseId: string }>(pool, RECEIPTS, [caseIds]),
        await rowsOf<NonNullable<AccountPapers['card']> & { readonly caseId: string }>(pool, CARDS, [caseIds]),
      ]
      return caseIds.map((caseId) => {
        const card = cards.find((one) => one.caseId === caseId)
        return { caseId, receipts: receipts.flatMap((row) => receiptIn(caseId, row)), ...(card ? { card } : {}) }
      })
    },
    casesOfAddress: async (emailKey, limit) => (await rowsOf<CaseRow>(pool, OF_ADDRESS, [emailKey, limit])).map(caseOf),
    addHeldCard: async (accountId, heldCardId, at) => void (await rowsOf(pool, ADD_CARD, [accountId, heldCardId, at])),
    removeHeldCard: async (accountId, heldCardId) => void (await findRow(pool, REMOVE_CARD, [accountId, heldCardId])),
    heldCardsOfAccount: async (accountId) => (await rowsOf<Row<HeldCard>>(pool, HELD, [accountId])).map(filled<HeldCard>),
  }
}

function receiptIn(wanted: string, { caseId, ...row }: ReceiptRow & { readonly caseId: string }): readonly Receipt[] {
  return caseId === wanted ? [receiptOf(row)] : []
}

// A draft that was removed meanwhile is kept nowhere, and stands in nobody's way.
const KEEP = `
  insert into account_case (account_id, case_id, kept_at) select $1, c.id, $3 from case_file c where c.id = $2 on conflict do nothing`

const CASES = `
  select ${CASE_COLUMNS} from account_case k join case_file c on c.id = k.case_id where k.account_id = $1 order by c.created_at desc, c.id desc`

const RECEIPTS = `
  select id, case_id as "caseId", office_id as "officeId", year, serial, check_code as "checkCode", kind, amount_minor as "amountMinor", currency,
    issued_at as "issuedAt", fee_item_id as "feeItemId", refund_id as "refundId"
  from receipt where case_id = any ($1::uuid[]) order by issued_at desc, serial desc`

const CARDS = `
  select distinct on (case_id) case_id as "caseId", number, state, valid_from as "validFrom", valid_until as "validUntil"
  from card where case_id = any ($1::uuid[]) order by case_id, issued_at desc, id desc`

// The address that letters go to: the one that was confirmed last. The expression is that of an index.
const OF_ADDRESS = `
  select ${CASE_COLUMNS} from case_file c
  where lower(case when c.email_confirmed_at is null then c.confirmed_email else c.email end) = $1 and c.state <> 'draft'
  order by c.created_at desc, c.id desc limit $2`

const ADD_CARD = 'insert into account_held_card (account_id, held_card_id, added_at) values ($1, $2, $3) on conflict do nothing'

const REMOVE_CARD = 'delete from account_held_card where account_id = $1 and held_card_id = $2'

const HELD = `
  select h.id, h.number, h.service, h.state, h.valid_from as "validFrom", h.valid_until as "validUntil", h.answers, h.email, h.phone, h.language, h.said
  from account_held_card k join held_card h on h.id = k.held_card_id where k.account_id = $1 order by h.valid_until, h.number`
