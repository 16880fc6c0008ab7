import { type Instant, instant } from '../kernel/instant.ts'

/** Times of day as `HH:mm`; a night that begins before midnight ends on the next day. */
export interface QuietHours {
  readonly from: string
  readonly to: string
}

/** Nobody's telephone rings at night for a reminder. */
export const NIGHT: QuietHours = { from: '21:00', to: '09:00' }

const MINUTE = 60_000
/** Longer than any night, with an hour that a change of clocks may add. */
const MOST_MINUTES = 26 * 60

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * The first moment from `at` on at which a message may go: `at` itself by day. A country with several time zones sleeps while one of them does. Walks by the
 * minute, for a zone may change its clocks in between, and by then a time of day does not exist or comes twice.
 */
export function quietHours(at: Instant, timeZones: readonly string[], quiet: QuietHours = NIGHT): Instant {
  const start = Date.parse(at)
  const isNight = (moment: number) => timeZones.some((zone) => isQuiet(moment, zone, quiet))
  if (!isNight(start)) return at
  const first = Math.floor(start / MINUTE) * MINUTE
  for (let minutes = 1; minutes <= MOST_MINUTES; minutes++) {
    const moment = first + minutes * MINUTE
    if (!isNight(moment)) return instant(new Date(moment).toISOString())
  }
  throw new Error('the quiet hours have no end')
}

function isQuiet(moment: number, timeZone: string, { from, to }: QuietHours): boolean {
  const time = timeOfDay(moment, timeZone)
  return from <= to ? time >= from && time < to : time >= from || time < to
}

function timeOfDay(moment: number, timeZone: string): string {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    formats.set(timeZone, format)
  }
  return format.format(new Date(moment))
}
