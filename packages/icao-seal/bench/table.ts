import { medianOf } from './cpu.ts'

export interface Row {
  readonly what: string
  readonly unit: string
  /** One a round. */
  readonly values: readonly number[]
  readonly target: string
}

/** A table for people. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [['', 'median', 'min - max', '', 'target'], ...rows.map(cellsOf)]
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)))
  const isFigure = (column: number) => column === 1 || column === 2
  const padded = (cell: string, column: number) => (isFigure(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))
  return lines.map((cells) => cells.map(padded).join('  ').trimEnd()).join('\n')
}

function cellsOf({ what, unit, values, target }: Row): readonly string[] {
  return [what, short(medianOf(values)), `${short(Math.min(...values))} - ${short(Math.max(...values))}`, unit, target]
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 3)
}
