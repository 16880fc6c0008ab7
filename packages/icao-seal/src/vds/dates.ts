const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

export const DATE_BYTES = 3

/** Three bytes that hold the number MMDDYYYY (Doc 9303-13 section 2.3.1), as `YYYY-MM-DD`; null when there is no such day. */
export function decodeDate(bytes: Uint8Array, at = 0): string | null {
  if (at + DATE_BYTES > bytes.length) return null
  const number = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
  const month = Math.floor(number / 1_000_000)
  const day = Math.floor(number / 10_000) % 100
  const year = number % 10_000
  if (!isDay(year, month, day)) return null
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${two(month)}-${two(day)}`
}

/** The three bytes of a date `YYYY-MM-DD`, or null when there is no such day. */
export function encodeDate(date: string): Uint8Array<ArrayBuffer> | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)
  if (!parts) return null
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (!isDay(year, month, day)) return null
  const number = month * 1_000_000 + day * 10_000 + year
  return Uint8Array.of(number >> 16, (number >> 8) & 0xff, number & 0xff)
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || day < 1) return false
  const leap = month === 2 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0)
  return day <= (DAYS_IN_MONTH[month - 1] ?? 0) + (leap ? 1 : 0)
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
