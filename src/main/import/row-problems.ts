import type { CardColumn, RowProblemCode } from '../../core/held-card/check-row.ts'

export type ImportProblemCode = RowProblemCode | 'number-twice' | 'cells-do-not-fit'

/** What is wrong with a row: never its values, which are about people. */
export interface ImportProblem {
  readonly line: number
  /** Empty when it is the row as a whole. */
  readonly column: CardColumn | ''
  readonly code: ImportProblemCode
}

const WORDS: Readonly<Partial<Record<ImportProblemCode, string>>> = {
  required: 'is empty',
  'too-long': 'is too long',
  'not-latin-letters': 'must be in Latin letters, as in the passport',
  'name-not-letters': 'holds something that is no letter of a name',
  'choice-unknown': 'is none of the values that the column may have',
  'date-impossible': 'is no day written as YYYY-MM-DD',
  'date-in-future': 'must lie in the past',
  'date-not-after': 'must be later than validFrom',
  'document-number-shape': 'must be 5 to 9 letters and digits',
  'email-shape': 'is no e-mail address',
  'phone-shape': 'is no telephone number',
  'control-characters': 'holds characters that cannot be shown',
  'number-shape': 'holds no letter and no digit',
  'number-rounded': 'was rounded by a spreadsheet; format the column as text and export it again',
  'number-twice': 'is the number of an earlier row of this file',
  'cells-do-not-fit': 'the row has more or fewer cells than the first line',
}

const wordsOf = (code: ImportProblemCode) => WORDS[code] ?? 'is not right'

export function problemLine({ line, column, code }: ImportProblem): string {
  return `line ${line}${column && `, ${column}`}: ${wordsOf(code)} (${code})\n`
}

export const PROBLEM_HEADER = 'line,column,code,words\n'

export function problemCsv({ line, column, code }: ImportProblem): string {
  return `${line},${column},${code},"${wordsOf(code)}"\n`
}
