import { csvRecords, type CsvProblemCode, isCsvProblem } from '../../adapters/csv/csv-records.ts'
import { commandProblem } from '../command-problem.ts'
import { EXIT } from '../exit-codes.ts'

export interface CsvRow<C extends string> {
  readonly line: number
  /** Undefined when the row has more or fewer cells than the header. */
  readonly cells: Readonly<Record<C, string>> | undefined
}

/** The rows of a file whose first line names exactly these columns. One that cannot be such a file is refused by a sentence that quotes nothing of it. */
export async function* csvRows<C extends string>(columns: readonly C[], file: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow<C>> {
  let header: readonly C[] | undefined
  try {
    for await (const { line, cells } of csvRecords(file)) {
      if (header) yield { line, cells: cells.length === header.length ? rowOf(header, cells) : undefined }
      else header = headerOf(columns, cells)
    }
  } catch (error) {
    throw isCsvProblem(error) ? commandProblem(EXIT.data, SENTENCES[error.csv](error.line)) : error
  }
  if (!header) throw commandProblem(EXIT.data, `The file is empty. Its first line names the columns: ${columns.join(',')}`)
}

function rowOf<C extends string>(header: readonly C[], cells: readonly string[]): Readonly<Record<C, string>> {
  return Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ''])) as Record<C, string>
}

/** In any order, each once. A name that is unknown is told by its place: a file without a header begins with somebody's data. */
function headerOf<C extends string>(columns: readonly C[], cells: readonly string[]): readonly C[] {
  const names = cells.map((cell) => cell.trim())
  const missing = columns.filter((column) => !names.includes(column))
  const unknown = names.flatMap((name, i) => ((columns as readonly string[]).includes(name) ? [] : [i + 1]))
  const twice = columns.filter((column) => names.indexOf(column) !== names.lastIndexOf(column))
  if (missing.length + unknown.length + twice.length === 0) return names.flatMap((name) => columns.filter((column) => column === name))
  const wrong = [
    ...(missing.length > 0 ? [`Missing: ${missing.join(', ')}.`] : []),
    ...(unknown.length > 0 ? [`Not known: column ${unknown.join(', ')} of the first line.`] : []),
    ...(twice.length > 0 ? [`More than once: ${twice.join(', ')}.`] : []),
  ]
  throw commandProblem(EXIT.data, `The first line must name exactly these columns, in any order: ${columns.join(',')}\n${wrong.join(' ')}`)
}

const SENTENCES: Readonly<Record<CsvProblemCode, (line: number) => string>> = {
  'not-utf-8': () => 'The file is not in UTF-8. Save it anew as "CSV UTF-8"; other encodings are not guessed, because names would come out wrong.',
  'quote-not-closed': (line) => `The quotation mark that begins in line ${line} is never closed.`,
  'text-after-quote': (line) => `In line ${line} a quotation mark closes in the middle of a cell. Write a quotation mark within a quoted cell twice.`,
  'row-too-long': (line) => `The row that begins in line ${line} is longer than 65,536 characters; perhaps a quotation mark is not closed.`,
}
