export type MrzDateKind = 'birth' | 'expiry'

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/**
 * The four-digit year of a two-digit one. Doc 9303-3 section 4.8 leaves the century to the reader: a birth lies in the hundred years that end with
 * `referenceYear`, an expiry in the hundred years around it (49 before to 50 after). Null unless `twoDigits` are two digits.
 */
export function expandYear(twoDigits: string, kind: MrzDateKind, referenceYear: number): number | null {
  if (!/^\d\d$/.test(twoDigits)) return null
  const latest = kind === 'birth' ? referenceYear : referenceYear + 50
  const year = latest - (latest % 100) + Number(twoDigits)
  return year > latest ? year - 100 : year
}

/**
 * A whole date `YYYY-MM-DD` out of `YYMMDD`; `today` is `YYYY-MM-DD` too. A birth later this year belongs to the century before.
 * Null when part of the date is unknown, when there is no such day, or when `today` is no date.
 */
export function expandDate(yymmdd: string, kind: MrzDateKind, today: string): string | null {
  if (!isPossibleDate(yymmdd) || !/^\d{4}-\d{2}-\d{2}$/.test(today)) return null
  const year = expandYear(yymmdd.slice(0, 2), kind, Number(today.slice(0, 4)))
  if (year === null) return null
  const found = written(year, yymmdd)
  const settled = kind === 'birth' && found > today ? written(year - 100, yymmdd) : found
  return settled.slice(5) === '02-29' && !isLeapYear(Number(settled.slice(0, 4))) ? null : settled
}

function written(year: number, yymmdd: string): string {
  return `${String(year).padStart(4, '0')}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4, 6)}`
}

/** Six digits that some century has as a day, Doc 9303-3 section 4.8. */
export function isPossibleDate(yymmdd: string): boolean {
  return /^\d{6}$/.test(yymmdd) && isPossibleBirthDate(yymmdd)
}

/** As `isPossibleDate`, but an unknown year, month or day may be two fillers (Doc 9303-3 section 4.8, dates of birth only). */
export function isPossibleBirthDate(yymmdd: string): boolean {
  const parts = /^(\d\d|<<)(\d\d|<<)(\d\d|<<)$/.exec(yymmdd)
  if (!parts) return false
  const [, year = '', month = '', day = ''] = parts
  if (month !== '<<' && (month < '01' || month > '12')) return false
  if (day === '<<') return true
  const days = month === '<<' ? 31 : (DAYS_IN_MONTH[Number(month) - 1] ?? 0)
  if (day < '01' || Number(day) > days) return false
  // 29 February of year 00 may be 2000, so only the years that no century makes leap years are refused.
  return !(month === '02' && day === '29' && year !== '<<' && Number(year) % 4 !== 0)
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}
