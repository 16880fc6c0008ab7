import type { NewsProblem, NewsProblemCode } from './import-news.ts'

const WORDS: Readonly<Record<NewsProblemCode, string>> = {
  'batch-shape': 'must be the number of a batch, such as 12',
  'item-shape': 'is no number of an item; perhaps a character was lost',
  'status-unknown': 'must be printed, at-office, posted, delivered, returned or lost',
  'date-impossible': 'is no day written as YYYY-MM-DD',
  'date-in-future': 'lies in the future',
  'tracking-shape': 'may hold letters, digits and dashes, 40 at most',
  'cells-do-not-fit': 'the line has more or fewer cells than the first line',
  'unknown-item': 'was never given to the bureau',
  'other-batch': 'the item is in another batch',
  'other-method': 'such a thing cannot be of this item: it is for the post, or for an office',
  'not-in-batch': 'the item was not given to the bureau yet',
  'other-tracking': 'the item has another tracking number',
  'other-day': 'another day was told for this before',
  'other-end': 'the item has come to another end before',
  'void-item': 'another item has taken the place of this one; look at its case',
}

export function newsProblemLine({ line, column, code }: NewsProblem): string {
  return `line ${line}${column && `, ${column}`}: ${WORDS[code]} (${code})\n`
}

export const NEWS_PROBLEM_HEADER = 'line,column,code,words\n'

export function newsProblemCsv({ line, column, code }: NewsProblem): string {
  return `${line},${column},${code},"${WORDS[code]}"\n`
}
