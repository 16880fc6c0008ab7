import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { argumentsOf } from '../../tools/texts.mjs'
import { LANGUAGES } from '../core/kernel/language.ts'
import type { ServiceDefinition } from '../core/service/definition.ts'
import { services } from '../countries/kz-demo/services.ts'
import { createTexts } from '../texts/words.ts'
import { countryTexts } from './country-texts.ts'
import { PROJECT } from './paths.ts'

const texts = createTexts(countryTexts)
const definitions = services.map(({ definition }) => definition)

/** Every text that portal, desk, form and card ask for by a name of the definition. */
function wordsOf({ id, steps, pages, documents, card }: ServiceDefinition): readonly string[] {
  const fields = pages.flatMap((page) => page.fields)
  return [
    `service.${id}.name`,
    `service.${card.kind}.name`,
    ...steps.map((step) => `step.${step}`),
    ...pages.map((page) => (page.kind === 'confirm-email' ? 'confirm-email.title' : `page.${page.id}.title`)),
    ...fields.map((field) => `field.${field.name}.label`),
    ...fields.flatMap((field) => (field.options ?? []).map((option) => `field.${field.name}.option.${option}`)),
    ...documents.map((document) => `document.${document.id}.name`),
    ...card.fields.map((field) => `letters.card.${field}`),
  ]
}

function missingWords(definition: ServiceDefinition, of = texts): readonly string[] {
  return LANGUAGES.flatMap((language) =>
    wordsOf(definition)
      .filter((key) => !of(language).has(key))
      .map((key) => `${language} ${key}`),
  )
}

test('every name of a definition has its words in every language; without its own texts a service has gaps', () => {
  for (const definition of definitions) assert.deepEqual(missingWords(definition), [], definition.id)
  for (const { definition, texts: own } of services.filter(({ texts: brought }) => Object.keys(brought).length > 0)) {
    const rest = Object.fromEntries(LANGUAGES.map((language) => [language, withoutKeys(countryTexts[language], Object.keys(own))])) as typeof countryTexts
    assert.ok(missingWords(definition, createTexts(rest)).length >= LANGUAGES.length, definition.id)
  }
})

function withoutKeys(all: Readonly<Record<string, string>>, keys: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => !keys.includes(key)))
}

test('a service says what it is and what its card lets its holder do, in texts that take the same facts in every language', () => {
  let seen = 0
  for (const { definition, texts: own } of services) {
    if (definition.validity.kind === 'stay') continue
    for (const language of LANGUAGES)
      for (const key of [`service.${definition.id}.text`, `card.${definition.card.kind}.use.1`]) assert.ok(texts(language).has(key), `${language} ${key}`)
    for (const [key, words] of Object.entries(own)) {
      const facts = LANGUAGES.map((language) => [...argumentsOf(words[language]).keys()].sort().join())
      assert.deepEqual(new Set(facts).size, 1, key)
      seen += 1
    }
  }
  assert.ok(seen > 50)
})

test('letters before case codes are of one service each, and letters before card numbers of one kind of card', () => {
  for (const pick of ['id', 'prefix'] as const) assert.equal(new Set(definitions.map((one) => one[pick])).size, definitions.length, pick)
  const letters = new Map(definitions.map(({ card, cardLetter }) => [card.kind, cardLetter]))
  assert.equal(new Set(letters.values()).size, letters.size)
  for (const { card, cardLetter, id } of definitions) assert.equal(cardLetter, letters.get(card.kind), id)
})

const EXAMPLE = ['src/countries/kz-demo/border-zone-pass.ts', 'src/countries/kz-demo/border-zone-pass.texts.json']

test('the worked example of the guide is the service that runs: two files of at most 150 lines together, word for word', () => {
  const guide = readFileSync(path.join(PROJECT, 'docs/new-service.md'), 'utf8')
  const files = EXAMPLE.map((file) => readFileSync(path.join(PROJECT, file), 'utf8'))
  for (const [at, content] of files.entries()) assert.ok(guide.includes(`\n${content}\`\`\``), `${EXAMPLE[at]} is not in the guide as it is`)
  assert.ok(files.join('').trimEnd().split('\n').length <= 150)
  assert.ok(definitions.some(({ id }) => id === 'border-zone-pass'))
})
