import type { WorkCalendar } from '../calendar/calendar.ts'
import { isDayOff, isWorkedWeekendDay } from '../calendar/working-days.ts'
import { addDays, parsePlainDate, type PlainDate, weekday } from '../kernel/plain-date.ts'
import type { AgencyTime } from './agency-time.ts'
import { minutesOf, type OfficeTimes, officeTimesOn, timeOf, type TimeSpan } from './office-times.ts'

/** A place in the day of an office: who books it comes then. By the clock of the agency. */
export interface Slot {
  readonly day: PlainDate
  /** `HH:mm`. */
  readonly time: string
}

export interface TakenSlot extends Slot {
  readonly officeId: string
  /** How many of its windows cannot be booked. */
  readonly taken: number
}

export interface FreeSlot extends Slot {
  readonly free: number
}

/** What an office offers is asked with this: its rows, the days off, and when it is asked. */
export interface SlotQuestion {
  readonly officeId: string
  readonly times: readonly OfficeTimes[]
  readonly calendar: WorkCalendar
  readonly now: AgencyTime
}

export function writeSlot({ day, time }: Slot): string {
  return `${day}T${time}`
}

/** Reads `2026-12-01T09:20`; undefined for anything else. */
export function readSlot(text: string): Slot | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text)
  const day = parsePlainDate(parts?.[1] ?? '')
  return day && parts?.[2] ? { day, time: parts[2] } : undefined
}

/** When the office is open on a day, breaks left out; empty on a day off and in a closure. */
export function openSpans(times: OfficeTimes, calendar: WorkCalendar, on: PlainDate): readonly TimeSpan[] {
  if (isDayOff(calendar, on) || times.closures.some(({ from, to }) => from <= on && on <= to)) return []
  return spansOfWeekday(times, isWorkedWeekendDay(calendar, on) ? times.movedDayAs : weekday(on))
}

function spansOfWeekday(times: OfficeTimes, pattern: number): readonly TimeSpan[] {
  const ofDay = (hours: OfficeTimes['openings']) => hours.filter(({ weekdays }) => weekdays.includes(pattern))
  const breaks = ofDay(times.breaks)
  return ofDay(times.openings)
    .flatMap((opening) => breaks.reduce<readonly TimeSpan[]>((spans, pause) => spans.flatMap((span) => without(span, pause)), [opening]))
    .map(({ from, to }) => ({ from, to }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
}

/** Weekdays in a row with the same hours; days on which the office is shut are left out. */
export interface WeekHours {
  readonly firstWeekday: number
  readonly lastWeekday: number
  readonly spans: readonly TimeSpan[]
}

/** An ordinary week of the office, as it is written on its door. */
export function weekHours(times: OfficeTimes): readonly WeekHours[] {
  const week: WeekHours[] = []
  for (let weekday = 1; weekday <= 7; weekday++) {
    const spans = spansOfWeekday(times, weekday)
    const last = week.at(-1)
    const goesOn = last?.lastWeekday === weekday - 1 && JSON.stringify(last.spans) === JSON.stringify(spans)
    if (goesOn) week[week.length - 1] = { ...last, lastWeekday: weekday }
    else if (spans.length > 0) week.push({ firstWeekday: weekday, lastWeekday: weekday, spans })
  }
  return week
}

/** Each span is filled from its beginning: what a break cuts off is less than one slot. */
export function slotTimes(times: OfficeTimes, calendar: WorkCalendar, on: PlainDate): readonly string[] {
  const { slotMinutes } = times
  return openSpans(times, calendar, on).flatMap(({ from, to }) => {
    const count = Math.floor((minutesOf(to) - minutesOf(from)) / slotMinutes)
    return Array.from({ length: count }, (_, nth) => timeOf(minutesOf(from) + nth * slotMinutes))
  })
}

/** The days on which the office can be booked today, first and last; undefined for one that takes no bookings. */
export function bookableDays({ officeId, times, now }: SlotQuestion): { readonly from: PlainDate; readonly to: PlainDate } | undefined {
  const row = officeTimesOn(times, officeId, now.day)
  return row && { from: addDays(now.day, row.bookable.startInDays), to: addDays(now.day, row.bookable.endInDays) }
}

/** The slots of a day that can still be booked, each with how many windows it has left. */
export function freeSlots(question: SlotQuestion, on: PlainDate, taken: readonly TakenSlot[]): readonly FreeSlot[] {
  const { officeId, times, calendar, now } = question
  const days = bookableDays(question)
  const row = officeTimesOn(times, officeId, on)
  if (!row || !days || on < days.from || on > days.to) return []
  return slotTimes(row, calendar, on).flatMap((time) => {
    const gone = taken.find((slot) => slot.officeId === officeId && slot.day === on && slot.time === time)?.taken ?? 0
    const free = row.windows.public - gone
    return free > 0 && !isPast({ day: on, time }, now) ? [{ day: on, time, free }] : []
  })
}

/** The next `most` slots that can be booked, the soonest first. */
export function nextFreeSlots(question: SlotQuestion, taken: readonly TakenSlot[], most: number): readonly FreeSlot[] {
  const days = bookableDays(question)
  const found: FreeSlot[] = []
  for (let on = days?.from; days && on && on <= days.to && found.length < most; on = addDays(on, 1)) found.push(...freeSlots(question, on, taken))
  return found.slice(0, most)
}

export type SlotProblem = 'slot-past' | 'slot-outside-window' | 'slot-unknown' | 'slot-taken'

/** Why a slot cannot be booked now; undefined when it can, as far as `taken` knows. */
export function slotProblem(question: SlotQuestion, slot: Slot, taken: readonly TakenSlot[]): SlotProblem | undefined {
  if (isPast(slot, question.now)) return 'slot-past'
  const days = bookableDays(question)
  const row = officeTimesOn(question.times, question.officeId, slot.day)
  if (!days || !row || !slotTimes(row, question.calendar, slot.day).includes(slot.time)) return 'slot-unknown'
  if (slot.day < days.from || slot.day > days.to) return 'slot-outside-window'
  return freeSlots(question, slot.day, taken).some(({ time }) => time === slot.time) ? undefined : 'slot-taken'
}

/** A slot that has begun is past. */
export function isPast({ day, time }: Slot, now: AgencyTime): boolean {
  return day < now.day || (day === now.day && time <= now.time)
}

function without({ from, to }: TimeSpan, pause: TimeSpan): readonly TimeSpan[] {
  if (pause.to <= from || pause.from >= to) return [{ from, to }]
  return [
    { from, to: pause.from },
    { from: pause.to, to },
  ].filter((span) => span.from < span.to)
}
