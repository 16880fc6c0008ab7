import type { Pool } from 'pg'
import type { Attempt, Cases, Receipt, Refund } from '../../actions/ports/cases.ts'
import { filled, findRow, type Row, rowsOf } from './statement.ts'

type PaymentsOfCases = Pick<
  Cases,
  | 'attempts'
  | 'attempt'
  | 'attemptByRef'
  | 'setAttemptStarted'
  | 'setAttemptPolled'
  | 'attemptsToPoll'
  | 'receipts'
  | 'refunds'
  | 'refund'
  | 'setRefundState'
  | 'openRefunds'
>

export function paymentsOfCases(pool: Pool): PaymentsOfCases {
  const attempts = async (rest: string, values: readonly unknown[]) => (await rowsOf<Row<Attempt>>(pool, `${ATTEMPT} ${rest}`, values)).map(filled<Attempt>)
  const attempt = async (where: string, value: string) => {
    const row = await findRow<Row<Attempt>>(pool, `${ATTEMPT} ${where}`, [value])
    return row && filled<Attempt>(row)
  }
  const refunds = (rest: string, values: readonly unknown[]) => rowsOf<Refund>(pool, `${REFUND} ${rest}`, values)
  return {
    attempts: (caseId) => attempts(OF_CASE, [caseId]),
    attempt: (id) => attempt('where id = $1', id),
    attemptByRef: (providerRef) => attempt('where provider_ref = $1', providerRef),
    setAttemptStarted: async (id, { providerRef, redirectUrl, nextPollAt }) =>
      (await rowsOf<Pick<Attempt, 'state'>>(pool, SET_STARTED, [id, providerRef, redirectUrl, nextPollAt]))[0]?.state,
    setAttemptPolled: async (id, next) => void (await rowsOf(pool, SET_POLLED, [id, next])),
    attemptsToPoll: (now, limit) => attempts('where next_poll_at <= $1 order by next_poll_at limit $2', [now, limit]),
    receipts: async (caseId) => (await rowsOf<ReceiptRow>(pool, RECEIPTS, [caseId])).map(receiptOf),
    refunds: (caseId) => refunds(OF_CASE, [caseId]),
    refund: (id) => findRow<Refund>(pool, `${REFUND} where id = $1`, [id]),
    setRefundState: async (id, state, at) => void (await rowsOf(pool, SET_REFUND_STATE, [id, state, at])),
    openRefunds: (before) => refunds(`where state in ('requested', 'submitted') and created_at < $1 order by created_at`, [before]),
  }
}

/** `AST-2026-000123`: office, year, serial without gaps. */
export function receiptNumber(officeId: string, year: number, serial: number): string {
  return `${officeId.toUpperCase()}-${year}-${String(serial).padStart(6, '0')}`
}

export const OF_CASE = 'where case_id = $1 order by created_at, id'

export const ATTEMPT = `
  select id, case_id as "caseId", fee_item_id as "feeItemId", provider, provider_ref as "providerRef", redirect_url as "redirectUrl", amount_minor as "amountMinor",
    currency, state, reason, created_at as "createdAt", expires_at as "expiresAt", polls
  from payment_attempt`

// An answer of the provider may overtake this one: what has moved on stays where it is. One that ended here meanwhile has a page there that can
// still take money, so only a success ends the asking.
const SET_STARTED = `
  update payment_attempt
  set provider_ref = $2, redirect_url = $3, state = case state when 'created' then 'started' else state end,
    next_poll_at = case when state <> 'success' then $4::timestamptz end
  where id = $1
  returning state`

// One that was slower to ask must not wake a payment that is settled.
const SET_POLLED = `update payment_attempt set polls = polls + 1, next_poll_at = $2 where id = $1 and state <> 'success'`

export interface ReceiptRow extends Row<Omit<Receipt, 'number'>> {
  readonly officeId: string
  readonly year: number
  readonly serial: number
}

export const RECEIPTS = `
  select id, office_id as "officeId", year, serial, check_code as "checkCode", kind, amount_minor as "amountMinor", currency, issued_at as "issuedAt",
    fee_item_id as "feeItemId", refund_id as "refundId"
  from receipt where case_id = $1 order by year, serial`

export function receiptOf({ officeId, year, serial, ...rest }: ReceiptRow): Receipt {
  return { ...filled<Omit<Receipt, 'number'>>(rest), number: receiptNumber(officeId, year, serial) }
}

export const REFUND = `
  select id, case_id as "caseId", attempt_id as "attemptId", amount_minor as "amountMinor", currency, reason, state, created_at as "createdAt"
  from refund`

const SET_REFUND_STATE = 'update refund set state = $2, updated_at = $3 where id = $1'
