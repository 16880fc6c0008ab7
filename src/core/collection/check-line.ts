import { readCaseCode } from '../kernel/code.ts'
import { type PlainDate, parsePlainDate } from '../kernel/plain-date.ts'
import { BUREAU_STATUSES, type BureauStatus } from './paper-moves.ts'

/** The columns of the bureau's status file. */
export const LINE_COLUMNS = ['batch', 'item', 'status', 'day', 'tracking'] as const
export type LineColumn = (typeof LINE_COLUMNS)[number]

export type LineProblemCode = 'batch-shape' | 'item-shape' | 'status-unknown' | 'date-impossible' | 'date-in-future' | 'tracking-shape'

export interface LineProblem {
  readonly column: LineColumn
  readonly code: LineProblemCode
}

/** One line of the bureau as it can be acted upon. */
export interface CheckedLine {
  readonly batch: number
  readonly item: string
  readonly status: BureauStatus
  readonly on: PlainDate
  readonly tracking?: string
}

/** Reads one line of the status file: all that is wrong with it, by column. */
export function checkLine(
  cells: Readonly<Record<LineColumn, string>>,
  today: PlainDate,
): { readonly ok: true; readonly line: CheckedLine } | { readonly ok: false; readonly problems: readonly LineProblem[] } {
  const batch = /^[1-9]\d{0,8}$/.test(cells.batch.trim()) ? Number(cells.batch) : undefined
  const item = readCaseCode(cells.item)
  const status = (Object.keys(BUREAU_STATUSES) as BureauStatus[]).find((known) => known === cells.status.trim().toLowerCase())
  const on = parsePlainDate(cells.day.trim())
  const tracking = cells.tracking.trim().toUpperCase()
  const problems: LineProblem[] = []
  const wrong = (column: LineColumn, code: LineProblemCode) => void problems.push({ column, code })
  if (batch === undefined) wrong('batch', 'batch-shape')
  if (item === undefined || !item.startsWith('PI-')) wrong('item', 'item-shape')
  if (status === undefined) wrong('status', 'status-unknown')
  if (on === undefined) wrong('day', 'date-impossible')
  else if (on > today) wrong('day', 'date-in-future')
  if (!/^[A-Z0-9-]{0,40}$/.test(tracking)) wrong('tracking', 'tracking-shape')
  if (batch === undefined || item === undefined || status === undefined || on === undefined || problems.length > 0) return { ok: false, problems }
  return { ok: true, line: { batch, item, status, on, ...(tracking ? { tracking } : {}) } }
}
