import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { demoLetters, ORIGIN } from '../../test/support/demo-letters.ts'
import type { NoticeFacts, NoticeKind } from '../actions/ports/letters.ts'
import { instant } from '../core/kernel/instant.ts'
import { LANGUAGES, type Language } from '../core/kernel/language.ts'
import { sampleNotice } from './sample-facts.ts'

const { letters } = await demoLetters()
const CASE = 'RC-7K2M-94Q2'

function aboutCollection(kind: NoticeKind, language: Language, more: Partial<NoticeFacts> = {}): NoticeFacts {
  const { cancelledBy: _by, cancelReason: _why, ...facts } = sampleNotice(kind, language, ORIGIN)
  return { ...facts, purpose: 'collection', appointmentOf: CASE, ...more }
}

/** Every letter about a time to fetch a card, by what it is about. */
const LETTERS: Readonly<Record<string, (language: Language) => NoticeFacts>> = {
  booked: (language) => aboutCollection('appointment-booked', language),
  reminder: (language) => aboutCollection('appointment-reminder', language),
  'cancelled by its holder': (language) => aboutCollection('appointment-cancelled', language, { cancelledBy: 'holder' }),
  'cancelled by the office': (language) => aboutCollection('appointment-cancelled', language, { cancelledBy: 'office', cancelReason: 'too-few-staff' }),
  'the card was collected': (language) => aboutCollection('appointment-cancelled', language, { cancelledBy: 'office', cancelReason: 'card-collected' }),
  'the card is gone': (language) => aboutCollection('appointment-cancelled', language, { cancelledBy: 'office', cancelReason: 'card-gone' }),
}

const calendar = (language: Language) =>
  letters.calendarFile(aboutCollection('appointment-booked', language), instant('2026-12-14T04:00:00.000Z')).replaceAll('\r\n ', '')

function assertGolden(name: string, content: string): void {
  const file = path.join(import.meta.dirname, 'golden', name)
  if (process.env.GOLDEN === '1') writeFileSync(file, content)
  assert.equal(content, readFileSync(file, 'utf8'))
}

for (const language of LANGUAGES)
  test(`all letters about fetching a card in ${language} are the reviewed ones`, () => {
    const written = Object.entries(LETTERS).map(([what, of]) => {
      const { subject, text } = letters.notice(of(language))
      return `##### ${what}\nSubject: ${subject}\n\n${text}`
    })
    const entry = /DESCRIPTION:.*/.exec(calendar(language))?.[0]
    assertGolden(`collection-visit-${language}.txt`, [...written, `##### calendar\n${entry}\n`].join('\n'))
  })

test('who fetches a card is asked for the passport and the pick-up code, which stands in no letter but its own, and for no card', () => {
  for (const kind of ['booked', 'reminder']) {
    const { text } = letters.notice({ ...(LETTERS[kind]?.('en') as NoticeFacts), pickUpCode: 'R7K2M94Q' })
    assert.match(text, /the one the card was issued for/)
    assert.match(text, /pick-up code/)
    assert.match(text, /You can also come without an appointment/)
    assert.doesNotMatch(text, /R7K2|Your registration card|Renew/)
  }
  assert.doesNotMatch(calendar('en'), /your card\b/)
})

test('only a card that still waits is offered another time', () => {
  const offers = Object.entries(LETTERS).filter(([, of]) => /another time/.test(letters.notice(of('en')).text))
  assert.deepEqual(
    offers.map(([what]) => what),
    ['cancelled by its holder', 'cancelled by the office'],
  )
  assert.doesNotMatch(letters.notice(LETTERS['the card was collected']?.('en') as NoticeFacts).html, /class="button-cell"/)
})
