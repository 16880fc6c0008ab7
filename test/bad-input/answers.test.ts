import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { problemText } from '../../src/channels/ui/problem-text.ts'
import { htmlLanguage, LANGUAGES, type Language } from '../../src/core/kernel/language.ts'
import type { ProblemCode } from '../../src/core/form/problem.ts'
import { touristCard } from '../../src/countries/kz-demo/tourist-card.ts'
import { countryTexts } from '../../src/main/country-texts.ts'
import { createTexts } from '../../src/texts/words.ts'
import { ANSWERS, type AnswerPage, type Draft, fillForm } from '../support/application.ts'
import { type HtmlPage, readPage } from '../support/html-page.ts'
import { assertNothingInternal } from '../support/internals.ts'
import { type Product, startProduct } from '../support/product.ts'
import { WRONG_ANSWERS, type WrongAnswer } from './wrong-answers.ts'

const texts = createTexts(countryTexts)
let product: Product
let draft: Draft

before(async () => {
  product = await startProduct('wrong-answers')
  draft = await fillForm(product)
})
after(() => product.stop())

/** Sends the page with one thing wrong. */
async function send(wrong: WrongAnswer, language: Language) {
  const path = draft.path.replace('/en/', `/${language}/`)
  const own = wrong.page === 'contact' ? { email: draft.email } : {}
  const typed: Readonly<Record<string, string>> = { ...ANSWERS[wrong.page], ...own, ...wrong.typed }
  const seen = await draft.person.post(`${path}/${wrong.page}`, typed)
  return { seen, typed, page: readPage(seen.text) }
}

function messageOf({ field, code, facts = {} }: WrongAnswer, language: Language): string {
  return problemText(texts(language), { field, code: code as ProblemCode, facts }).replace(/\s+/g, ' ')
}

function isDate(page: AnswerPage, field: string): boolean {
  return touristCard.pages.some(({ id, fields }) => id === page && fields.some(({ name, kind }) => name === field && kind === 'date'))
}

function assertSaidAtField(page: HtmlPage, wrong: WrongAnswer, language: Language): void {
  const anchor = isDate(wrong.page, wrong.field) ? `${wrong.field}-day` : wrong.field
  const message = messageOf(wrong, language)
  assert.deepEqual(page.errors, [{ href: `#${anchor}`, text: message }])
  assert.ok(page.hasId(anchor), `nothing has the id ${anchor}`)
  const described = page.describedBy(anchor).join(' ')
  assert.ok(described.includes(message), `${anchor} is described by “${described}”`)
}

function isShownAgain(page: HtmlPage, name: string, typed: string): boolean {
  // HTML itself knows no other line ends, and no zero.
  return page.value(name) === typed.replaceAll('\r\n', '\n').replaceAll('\u0000', '\uFFFD')
}

describe('a wrong answer', () => {
  for (const language of LANGUAGES) {
    test(`is refused with a message at its field in ${language}, and everything typed is still there`, async () => {
      for (const wrong of WRONG_ANSWERS) {
        const what = `${wrong.page} ${wrong.field} ${wrong.code} ${JSON.stringify(wrong.typed).slice(0, 80)}`
        const { seen, typed, page } = await send(wrong, language)
        assert.equal(seen.status, 422, what)
        assert.equal(page.language, htmlLanguage(language), what)
        assert.ok(page.title.startsWith(texts(language)('common.error-prefix')), `${what}: the title is ${page.title}`)
        assertSaidAtField(page, wrong, language)
        for (const [name, value] of Object.entries(typed)) {
          // An option that does not exist cannot be shown as chosen.
          if (name === wrong.field && wrong.code === 'choice-unknown') continue
          assert.ok(isShownAgain(page, name, value), `${what}: ${name} now shows ${page.value(name)}`)
        }
        assertNothingInternal(seen, what)
      }
    })
  }

  test('was tried for every field of every page, and for every problem that an answer can have', () => {
    const fields = touristCard.pages.flatMap((page) => page.fields.map((field) => `${page.id}.${field.name}`))
    const tried = new Set(WRONG_ANSWERS.map((wrong) => `${wrong.page}.${wrong.field}`))
    assert.deepEqual(
      fields.filter((field) => !tried.has(field)),
      ['personal.oneName'],
    )
    assert.ok(new Set(WRONG_ANSWERS.map((wrong) => wrong.code)).size >= 21)
  })

  test('does not replace the right one that was saved before', async () => {
    for (const page of ['personal', 'passport', 'trip'] as const) {
      const shown = readPage((await draft.person.get(`${draft.path}/${page}`)).text)
      for (const [name, value] of Object.entries(ANSWERS[page])) assert.equal(shown.value(name), value, name)
    }
  })

  test('among right ones leaves those saved, so that a closed tab loses nothing', async () => {
    const other = await fillForm(product)
    const typed = { ...ANSWERS.personal, birthPlace: 'Far Utopia', 'birthDate-day': '31', 'birthDate-month': '2' }
    assert.equal((await other.person.post(`${other.path}/personal`, typed)).status, 422)
    assert.equal(readPage((await other.person.get(`${other.path}/personal`)).text).value('birthPlace'), 'Far Utopia')
  })

  test('of every field at once is listed in the order of the page', async () => {
    const seen = await draft.person.post(`${draft.path}/personal`, {})
    const page = readPage(seen.text)
    assert.equal(seen.status, 422)
    assert.deepEqual(
      page.errors.map((error) => error.href),
      ['#surname', '#givenNames', '#sex', '#birthDate-day', '#birthPlace', '#nationality', '#occupation'],
    )
    assert.ok(page.title.startsWith('Error: '))
  })
})

describe('a name', () => {
  test('that is the only one is taken with the tick', async () => {
    const one = await draft.person.post(`${draft.path}/personal`, { ...ANSWERS.personal, givenNames: '', oneName: 'yes' })
    assert.equal(one.status, 303)
    const shown = readPage((await draft.person.get(`${draft.path}/personal`)).text)
    assert.deepEqual([shown.value('oneName'), shown.value('givenNames')], ['yes', ''])
  })

  test('in Latin letters with accents, hyphen or apostrophe is kept as typed, in capitals', async () => {
    const typed = { ...ANSWERS.personal, surname: "d’Ångström-O'Neill", givenNames: 'Zoë' }
    assert.equal((await draft.person.post(`${draft.path}/personal`, typed)).status, 303)
    const shown = readPage((await draft.person.get(`${draft.path}/personal`)).text)
    assert.equal(shown.value('surname'), "D’ÅNGSTRÖM-O'NEILL")
  })

  test('that looks like markup is shown as text everywhere', async () => {
    const typed = { ...ANSWERS.personal, birthPlace: '<script>alert(1)</script>', nameInOwnScript: '"><img src=x>' }
    assert.equal((await draft.person.post(`${draft.path}/personal`, typed)).status, 303)
    for (const page of ['personal', 'check']) {
      const { text } = await draft.person.get(`${draft.path}/${page}`)
      assert.ok(!text.includes('<script>alert') && !text.includes('<img src=x'), page)
      assert.ok(text.includes('&lt;script'), page)
    }
  })
})
