import { type Instant, instant } from '../../../core/kernel/instant.ts'

export function secondsAfter(moment: Instant, seconds: number): Instant {
  return momentOf(Date.parse(moment) + seconds * 1000)
}

export function earlierOf(a: Instant, b: Instant): Instant {
  return a < b ? a : b
}

/** Seconds since 1970-01-01 UTC, as webhook headers carry moments. */
export function unixSeconds(moment: Instant): number {
  return Math.floor(Date.parse(moment) / 1000)
}

/** From milliseconds since 1970-01-01 UTC, or a column's value, which is a Date or already text, as the pool was told to read it. */
export function momentOf(at: Date | number | string): Instant {
  return instant(new Date(at).toISOString())
}
