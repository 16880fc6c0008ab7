import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoLetters } from '../../test/support/demo-letters.ts'
import { LANGUAGES } from '../core/kernel/language.ts'
import { instant } from '../core/kernel/instant.ts'
import { addDays, day } from '../core/kernel/plain-date.ts'
import { smsSegments } from '../core/reminder/sms-segments.ts'
import { sampleNotice } from './sample-facts.ts'

const ORIGIN = 'https://cards.migration-agency.example'
const { letters } = await demoLetters()
const AT = instant('2027-02-10T04:00:00.000Z')
const DAYS = [60, 30, 14, 7, 5, 3, 2, 1, 0, -1, -2, -5, -7, -37]

test('as a text message a reminder is one part in English and two at most in the others, on any day of the year and under a long address', () => {
  const most = { en: 1, ru: 2, kk: 2, zh: 2 } as const
  let tried = 0
  for (const language of LANGUAGES) {
    for (let after = 0; after < 366; after += 5) {
      for (const daysLeft of DAYS) {
        // Every second one of a card whose renewal opens a month before its end.
        const service = after % 2 === 0 ? 'registration-card-renewal' : 'tourist-card'
        const facts = { ...sampleNotice('card-reminder', language, ORIGIN), service, validUntil: addDays(day('2027-01-01'), after), daysLeft }
        const text = letters.shortMessage(facts)
        const { segments, encoding, units } = smsSegments(text)
        assert.ok(segments <= most[language], `${units}: ${text}`)
        assert.equal(encoding, language === 'en' ? 'gsm-7' : 'ucs-2')
        assert.ok(text.includes('T7K2M94Q2') && text.endsWith(`${ORIGIN}/${language}/my-card`), text)
        assert.doesNotMatch(text, /[{}]|undefined|notice\.|ANNA/)
        tried++
      }
    }
  }
  assert.equal(tried, 4 * 74 * DAYS.length)
})

test('whoever cannot renew yet reads from which day on, and from that day on to renew', () => {
  const facts = (daysLeft: number) => ({ ...sampleNotice('card-reminder', 'en', ORIGIN), service: 'registration-card-renewal', daysLeft })
  assert.match(letters.shortMessage(facts(60)), /from 11 March 2027: https/)
  assert.match(letters.notice(facts(60)).text, /You can renew it from 11 March 2027/)
  assert.match(letters.shortMessage(facts(32)), /from 11 March 2027/)
  for (const days of [31, 14, 0]) assert.match(letters.shortMessage(facts(days)), /Renew it: https/)
  // A change of the card has a service of its own; its card is renewed like any other.
  assert.match(letters.shortMessage({ ...facts(60), service: 'registration-card-address' }), /from 11 March 2027/)
})

test('the letter says how many days there are before the end, that it is today, and how many there were since', () => {
  const written = (daysLeft: number) => letters.notice({ ...sampleNotice('card-reminder', 'en', ORIGIN), daysLeft })
  assert.deepEqual(
    [60, 1, 0, -1, -7].map((days) => /^Your card .*$/m.exec(written(days).text)?.[0]),
    ['Your card ends in 60 days', 'Your card ends in 1 day', 'Your card ends today', 'Your card ended 1 day ago', 'Your card ended 7 days ago'],
  )
  assert.deepEqual([written(1).subject, written(-1).subject], ['Tourist card: your card ends soon', 'Tourist card: your card has ended'])
  for (const part of ['T7K2M94Q2', '11 April 2027', `${ORIGIN}/en/my-card`]) assert.ok(written(60).text.includes(part), part)
})

test('the calendar file has the last day, alarms on the days to come and the words of the reader', async () => {
  const { law } = await demoLetters()
  const definitions = law.definitions.map((definition) => ({ ...definition, reminders: { daysBefore: [60, 30, 14, 7, 1], daysAfter: [1, 7] } }))
  const reminding = await demoLetters({ definitions })
  for (const language of LANGUAGES) {
    const file = reminding.letters.calendarFile(sampleNotice('card-reminder', language, ORIGIN), AT).replaceAll('\r\n ', '')
    assert.match(file, /DTSTART;VALUE=DATE:20270411\r\n/)
    assert.match(file, /UID:card-T7K2M94Q2@cards\.migration-agency\.example\r\n/)
    // The sixty days are today: their alarm is this letter.
    assert.equal(file.split('BEGIN:VALARM').length - 1, 4)
    assert.ok(file.includes(`URL:${ORIGIN}/${language}/my-card`))
    assert.doesNotMatch(file, /notice\.|undefined|ANNA/)
  }
})
