import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { argumentsOf } from '../../../../tools/texts.mjs'
import { type GuidanceApp, guidanceApp } from '../../../../test/support/guidance-app.ts'
import { LANGUAGES, type Language } from '../../../core/kernel/language.ts'
import { countryTexts } from '../../../main/country-texts.ts'
import { CATALOGUE } from '../../../texts/catalogue.gen.ts'
import en from '../../../texts/en/guidance.json' with { type: 'json' }
import kk from '../../../texts/kk/guidance.json' with { type: 'json' }
import ru from '../../../texts/ru/guidance.json' with { type: 'json' }
import zh from '../../../texts/zh/guidance.json' with { type: 'json' }

const TEXTS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, ru, kk, zh }
const ASK = '/tourist-card/eligibility'
const PAGES = [
  '',
  '/tourist-card',
  '/registration-card-renewal',
  '/registration-card-renewal?region=KZ-71&category=worker',
  '/border-zone-pass',
  '/border-zone-pass?zone=tien-shan',
  ASK,
  `${ASK}?nationality=CHN&daysOfStay=45`,
  `${ASK}?nationality=CHN&daysOfStay=45&travelDocument=ordinary-passport&entryOn-day=12&entryOn-month=1&entryOn-year=2027&daysUsed=20`,
  `${ASK}?nationality=CHN&daysOfStay=30&entryOn=2027-01-12&daysUsed=0`,
  `${ASK}?nationality=CHN&daysOfStay=30&daysUsed=90`,
  `${ASK}?nationality=SDN&daysOfStay=10`,
  `${ASK}?nationality=AFG&daysOfStay=10`,
  `${ASK}?nationality=DEU&daysOfStay=40&travelDocument=diplomatic-passport`,
  `${ASK}?nationality=BRA&daysOfStay=10&entryOn=2026-12-11`,
  '/faq',
  '/why-applications-fail',
  '/before-you-travel',
  '/fees-and-rules',
  '/help',
  '/help?sent=yes',
  '/check',
  '/check-message',
  '/real-site',
  '/privacy',
  '/accessibility',
] as const

let site: GuidanceApp
before(async () => void (site = await guidanceApp()))
after(async () => {
  await site.app.close()
  assert.deepEqual(site.troubles, [])
})

const visible = (html: string) =>
  html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, '\n')
    .replaceAll('&amp;', '&')
const FIRST_PARTS = new Set([...Object.keys(CATALOGUE.en), ...Object.keys(countryTexts.en)].map((key) => key.split('.')[0]))

/** What a reader must never see: a brace of a message, the name of a key, a word of the machine. */
function leftovers(html: string): readonly string[] {
  const text = visible(html)
  const keys = [...text.matchAll(/\b([a-z][a-z-]*)(\.[a-zA-Z0-9-]+)+\b/g)].filter((found) => FIRST_PARTS.has(found[1] ?? '')).map((found) => found[0])
  return [...keys, ...(text.match(/[{}]|\bundefined\b|\bNaN\b|\[object/g) ?? [])]
}

test('Every page answers in every language, without a brace, a key or an id given twice', async () => {
  let seen = 0
  for (const language of LANGUAGES) {
    for (const path of PAGES) {
      const answer = await site.app.inject(`/${language}${path}`)
      assert.equal(answer.statusCode, 200, `${language} ${path}`)
      assert.deepEqual(leftovers(answer.body), [], `${language} ${path}`)
      const ids = [...answer.body.matchAll(/ id="([^"]+)"/g)].map((found) => found[1])
      assert.equal(new Set(ids).size, ids.length, `${language} ${path}: ${ids.join(' ')}`)
      assert.match(answer.body, /<h1[^>]*>[^<]/, `${language} ${path}`)
      assert.doesNotMatch(answer.body, / style=/, `${language} ${path}`)
      seen++
    }
  }
  assert.equal(seen, LANGUAGES.length * PAGES.length)
})

test('Where an index value is from is told in the language of the page; only names of public pages stay as they are', async () => {
  for (const language of LANGUAGES) {
    const { body } = await site.app.inject(`/${language}/fees-and-rules`)
    const section = /<section[^>]*id="index"[\s\S]*?<\/section>/.exec(body)?.[0] ?? body.slice(body.indexOf('id="index"'), body.indexOf('id="counting"'))
    const foreign = [...section.matchAll(/<span lang="en">([^<]*)</g)].map(([, text]) => text)
    assert.deepEqual(foreign, ['lada.kz 146487; mybuh.kz'], language)
    for (const year of [2024, 2025, 2027])
      assert.ok(section.includes(countryTexts[language][`country.index.mci.${year}-01-01.source`] ?? 'no words'), `${language} ${year}`)
  }
})

test('The search for leftovers finds what it looks for', () => {
  assert.deepEqual(leftovers('<p>help.sent</p>'), ['help.sent'])
  assert.deepEqual(leftovers('<p>up to {days} days</p>'), ['{', '}'])
  assert.deepEqual(leftovers('<p>undefined</p>'), ['undefined'])
  assert.deepEqual(leftovers('<p>https://sapar.example, kapital.kz</p>'), [])
})

test('Every link of the guidance leads to a page', async () => {
  const targets = new Set<string>()
  for (const path of PAGES) {
    const { body } = await site.app.inject(`/en${path}`)
    for (const [, href = ''] of body.matchAll(/ href="([^"]+)"/g)) targets.add(href.replaceAll('&amp;', '&'))
  }
  const pages = [...targets].filter((href) => href.startsWith('/') && !href.startsWith('/assets/'))
  assert.ok(pages.length > 60, String(pages.length))
  for (const href of pages) assert.equal((await site.app.inject(href)).statusCode, 200, href)
})

test('Links within a page have their target', async () => {
  let checked = 0
  for (const path of PAGES) {
    const { body } = await site.app.inject(`/en${path}`)
    for (const [, page = '', id = ''] of body.matchAll(/ href="([^"#]*)#([^"]+)"/g)) {
      const target = page === '' ? body : (await site.app.inject(page)).body
      assert.match(target, new RegExp(` id="${id}"`), `${path}: ${page}#${id}`)
      checked++
    }
  }
  assert.ok(checked > PAGES.length)
})

test('The four languages have the same keys, each with the same facts', () => {
  const keys = Object.keys(en)
  assert.ok(keys.length > 300)
  for (const language of LANGUAGES) {
    assert.deepEqual(Object.keys(TEXTS[language]), keys, language)
    for (const key of keys)
      assert.deepEqual(
        [...argumentsOf(TEXTS[language][key] ?? '').keys()].sort(),
        [...argumentsOf(en[key as keyof typeof en]).keys()].sort(),
        `${language} ${key}`,
      )
  }
})

/** Shapes of numbers and codes, and the name of a standard: nothing that a rule could change. */
const MAY_HOLD_DIGITS: ReadonlySet<string> = new Set(['check-message.hint', 'card-check.hint', 'more.used-hint', 'counting.first-day', 'accessibility.lead'])

/** Digits of a text outside of its arguments; in a plural the offer `=0` and the like are no number of a reader. */
const typedDigits = (message: string) => message.replace(/=\d/g, '').match(/\d+/g) ?? []

test('No fee, day or limit is typed into a text: numbers come from the rules', () => {
  for (const language of LANGUAGES) {
    for (const [key, message] of Object.entries(TEXTS[language])) {
      if (!MAY_HOLD_DIGITS.has(key)) assert.deepEqual(typedDigits(message), [], `${language} ${key}`)
    }
  }
  assert.deepEqual(typedDigits('The decision comes in 5 days'), ['5'], 'the check can fail')
})
