import { addDays, partsOf, type PlainDate, weekday } from '../kernel/plain-date.ts'
import type { CalendarYear, DayOff, WorkCalendar } from './calendar.ts'

/** A working day is Monday to Friday unless it is a day off, or a weekend day that is worked. A year without data knows weekends only. */
export function isWorkingDay(calendar: WorkCalendar, date: PlainDate): boolean {
  return weekday(date) > 5 ? isWorkedWeekendDay(calendar, date) : !isDayOff(calendar, date)
}

/** A day off for everybody, also one that falls on a weekend; the weekend itself is none. */
export function isDayOff(calendar: WorkCalendar, date: PlainDate): boolean {
  return yearOf(calendar, date)?.daysOff.some((off) => off.date === date) ?? false
}

/** A Saturday or Sunday that is worked in place of another day. */
export function isWorkedWeekendDay(calendar: WorkCalendar, date: PlainDate): boolean {
  return yearOf(calendar, date)?.workedWeekendDays.includes(date) ?? false
}

/** The n-th working day after `from`: day 1 is the first working day after it. `n` is 0 or more; 0 gives `from` itself. */
export function addWorkingDays(calendar: WorkCalendar, from: PlainDate, n: number): PlainDate {
  checkCount(n)
  let date = from
  for (let left = n; left > 0; ) {
    date = addDays(date, 1)
    if (isWorkingDay(calendar, date)) left--
  }
  return date
}

/** Working days after `from`, up to and including `to`; negative when `to` is earlier: what a due day is overdue by. */
export function workingDaysBetween(calendar: WorkCalendar, from: PlainDate, to: PlainDate): number {
  if (to < from) {
    const count = workingDaysBetween(calendar, to, from)
    return count === 0 ? 0 : -count
  }
  let count = 0
  for (let date = from; date < to; ) {
    date = addDays(date, 1)
    if (isWorkingDay(calendar, date)) count++
  }
  return count
}

/** The last day on which a term of `n` working days can begin and still end on or before `deadline`. It need not be a working day itself. */
export function lastDayToStart(calendar: WorkCalendar, deadline: PlainDate, n: number): PlainDate {
  checkCount(n)
  let date = deadline
  for (let left = n; left > 0; date = addDays(date, -1)) {
    if (isWorkingDay(calendar, date)) left--
  }
  return date
}

/**
 * Days off after `from`, up to and including `to`, that would otherwise have been worked: what to name when explaining a due day.
 * A holiday on a weekend is left out, because the weekend is not counted anyway.
 */
export function daysOffBetween(calendar: WorkCalendar, from: PlainDate, to: PlainDate): readonly DayOff[] {
  return calendar.years
    .flatMap((year) => year.daysOff)
    .filter((off) => off.date > from && off.date <= to && weekday(off.date) <= 5)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

/** Whether the days of a year are settled; a year without data is not. */
export function isConfirmed(calendar: WorkCalendar, year: number): boolean {
  return calendar.years.some((entry) => entry.year === year && entry.confirmed)
}

function yearOf(calendar: WorkCalendar, date: PlainDate): CalendarYear | undefined {
  const { year } = partsOf(date)
  return calendar.years.find((entry) => entry.year === year)
}

function checkCount(n: number): void {
  if (!Number.isInteger(n) || n < 0) throw new Error(`not a number of working days: ${n}`)
}
