import type { CaseFile } from '../../core/case/case-file.ts'
import type { PaperState } from '../../core/collection/paper-moves.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import type { StoredObject } from '../ports.ts'
import type { CaseChange } from './cases.ts'
import type { PaperItem, PaperRow, PrintBatch } from './paper-records.ts'

export type { NewPaperItem, PaperChange, PaperItem, PaperPatch, PaperRow, PrintBatch } from './paper-records.ts'

/** An item with the card and the case it belongs to. */
export interface PaperToPrint {
  readonly item: PaperItem
  readonly file: CaseFile
  readonly card: { readonly number: string; readonly validUntil: PlainDate; readonly pdf: StoredObject }
}

export interface PaperItems {
  /** Newest first. */
  ofCase(caseId: string): Promise<readonly PaperItem[]>
  byNumber(number: string): Promise<PaperItem | undefined>
  byPickUpCode(code: string): Promise<PaperItem | undefined>
  /** The newest of a card. */
  byCardNumber(number: string): Promise<PaperItem | undefined>
  /**
   * Puts what waits for print into the next batch: `decide` says what this does to each case, `write` makes the file of those that were still as they had
   * been read. One transaction with one lock: two that make batches at once make one after the other, and nothing stands in two. Undefined when nothing waits.
   */
  makeBatch(
    want: { readonly at: Instant; readonly limit: number },
    decide: (waiting: PaperToPrint, batch: number) => CaseChange,
    write: (batch: number, items: readonly PaperToPrint[]) => Promise<Uint8Array>,
  ): Promise<PrintBatch | undefined>
  /** Batches with an item that the bureau has not told anything of, oldest first. */
  openBatches(): Promise<readonly PrintBatch[]>
  batch(number: number): Promise<PrintBatch | undefined>
  /** Its items with what is printed on them. */
  ofBatch(number: number): Promise<readonly PaperToPrint[]>
  /** What an office has to do: its cards that wait or went back, and, for the office of the case, those that were lost or came back by post. */
  ofOffice(officeId: string, states: readonly PaperState[], limit: number): Promise<readonly PaperRow[]>
  /** Items that wait at an office until that day at most, by whether their holders were told that they go back. */
  waitingUntil(day: PlainDate, limit: number, told: boolean): Promise<readonly PaperItem[]>
}
