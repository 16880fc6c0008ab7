import { expectOutcome, outcomeOf, unknownExpectations } from './seal-outcome.ts'
import type { Judge, VectorFile } from './vector-file.ts'
import { hexOf, judgeLater, rowsOf, textOf, type Verdict } from './verdict.ts'

type Row = Readonly<Record<string, unknown>>

/** Mutated and non-conforming seals with the outcome that each must have, in the format of `vds-negative.json`. */
export const judgeRefusals: Judge = (file) =>
  Promise.all(
    rowsOf(file.content, 'vectors')
      .filter((row) => typeof row.hex === 'string' && 'expected' in row)
      .map((row) => judgeRefusal(row, file)),
  )

const KNOWN = ['id', 'source', 'note', 'why', 'derivedFrom', 'hex', 'expected', 'evaluationTime']

function judgeRefusal(row: Row, file: VectorFile): Promise<Verdict> {
  const id = textOf(row.id)
  for (const key of [...Object.keys(row).filter(isUnknown), ...unknownExpectations(row.expected)]) file.unjudged(`${id} ${key}`)
  return judgeLater(id, async () => expectOutcome(await outcomeOf(file).check(hexOf(row.hex), row), row.expected))
}

function isUnknown(key: string): boolean {
  return !KNOWN.includes(key) && !key.startsWith('presented')
}
