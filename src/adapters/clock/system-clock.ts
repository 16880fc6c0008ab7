import type { Chance, Clock } from '../../actions/ports.ts'
import { instant } from '../../core/kernel/instant.ts'
import { day } from '../../core/kernel/plain-date.ts'

/** The machine's clock, and which day it is in the agency's zone. The only place that asks for the time. */
export function systemClock(timeZone: string): Clock {
  return clockFrom(() => Date.now(), timeZone)
}

/** A clock over any source of milliseconds: tests and simulated years turn it themselves. */
export function clockFrom(milliseconds: () => number, timeZone: string): Clock {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  // A form page asks for today several times within one hour of UTC, and a zone changes its day on the hour or the quarter at most.
  let lastQuarter = ''
  let lastDay = day('2000-01-01')
  // One request asks for now several times within a millisecond.
  let lastMilliseconds = Number.NaN
  let lastNow = instant('2000-01-01T00:00:00.000Z')
  return {
    now: () => {
      const at = milliseconds()
      if (at !== lastMilliseconds) {
        lastNow = instant(new Date(at).toISOString())
        lastMilliseconds = at
      }
      return lastNow
    },
    dayOf: (moment) => {
      const quarter = `${moment.slice(0, 14)}${Math.floor(Number(moment.slice(14, 16)) / 15)}`
      if (quarter !== lastQuarter) {
        lastDay = day(days.format(new Date(moment)))
        lastQuarter = quarter
      }
      return lastDay
    },
  }
}

/** UUID version 7: 48 bits of milliseconds, version and variant, the rest random (RFC 9562 section 5.7). */
export function uuidV7(milliseconds: number, random: Uint8Array): string {
  const hex = milliseconds.toString(16).padStart(12, '0')
  const rest = Buffer.from(random).toString('hex')
  const variant = ((Number.parseInt(rest.charAt(3), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(7, 19)}`
}

export function systemChance(bytes: (count: number) => Uint8Array): Chance {
  return { bytes, uuid: (at) => uuidV7(Date.parse(at), bytes(10)) }
}
