import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { LANGUAGES } from '../../src/core/kernel/language.ts'
import { countryTexts } from '../../src/main/country-texts.ts'
import { createTexts } from '../../src/texts/words.ts'
import { ANSWERS, type Draft, fillForm, must } from '../support/application.ts'
import { readPage } from '../support/html-page.ts'
import { type Product, startProduct } from '../support/product.ts'

const texts = createTexts(countryTexts)
let product: Product
let draft: Draft

before(async () => {
  product = await startProduct('two-windows')
})
after(() => product.stop())

/** What the form of a window holds that was opened now: its hidden mark and its answers. */
async function openWindow(path: string): Promise<Readonly<Record<string, string>>> {
  const page = readPage(must(await draft.person.get(path), 200).text)
  return { ...ANSWERS.personal, seen: page.value('seen') ?? '' }
}

async function saved(name: string): Promise<string | undefined> {
  return readPage((await draft.person.get(`${draft.path}/personal`)).text).value(name)
}

describe('two windows on one draft', () => {
  test('that change the same page are told apart: nothing is overwritten unseen, and nothing typed is lost', async () => {
    for (const language of LANGUAGES) {
      draft = await fillForm(product, { pictures: false })
      const path = `/${language}${draft.path.slice(3)}/personal`
      const [one, two] = [await openWindow(path), await openWindow(path)]
      must(await draft.person.post(path, { ...one, occupation: 'Teacher' }), 303)
      const seen = must(await draft.person.post(path, { ...two, birthPlace: 'Far Utopia' }), 409)
      const page = readPage(seen.text)
      assert.ok(page.text.includes(texts(language)('form.elsewhere.title')))
      assert.deepEqual(
        page.errors.map(({ href }) => href),
        ['#birthPlace', '#occupation'],
      )
      assert.ok(page.errors[1]?.text.includes('Teacher'))
      assert.deepEqual([page.value('birthPlace'), page.value('occupation')], ['Far Utopia', ANSWERS.personal.occupation])
      assert.deepEqual([await saved('birthPlace'), await saved('occupation')], [ANSWERS.personal.birthPlace, 'Teacher'])
      must(await draft.person.post(path, { ...two, birthPlace: 'Far Utopia', occupation: 'Teacher', seen: page.value('seen') ?? '' }), 303)
      assert.deepEqual([await saved('birthPlace'), await saved('occupation')], ['Far Utopia', 'Teacher'])
    }
  })

  test('that change different pages both keep their answers', async () => {
    draft = await fillForm(product, { pictures: false })
    const [personal, trip] = [`${draft.path}/personal`, `${draft.path}/trip`]
    const one = await openWindow(personal)
    must(await draft.person.post(trip, { ...ANSWERS.trip, daysOfStay: '30' }), 303)
    must(await draft.person.post(personal, { ...one, occupation: 'Teacher' }), 303)
    assert.equal(await saved('occupation'), 'Teacher')
    assert.equal(readPage((await draft.person.get(trip)).text).value('daysOfStay'), '30')
  })

  test('that say the same are not asked', async () => {
    draft = await fillForm(product, { pictures: false })
    const path = `${draft.path}/personal`
    const [one, two] = [await openWindow(path), await openWindow(path)]
    for (const window of [one, two]) must(await draft.person.post(path, { ...window, occupation: 'Teacher' }), 303)
  })

  test('that save in the same moment lose nothing: all pages are there afterwards', async () => {
    draft = await fillForm(product)
    const changes: readonly (readonly [keyof typeof ANSWERS, string, string])[] = [
      ['personal', 'occupation', 'Teacher'],
      ['passport', 'passportNumber', 'X40718353'],
      ['trip', 'addressOfStay', 'Hotel Altai, Oskemen'],
    ]
    const uploaded = draft.person.upload(`${draft.path}/portrait`, { specimen: 'portrait' })
    const answers = await Promise.all(changes.map(([page, name, value]) => draft.person.post(`${draft.path}/${page}`, { ...ANSWERS[page], [name]: value })))
    for (const answer of [...answers, await uploaded]) must(answer, 303)
    for (const [page, name, value] of changes) assert.equal(readPage((await draft.person.get(`${draft.path}/${page}`)).text).value(name), value)
  })

  test('one of which has paid: the other is led to the status, and changes nothing', async () => {
    draft = await fillForm(product)
    const path = `${draft.path}/personal`
    const old = await openWindow(path)
    must(await draft.person.post(`${draft.path}/check`, { declared: 'yes' }), 303)
    const late = must(await draft.person.post(path, { ...old, occupation: 'Spy' }), 303)
    assert.equal(late.to, draft.path)
    assert.equal(must(await draft.person.upload(`${draft.path}/portrait`, { specimen: 'portrait' }), 303).to, draft.path)
    const { rows } = await product.pool.query("select answers->>'occupation' as occupation from case_file where code = $1", [draft.code])
    assert.deepEqual(rows, [{ occupation: ANSWERS.personal.occupation }])
  })
})
