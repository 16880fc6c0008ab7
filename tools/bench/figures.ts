/** One number a round. */
export interface Series {
  readonly median: number
  readonly min: number
  readonly max: number
}

export function seriesOf(rounds: readonly number[]): Series {
  const sorted = rounds.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const median = sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
  return { median, min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0 }
}

/** A ratio of each round, because what disturbs the machine disturbs both sides of one round alike. */
export function ratiosOf(over: readonly number[], under: readonly number[]): Series {
  return seriesOf(over.map((value, round) => value / (under[round] ?? Number.NaN)))
}

export interface Row {
  readonly what: string
  readonly unit: string
  readonly series: Series
  readonly target?: string
}

/** A table for people. */
export function tableOf(rows: readonly Row[]): string {
  const written = rows.map(({ what, unit, series, target = '' }) => [what, short(series.median), `${short(series.min)} - ${short(series.max)}`, unit, target])
  const all = [['', 'median', 'min - max', '', 'target'], ...written]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0))) ?? []
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => (column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ')
  return all.map((cells) => line(cells).trimEnd()).join('\n')
}

export function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
