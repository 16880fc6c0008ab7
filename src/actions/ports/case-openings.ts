import type { CaseFile } from '../../core/case/case-file.ts'
import type { CaseEvent } from '../../core/case/history.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import type { Attempt, Card, CaseDocument, FeeItem, Receipt, Refund } from './case-records.ts'

/** What a page shows of a case beside the case itself. */
export interface CasePapers {
  readonly events: readonly CaseEvent[]
  readonly feeItems: readonly FeeItem[]
  readonly attempts: readonly Attempt[]
  readonly receipts: readonly Receipt[]
  readonly refunds: readonly Refund[]
  /** The newest. */
  readonly card?: Card
  /** Since when letters do not reach the address of the case. */
  readonly unreachedSince?: Instant
}

export interface Opening {
  /** All cases of the session; none when it is over or was never begun. */
  readonly caseIds: readonly string[]
  /** The case asked for, when the session holds it. */
  readonly file?: CaseFile
  /** Of that case. */
  readonly documents: readonly CaseDocument[]
}

/** What a page needs together, in one statement each: a page costs little more than its questions to the database. */
export interface CaseOpenings {
  /** A live session, which counts as seen, and the case it comes for. */
  opening(session: { readonly tokenHash: string; readonly now: Instant; readonly code: string }): Promise<Opening>
  /** What `events`, `feeItems`, `attempts`, `receipts`, `refunds`, `cardOfCase` and `unreachedSince` say one by one. */
  papers(caseId: string): Promise<CasePapers>
}
