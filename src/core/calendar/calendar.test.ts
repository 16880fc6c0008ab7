import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendar as kazakh } from '../../countries/kz-demo/calendar.ts'
import { addDays, day, weekday } from '../kernel/plain-date.ts'
import { readCalendar } from './calendar.ts'

const year = (more: object) => ({ year: 2026, confirmed: true, daysOff: [], workedWeekendDays: [], ...more })
const file = (...years: unknown[]) => ({ version: '1', source: 'a test', publishedOn: '2026-01-01', years })

test('A calendar survives being written to JSON and read again', () => {
  assert.deepEqual(readCalendar(JSON.parse(JSON.stringify(kazakh))), kazakh)
})

test('A calendar that cannot be meant is not read, and says why', () => {
  const wrong: readonly [unknown, RegExp][] = [
    [null, /not a calendar/],
    [{}, /years is not a list/],
    [{ ...file(), version: '' }, /version is missing/],
    [{ ...file(), publishedOn: '2026-02-30' }, /not a day/],
    [file(year({ confirmed: 'yes' })), /whether it is confirmed/],
    [file(year({}), year({})), /a year twice/],
    [file(year({ daysOff: [{ date: '2026-02-29', kind: 'state' }] })), /not a day/],
    [file(year({ daysOff: [{ date: '2025-01-01', kind: 'state' }] })), /not a day of 2026/],
    [file(year({ daysOff: [{ date: '2026-01-01', kind: 'bank' }] })), /not a kind of day off/],
    [file(year({ daysOff: [{ date: '2026-01-01', kind: 'state', name: { en: 'New Year' } }] })), /the name in ru is missing/],
    [file(year({ daysOff: ['2026-01-01', '2026-01-01'].map((date) => ({ date, kind: 'state' })) })), /listed twice/],
    [file(year({ workedWeekendDays: ['2026-01-05'] })), /not a weekend day/],
  ]
  for (const [data, message] of wrong) assert.throws(() => readCalendar(data), message)
})

test('Every substitute day of Kazakhstan follows from the rule of the Labour Code, and none is missing', () => {
  for (const { year: number, daysOff } of kazakh.years) {
    const holidays = daysOff.filter((off) => off.kind === 'state' || off.kind === 'religious').map((off) => off.date)
    const expected: string[] = []
    for (const holiday of daysOff.filter((off) => off.kind === 'state' && weekday(off.date) > 5)) {
      let next = addDays(holiday.date, 1)
      while (weekday(next) > 5 || holidays.includes(next) || expected.includes(next)) next = addDays(next, 1)
      expected.push(next)
    }
    assert.deepEqual(
      daysOff.filter((off) => off.kind === 'substitute').map((off) => off.date),
      expected,
      `in ${number}`,
    )
  }
})

test('Kurban Ait is the tenth of Dhu al-Hijja of the Umm al-Qura calendar, and only the one of 2027 is an estimate', () => {
  const format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', { day: 'numeric', month: 'numeric', timeZone: 'UTC' })
  const found = kazakh.years.flatMap((entry) => entry.daysOff.filter((off) => off.name?.en.startsWith('Kurban Ait')))
  assert.equal(found.length, 4)
  for (const off of found) assert.match(format.format(new Date(`${off.date}T00:00:00Z`)), /^12\/10\b/)
  assert.deepEqual(
    found.filter((off) => off.estimated).map((off) => off.date),
    [day('2027-05-16')],
  )
})

test('Each day off that was moved has a weekend day of the same year that is worked instead', () => {
  for (const entry of kazakh.years) assert.equal(entry.daysOff.filter((off) => off.kind === 'moved').length, entry.workedWeekendDays.length)
})
