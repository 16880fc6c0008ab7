import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { instant } from '../core/kernel/instant.ts'
import { day } from '../core/kernel/plain-date.ts'
import { type CalendarEntry, calendarFile } from './calendar-file.ts'

const ENTRY: CalendarEntry = {
  uid: 'R7K2M94Q2@sapar.example',
  writtenAt: instant('2027-05-01T04:00:00.000Z'),
  on: day('2027-12-31'),
  title: 'Last day of card R7K2M94Q2',
  text: 'Renew it, or leave; see https://sapar.example/en/my-card',
  url: 'https://sapar.example/en/my-card',
  alarms: [14, 1, 0],
}

/** Reads a file as RFC 5545 says: lines end with CRLF, a space at the beginning continues the line before, a backslash escapes. */
function read(file: string): { readonly lines: readonly string[]; readonly value: (name: string) => string | undefined } {
  assert.ok(file.endsWith('\r\n'))
  const lines = file.slice(0, -2).replaceAll('\r\n ', '').split('\r\n')
  const value = (name: string) => {
    const line = lines.find((one) => one.startsWith(`${name}:`) || one.startsWith(`${name};`))
    return line?.slice(line.indexOf(':') + 1).replaceAll(/\\(.)/g, (_, next: string) => (next === 'n' ? '\n' : next))
  }
  return { lines, value }
}

test('the file is one whole day with its alarms at nine in the morning', () => {
  const { lines, value } = read(calendarFile(ENTRY))
  assert.deepEqual([lines[0], lines[1], lines.at(-1)], ['BEGIN:VCALENDAR', 'VERSION:2.0', 'END:VCALENDAR'])
  assert.ok(lines.includes('DTSTART;VALUE=DATE:20271231') && lines.includes('DTEND;VALUE=DATE:20280101'))
  assert.equal(value('DTSTAMP'), '20270501T040000Z')
  assert.deepEqual(
    lines.filter((line) => line.startsWith('TRIGGER')),
    ['TRIGGER:-P13DT15H', 'TRIGGER:-PT15H', 'TRIGGER:PT9H'],
  )
  assert.deepEqual([value('UID'), value('SUMMARY'), value('URL')], [ENTRY.uid, ENTRY.title, ENTRY.url])
  for (const part of ['VEVENT', 'VALARM', 'VCALENDAR'])
    assert.equal(lines.filter((line) => line === `BEGIN:${part}`).length, lines.filter((line) => line === `END:${part}`).length)
})

/** Lines that are too long, torn within a character, or begin something that the text smuggled in. */
function faults(write: (entry: CalendarEntry) => string): number {
  let found = 0
  const text = fc.string({ unit: fc.constantFrom('a', 'қ', '证', '😀', ',', ';', '\\', '\n', '\r', ':', '"', ' ', 'END:VEVENT'), maxLength: 200, size: 'max' })
  fc.assert(
    fc.property(text, text, (title, words) => {
      const file = write({ ...ENTRY, title, text: words })
      const { lines, value } = read(file)
      const tooLong = file.split('\r\n').some((line) => Buffer.byteLength(line) > 75 || Buffer.from(line).toString() !== line)
      const plain = (typed: string) => typed.replaceAll(/\r\n?/g, '\n')
      const same = value('SUMMARY') === plain(title) && value('DESCRIPTION') === plain(words)
      if (tooLong || !same || lines.length !== read(calendarFile(ENTRY)).lines.length || /[^\r]\n|\r[^\n]/.test(file)) found++
    }),
    { numRuns: 300, seed: 5545 },
  )
  return found
}

test('any text comes back as it was, in lines of 75 octets at most, and ends nothing', () => {
  assert.equal(faults(calendarFile), 0)
})

test('twins that do not fold, tear characters apart or do not escape are noticed', () => {
  const unfolded = (entry: CalendarEntry) => calendarFile(entry).replaceAll('\r\n ', '')
  const torn = (entry: CalendarEntry) => unfolded(entry).replaceAll(/[^\r\n]{75}(?=[^\r\n])/g, '$&\r\n ')
  const raw = (entry: CalendarEntry) => calendarFile({ ...entry, title: '' }).replace('SUMMARY:', `SUMMARY:${entry.title}`)
  for (const twin of [unfolded, torn, raw]) assert.ok(faults(twin) > 50)
})
