import { type DayOff, type WorkCalendar } from '../../../core/calendar/calendar.ts'
import { daysOffBetween, isConfirmed } from '../../../core/calendar/working-days.ts'
import { addDays, partsOf, type PlainDate } from '../../../core/kernel/plain-date.ts'
import { writtenDay } from '../../../texts/written.ts'
import type { Visit } from '../visit.ts'

/** The next weekday that is not worked. Looked for within a year: further off nothing is promised. */
export function nextDayOff(calendar: WorkCalendar, today: PlainDate): DayOff | undefined {
  return daysOffBetween(calendar, today, addDays(today, 366))[0]
}

/** `16 December 2026 (Independence Day)`. */
export function writtenDayOff({ language }: Pick<Visit, 'language'>, off: DayOff): string {
  const day = writtenDay(language, off.date)
  if (!off.name) return day
  return language === 'zh' ? `${day}（${off.name.zh}）` : `${day} (${off.name[language]})`
}

/** Days off within any of the stretches, each once and in order. A stretch begins after its first day. */
export function daysOffWithin(calendar: WorkCalendar, stretches: readonly (readonly [from: PlainDate, to: PlainDate])[]): readonly DayOff[] {
  const found = new Map(stretches.flatMap(([from, to]) => daysOffBetween(calendar, from, to)).map((off) => [off.date, off]))
  return [...found.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** Years touched by the days whose calendar is not settled yet. */
export function openYears(calendar: WorkCalendar, days: readonly PlainDate[]): readonly number[] {
  const years = new Set(days.map((day) => partsOf(day).year))
  return [...years].filter((year) => !isConfirmed(calendar, year)).sort((a, b) => a - b)
}
