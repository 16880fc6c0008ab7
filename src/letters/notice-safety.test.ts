import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoLetters, ORIGIN } from '../../test/support/demo-letters.ts'
import { readMail } from '../../test/support/mail-reader.ts'
import { ACCOUNT_CODE_MINUTES } from '../actions/account-letters.ts'
import { EMAIL_CODE_MINUTES } from '../actions/email.ts'
import { NOTICE_KINDS, type NoticeFacts, type WrittenNotice } from '../actions/ports/letters.ts'
import { LANGUAGES, type Language } from '../core/kernel/language.ts'
import { ACCOUNT_MINUTES } from './notices/account-notices.ts'
import { CODE_MINUTES } from './notices/draft-notices.ts'
import { sampleFacts, sampleNotice } from './sample-facts.ts'

const { letters, law } = await demoLetters()
const ALL = LANGUAGES.flatMap((language) => sampleFacts(language, ORIGIN).map((facts) => ({ facts, written: letters.notice(facts) })))

// ---- Subjects ----

/** Whatever is about the person or the case, in one facts record. */
function tellTale(facts: NoticeFacts): string[] {
  const { name = '', caseCode, messageCode, emailCode = '', cardNumber = '', receiptNumber = '', receiptCode = '' } = facts
  const { appointmentCode = '', appointmentOf = '', slotTime = '' } = facts
  const notes = facts.reasons?.map(({ note }) => note) ?? []
  return [
    ...name.split(' '),
    caseCode,
    messageCode,
    emailCode,
    cardNumber,
    receiptNumber,
    receiptCode,
    appointmentCode,
    appointmentOf,
    slotTime,
    ...notes,
  ].filter((value) => value !== '')
}

function toldBy(subject: string, facts: NoticeFacts): string[] {
  return tellTale(facts).filter((value) => subject.toLowerCase().includes(value.toLowerCase()))
}

test('no subject tells anything about the person or the case: it names the service and what happened', () => {
  for (const { facts, written } of ALL) {
    assert.ok(tellTale(facts).length >= 5, facts.kind)
    assert.deepEqual(toldBy(written.subject, facts), [])
    assert.doesNotMatch(written.subject, /\d/)
    assert.ok(written.subject.length <= 70, written.subject)
  }
  assert.equal(new Set(ALL.map(({ written }) => written.subject)).size, ALL.length)
})

test('a subject with a name or a case code would be noticed', () => {
  const facts = sampleNotice('issued', 'en', ORIGIN)
  assert.deepEqual(toldBy('Card for Anna: ready', facts), ['ANNA'])
  assert.deepEqual(toldBy('TC-7K2M-94Q2: ready', facts), ['TC-7K2M-94Q2'])
})

// ---- Links ----

/** Public pages that ask for the three facts or for nothing: whoever opens them is not signed in. */
const PUBLIC_PAGE = /^https:\/\/sapar\.example(?:\/(?:en|ru|kk|zh)(?:\/(?:find|help|privacy|appointment|my-card|check-message|check(?:\/T7K2M94Q2)?))?)?$/

function linksThatOpenMore({ html, text }: WrittenNotice): string[] {
  const typed = [...text.matchAll(/https?:\/\/[^\s，。]+/g)].map(([address]) => address.replace(/[.,;:]+$/, ''))
  return [...readMail(html).addresses, ...typed].filter((address) => !PUBLIC_PAGE.test(address))
}

test('no letter after the draft carries a link that signs anyone in, even when it is handed one', () => {
  const stolen = { resumeUrl: `${ORIGIN}/en/resume/token`, confirmUrl: `${ORIGIN}/en/confirm/token`, emailCode: '402816' }
  const kinds = NOTICE_KINDS.filter((kind) => !['resume-link', 'confirm-email', 'reference-reminder'].includes(kind))
  assert.equal(kinds.length, 30)
  for (const kind of kinds) {
    for (const language of LANGUAGES) {
      const written = letters.notice({ ...sampleNotice(kind, language, ORIGIN), ...stolen })
      assert.deepEqual(linksThatOpenMore(written), [], `${kind} ${language}`)
      assert.equal(written.text.includes('402816'), kind === 'account-code' || kind === 'account-change')
    }
  }
})

test('a link that signs in would be noticed, and draft letters carry theirs in both parts', () => {
  for (const kind of ['resume-link', 'confirm-email'] as const)
    assert.equal(new Set(linksThatOpenMore(letters.notice(sampleNotice(kind, 'ru', ORIGIN)))).size, 1)
  const reminder = letters.notice({ ...sampleNotice('reference-reminder', 'zh', ORIGIN), resumeUrl: `${ORIGIN}/zh/resume/token` })
  assert.deepEqual(linksThatOpenMore(reminder), [`${ORIGIN}/zh/resume/token`, `${ORIGIN}/zh/resume/token`])
})

test('a resume letter that leaves after the application was submitted opens nothing by itself', () => {
  const { resumeUrl: _, linkExpiresOn: __, ...facts } = sampleNotice('resume-link', 'kk', ORIGIN)
  assert.deepEqual(linksThatOpenMore(letters.notice(facts)), [])
})

test('letters to an address that nobody has confirmed name no one', () => {
  for (const kind of ['resume-link', 'confirm-email'] as const) assert.doesNotMatch(letters.notice(sampleNotice(kind, 'en', ORIGIN)).text, /SPECIMEN|ANNA/)
  assert.match(letters.notice(sampleNotice('paid', 'en', ORIGIN)).text, /Hello SPECIMEN ANNA MARIA,/)
})

test('the minutes that a letter promises are those that count', () => {
  assert.equal(CODE_MINUTES, EMAIL_CODE_MINUTES)
  assert.equal(ACCOUNT_MINUTES, ACCOUNT_CODE_MINUTES)
})

// ---- What people type is text ----

const HOSTILE = [
  `<img src=x onerror="alert(1)">`,
  `"><script>alert(1)</script>`,
  `</td></table><a href='https://evil.example'>`,
  '&lt;b&gt; &amp; \u0027quoted\u0027',
  '</title><style>*{display:none}</style>',
]

/** What should be text and became markup, or did not arrive as it was typed. */
function brokenOut(html: string, typed: string): string[] {
  const mail = readMail(html)
  const markup = [...mail.fetching, ...mail.elements.filter((name) => name === 'b')]
  const arrived = mail.lines.some((line) => line.includes(typed.replace(/\s+/g, ' ')))
  return [...markup, ...mail.addresses.filter((address) => address.includes('evil')), ...(arrived ? [] : ['not as typed'])]
}

test('names, notes and codes come out as they were typed and never as markup', () => {
  let tried = 0
  for (const typed of HOSTILE) {
    const reasons = [{ code: 'N-02', target: typed, note: typed }]
    for (const [kind, facts] of [
      ['returned', { reasons }],
      ['refused', { reasons: [{ code: typed, target: '', note: '' }] }],
      ['paid', { name: typed }],
      ['paid', { receiptNumber: typed }],
      ['issued', { cardNumber: typed }],
      ['confirm-email', { emailCode: typed }],
      ['submitted', { caseCode: typed }],
    ] as const) {
      const { html } = letters.notice({ ...sampleNotice(kind, 'en', ORIGIN), ...facts })
      assert.deepEqual(brokenOut(html, typed), [], `${kind} ${typed}`)
      tried++
    }
  }
  assert.equal(tried, 35)
})

test('a letter that forgets to escape would be noticed', () => {
  for (const typed of HOSTILE) {
    const { html } = letters.notice({ ...sampleNotice('paid', 'en', ORIGIN), name: typed })
    const unescaped = html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
    assert.notDeepEqual(brokenOut(unescaped, typed), [], typed)
  }
})

// ---- Reasons ----

test('a reason that may not be told is told in general words: no code, no note, no place', () => {
  const refusal = (language: Language, code: string, about: { target: string; note: string }) =>
    letters.notice({ ...sampleNotice('refused', language, ORIGIN), reasons: [{ code, ...about }] })
  const about = { target: 'birthPlace', note: 'seen with a wanted person' }
  for (const language of LANGUAGES) {
    const secret = refusal(language, 'S-01', about)
    assert.deepEqual(secret, refusal(language, 'S-01', { target: '', note: '' }))
    assert.doesNotMatch(secret.html + secret.text, /S-01/)
    assert.notDeepEqual(refusal(language, 'N-02', about), refusal(language, 'N-02', { target: '', note: '' }))
  }
})

test('the same reason with its secret lifted would show the note', async () => {
  const open = await demoLetters({ reasons: law.reasons.map((reason) => ({ ...reason, disclosable: true })) })
  const reasons = [{ code: 'S-01', target: 'birthPlace', note: 'seen with a wanted person' }]
  assert.match(open.letters.notice({ ...sampleNotice('refused', 'en', ORIGIN), reasons }).text, /S-01[\s\S]*seen with a wanted person/)
})
