import { amountOn, type MadeAmount } from '../fee/amount.ts'
import type { IndexValue } from '../fee/rules.ts'
import { newestOn } from '../kernel/dated.ts'
import { addDays, daysBetween, type PlainDate } from '../kernel/plain-date.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { LateRemedy, LateRule, LateStep, RenewalRules } from './rules.ts'
import { renewalWindow } from './window.ts'

/** The law that being late is judged by. */
export interface LateLaw {
  readonly renewal: Pick<RenewalRules, 'opensMonthsBefore' | 'lateAcceptedDays'>
  readonly ladder: readonly LateRule[]
  readonly indexes: readonly IndexValue[]
}

export interface Late {
  readonly kind: 'late'
  /** 1 on the day after the card's last day. */
  readonly daysLate: number
  /** The ladder in force on that day. */
  readonly ruleId: string
  readonly step: LateStep
  /** Minor units; 0 for a warning. */
  readonly fineMinor: number
  /** What the fine was made from; undefined for a warning. */
  readonly fine?: MadeAmount
  /** Whether a late renewal is still taken on that day. */
  readonly renewable: boolean
}

export type Lateness =
  | { readonly kind: 'not-open'; readonly opensOn: PlainDate; readonly daysUntilOpen: number }
  /** `daysLeft` counts today: 1 on the card's last day. */
  | { readonly kind: 'open'; readonly lastDay: PlainDate; readonly daysLeft: number }
  | Late

export type LateRefusal = 'no-late-rule' | 'no-index-value'

/**
 * How the holder of a card that ends on `validUntil` stands on a day. Ladder and index value are those in force on that day, the day things
 * would be put right: a fine is not that of the day the card ended.
 *
 * `no-late-rule`: no ladder is in force on that day. `no-index-value`: the fine is a multiple of an index without a value on it. Throws when a
 * ladder says nothing about a day late, or two ladders begin on one day: both are mistakes in the data.
 */
export function latenessOn(validUntil: PlainDate, on: PlainDate, law: LateLaw): Result<Lateness, LateRefusal> {
  const { opensOn, lateUntil } = renewalWindow(validUntil, law.renewal)
  if (on < opensOn) return ok({ kind: 'not-open', opensOn, daysUntilOpen: daysBetween(on, opensOn) })
  if (on <= validUntil) return ok({ kind: 'open', lastDay: validUntil, daysLeft: daysBetween(on, validUntil) + 1 })
  const daysLate = daysBetween(validUntil, on)
  const rule = ladderOn(law.ladder, on)
  if (!rule) return refuse('no-late-rule', { on })
  const step = stepFor(rule, daysLate)
  const facts = { kind: 'late', daysLate, ruleId: rule.id, step, renewable: lateUntil === undefined || on <= lateUntil } as const
  if (step.kind === 'warning') return ok({ ...facts, fineMinor: 0 })
  const fine = amountOn(step.amount, law.indexes, on)
  return fine.ok ? ok({ ...facts, fineMinor: fine.value.minor, fine: fine.value }) : fine
}

function ladderOn(ladder: readonly LateRule[], on: PlainDate): LateRule | undefined {
  const newest = newestOn(ladder, on)
  if (newest.length > 1) throw new Error(`two ladders begin on one day: ${newest.map((rule) => rule.id).join(', ')}`)
  return newest[0]
}

function stepFor(rule: LateRule, daysLate: number): LateStep {
  const steps = rule.steps.filter((step) => step.fromDay <= daysLate && daysLate <= (step.toDay ?? Number.POSITIVE_INFINITY))
  const [step] = steps
  if (!step || steps.length > 1) throw new Error(`ladder ${rule.id} has ${steps.length} steps for day ${daysLate}`)
  return step
}

/** What being late means on each day from `from` to `to`, both included. */
export interface LadderRow {
  readonly from: PlainDate
  /** Undefined in the last row: from then on it stays so. */
  readonly to?: PlainDate
  /** Days late on the first and the last day of the row. */
  readonly fromDay: number
  readonly toDay?: number
  readonly kind: LateStep['kind']
  readonly remedy: LateRemedy
  /** Minor units; 0 for a warning. */
  readonly fineMinor: number
  /** False when the fine hangs on an index value that is carried on until the new one is published. */
  readonly confirmed: boolean
  readonly renewable: boolean
}

/**
 * What it means to be late with a card that ends on `validUntil`, seen on a day: rows without a gap from that day on, or from the first late day
 * if that is still to come. A row ends where a step ends, a new ladder or index value begins or late renewals are no longer taken, if that
 * changes what a person is told; so the fine of a card that ends in December rises on 1 January with the index.
 *
 * Refuses and throws as `latenessOn` does.
 */
export function ladderAhead(validUntil: PlainDate, on: PlainDate, law: LateLaw): Result<readonly LadderRow[], LateRefusal> {
  const rows: LadderRow[] = []
  for (const from of turningDays(validUntil, on, law)) {
    const lateness = latenessOn(validUntil, from, law)
    if (!lateness.ok) return lateness
    if (lateness.value.kind !== 'late') continue
    const row = rowFrom(from, lateness.value)
    const before = rows.at(-1)
    if (before && saysTheSame(before, row)) continue
    if (before) rows[rows.length - 1] = { ...before, to: addDays(from, -1), toDay: row.fromDay - 1 }
    rows.push(row)
  }
  return ok(rows)
}

/** The first day of the rows and every later one on which something may change, in order. */
function turningDays(validUntil: PlainDate, on: PlainDate, law: LateLaw): readonly PlainDate[] {
  const firstLate = addDays(validUntil, 1)
  const first = on > firstLate ? on : firstLate
  const { lateUntil } = renewalWindow(validUntil, law.renewal)
  const all = [
    first,
    ...(lateUntil === undefined ? [] : [addDays(lateUntil, 1)]),
    ...law.ladder.flatMap((rule) => [rule.validFrom, ...rule.steps.map((step) => addDays(validUntil, step.fromDay))]),
    ...law.indexes.map((value) => value.validFrom),
  ]
  return [...new Set(all.filter((date) => date >= first))].sort()
}

function rowFrom(from: PlainDate, { daysLate, step, fineMinor, fine, renewable }: Late): LadderRow {
  const confirmed = fine?.basis === 'index' ? fine.indexConfirmed : true
  return { from, fromDay: daysLate, kind: step.kind, remedy: step.remedy, fineMinor, confirmed, renewable }
}

function saysTheSame(a: LadderRow, b: LadderRow): boolean {
  return (['kind', 'remedy', 'fineMinor', 'confirmed', 'renewable'] as const).every((name) => a[name] === b[name])
}
