import type { Pool } from 'pg'
import { chainOfCase } from '../../src/adapters/postgres/case-reads.sql.ts'
import { postgresCases } from '../../src/adapters/postgres/cases.ts'
import { type ChainedEvent, verifyChain } from '../../src/adapters/postgres/event-hash.ts'
import type { Attempt, FeeItem, NoticeRow, Receipt, Refund } from '../../src/actions/ports/cases.ts'
import type { CaseFile } from '../../src/core/case/case-file.ts'
import { NO_JOBS } from '../support/stores.ts'
import type { Acknowledged } from './applicants.ts'

/** Everything that is on record about one case, the bank's book included. */
export interface CaseRecord {
  readonly file: Pick<CaseFile, 'id' | 'code' | 'state' | 'eventCount' | 'lastHash'>
  readonly events: readonly ChainedEvent[]
  readonly feeItems: readonly Pick<FeeItem, 'id' | 'kind' | 'state' | 'amountMinor'>[]
  readonly attempts: readonly Pick<Attempt, 'id' | 'feeItemId' | 'state' | 'redirectUrl'>[]
  readonly receipts: readonly Pick<Receipt, 'number' | 'kind' | 'feeItemId'>[]
  readonly refunds: readonly Pick<Refund, 'id'>[]
  readonly notices: readonly Pick<NoticeRow, 'id' | 'kind'>[]
  /** Jobs that were ever planned for one of the notices. */
  readonly noticeJobs: number
  /** What the bank took for the case, one entry a charge. */
  readonly chargesMinor: readonly number[]
}

export async function readRecord(pool: Pool, code: string): Promise<CaseRecord> {
  const cases = postgresCases({ pool, jobs: NO_JOBS })
  const file = await cases.findByCode(code)
  if (!file) throw new Error('a prepared case is gone')
  const [events, feeItems, attempts, receipts] = await Promise.all([
    chainOfCase(pool, file.id),
    cases.feeItems(file.id),
    cases.attempts(file.id),
    cases.receipts(file.id),
  ])
  const [refunds, notices] = await Promise.all([cases.refunds(file.id), cases.notices(file.id)])
  const jobs = await pool.query<{ n: number }>(
    `select count(*)::int as n from pgboss.job where name = 'send-notice' and data ->> 'noticeId' = any ($1::text[])`,
    [notices.map(({ id }) => id)],
  )
  const charges = await pool.query<{ amount: number }>(CHARGES, [attempts.map(({ id }) => id)])
  return {
    file,
    events,
    feeItems,
    attempts,
    receipts,
    refunds,
    notices,
    noticeJobs: jobs.rows[0]?.n ?? -1,
    chargesMinor: charges.rows.map(({ amount }) => Number(amount)),
  }
}

const CHARGES = `
  select e.amount_minor as amount from sandbox.entry e join sandbox.payment p on p.id = e.payment_id
  where p.attempt_id = any ($1::text[]) and e.kind = 'capture'`

/** What is wrong between what a client was told and what is on record; empty when every acknowledged step is there exactly once. */
export function findingsOf(said: Acknowledged, record: CaseRecord): readonly string[] {
  const wrong = [...said.refusals, ...lostSteps(said, record), ...repeatedSteps(record), ...tornSteps(record)]
  return wrong.map((what) => `${said.code}: ${what}`)
}

const count = <T>(rows: readonly T[], is: (row: T) => boolean): number => rows.filter(is).length

function lostSteps(said: Acknowledged, { file, events, attempts, receipts, chargesMinor }: CaseRecord): readonly string[] {
  const has = (kind: string) => events.some((event) => event.kind === kind)
  const lost: string[] = []
  if (said.submitted && (file.state === 'draft' || !has('submit'))) lost.push('the submission')
  if (said.redirectUrl && !attempts.some(({ redirectUrl }) => redirectUrl === said.redirectUrl)) lost.push('the payment attempt')
  if (said.charged && chargesMinor.length === 0) lost.push('the charge at the bank')
  if (said.paid && (!has('confirm-payment') || file.state !== 'in-review' || receipts.length === 0)) lost.push('the payment')
  return lost.map((step) => `lost ${step}`)
}

const OPEN: readonly string[] = ['created', 'started', 'submitted', 'capturable', 'unknown']

function repeatedSteps(record: CaseRecord): readonly string[] {
  const { events, feeItems, attempts, receipts, notices, noticeJobs, chargesMinor, refunds } = record
  const most: readonly (readonly [string, number])[] = [
    ['submit events', count(events, ({ kind }) => kind === 'submit')],
    ['payment events', count(events, ({ kind }) => kind === 'confirm-payment')],
    ['fees that are owed or paid', count(feeItems, ({ kind, state }) => kind === 'application' && state !== 'cancelled')],
    ['receipts', count(receipts, ({ kind }) => kind === 'receipt')],
    ['notices of the submission', count(notices, ({ kind }) => kind === 'submitted')],
    ['notices of the payment', count(notices, ({ kind }) => kind === 'paid')],
    ['open attempts', count(attempts, ({ state }) => OPEN.includes(state))],
    ['successful attempts', count(attempts, ({ state }) => state === 'success')],
    ['charges', chargesMinor.length],
  ]
  const repeated = most.flatMap(([what, n]) => (n > 1 ? [`repeated: ${n} ${what}`] : []))
  if (noticeJobs > notices.length) repeated.push(`repeated: ${noticeJobs} jobs for ${notices.length} notices`)
  if (refunds.length > 0) repeated.push('repeated: money had to be given back')
  return repeated
}

/** What one transaction wrote must be there whole or not at all. */
function tornSteps({ file, events, feeItems, receipts, notices, noticeJobs, chargesMinor }: CaseRecord): readonly string[] {
  const torn: string[] = []
  const chain = verifyChain(file.id, events, file)
  if (!chain.ok) torn.push(`the history breaks at event ${chain.seq}`)
  const submitted = events.some(({ kind }) => kind === 'submit')
  const paid = events.some(({ kind }) => kind === 'confirm-payment')
  const parts = {
    state: file.state !== 'draft',
    fee: feeItems.length > 0,
    notice: notices.some(({ kind }) => kind === 'submitted'),
  }
  for (const [part, there] of Object.entries(parts))
    if (there !== submitted) torn.push(`the submission is ${submitted ? 'there without' : 'not there, but'} its ${part}`)
  if (noticeJobs < notices.length) torn.push('a notice without its job')
  if (paid !== receipts.length > 0 || paid !== feeItems.some(({ state }) => state === 'paid')) torn.push('the payment is there in part')
  if (paid && chargesMinor.reduce((sum, minor) => sum + minor, 0) !== feeItems.reduce((sum, { amountMinor }) => sum + amountMinor, 0))
    torn.push('another sum was taken than is owed')
  return torn.map((what) => `torn: ${what}`)
}

/** Numbers of receipts have no gaps and no doubles, whatever was killed. */
export async function findSeriesGaps(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ office: string; n: number; last: number }>(
    'select s.office_id as office, s.last_serial as last, (select count(distinct serial)::int from receipt r where r.office_id = s.office_id and r.year = s.year) as n from receipt_series s',
  )
  return rows.flatMap(({ office, n, last }) => (n === last ? [] : [`receipts of ${office}: ${n} of ${last} numbers are used`]))
}
