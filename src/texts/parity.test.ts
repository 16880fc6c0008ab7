import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { argumentsOf, generate } from '../../tools/texts.mjs'
import { LANGUAGES } from '../core/kernel/language.ts'
import { CATALOGUE } from './catalogue.gen.ts'
import { createTexts } from './words.ts'

const english = CATALOGUE.en

/** Plural categories a message has, besides exact numbers. */
function categories(message: string): readonly string[][] {
  return [...message.matchAll(/\{\s*\w+\s*,\s*plural\s*,((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g)].map((match) =>
    [...(match[1] ?? '').matchAll(/(=\d+|zero|one|two|few|many|other)\s*\{/g)].map((form) => form[1] ?? ''),
  )
}

test('the catalogue is what the message files say', () => {
  assert.equal(readFileSync(new URL('./catalogue.gen.ts', import.meta.url), 'utf8'), generate())
})

for (const language of LANGUAGES) {
  const messages = CATALOGUE[language]
  test(`${language} has every text, with the same arguments, and nothing else`, () => {
    assert.deepEqual(
      Object.keys(messages).filter((key) => !(key in english)),
      [],
    )
    assert.deepEqual(
      Object.keys(english).filter((key) => !(key in messages)),
      [],
    )
    for (const [key, message] of Object.entries(messages)) {
      assert.notEqual(message.trim(), '', key)
      assert.deepEqual([...argumentsOf(message).keys()].sort(), [...argumentsOf(english[key] ?? '').keys()].sort(), key)
    }
    assert.ok(Object.keys(messages).length > 300)
  })

  test(`${language} has every plural form its grammar needs`, () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    let seen = 0
    for (const [key, message] of Object.entries(messages)) {
      for (const forms of categories(message)) {
        seen++
        assert.deepEqual(
          needed.filter((category) => !forms.includes(category)),
          [],
          key,
        )
      }
    }
    assert.ok(seen > 3, String(seen))
  })
}

test('no measure is broken at its sign, and no label after its first letter', () => {
  const breaks = (key: string, message: string) =>
    (!key.startsWith('letters.') && / ×|× /.test(message)) || (key.endsWith('.label') && /(?<!\p{L})\p{L}-\p{L}/u.test(message))
  for (const language of LANGUAGES)
    assert.deepEqual(
      Object.entries(CATALOGUE[language]).filter(([key, message]) => breaks(key, message)),
      [],
    )
  assert.ok(breaks('field.email.label', 'E-mail') && breaks('form.size', '35 × 45'))
})

test('no text of another language was left untranslated', () => {
  const same = (language: 'ru' | 'kk' | 'zh') =>
    Object.entries(CATALOGUE[language]).filter(([key, message]) => message === english[key] && /[a-z]{4}/i.test(message.replace(/\{[^{}]*\}/g, '')))
  const allowed = /^(Sapar|WebP|API|PDF|JSON|[\W\d]*)$/
  for (const language of ['ru', 'kk', 'zh'] as const)
    assert.deepEqual(
      same(language)
        .filter(([, message]) => !allowed.test(message))
        .map(([key]) => key),
      [],
    )
})

test('an unknown key answers itself, and every message can be written', () => {
  const words = createTexts({ en: {}, ru: {}, kk: {}, zh: {} })('en')
  assert.equal(words.of('no.such.key'), 'no.such.key')
  for (const language of LANGUAGES) {
    const write = createTexts({ en: {}, ru: {}, kk: {}, zh: {} })(language)
    for (const [key, message] of Object.entries(CATALOGUE[language])) {
      const facts = Object.fromEntries([...argumentsOf(message)].map(([name, type]) => [name, type === 'number' ? 3 : 'x']))
      assert.doesNotMatch(write.of(key, facts), /undefined|\{\w+\}/, key)
    }
  }
})
