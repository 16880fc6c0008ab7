import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guidanceApp, type GuidanceWorld, ORIGIN } from '../../../../test/support/guidance-app.ts'
import { NOTICE_KINDS } from '../../../actions/ports/letters.ts'
import type { Card } from '../../../actions/ports/cases.ts'
import type { CaseFile } from '../../../core/case/case-file.ts'
import { checkCharacter } from '../../../core/kernel/code.ts'
import { instant } from '../../../core/kernel/instant.ts'
import { LANGUAGES } from '../../../core/kernel/language.ts'
import { day } from '../../../core/kernel/plain-date.ts'
import { CATALOGUE } from '../../../texts/catalogue.gen.ts'

const numberOf = (body: string) => `T${body}${checkCharacter(body)}`
const card = (body: string, more: Partial<Card> = {}) =>
  ({ number: numberOf(body), state: 'active', initials: 'A. B.', validFrom: day('2026-12-01'), validUntil: day('2027-02-28'), ...more }) as Card
const CARDS = [
  card('2345678'),
  card('3456789', { validFrom: day('2026-12-11') }),
  card('4567892', { validUntil: day('2026-12-09') }),
  card('5678923', { state: 'revoked' }),
]
const CODE = `ABCDEFG${checkCharacter('ABCDEFG')}`
const HELD = {
  id: '00000000-0000-7000-8000-000000009999',
  code: `TC-ABCD-EFG${checkCharacter('ABCDEFG')}`,
  service: 'tourist-card',
  email: 'holder@example.org',
  state: 'in-review',
} as CaseFile

async function withSite(world: GuidanceWorld, act: (site: Awaited<ReturnType<typeof guidanceApp>>) => Promise<void>): Promise<void> {
  const site = await guidanceApp(world)
  await act(site)
  await site.app.close()
  assert.deepEqual(site.troubles, [])
}

const post = (url: string, form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) => ({
  method: 'POST' as const,
  url,
  headers: { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN, ...headers },
  payload: new URLSearchParams(form).toString(),
})

test('A card check tells valid or not, initials and dates, for each verdict', () =>
  withSite({ cards: CARDS }, async ({ app }) => {
    const verdicts = ['This card is valid', 'This card is not valid yet', 'This card has expired', 'This card is not valid']
    for (const [at, verdict] of verdicts.entries()) {
      const { body, statusCode } = await app.inject(`/en/check/${CARDS[at]?.number}`)
      assert.equal(statusCode, 200)
      assert.match(body, new RegExp(`<h1[^>]*>${verdict}</h1>`))
      assert.match(body, /A\. B\./)
    }
    assert.match((await app.inject(`/en/check/${CARDS[0]?.number}`)).body, /28 February 2027/)
  }))

test('A number we do not know is 404, and so is one that cannot exist', () =>
  withSite({ cards: CARDS }, async ({ app }) => {
    const unknown = await app.inject(`/en/check/${numberOf('9999999')}`)
    assert.equal(unknown.statusCode, 404)
    assert.match(unknown.body, /We know no card with this number/)
    const impossible = await app.inject('/en/check/T23456782')
    assert.equal(impossible.statusCode, 404)
    assert.match(impossible.body, /A card number has 9 letters and digits/)
  }))

test('A typed number leads to the address that the card names; a wrong one stays in the field', () =>
  withSite({ cards: CARDS }, async ({ app }) => {
    const number = CARDS[0]?.number ?? ''
    const sent = await app.inject(post('/en/check', { number: ` ${number.slice(0, 4).toLowerCase()}-${number.slice(4)} ` }))
    assert.equal(sent.statusCode, 303)
    assert.equal(sent.headers.location, `/en/check/${number}`)
    const wrong = await app.inject(post('/en/check', { number: 'T1' }))
    assert.equal(wrong.statusCode, 422)
    assert.match(wrong.body, /value="T1"/)
    assert.match((await app.inject(post('/en/check', { number: '' }))).body, /Write the number of the card/)
    assert.equal((await app.inject(post('/en/check', { number }, { origin: 'https://elsewhere.example' }))).statusCode, 403)
  }))

test('Too many tries are answered kindly, for cards, letters and messages', () =>
  withSite({ cards: CARDS, tries: 0 }, async ({ app, messages }) => {
    for (const answer of [
      await app.inject(`/en/check/${CARDS[0]?.number}`),
      await app.inject(post('/en/check-message', { messageCode: CODE })),
      await app.inject(post('/en/help', { body: 'Hello', email: 'a@example.org' })),
    ]) {
      assert.equal(answer.statusCode, 429)
      assert.match(answer.body, /Too many tries\. Please wait a little/)
    }
    assert.deepEqual(messages, [])
  }))

test('A code of a letter tells its kind and day, an unknown one that it is not ours', () =>
  withSite({ notices: { [CODE]: { kind: 'issued', createdAt: instant('2026-12-09T05:00:00.000Z') } } }, async ({ app }) => {
    const known = await app.inject(post('/en/check-message', { messageCode: CODE.toLowerCase() }))
    assert.match(known.body, /Yes, we sent it on 9 December 2026/)
    assert.match(known.body, /a card was issued/)
    const other = `BCDEFGH${checkCharacter('BCDEFGH')}`
    assert.match((await app.inject(post('/en/check-message', { messageCode: other }))).body, /The letter did not come from us/)
    const wrong = await app.inject(post('/en/check-message', { messageCode: 'ABC' }))
    assert.equal(wrong.statusCode, 422)
    assert.match(wrong.body, /value="ABC"/)
    assert.match((await app.inject(post('/en/check-message', {}))).body, /Write the code from the letter/)
  }))

test('Every kind of letter has its words in every language', () => {
  assert.ok(NOTICE_KINDS.length > 10)
  for (const language of LANGUAGES) for (const kind of NOTICE_KINDS) assert.ok(CATALOGUE[language][`check-message.kind.${kind}`], `${language} ${kind}`)
})

test('A message is kept with its language and answered with the time of the reply', () =>
  withSite({}, async ({ app, messages }) => {
    const sent = await app.inject(post('/kk/help', { body: 'Is the border open?', email: 'a@example.org' }))
    assert.equal(sent.statusCode, 303)
    assert.match((await app.inject(String(sent.headers.location))).body, /Екі жұмыс күні ішінде жауап береміз/)
    assert.deepEqual(
      messages.map(({ body, email, language, caseId }) => ({ body, email, language, caseId })),
      [{ body: 'Is the border open?', email: 'a@example.org', language: 'kk', caseId: undefined }],
    )
  }))

test('A wrong message loses nothing that was typed, and both fields say what is wrong', () =>
  withSite({}, async ({ app, messages }) => {
    const wrong = await app.inject(post('/en/help', { body: '', email: 'nowhere' }))
    assert.equal(wrong.statusCode, 422)
    assert.match(wrong.body, /Write your message/)
    assert.match(wrong.body, /This is not an e-mail address/)
    assert.match(wrong.body, /value="nowhere"/)
    const long = await app.inject(post('/en/help', { body: 'x'.repeat(2001), email: 'a@example.org' }))
    assert.equal(long.statusCode, 422)
    assert.match(long.body, /At most 2000 characters/)
    assert.match(long.body, /x{2001}/)
    assert.deepEqual(messages, [])
  }))

test('Only the holder writes about a case; for everybody else it does not exist', () =>
  withSite({ heldCase: HELD }, async ({ app, messages }) => {
    const url = `/en/case/${HELD.code}/message`
    assert.equal((await app.inject(url)).statusCode, 404)
    assert.equal((await app.inject(post(url, { body: 'Hello', email: 'a@example.org' }))).statusCode, 404)
    assert.equal((await app.inject({ url: `/en/case/TC-ABCD-EFG2/message`, headers: { cookie: 'sapar=held' } })).statusCode, 404)
    const held = await app.inject({ url, headers: { cookie: 'sapar=held' } })
    assert.equal(held.statusCode, 200)
    assert.match(held.body, /value="holder@example\.org"/)
    const sent = await app.inject(post(url, { body: 'Hello', email: 'holder@example.org' }, { cookie: 'sapar=held' }))
    assert.equal(sent.headers.location, `${url}?sent=yes`)
    assert.deepEqual(
      messages.map((message) => message.caseId),
      [HELD.id],
    )
  }))
