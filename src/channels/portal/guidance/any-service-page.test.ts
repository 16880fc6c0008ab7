import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type GuidanceApp, guidanceApp } from '../../../../test/support/guidance-app.ts'
import { readPage } from '../../../../test/support/html-page.ts'
import { LANGUAGES } from '../../../core/kernel/language.ts'
import { money } from '../../../core/kernel/money.ts'
import { countryTexts } from '../../../main/country-texts.ts'
import { createTexts } from '../../../texts/words.ts'
import { writtenMoney } from '../../../texts/written.ts'

const texts = createTexts(countryTexts)
let site: GuidanceApp
before(async () => void (site = await guidanceApp()))
after(async () => {
  await site.app.close()
  assert.deepEqual(site.troubles, [])
})

async function open(path: string) {
  const { statusCode, body } = await site.app.inject({ url: path })
  return { status: statusCode, html: body, text: readPage(body).text.replaceAll(/\s+/g, ' ') }
}

/** Made here from the published table, not by the pricing: hundredths of the index, whose value is 4,325 tenge. */
const MCI = 4_325_00
const RENEWALS = [
  ['KZ-71', 'adult', 380],
  ['KZ-23', 'worker', 400],
  ['KZ-63', 'pensioner', 240],
] as const

test('the fee of a renewal is told before any personal data, in every language, with what it is made of', async () => {
  for (const language of LANGUAGES)
    for (const [region, category, hundredths] of RENEWALS) {
      const { status, text } = await open(`/${language}/registration-card-renewal?region=${region}&category=${category}`)
      assert.equal(status, 200)
      const sums = [(MCI * hundredths) / 100, (MCI * (hundredths + 140)) / 100]
      for (const sum of sums)
        assert.ok(text.includes(writtenMoney(language, money(sum, 'KZT')).replaceAll(/\s+/g, ' ')), `${language} ${region} ${category} ${sum}`)
    }
})

test('what is not chosen or does not exist is told at its field, and what was right stays', async () => {
  const { status, html, text } = await open('/en/registration-card-renewal?region=KZ-71&category=nobody')
  assert.equal(status, 422)
  assert.match(html, /href="#category"/)
  assert.match(html, /<option value="KZ-71" selected/)
  assert.ok(!text.includes(texts('en')('service.price.result')))
  assert.equal((await open('/en/border-zone-pass?zone=')).status, 422)
  assert.equal((await open('/en/border-zone-pass?zone=altai&zone=%00')).status, 422)
})

test('a service begins with a draft, one that continues a card with the card, and one that nobody has is not found', async () => {
  const pass = await open('/en/border-zone-pass?zone=altai')
  assert.match(pass.html, /action="\/en\/border-zone-pass\/start"[\s\S]*name="zone" value="altai"/)
  const renewal = await open('/en/registration-card-renewal')
  assert.match(renewal.html, /href="\/en\/my-card"/)
  assert.doesNotMatch(renewal.html, /registration-card-renewal\/start/)
  for (const path of ['/en/registration-card', '/en/no-service', '/en/__proto__', '/en/constructor']) assert.equal((await open(path)).status, 404, path)
})

test('papers name whom they are asked of', async () => {
  const { text } = await open('/en/registration-card-renewal')
  const words = texts('en')
  const only = words('papers.only-if-answer', { question: words.of('field.category.label'), answers: words.of('field.category.option.child') })
  assert.ok(text.includes(only), only)
})
