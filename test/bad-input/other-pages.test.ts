import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { codeFrom, writeCaseCode } from '../../src/core/kernel/code.ts'
import { htmlLanguage, LANGUAGES } from '../../src/core/kernel/language.ts'
import { countryTexts } from '../../src/main/country-texts.ts'
import { createTexts } from '../../src/texts/words.ts'
import { newAddress, signInToAccount } from '../support/account-holder.ts'
import { type Draft, fillForm, paidCase, returnAsOfficer, startDraft } from '../support/application.ts'
import { type HtmlPage, readPage } from '../support/html-page.ts'
import { assertNothingInternal } from '../support/internals.ts'
import { readCode } from '../support/mailbox.ts'
import { type Product, startProduct } from '../support/product.ts'
import { type Seen, visitor, type Visitor } from '../support/visitor.ts'

const texts = createTexts(countryTexts)
let product: Product
let draft: Draft
let paid: Draft
let returned: Draft
/** Signed in to an account, and on the way there. */
let holder: Visitor
let signingIn: Visitor

before(async () => {
  product = await startProduct('other-pages')
  ;[draft, paid, returned] = await Promise.all([fillForm(product), paidCase(product), paidCase(product)])
  await returnAsOfficer(product, returned.code, [{ code: 'F-01' }])
  holder = await signInToAccount(product, newAddress())
  signingIn = visitor(product.origin)
  await signingIn.post('/en/account', { email: newAddress() })
})
after(() => product.stop())

/** Something wrong on a page outside the four pages of questions. `at` names the anchors of the messages, in the page's order. */
interface Wrong {
  readonly what: string
  readonly send: (language: string) => Promise<Seen>
  readonly typed: Readonly<Record<string, string>>
  readonly at: readonly string[]
}

const post = (who: () => Visitor, path: string | (() => string), typed: Readonly<Record<string, string>>) => ({
  typed,
  send: (language: string) => who().post(`/${language}${typeof path === 'string' ? path : path()}`, typed),
})
const stranger = () => visitor(product.origin)
const get = (path: string, typed: Readonly<Record<string, string>>) => ({
  typed,
  send: (language: string) => stranger().get(`/${language}${path}?${new URLSearchParams(typed)}`),
})
const tail = (of: () => Draft, page: string) => () => `${of().path.slice(3)}/${page}`
const birth = { 'birthDate-day': '12', 'birthDate-month': '5', 'birthDate-year': '1990' }
const nobody = writeCaseCode('TC', codeFrom(new Uint8Array(64).fill(7), 8))

const WRONG: readonly Wrong[] = [
  { what: 'a case is looked for with nothing', ...post(stranger, '/find', {}), at: ['#birthDate-day', '#passportNumber'] },
  {
    what: 'a case is looked for that is not there',
    ...post(stranger, '/find', { reference: nobody, ...birth, passportNumber: 'X40718352' }),
    at: ['#reference'],
  },
  {
    what: 'a case is looked for with a code that is none',
    ...post(stranger, '/find', { reference: '<b>', ...birth, passportNumber: 'X40718352' }),
    at: ['#reference'],
  },
  {
    what: 'a case is looked for with an impossible birthday',
    ...post(stranger, '/find', { reference: nobody, ...birth, 'birthDate-day': '40', passportNumber: 'X40718352' }),
    at: ['#birthDate-day'],
  },
  { what: 'a reference is lost without saying whose', ...post(stranger, '/find/lost', {}), at: ['#email', '#nationality', '#passportNumber'] },
  {
    what: 'a reference is lost with nonsense',
    ...post(stranger, '/find/lost', { email: 'x', nationality: 'UTO', passportNumber: '!' }),
    at: ['#email', '#passportNumber'],
  },
  { what: 'no time of an office is chosen', ...post(stranger, '/my-card/appointment', { office: 'AST' }), at: ['#slot'] },
  {
    what: 'a time of an office is chosen that is none',
    ...post(stranger, '/my-card/appointment', { office: 'AST', slot: '2026-13-40T25:00' }),
    typed: {},
    at: ['#slot'],
  },
  {
    what: 'an appointment is booked by nobody',
    ...post(stranger, '/my-card/appointment/book', { office: 'AST', slot: '2026-12-14T09:00' }),
    at: ['#number', '#birthDate-day', '#passportNumber'],
  },
  {
    what: 'an appointment is booked with nonsense',
    ...post(stranger, '/my-card/appointment/book', {
      office: 'AST',
      slot: '2026-12-14T09:00',
      number: 'x'.repeat(50),
      ...birth,
      'birthDate-day': '40',
      passportNumber: '!'.repeat(50),
    }),
    at: ['#number', '#birthDate-day', '#passportNumber'],
  },
  {
    what: 'an appointment is booked for a card that nobody has',
    ...post(stranger, '/my-card/appointment/book', { office: 'AST', slot: '2026-12-14T09:00', number: 'X-1', ...birth, passportNumber: 'X40718352' }),
    at: ['#number'],
  },
  {
    what: 'an appointment is booked in the past',
    ...post(stranger, '/my-card/appointment/book', { office: 'AST', slot: '2020-12-14T09:00', number: 'DEMO-1001', ...birth, passportNumber: 'X40718352' }),
    typed: { ...birth, number: 'DEMO-1001', passportNumber: 'X40718352' },
    at: ['#slot'],
  },
  { what: 'an appointment is looked for with nothing', ...post(stranger, '/appointment', {}), at: ['#code', '#birthDate-day'] },
  { what: 'an appointment is looked for that is not there', ...post(stranger, '/appointment', { code: 'AP-2222-2222', ...birth }), at: ['#code'] },
  { what: 'an appointment is changed that is not there', ...post(stranger, '/appointment/change', { code: '<b>', ...birth }), at: ['#code'] },
  { what: 'an account is opened without an address', ...post(stranger, '/account', {}), at: ['#email'] },
  { what: 'an account is opened with no address', ...post(stranger, '/account', { email: 'anna' }), at: ['#email'] },
  {
    what: 'a code of an account is wrong',
    ...post(() => signingIn, '/account/code', { digits: 'x' }),
    at: ['#digits'],
  },
  { what: 'a card is added without anything', ...post(() => holder, '/account/card', {}), at: ['#number', '#birthDate-day'] },
  {
    what: 'a card is added that is not there',
    ...post(() => holder, '/account/card', { number: 'X-1', ...birth, passportNumber: 'X40718352' }),
    at: ['#number'],
  },
  {
    what: 'a card is added with nonsense',
    ...post(() => holder, '/account/card', { number: 'x'.repeat(50), ...birth, 'birthDate-day': '40', passportNumber: '!' }),
    at: ['#number', '#birthDate-day', '#passportNumber'],
  },
  { what: 'an account gets no address', ...post(() => holder, '/account/contact', { what: 'email', email: 'anna' }), at: ['#email-value'] },
  {
    what: 'an account gets a telephone of no country',
    typed: { phone: '8 701 123 45 67' },
    send: (language) => holder.post(`/${language}/account/contact`, { what: 'phone', phone: '8 701 123 45 67' }),
    at: ['#phone-value'],
  },
  {
    what: 'an account is nowhere',
    typed: {},
    send: (language) => holder.post(`/${language}/account/contact/whereabouts`, { staysIn: 'Mars' }),
    at: ['#staysIn'],
  },
  { what: 'an account is closed without saying so', ...post(() => holder, '/account/close', {}), at: ['#confirmed'] },
  {
    what: 'the declaration is not ticked',
    ...post(
      () => draft.person,
      tail(() => draft, 'check'),
      {},
    ),
    at: ['#declared'],
  },
  {
    what: 'the stay becomes too long',
    ...post(
      () => paid.person,
      tail(() => paid, 'stay'),
      { daysOfStay: '91', entries: 'single' },
    ),
    at: ['#daysOfStay'],
  },
  {
    what: 'the stay becomes nonsense',
    ...post(
      () => paid.person,
      tail(() => paid, 'stay'),
      { daysOfStay: 'x', entries: '' },
    ),
    at: ['#daysOfStay', '#entries'],
  },
  {
    what: 'a withdrawal is not confirmed',
    ...post(
      () => paid.person,
      tail(() => paid, 'withdraw'),
      {},
    ),
    at: ['#confirmed'],
  },
  {
    what: 'corrections are sent without any',
    ...post(
      () => returned.person,
      tail(() => returned, 'correct'),
      {},
    ),
    at: ['#reason-portrait'],
  },
  {
    what: 'a message is empty',
    ...post(
      () => paid.person,
      tail(() => paid, 'message'),
      { body: '', email: 'x' },
    ),
    at: ['#body', '#email'],
  },
  { what: 'a message is too long', ...post(stranger, '/help', { body: 'x'.repeat(2_001), email: 'a@example.org' }), at: ['#body'] },
  { what: 'eligibility is asked with nothing', ...get('/tourist-card/eligibility', { nationality: '', daysOfStay: '' }), at: ['#nationality', '#daysOfStay'] },
  {
    what: 'eligibility is asked with nonsense',
    ...get('/tourist-card/eligibility', {
      nationality: 'UTO',
      daysOfStay: '999',
      'entryOn-day': '31',
      'entryOn-month': '2',
      'entryOn-year': '2027',
      daysUsed: '-1',
    }),
    at: ['#daysOfStay', '#entryOn-day', '#daysUsed'],
  },
  { what: 'a card is checked by a number that is none', ...post(stranger, '/check', { number: 'T0000' }), at: ['#number'] },
  { what: 'a letter is checked by a code that is none', ...post(stranger, '/check-message', { messageCode: 'ABC' }), at: ['#messageCode'] },
]

function assertWrongIsSaid(page: HtmlPage, at: readonly string[], what: string): void {
  assert.deepEqual(
    page.errors.map((error) => error.href),
    at,
    what,
  )
  for (const { href, text } of page.errors) {
    const id = href.slice(1)
    assert.ok(page.hasId(id), `${what}: nothing has the id ${id}`)
    // A reason that stands as a section of its own says it there and needs no further words.
    if (!id.startsWith('reason-'))
      assert.ok(page.describedBy(id).join(' ').includes(text), `${what}: ${id} is described by “${page.describedBy(id).join(' ')}”`)
  }
}

describe('when', () => {
  for (const { what, send, typed, at } of WRONG) {
    test(`${what}, the page says what is wrong where it is wrong, in each language, and keeps what was typed`, async () => {
      for (const language of LANGUAGES) {
        const seen = await send(language)
        const page = readPage(seen.text)
        assert.equal(seen.status, 422, `${what}: ${page.heading}`)
        assert.equal(page.language, htmlLanguage(language))
        assertWrongIsSaid(page, at, what)
        assert.ok(page.title.startsWith(texts(language)('common.error-prefix')), page.title)
        for (const [name, value] of Object.entries(typed)) assert.equal(page.value(name), value, `${what}: ${name}`)
        assertNothingInternal(seen, what)
      }
    })
  }

  test('the e-mail code is wrong, the tries are counted down, and a wrong new address stays in its field', async () => {
    const { person, path } = await startDraft(product)
    await person.post(`${path}/contact`, { email: 'codes@example.org' })
    await person.get(`${path}/confirm-email`)
    const right = await readCode(product, 'codes@example.org')
    const wrong = right === '111111' ? '222222' : '111111'
    const said: string[] = []
    for (let n = 0; n < 6; n++) {
      const page = readPage((await person.post(`${path}/confirm-email`, { digits: wrong })).text)
      assertWrongIsSaid(page, ['#digits'], 'wrong code')
      assert.equal(page.value('digits'), wrong)
      said.push(page.errors[0]?.text ?? '')
    }
    const words = texts('en')
    assert.deepEqual(said, [...[4, 3, 2, 1].map((left) => words('problem.code-wrong', { left })), words('problem.code-used-up'), words('problem.code-used-up')])
    assert.equal((await person.post(`${path}/confirm-email`, { digits: right })).status, 422)
    const other = readPage((await person.post(`${path}/confirm-email`, { act: 'change', email: 'nobody@' })).text)
    assertWrongIsSaid(other, ['#email'], 'wrong address')
    assert.equal(other.value('email'), 'nobody@')
  })
})

describe('somebody who tries too often', () => {
  const attempts = async (times: number, send: () => Promise<Seen>) => {
    const seen: Seen[] = []
    for (let n = 0; n < times; n++) seen.push(await send())
    return seen
  }

  test('is asked kindly to wait, and what was written is kept', async () => {
    const written = { body: 'My card has a wrong letter.', email: 'anna@example.org' }
    const messages = await attempts(7, () => stranger().post('/ru/help', written))
    const last = messages.at(-1)
    assert.deepEqual(
      messages.map(({ status }) => status),
      [303, 303, 303, 303, 303, 429, 429],
    )
    assert.equal(readPage(last?.text ?? '').value('body'), written.body)
    assert.match(readPage(last?.text ?? '').text, /\p{Script=Cyrillic}{3}/u)
  })

  test('finds nothing out about a case, a card, a letter or a reference', async () => {
    const guess = { reference: paid.code, ...birth, passportNumber: 'X1234567' }
    const series: readonly (readonly [string, number, () => Promise<Seen>])[] = [
      ['case', 12, () => stranger().post('/kk/find', guess)],
      ['card', 25, () => stranger().get('/kk/check/T2345678A')],
      ['letter', 25, () => stranger().post('/kk/check-message', { messageCode: codeFrom(new Uint8Array(64).fill(3), 8) })],
      ['reference', 12, () => stranger().post('/kk/find/lost', { email: 'a@example.org', nationality: 'UTO', passportNumber: 'X1234567' })],
    ]
    for (const [what, times, send] of series) {
      const last = (await attempts(times, send)).at(-1)
      assert.equal(last?.status, 429, what)
      assertNothingInternal(last, what)
      assert.ok(readPage(last.text).heading.length > 5)
    }
    // The right facts do not get through either while the limit holds, and do a little later.
    const right = { reference: paid.code, ...birth, passportNumber: 'X40718352' }
    assert.equal((await stranger().post('/kk/find', right)).status, 429)
    product.forward({ minutes: 5 })
    assert.equal((await stranger().post('/kk/find', right)).status, 303)
  })
})
