import type { PlainDate } from '../kernel/plain-date.ts'

/** `1990-05-12` -> `900512`, as ICAO Doc 9303-3 4.8 writes dates. */
export function mrzDate(date: PlainDate): string {
  return date.slice(2, 4) + date.slice(5, 7) + date.slice(8, 10)
}
