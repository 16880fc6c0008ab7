import { addDays, type PlainDate } from '../kernel/plain-date.ts'
import type { WorkCalendar } from './calendar.ts'
import { isWorkingDay } from './working-days.ts'

/** The clock stood from day `from` (a return for correction) until day `to` (sent again), or still stands. */
export interface ClockStop {
  readonly from: PlainDate
  readonly to?: PlainDate
}

export interface Clock {
  /** The day of payment, which is not counted itself. */
  readonly startedOn: PlainDate
  /** The term; at least 1. */
  readonly workingDays: number
  readonly stops: readonly ClockStop[]
}

/**
 * The last day of the term, or undefined while the clock stands.
 *
 * A day is counted when it is a working day after `startedOn` and the clock did not stand on it. The clock stands on the day it is
 * stopped and on every day up to, but not on, the day it runs again: returned on Friday and sent again on Monday costs Friday only,
 * returned and sent again on one day costs nothing. Stops may overlap; a day is lost once. A stop after the term has ended moves
 * nothing: late stays late.
 */
export function dueDay(calendar: WorkCalendar, clock: Clock): PlainDate | undefined {
  if (!Number.isInteger(clock.workingDays) || clock.workingDays < 1) throw new Error(`not a term in working days: ${clock.workingDays}`)
  const backwards = clock.stops.find((stop) => stop.to !== undefined && stop.to < stop.from)
  if (backwards) throw new Error(`the clock cannot run again on ${backwards.to} before it is stopped on ${backwards.from}`)
  if (isStopped(clock)) return undefined
  let date = clock.startedOn
  for (let left = clock.workingDays; left > 0; ) {
    date = addDays(date, 1)
    if (isCounted(calendar, clock, date)) left--
  }
  return date
}

export function isStopped(clock: Pick<Clock, 'stops'>): boolean {
  return clock.stops.some((stop) => stop.to === undefined)
}

function isCounted(calendar: WorkCalendar, clock: Clock, date: PlainDate): boolean {
  return isWorkingDay(calendar, date) && !clock.stops.some((stop) => stop.from <= date && (stop.to === undefined || date < stop.to))
}
