/** A row of a CSV file and the line on which it begins, counted from 1. */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

export type CsvProblemCode = 'not-utf-8' | 'quote-not-closed' | 'text-after-quote' | 'row-too-long'

/** The file cannot be read on: what came before it was as told. */
export interface CsvProblem extends Error {
  readonly csv: CsvProblemCode
  readonly line: number
}

export function isCsvProblem(error: unknown): error is CsvProblem {
  return error instanceof Error && 'csv' in error
}

// A quote that is never closed would otherwise take the whole file into one cell.
const LONGEST_ROW = 65_536

interface Reading {
  /** `;` or `,`, whichever comes first in the header; no name of a column holds one. */
  separator: string | undefined
  line: number
  begunOn: number
  cells: string[]
  cell: string
  length: number
  at: 'start' | 'plain' | 'quoted' | 'closed'
  afterReturn: boolean
}

/**
 * RFC 4180 by the piece: quotes, line breaks within them, CRLF, LF or CR, a byte order mark; empty lines are no rows. A quote within an unquoted cell is a
 * character like others. Only UTF-8 is read: any other encoding would be guesswork about people's names.
 */
export async function* csvRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRecord> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reading: Reading = { separator: undefined, line: 1, begunOn: 1, cells: [], cell: '', length: 0, at: 'start', afterReturn: false }
  for await (const chunk of chunks) yield* recordsIn(reading, decoded(decoder, chunk, reading))
  yield* recordsIn(reading, decoded(decoder, undefined, reading))
  if (reading.at === 'quoted') throw problem('quote-not-closed', reading.begunOn)
  const last = endRow(reading)
  if (last) yield last
}

function decoded(decoder: TextDecoder, chunk: Uint8Array | undefined, { line }: Reading): string {
  try {
    const text = decoder.decode(chunk, { stream: chunk !== undefined })
    // UTF-16 without a mark reads as UTF-8 with a NUL beside every letter.
    if (!text.includes('\0')) return text
  } catch {
    // Told below, as the other case.
  }
  throw problem('not-utf-8', line)
}

function* recordsIn(reading: Reading, text: string): Generator<CsvRecord> {
  for (let i = 0; i < text.length; ) {
    const end = endOfPlain(reading, text, i)
    if (end > i) {
      take(reading, text.slice(i, end))
      i = end
      continue
    }
    const record = meet(reading, text.charAt(i++))
    if (record) yield record
  }
}

/** Where the characters end that only belong to the cell. */
function endOfPlain({ at, separator }: Reading, text: string, from: number): number {
  if (at === 'closed') return from
  if (at === 'quoted') {
    const quote = text.indexOf('"', from)
    return quote < 0 ? text.length : quote
  }
  for (let i = from; i < text.length; i++) {
    const c = text[i]
    if (c === '\n' || c === '\r' || c === separator || (separator === undefined && (c === ';' || c === ',')) || (c === '"' && at === 'start' && i === from))
      return i
  }
  return text.length
}

function take(reading: Reading, piece: string): void {
  if (reading.at === 'start') reading.at = 'plain'
  if (reading.at === 'quoted') for (let i = piece.indexOf('\n'); i >= 0; i = piece.indexOf('\n', i + 1)) reading.line++
  reading.afterReturn = false
  reading.cell += piece
  grow(reading, piece.length)
}

function grow(reading: Reading, by: number): void {
  reading.length += by
  if (reading.length > LONGEST_ROW) throw problem('row-too-long', reading.begunOn)
}

/** One character that means something where it stands. Answers the row that it ends. */
function meet(reading: Reading, c: string): CsvRecord | undefined {
  grow(reading, 1)
  if (c === '"') {
    // Within quotes a doubled one stands for itself: the first closes, the second opens again and belongs to the cell.
    if (reading.at === 'closed') reading.cell += '"'
    reading.at = reading.at === 'quoted' ? 'closed' : 'quoted'
    reading.afterReturn = false
    return undefined
  }
  if (c === '\n' && reading.afterReturn) {
    reading.afterReturn = false
    reading.begunOn = reading.line
    return undefined
  }
  if (c === '\n' || c === '\r') {
    const record = endRow(reading)
    reading.line++
    reading.begunOn = reading.line
    reading.afterReturn = c === '\r'
    return record
  }
  if (c !== (reading.separator ??= c === ';' ? ';' : ',')) throw problem('text-after-quote', reading.line)
  endCell(reading)
  return undefined
}

function endCell(reading: Reading): void {
  reading.cells.push(reading.cell)
  reading.cell = ''
  reading.at = 'start'
  reading.afterReturn = false
}

function endRow(reading: Reading): CsvRecord | undefined {
  const empty = reading.cells.length === 0 && reading.at === 'start'
  endCell(reading)
  const record = { line: reading.begunOn, cells: reading.cells }
  reading.cells = []
  reading.length = 0
  return empty ? undefined : record
}

function problem(csv: CsvProblemCode, line: number): CsvProblem {
  return Object.assign(new Error(`${csv} in line ${line}`), { csv, line })
}
