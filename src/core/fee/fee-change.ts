import type { Answers } from '../service/definition.ts'
import type { FeeLine } from './price.ts'
import type { FeeItem } from './rules.ts'

/** One fee before and after a change, in minor units; 0 where it was not or is no longer asked. */
export interface ChangedLine {
  readonly item: FeeItem
  readonly oldMinor: number
  readonly newMinor: number
}

/** What a change of the answers does to a price. As it stands in the history: sums and names of fields, and no answer. */
export interface FeeChange {
  /** Names of the answers that the price hangs on and that are others now. */
  readonly changed: readonly string[]
  readonly lines: readonly ChangedLine[]
  readonly oldTotalMinor: number
  readonly newTotalMinor: number
  readonly currency: string
}

interface Compared {
  readonly currency: string
  readonly totalMinor: number
  readonly lines: readonly FeeLine[]
  readonly answers?: Answers
}

/** Line by line, in the order of the new price; what is no longer asked comes last. */
export function feeChange(before: Compared, after: Compared): FeeChange {
  const items = [...new Set([...after.lines, ...before.lines].map(({ item }) => item))]
  const minor = ({ lines }: Compared, item: FeeItem) => lines.filter((line) => line.item === item).reduce((sum, line) => sum + line.minor, 0)
  return {
    changed: before.answers && after.answers ? changedAnswers(before.answers, after.answers) : [],
    lines: items.map((item) => ({ item, oldMinor: minor(before, item), newMinor: minor(after, item) })),
    oldTotalMinor: before.totalMinor,
    newTotalMinor: after.totalMinor,
    currency: after.currency,
  }
}

function changedAnswers(before: Answers, after: Answers): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => (before[name] ?? '') !== (after[name] ?? ''))
}

/** How a difference is made up: the new lines, and the old ones taken off. What did not change is left out; the sum is the difference. */
export function differenceLines(before: Compared, after: Compared): readonly FeeLine[] {
  const same = (line: FeeLine, others: readonly FeeLine[]) =>
    others.some(({ item, ruleId, minor }) => item === line.item && ruleId === line.ruleId && minor === line.minor)
  return [
    ...after.lines.filter((line) => !same(line, before.lines)),
    ...before.lines.filter((line) => !same(line, after.lines)).map((line) => ({ ...line, minor: -line.minor })),
  ]
}
