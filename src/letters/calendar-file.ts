import type { Instant } from '../core/kernel/instant.ts'
import { addDays, type PlainDate } from '../core/kernel/plain-date.ts'

export interface CalendarEntry {
  /** The same for the same card: a calendar that reads the file twice keeps one entry. */
  readonly uid: string
  readonly writtenAt: Instant
  readonly on: PlainDate
  /** Without hours it takes the whole day. */
  readonly hours?: { readonly from: Instant; readonly to: Instant }
  readonly place?: string
  readonly title: string
  readonly text: string
  readonly url: string
  /** Days before, each with an alarm at nine in the morning; of what has hours, at the same time of day. */
  readonly alarms: readonly number[]
}

/**
 * One day as a calendar file, RFC 5545: an all-day event has dates without zone, so it is the same day wherever its reader is. Hours are moments, which
 * need no zone either.
 */
export function calendarFile(entry: CalendarEntry): string {
  const { uid, writtenAt, hours, place, title, text, url, alarms } = entry
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sapar//Reminder//EN',
    'CALSCALE:GREGORIAN',
    // No METHOD: a file with PUBLISH or REQUEST makes some programs ask for an organiser.
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(writtenAt)}`,
    ...spanOf(entry),
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    `URL:${url}`,
    'CLASS:PRIVATE',
    `TRANSP:${hours ? 'OPAQUE' : 'TRANSPARENT'}`,
    ...alarms.flatMap((days) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(title)}`,
      `TRIGGER:${hours ? `-P${days}D` : atNine(days)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function spanOf({ on, hours }: CalendarEntry): readonly string[] {
  if (hours) return [`DTSTART:${utc(hours.from)}`, `DTEND:${utc(hours.to)}`]
  // 3.6.1: the end is the first day that no longer belongs to it.
  return [`DTSTART;VALUE=DATE:${compact(on)}`, `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`]
}

const utc = (moment: Instant) => `${moment.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

const compact = (date: PlainDate) => date.replaceAll('-', '')

/** Counted from the midnight with which the day begins. */
function atNine(days: number): string {
  if (days <= 0) return 'PT9H'
  return days === 1 ? '-PT15H' : `-P${days - 1}DT15H`
}

/** 3.3.11. Control characters are no text. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')
}

/** 3.1: no line is longer than 75 octets without its end, and none is cut within a character. */
function folded(line: string): string {
  let written = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      written += '\r\n '
      octets = 1
    }
    written += character
    octets += size
  }
  return written
}
