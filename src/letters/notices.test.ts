import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { demoLetters, ORIGIN } from '../../test/support/demo-letters.ts'
import { readMail } from '../../test/support/mail-reader.ts'
import { NOTICE_KINDS, type NoticeFacts, type NoticeKind, type WrittenNotice } from '../actions/ports/letters.ts'
import { isChecked } from '../core/kernel/code.ts'
import { htmlLanguage, LANGUAGES, type Language } from '../core/kernel/language.ts'
import { day } from '../core/kernel/plain-date.ts'
import { sampleFacts, sampleNotice } from './sample-facts.ts'

const { letters, law } = await demoLetters()

/** Every kind in every language, written once. */
const ALL = LANGUAGES.flatMap((language) => sampleFacts(language, ORIGIN).map((facts) => ({ facts, written: letters.notice(facts) })))

test('the samples cover every kind in every language, with codes as the product makes them', () => {
  assert.equal(ALL.length, NOTICE_KINDS.length * LANGUAGES.length)
  for (const { facts } of ALL) {
    assert.ok(isChecked(facts.messageCode))
    // A letter of an account, or of an appointment for a card, is about no case.
    assert.ok(/^(account|appointment)-/.test(facts.kind) ? facts.caseCode === '' : isChecked(facts.caseCode.slice(2).replaceAll('-', '')))
  }
})

// ---- Nothing is left open ----

const LEFTOVER = /[{}]|\bundefined\b|\bnull\b|\bNaN\b|\[object|\b(?:notice|letters|common|country|field|document|service|form|problem)\.[a-z]|Invalid Date/

function leftovers({ subject, html, text }: WrittenNotice): string[] {
  const style = /<style>[^<]*<\/style>/
  return [subject, html.replace(style, ''), text].flatMap((part) => LEFTOVER.exec(part)?.[0] ?? [])
}

test('no letter has a placeholder left open or a text without words', () => {
  for (const { facts, written } of ALL) assert.deepEqual(leftovers(written), [], `${facts.kind} ${facts.language}`)
})

test('an open placeholder and a missing text would be noticed', () => {
  const written = letters.notice(sampleNotice('paid', 'en', ORIGIN))
  for (const fault of ['{amount}', 'notice.paid.text', 'undefined']) assert.equal(leftovers({ ...written, text: `${written.text} ${fault}` }).length, 1)
})

test('a kind without a fact it needs is a fault of the program and not a letter with a gap', () => {
  const needs: Readonly<Partial<Record<NoticeKind, keyof NoticeFacts>>> = {
    paid: 'dueOn',
    returned: 'correctBy',
    issued: 'cardNumber',
    submitted: 'payBy',
    'confirm-email': 'emailCode',
  }
  for (const [kind, fact] of Object.entries(needs)) {
    const { [fact]: _, ...facts } = sampleNotice(kind as NoticeKind, 'en', ORIGIN)
    assert.throws(() => letters.notice(facts as NoticeFacts), new RegExp(fact))
  }
})

// ---- HTML ----

test('every HTML part is well-formed, says its language, begins with the demo band and fetches nothing', () => {
  for (const { facts, written } of ALL) {
    const mail = readMail(written.html)
    assert.deepEqual(mail.errors, [])
    assert.equal(mail.lang, htmlLanguage(facts.language))
    assert.deepEqual(mail.fetching, [])
    assert.doesNotMatch(mail.styles.join(' ') + written.html, /url\s*\(|@import/)
    assert.match(mail.lines[0] ?? '', /^(?:DEMO|ДЕМО|演示)/)
    assert.ok(mail.lines.length > 8)
    // Gmail cuts a letter off at 102 kB.
    assert.ok(written.html.length < 30_000)
  }
})

test('HTML that is not well-formed would be noticed', () => {
  const { html } = letters.notice(sampleNotice('paid', 'en', ORIGIN))
  for (const broken of [html.replace('</p>', '</div>'), html.replace('<!doctype html>', ''), html.replace('class="h1"', 'class="h1" class="h1"')]) {
    assert.notEqual(broken, html)
    assert.notDeepEqual(readMail(broken).errors, [])
  }
})

test('there is one button at most, and it lies on our own site', () => {
  for (const { facts, written } of ALL) {
    const buttons = [...written.html.matchAll(/class="button-cell"[^>]*><a href="([^"]*)"/g)].map(([, address]) => address ?? '')
    assert.ok(buttons.length <= 1, facts.kind)
    for (const address of buttons) assert.ok(address.startsWith(`${ORIGIN}/${facts.language}/`), address)
  }
  assert.ok(ALL.filter(({ written }) => written.html.includes('button-cell"')).length >= 9 * LANGUAGES.length)
})

// ---- Text ----

/** Between label and sentence HTML has a cell, text a colon or a bar. */
const squeeze = (words: string) => words.replace(/[\s|:：·]/g, '')

function missingFromText({ html, text }: WrittenNotice): string[] {
  const said = squeeze(text)
  return readMail(html).lines.filter((line) => !said.includes(squeeze(line)))
}

test('the text part says everything that the HTML part says', () => {
  for (const { facts, written } of ALL) assert.deepEqual(missingFromText(written), [], `${facts.kind} ${facts.language}`)
})

test('a text part that leaves something out would be noticed', () => {
  const written = letters.notice(sampleNotice('refused', 'en', ORIGIN))
  for (const part of ['The fee pays for the review and is not paid back.', 'Legal basis: Demo rules, article 12(3)', '17 January 2027']) {
    const text = written.text.replace(part, '')
    assert.notEqual(text, written.text)
    assert.equal(missingFromText({ ...written, text }).length, 1, part)
  }
})

// ---- Services without a stay ----

const OF_STAY = /days of stay|entr(?:y|ies)\b|\bborder\b|before you travel|tourist/i

/** A sample as a renewal would fill it in. */
function ofRenewal(kind: NoticeKind): NoticeFacts {
  const { daysOfStay: _days, entries: _entries, ...facts } = sampleNotice(kind, 'en', ORIGIN)
  return { ...facts, service: 'registration-card-renewal', cardKind: 'registration-card' }
}

test('no letter about a registration card speaks of days of stay, entries or a journey', () => {
  const kinds = NOTICE_KINDS.filter((kind) => kind !== 'stay-changed' && kind !== 'refused')
  for (const kind of kinds) {
    assert.equal(OF_STAY.exec(letters.notice(ofRenewal(kind)).text)?.[0], undefined, kind)
  }
})

test('the same letter about a tourist card does, so that it would be noticed', () => {
  for (const kind of ['paid', 'issued'] as const) assert.match(letters.notice(sampleNotice(kind, 'en', ORIGIN)).text.replaceAll('Tourist card', ''), OF_STAY)
})

// ---- Reasons ----

test('every reason of the country has its words, and its remedy stands right below it', () => {
  for (const language of LANGUAGES) {
    for (const { code, target } of law.reasons) {
      const written = letters.notice({ ...sampleNotice('refused', language, ORIGIN), reasons: [{ code, target, note: '' }] })
      assert.deepEqual(leftovers(written), [], `${code} ${language}`)
      assert.equal(written.html.split('tone-bad"').length, 2)
      assert.equal(written.html.split('tone-plain"').length, 2)
    }
  }
})

test('only a reason that can be put right invites to apply again', () => {
  const withReason = (code: string) => letters.notice({ ...sampleNotice('refused', 'en', ORIGIN), reasons: [{ code, target: '', note: '' }] }).text
  assert.match(withReason('P-04'), /Correct and apply again/)
  for (const code of ['S-01', 'A-01']) assert.doesNotMatch(withReason(code), /Correct and apply again/)
})

test('a lapsed letter says which day was missed when it is told, and both when not', () => {
  const { payBy: _, ...facts } = sampleNotice('lapsed', 'en', ORIGIN)
  assert.match(letters.notice({ ...facts, payBy: day('2026-12-17') }).text, /not paid by its last day/)
  assert.match(letters.notice({ ...facts, correctBy: day('2026-12-17') }).text, /correction did not come/)
  assert.match(letters.notice(facts).text, /not paid, or not corrected/)
})

test('outside the demo no letter has the band or the statement', async () => {
  const real = await demoLetters({ demo: false })
  for (const language of LANGUAGES) {
    const { html, text } = real.letters.notice(sampleNotice('paid', language, ORIGIN))
    assert.deepEqual(readMail(html).errors, [])
    assert.match(text, /^Sapar/)
    assert.doesNotMatch(text, /fictitious|вымышлено|ойдан шығарылған|虚构/)
  }
})

// ---- Golden letters ----

function assertGolden(name: string, content: string): void {
  const file = path.join(import.meta.dirname, 'golden', name)
  if (process.env.GOLDEN === '1') writeFileSync(file, content)
  assert.equal(content, readFileSync(file, 'utf8'))
}

const chapter = (language: Language) =>
  ALL.filter(({ facts }) => facts.language === language)
    .map(({ facts, written }) => `##### ${facts.kind}\nSubject: ${written.subject}\n\n${written.text}`)
    .join('\n')

for (const language of LANGUAGES) test(`all letters in ${language} are the reviewed ones`, () => assertGolden(`notices-${language}.txt`, chapter(language)))

test('the HTML of a letter with every kind of block is the reviewed one', () => {
  assertGolden('returned-en.html', letters.notice(sampleNotice('returned', 'en', ORIGIN)).html)
  assertGolden('confirm-email-zh.html', letters.notice(sampleNotice('confirm-email', 'zh', ORIGIN)).html)
})
