import { CARD_COLUMNS, type CardColumn } from '../../core/held-card/check-row.ts'
import { type CsvRow, csvRows } from './csv-rows.ts'

export type CardRow = CsvRow<CardColumn>

/** The rows of a file of cards, one after the other. */
export function cardRows(file: AsyncIterable<Uint8Array>): AsyncGenerator<CardRow> {
  return csvRows(CARD_COLUMNS, file)
}
