import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES } from '../../../core/kernel/language.ts'
import { CATALOGUE } from '../../../texts/catalogue.gen.ts'
import { dayAndTime, wordsOf } from './words.ts'

const own = (language: (typeof LANGUAGES)[number]) => Object.entries(CATALOGUE[language]).filter(([key]) => key.startsWith('border.'))

/** What the device's own writer of texts does not know: it only puts facts into braces. */
const beyond = (texts: readonly (readonly [string, string])[]) => texts.filter(([, text]) => /[{}]/.test(text.replace(/\{\w+\}/g, ''))).map(([key]) => key)

test('the texts that a device writes without a network need no compiler of messages', () => {
  for (const language of LANGUAGES) {
    assert.ok(own(language).length > 150)
    assert.deepEqual(beyond(own(language)), [], language)
  }
  assert.deepEqual(beyond([['border.twin', '{days, plural, one {# day} other {# days}}']]), ['border.twin'])
})

test('days and moments are written in each language without the tables of a browser', () => {
  const at = Date.parse('2026-11-24T03:32:00.000Z')
  const written = LANGUAGES.map((language) => [wordsOf(language).day('2026-12-23'), wordsOf(language).moment(at, 'Asia/Almaty')])
  assert.deepEqual(written, [
    ['23 Dec 2026', '24 Nov 2026, 08:32'],
    ['23 дек. 2026', '24 нояб. 2026, 08:32'],
    ['2026 ж. 23 жел.', '2026 ж. 24 қар., 08:32'],
    ['2026年12月23日', '2026年11月24日 08:32'],
  ])
  for (const language of LANGUAGES)
    assert.equal(new Set(Array.from({ length: 12 }, (_, month) => wordsOf(language).day(`2026-${String(month + 1).padStart(2, '0')}-01`))).size, 12)
})

test('the day of a moment is that of the agency, not of the device', () => {
  assert.deepEqual(dayAndTime(Date.parse('2026-11-24T20:00:00.000Z'), 'Asia/Almaty'), ['2026-11-25', '01:00'])
  assert.deepEqual(dayAndTime(Date.parse('2026-11-24T20:00:00.000Z'), 'UTC'), ['2026-11-24', '20:00'])
})

test('an age is said in minutes, then hours, then days', () => {
  const { age } = wordsOf('en')
  const minutes = [-5, 0, 59, 60, 130, 48 * 60 - 1, 48 * 60, 11 * 24 * 60]
  assert.deepEqual(
    minutes.map((count) => age(count * 60_000)),
    ['0 min', '0 min', '59 min', '1 h 0 min', '2 h 10 min', '47 h 59 min', '2 days', '11 days'],
  )
})
