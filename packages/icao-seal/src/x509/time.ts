import { contentOf, type Der, TAG } from './der.ts'

const DAY = 86_400_000

/** Milliseconds since 1970 in UTC, for a date of the Gregorian calendar (Howard Hinnant's days_from_civil). */
export function epochOf([year, month, day]: readonly [number, number, number], secondOfDay = 0): number {
  const shifted = month > 2 ? year : year - 1
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return (era * 146_097 + dayOfEra - 719_468) * DAY + secondOfDay * 1000
}

/** `YYYY-MM-DD` in UTC. */
export function dayOf(epoch: number): string {
  const days = Math.floor(epoch / DAY) + 719_468
  const era = Math.floor(days / 146_097)
  const dayOfEra = days - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted + (shifted < 10 ? 3 : -9)
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)}`
}

/** `YYYY-MM-DDTHH:MM:SSZ` in UTC. */
export function instantOf(epoch: number): string {
  const seconds = Math.floor(epoch / 1000) - Math.floor(epoch / DAY) * 86_400
  return `${dayOf(epoch)}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}Z`
}

export function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** Doc 9303-12: with seconds, without fractions, ending with Z; two-digit years lie from 1950 to 2049 (RFC 5280 section 4.1.2.5). */
export function readTime(der: Der | undefined): number | null {
  const short = der?.tag === TAG.utcTime
  if (!der || (!short && der.tag !== TAG.generalizedTime)) return null
  const text = String.fromCharCode(...contentOf(der).subarray(0, 16))
  const parts = (short ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/).exec(text)
  if (!parts) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number)
  const fullYear = short ? (year < 50 ? 2000 : 1900) + year : year
  if (hour > 23 || minute > 59 || second > 59) return null
  const epoch = epochOf([fullYear, month, day], hour * 3600 + minute * 60 + second)
  // A 31 February comes back as another day.
  return dayOf(epoch) === `${String(fullYear).padStart(4, '0')}-${two(month)}-${two(day)}` ? epoch : null
}
