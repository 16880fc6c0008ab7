import { newestOn } from '../kernel/dated.ts'
import { day, parsePlainDate, type PlainDate } from '../kernel/plain-date.ts'

/** A span of a day by the clock on the wall, `HH:mm`; it ends before `to`. */
export interface TimeSpan {
  readonly from: string
  readonly to: string
}

/** The same hours on some weekdays, Monday 1 to Sunday 7. */
export interface WeeklyHours extends TimeSpan {
  readonly weekdays: readonly number[]
}

/** Days on which an office is shut beside the days off of everybody, both included. */
export interface Closure {
  readonly from: PlainDate
  readonly to: PlainDate
}

/** When an office is open and what of that can be booked: a dated row, so that new hours can be told before they begin. */
export interface OfficeTimes {
  readonly officeId: string
  readonly validFrom: PlainDate
  readonly openings: readonly WeeklyHours[]
  readonly breaks: readonly WeeklyHours[]
  readonly closures: readonly Closure[]
  /** The weekday whose hours hold on a weekend day that is worked in place of another. */
  readonly movedDayAs: number
  readonly slotMinutes: number
  /** `intern`: windows that are staffed. `public`: those of them that people may book; the others are for who comes without. */
  readonly windows: { readonly public: number; readonly intern: number }
  /** Counted from today, which is 0; both included. */
  readonly bookable: { readonly startInDays: number; readonly endInDays: number }
  /** Minutes until a slot that was given up can be booked again: nobody can hand it to somebody who stands ready for it. */
  readonly freeAgainMinutes: number
}

/** The row of an office that is in force on a day; undefined where it has none yet. */
export function officeTimesOn(rows: readonly OfficeTimes[], officeId: string, on: PlainDate): OfficeTimes | undefined {
  return newestOn(
    rows.filter((row) => row.officeId === officeId),
    on,
  ).at(-1)
}

/** Minutes since midnight. Throws on what is no time of day; `24:00` ends a day. */
export function minutesOf(time: string): number {
  const parts = /^(\d{2}):(\d{2})$/.exec(time)
  const minutes = parts ? Number(parts[1]) * 60 + Number(parts[2]) : Number.NaN
  if (!(minutes <= 24 * 60) || Number(parts?.[2]) > 59) throw new Error(`not a time of day: ${time}`)
  return minutes
}

export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Reads a row from a file or the database. Throws on one that cannot be meant, such as hours that overlap. */
export function readOfficeTimes(data: unknown): OfficeTimes {
  const row = data as OfficeTimes
  for (const span of [...row.openings, ...row.breaks]) checkHours(span)
  for (let weekday = 1; weekday <= 7; weekday++) checkApart(row.openings.filter(({ weekdays }) => weekdays.includes(weekday)))
  for (const { from, to } of row.closures) if (day(from) > day(to)) throw new Error(`a closure ends before it begins: ${from}`)
  if (!parsePlainDate(row.validFrom) || row.officeId === '') throw new Error('the times of an office need its id and their first day')
  checkCounts(row)
  return row
}

function checkHours({ from, to, weekdays }: WeeklyHours): void {
  if (minutesOf(from) >= minutesOf(to)) throw new Error(`hours end before they begin: ${from}`)
  if (weekdays.length === 0 || !weekdays.every(isWeekday)) throw new Error('hours need weekdays from 1 to 7')
}

function checkApart(spans: readonly TimeSpan[]): void {
  const sorted = spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const overlapping = sorted.find((span, at) => span.from < (sorted[at - 1]?.to ?? ''))
  if (overlapping) throw new Error(`hours overlap at ${overlapping.from}`)
}

function checkCounts({ slotMinutes, windows, bookable, freeAgainMinutes, movedDayAs }: OfficeTimes): void {
  const counts = [slotMinutes, windows.public, windows.intern, bookable.startInDays, bookable.endInDays, freeAgainMinutes]
  if (!counts.every((count) => Number.isInteger(count) && count >= 0) || slotMinutes === 0) throw new Error('the times of an office count in whole numbers')
  if (windows.public > windows.intern) throw new Error('more windows can be booked than are staffed')
  if (bookable.startInDays > bookable.endInDays) throw new Error('the time for booking ends before it begins')
  if (!isWeekday(movedDayAs)) throw new Error('not a weekday to take the hours from')
}

function isWeekday(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 7
}
