import { type InFour, LANGUAGES } from '../kernel/language.ts'
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

const KINDS: readonly string[] = ['state', 'religious', 'substitute', 'moved'] satisfies readonly DayOffKind[]

/**
 * Reads a calendar from a file or the database. Throws on one that cannot be meant: a part missing or of another type, a day that
 * does not exist, lies in another year or is listed twice, a worked weekday, a year given twice.
 */
export function readCalendar(data: unknown): WorkCalendar {
  const { version, source, publishedOn, years } = record(data, 'a calendar')
  const read = list(years, 'years').map(readYear)
  if (new Set(read.map((entry) => entry.year)).size !== read.length) throw new Error('the calendar gives a year twice')
  return { version: text(version, 'version'), source: text(source, 'source'), publishedOn: day(text(publishedOn, 'publishedOn')), years: read }
}

function readYear(data: unknown): CalendarYear {
  const { year, confirmed, daysOff, workedWeekendDays } = record(data, 'a year')
  if (typeof year !== 'number' || typeof confirmed !== 'boolean') throw new Error('a year needs its number and whether it is confirmed')
  const off = list(daysOff, 'daysOff')
    .map(readDayOff)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const worked = list(workedWeekendDays, 'workedWeekendDays').map((date) => day(text(date, 'a worked day')))
  const all = [...off.map((entry) => entry.date), ...worked]
  const stray = all.find((date) => partsOf(date).year !== year)
  if (stray) throw new Error(`${stray} is not a day of ${year}`)
  if (new Set(all).size !== all.length) throw new Error(`a day of ${year} is listed twice`)
  const weekdayWorked = worked.find((date) => weekday(date) < 6)
  if (weekdayWorked) throw new Error(`${weekdayWorked} is not a weekend day`)
  return { year, confirmed, daysOff: off, workedWeekendDays: worked }
}

function readDayOff(data: unknown): DayOff {
  const { date, kind, name, estimated } = record(data, 'a day off')
  const known = text(kind, 'kind')
  if (!KINDS.includes(known)) throw new Error(`not a kind of day off: ${known}`)
  return {
    date: day(text(date, 'date')),
    kind: known as DayOffKind,
    ...(name === undefined ? {} : { name: readName(name) }),
    ...(estimated === true ? { estimated } : {}),
  }
}

function readName(data: unknown): InFour {
  const names = record(data, 'a name')
  return Object.fromEntries(LANGUAGES.map((language) => [language, text(names[language], `the name in ${language}`)])) as InFour
}

function record(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new Error(`not ${what}`)
  return value as Readonly<Record<string, unknown>>
}

function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${what} is not a list`)
  return value
}

function text(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${what} is missing`)
  return value
}
