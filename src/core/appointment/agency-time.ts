import { type Instant, instant } from '../kernel/instant.ts'
import { day, type PlainDate } from '../kernel/plain-date.ts'

/** A moment as the clock of an office shows it. */
export interface AgencyTime {
  readonly day: PlainDate
  /** `HH:mm`. */
  readonly time: string
}

const formats = new Map<string, Intl.DateTimeFormat>()
const HOUR = 3_600_000

export function agencyTime(at: Instant, timeZone: string): AgencyTime {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' })
    formats.set(timeZone, format)
  }
  const [date = '', time = ''] = format.format(new Date(at)).split(', ')
  return { day: day(date), time }
}

/**
 * The moment at which the clock of the zone shows this. Of a time that comes twice the first; a time that a change of clocks leaves out is the moment
 * after the gap.
 */
export function momentOf(shown: AgencyTime, timeZone: string): Instant {
  const wall = Date.parse(`${shown.day}T${shown.time}:00.000Z`)
  const written = (at: number) => {
    const seen = agencyTime(instant(new Date(at).toISOString()), timeZone)
    return `${seen.day} ${seen.time}`
  }
  const offsets = [wall - 26 * HOUR, wall + 26 * HOUR].map((at) => Date.parse(`${written(at).replace(' ', 'T')}:00.000Z`) - at)
  const candidates = offsets.map((offset) => wall - offset).toSorted((a, b) => a - b)
  const exact = candidates.find((at) => written(at) === `${shown.day} ${shown.time}`)
  return instant(new Date(exact ?? Math.max(...candidates)).toISOString())
}
