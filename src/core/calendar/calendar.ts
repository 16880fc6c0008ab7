import type { InFour } from '../kernel/language.ts'
import { day, partsOf, type PlainDate, weekday } from '../kernel/plain-date.ts'

/**
 * `state` and `religious`: a holiday. `substitute`: the day off for a state holiday that fell on a weekend.
 * `moved`: a day off exchanged for a worked weekend day by order of the ministry.
 */
export type DayOffKind = 'state' | 'religious' | 'substitute' | 'moved'

export interface DayOff {
  readonly date: PlainDate
  readonly kind: DayOffKind
  readonly name?: InFour
  /** The day is expected but not announced yet. */
  readonly estimated?: boolean
}

export interface CalendarYear {
  readonly year: number
  /** False while days of this year may still be moved. */
  readonly confirmed: boolean
  /** Days off beside the weekend; a holiday that falls on a weekend is listed too. Sorted by date. */
  readonly daysOff: readonly DayOff[]
  /** Saturdays and Sundays that are worked. */
  readonly workedWeekendDays: readonly PlainDate[]
}

/**
 * Which days are worked, as data that can be replaced without a release. A promise keeps the version it was counted with and is
 * counted again when a new one lands.
 */
export interface WorkCalendar {
  readonly version: string
  readonly source: string
  readonly publishedOn: PlainDate
  readonly years: readonly CalendarYear[]
}

/** The calendar as it lies in a file or the database: the same shape, days not yet proven to exist. */
export interface CalendarData {
  readonly version: string
  readonly source: string
  readonly publishedOn: string
  readonly years: readonly {
    readonly year: number
    readonly confirmed: boolean
    readonly daysOff: readonly { readonly date: string; readonly kind: string; readonly name?: InFour; readonly estimated?: boolean }[]
    readonly workedWeekendDays: readonly string[]
  }[]
}

const KINDS: readonly string[] = ['state', 'religious', 'substitute', 'moved'] satisfies readonly DayOffKind[]

/** Throws on a calendar that cannot be meant: a day that does not exist, lies in another year or is listed twice, a worked weekday, a year given twice. */
export function readCalendar(data: CalendarData): WorkCalendar {
  const years = data.years.map(readYear)
  if (new Set(years.map((entry) => entry.year)).size !== years.length) throw new Error(`calendar ${data.version} gives a year twice`)
  return { version: data.version, source: data.source, publishedOn: day(data.publishedOn), years }
}

function readYear(data: CalendarData['years'][number]): CalendarYear {
  const daysOff = data.daysOff.map(({ date, kind, ...rest }) => {
    if (!KINDS.includes(kind)) throw new Error(`not a kind of day off: ${kind}`)
    return { ...rest, date: day(date), kind: kind as DayOffKind }
  })
  const workedWeekendDays = data.workedWeekendDays.map(day)
  const all = [...daysOff.map((off) => off.date), ...workedWeekendDays]
  const stray = all.find((date) => partsOf(date).year !== data.year)
  if (stray) throw new Error(`${stray} is not a day of ${data.year}`)
  if (new Set(all).size !== all.length) throw new Error(`a day of ${data.year} is listed twice`)
  const weekdayWorked = workedWeekendDays.find((date) => weekday(date) < 6)
  if (weekdayWorked) throw new Error(`${weekdayWorked} is not a weekend day`)
  return { year: data.year, confirmed: data.confirmed, daysOff: daysOff.toSorted((a, b) => (a.date < b.date ? -1 : 1)), workedWeekendDays }
}
