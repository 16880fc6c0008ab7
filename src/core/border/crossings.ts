import type { Instant } from '../kernel/instant.ts'
import { addDays, dayNumber, type PlainDate } from '../kernel/plain-date.ts'

/** An entry or an exit with one card, recorded here or on another device. */
export interface CardCrossing {
  readonly id: string
  readonly direction: 'entry' | 'exit'
  readonly at: Instant
  /** The day of `at` in the agency's zone. */
  readonly on: PlainDate
}

/** Not more than `days` of stay in any `inDays` days that follow each other. */
export interface StayLimit {
  readonly days: number
  readonly inDays: number
}

/** By time, each crossing once: what this device recorded comes back from the server as well. */
export function inOrder(crossings: readonly CardCrossing[]): readonly CardCrossing[] {
  const once = new Map(crossings.map((crossing) => [crossing.id, crossing]))
  return [...once.values()].sort((one, other) => compare(one.at, other.at) || compare(one.id, other.id))
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

export function entriesUsed(crossings: readonly CardCrossing[]): number {
  return new Set(crossings.filter(({ direction }) => direction === 'entry').map(({ id }) => id)).size
}

/** The entry that no exit followed yet: the holder is in the country as far as is known. */
export function openEntry(crossings: readonly CardCrossing[]): CardCrossing | undefined {
  const last = inOrder(crossings).at(-1)
  return last?.direction === 'entry' ? last : undefined
}

/** From a first to a last day, both counted, as numbers of days. */
interface Stay {
  readonly from: number
  readonly to: number
}

/**
 * Days of stay that are left on a day, before an entry of that day is counted. The days of entry and of exit count, and one day counts once however often
 * the border was crossed on it. An exit that nobody recorded ends no stay; one whose entry nobody recorded counts as its own day.
 */
export function daysLeftInWindow(crossings: readonly CardCrossing[], limit: StayLimit, on: PlainDate): number {
  return Math.max(0, limit.days - daysStayed(staysOf(crossings, on), { from: dayNumber(on) - limit.inDays + 1, to: dayNumber(on) }))
}

/** The last day, `until` at the latest, up to which someone who enters on `on` may stay without a break; undefined when not even that day is left. */
export function stayWithinWindow(
  crossings: readonly CardCrossing[],
  limit: StayLimit,
  { on, until }: { readonly on: PlainDate; readonly until: PlainDate },
): PlainDate | undefined {
  const stays = staysOf(crossings, on).map(({ from, to }) => ({ from, to: Math.min(to, dayNumber(on)) }))
  let last: PlainDate | undefined
  for (let day = on; day <= until; day = addDays(day, 1)) {
    const window = { from: dayNumber(day) - limit.inDays + 1, to: dayNumber(day) }
    if (daysStayed([...stays, { from: dayNumber(on), to: dayNumber(day) }], window) > limit.days) break
    last = day
  }
  return last
}

/** Stays up to a day; what was recorded later is left out. */
function staysOf(crossings: readonly CardCrossing[], on: PlainDate): readonly Stay[] {
  const stays: Stay[] = []
  let from: number | undefined
  for (const crossing of inOrder(crossings)) {
    if (crossing.on > on) break
    const day = dayNumber(crossing.on)
    if (crossing.direction === 'entry') from ??= day
    else {
      stays.push({ from: from ?? day, to: day })
      from = undefined
    }
  }
  return from === undefined ? stays : [...stays, { from, to: dayNumber(on) }]
}

/** Days of the window that at least one stay covers. */
function daysStayed(stays: readonly Stay[], window: Stay): number {
  let counted = 0
  let next = window.from
  for (const { from, to } of [...stays].sort((one, other) => one.from - other.from)) {
    const [first, last] = [Math.max(from, next), Math.min(to, window.to)]
    if (last < first) continue
    counted += last - first + 1
    next = last + 1
  }
  return counted
}
