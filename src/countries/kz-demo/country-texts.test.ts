import assert from 'node:assert/strict'
import { test } from 'node:test'
import messageformat from '@messageformat/core'
import { LANGUAGES, type Language } from '../../core/kernel/language.ts'
import { argumentsOf } from '../../../tools/texts.mjs'
import { demoAgency } from './agency.ts'
import { indexValues } from './fees.ts'
import { nationalityRows } from './nationalities.ts'
import { reasons } from './reasons.ts'
import en from './texts/en.json' with { type: 'json' }
import kk from './texts/kk.json' with { type: 'json' }
import ru from './texts/ru.json' with { type: 'json' }
import zh from './texts/zh.json' with { type: 'json' }
import { touristCard } from './tourist-card.ts'

const TEXTS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, ru, kk, zh }
const KEYS = Object.keys(en)
// The package is CommonJS: its types put the class one level deeper than Node does.
const MessageFormat = messageformat as unknown as (typeof messageformat)['default']

/** Terms of the service that the texts may name; nothing else may stand in braces, so that a text cannot promise what the rules do not. */
const FACTS = {
  standardDays: touristCard.terms.workingDays.standard,
  expressDays: touristCard.terms.workingDays.express,
  cardDays: touristCard.validity.cardDays,
  maxDays: touristCard.validity.maxDays,
  passportMonths: touristCard.validity.passportMonthsBeyond,
  correctWithinDays: touristCard.terms.correctWithinDays,
}

function writtenIn(language: Language, key: string): string {
  return String(new MessageFormat(language).compile(TEXTS[language][key] ?? '')(FACTS))
}

test('The four languages have the same keys in the same order, all under country', () => {
  for (const language of LANGUAGES) assert.deepEqual(Object.keys(TEXTS[language]), KEYS, language)
  assert.deepEqual(
    KEYS.filter((key) => !key.startsWith('country.')),
    [],
  )
  assert.ok(KEYS.length > 120)
})

test('Each text takes the same facts in every language, and only terms that the service definition knows', () => {
  let used = 0
  for (const key of KEYS) {
    const names = [...argumentsOf(en[key as keyof typeof en]).keys()].sort()
    assert.deepEqual(
      names.filter((name) => !(String(name) in FACTS)),
      [],
      key,
    )
    for (const language of LANGUAGES) assert.deepEqual([...argumentsOf(TEXTS[language][key] ?? '').keys()].sort(), names, `${language} ${key}`)
    used += names.length
  }
  assert.equal(used, 6)
})

test('Numbers agree with their nouns in every language', () => {
  assert.match(writtenIn('en', 'country.faq.2.answer'), /^Within 5 working days after the day you pay; with express within 1 working day\./)
  assert.match(writtenIn('ru', 'country.faq.2.answer'), /^В течение 5 рабочих дней после дня оплаты, срочно в течение 1 рабочего дня\./)
  assert.match(writtenIn('kk', 'country.faq.2.answer'), /5 жұмыс күні ішінде/)
  assert.match(writtenIn('zh', 'country.faq.2.answer'), /5个工作日/)
  assert.match(writtenIn('ru', 'country.fail.4.text'), /ещё 3 месяца/)
})

/** Names of public pages read the same in every language. */
const isAddresses = (source: string) => /^[a-z]+\.kz( \d+)?(; [a-z]+\.kz( \d+)?)*$/.test(source)

test('Every reason, source of an index value, way out, extra document and office has its words, and no words are left over', () => {
  const routes = [...new Set(nationalityRows.flatMap((row) => ('route' in row ? [row.route] : [])))]
  const documents = [...new Set(nationalityRows.flatMap((row) => ('extraDocuments' in row ? [...row.extraDocuments] : [])))]
  const numbered = (kind: string, count: number, parts: readonly string[]) =>
    Array.from({ length: count }, (_, n) => parts.map((part) => `${kind}.${n + 1}.${part}`)).flat()
  const expected = [
    ...['name', 'statement', 'rules-note', 'support-hours', 'answer-time'].map((part) => `agency.${part}`),
    ...demoAgency.offices.flatMap(({ id }) => [`office.${id}`, `office.${id}.address`]),
    'office.hours',
    'office.KRG.hours',
    'office.SHY.hours',
    ...indexValues.filter(({ source }) => !isAddresses(source)).map(({ index, validFrom }) => `index.${index}.${validFrom}.source`),
    ...reasons.flatMap(({ code, disclosable }) =>
      ['title', 'explain', 'remedy', 'basis', ...(disclosable ? [] : ['desk'])].map((part) => `reason.${code}.${part}`),
    ),
    ...routes.flatMap((route) => [`route.${route}.title`, `route.${route}.text`]),
    ...documents.flatMap((document) => [`document.${document}.name`, `document.${document}.shows`]),
    ...numbered('faq', 9, ['question', 'answer']),
    ...numbered('fail', 6, ['title', 'text']),
    ...numbered('before', 6, ['title', 'text']),
  ]
  assert.deepEqual(KEYS.map((key) => key.slice('country.'.length)).sort(), expected.sort())
})

test('The legal basis in English is the one of the reason itself', () => {
  for (const reason of reasons) assert.equal(TEXTS.en[`country.reason.${reason.code}.basis`], reason.legalBasis)
})

test('Texts are written in the letters of their language, with typographic quotes and without loose spaces', () => {
  for (const language of LANGUAGES) {
    for (const key of KEYS) {
      const text = writtenIn(language, key)
      assert.ok(text.length > 1, `${language} ${key}`)
      assert.doesNotMatch(text, /["']|—| {2}|^ | $/, `${language} ${key}`)
      if (language === 'zh') assert.doesNotMatch(text, /[\p{Script=Cyrillic}\p{Script=Latin}]/u, key)
      if (language === 'ru' || language === 'kk') assert.doesNotMatch(text, /[\p{Script=Latin}\p{Script=Han}]/u, `${language} ${key}`)
      if (language === 'ru') assert.doesNotMatch(text, /[әғқңөұүһі]/iu, key)
      if (language === 'en') assert.doesNotMatch(text, /[\p{Script=Cyrillic}\p{Script=Han}]/u, key)
    }
  }
})
