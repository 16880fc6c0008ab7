import type { PlainDate } from '../../core/kernel/plain-date.ts'
import type { FileSigning } from './trust-files.ts'

/** One card that the bureau is to print, with as little about its holder as that needs: the sheet itself says the rest. */
export interface BatchLine {
  readonly item: string
  readonly card: string
  /** Name of the sheet's file beside the batch, and the SHA-256 of its bytes in hex. */
  readonly sheet: { readonly file: string; readonly sha256: string }
  /** Where it is to go: the office, or the lines on the envelope. */
  readonly office?: { readonly id: string; readonly name: string; readonly address: string }
  readonly envelope?: readonly string[]
}

export interface BatchContent {
  readonly batch: number
  readonly madeOn: PlainDate
  readonly items: readonly BatchLine[]
}

/** The file that goes to the card bureau, signed under the operations key. */
export interface BatchFiles {
  write(content: BatchContent, signing: FileSigning): Promise<Uint8Array>
  /** SHA-256 in hex. */
  digest(content: Uint8Array): string
}
