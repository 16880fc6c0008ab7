/**
 * A calendar day without time or zone, `YYYY-MM-DD`, proleptic Gregorian, years 0001 to 9999.
 * A JavaScript Date would shift the day shown west of Greenwich, so core never uses one.
 */
export type PlainDate = string & { readonly __plainDate: true }

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The day, or undefined when there is no such day (31 February, month 13, year 0). */
export function plainDate(year: number, month: number, day: number): PlainDate | undefined {
  if (![year, month, day].every(Number.isInteger)) return undefined
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return write(year, month, day)
}

/** Reads `YYYY-MM-DD`; undefined for anything else, impossible days included. */
export function parsePlainDate(text: string): PlainDate | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return parts ? plainDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) : undefined
}

/** For literals in data and tests: throws on a day that does not exist. */
export function day(text: string): PlainDate {
  const date = parsePlainDate(text)
  if (!date) throw new Error(`not a day: ${text}`)
  return date
}

export function partsOf(date: PlainDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** Days since 0001-01-01, which is 0. */
export function dayNumber(date: PlainDate): number {
  const { year, month, day: dayOfMonth } = partsOf(date)
  const y = year - 1
  const leap = month > 2 && isLeapYear(year) ? 1 : 0
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leap + dayOfMonth - 1
}

export function fromDayNumber(number: number): PlainDate {
  let year = Math.floor(number / 365.2425) + 1
  while (yearStart(year + 1) <= number) year++
  while (yearStart(year) > number) year--
  let rest = number - yearStart(year)
  let month = 1
  while (rest >= daysInMonth(year, month)) rest -= daysInMonth(year, month++)
  return write(year, month, rest + 1)
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(dayNumber(date) + days)
}

/** Adds calendar months; a day that the target month lacks becomes its last day (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day: dayOfMonth } = partsOf(date)
  const index = year * 12 + (month - 1) + months
  const targetYear = Math.floor(index / 12)
  const targetMonth = (index % 12) + 1
  return write(targetYear, targetMonth, Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth)))
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** ISO weekday: Monday 1 to Sunday 7. 0001-01-01 was a Monday. */
export function weekday(date: PlainDate): number {
  return (dayNumber(date) % 7) + 1
}

/** Full years completed on `on` by someone born on `born`. */
export function ageOn(born: PlainDate, on: PlainDate): number {
  const a = partsOf(born)
  const b = partsOf(on)
  const before = b.month < a.month || (b.month === a.month && b.day < a.day)
  return b.year - a.year - (before ? 1 : 0)
}

export function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b
}

export function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return a <= b ? a : b
}

function yearStart(year: number): number {
  const y = year - 1
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
}

function write(year: number, month: number, dayOfMonth: number): PlainDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}` as PlainDate
}
