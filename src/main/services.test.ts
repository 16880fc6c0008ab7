import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { argumentsOf } from '../../tools/texts.mjs'
import { type InFour, LANGUAGES, type Language } from '../core/kernel/language.ts'
import type { ServiceDefinition } from '../core/service/definition.ts'
import { type Service, services } from '../countries/kz-demo/services.ts'
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

/** What a reader of seals would take for something else: a kind that its services describe in two ways, or two kinds that look the same. */
function ambiguousKinds(of: readonly Pick<ServiceDefinition, 'card'>[]): readonly string[] {
  const kinds = [...new Set(of.map(({ card }) => card.kind))]
  const looks = (kind: string) => [...new Set(of.flatMap(({ card }) => (card.kind === kind ? [`${card.zone} ${card.documentCode}`] : [])))]
  const rights = (kind: string) => new Set(of.flatMap(({ card }) => (card.kind === kind ? [card.entry] : [])))
  return kinds.filter((kind) => looks(kind).length > 1 || rights(kind).size > 1 || kinds.some((other) => other !== kind && looks(other)[0] === looks(kind)[0]))
}

test('services that make the same kind of card give it the same look and the same right at the border, and no two kinds look the same', () => {
  assert.deepEqual(ambiguousKinds(definitions), [])
  const [tourist, registration] = ['tourist-card', 'registration-card'].map((kind) => definitions.find(({ card }) => card.kind === kind) ?? assert.fail(kind))
  assert.ok(tourist && registration)
  assert.deepEqual(ambiguousKinds([...definitions, { card: { ...registration.card, entry: 'none' } }]), ['registration-card'])
  assert.deepEqual(ambiguousKinds([tourist, { card: { ...tourist.card, kind: 'another' } }]), ['tourist-card', 'another'])
})

/** The product's own texts of a language, before a country lays its words over them. */
function productTexts(language: Language): Readonly<Record<string, string>> {
  const folder = path.join(PROJECT, 'src/texts', language)
  return Object.assign({}, ...readdirSync(folder).map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'))))
}

/** Keys by which a service changes what every other service says: they name neither the service nor its card, and their words are not those of the product. */
function takenFromOthers({ definition: { id, card }, texts: own }: Pick<Service, 'definition' | 'texts'>): readonly string[] {
  const isOwn = (key: string) => key.split('.').some((part) => part === id || part === card.kind)
  return LANGUAGES.flatMap((language) => {
    const product = productTexts(language)
    return Object.entries(own)
      .filter(([key, words]) => !isOwn(key) && key in product && product[key] !== words[language])
      .map(([key]) => `${language} ${key}`)
  })
}

test('no service changes the words that others share with it; one that writes a text of the product anew is found', () => {
  for (const service of services) assert.deepEqual(takenFromOthers(service), [], service.definition.id)
  const [service] = services
  assert.ok(service)
  const { id, card } = service.definition
  const [shared, same] = ['check.text', 'check.title']
  const anew = inFour(() => 'Only a hiker needs this')
  const product = inFour((language) => productTexts(language)[same] ?? '')
  const texts = { [shared]: anew, [same]: product, [`service.${id}.name`]: anew, [`card.${card.kind}.use.1`]: anew }
  assert.deepEqual(
    takenFromOthers({ ...service, texts }),
    LANGUAGES.map((language) => `${language} ${shared}`),
  )
})

const inFour = (text: (language: Language) => string): InFour => ({ en: text('en'), ru: text('ru'), kk: text('kk'), zh: text('zh') })

test('services that bring the same text bring the same words', () => {
  const brought = new Map<string, string>()
  for (const [key, words] of services.flatMap(({ texts: own }) => Object.entries(own))) {
    const written = JSON.stringify(LANGUAGES.map((language) => words[language]))
    assert.equal(brought.get(key) ?? written, written, key)
    brought.set(key, written)
  }
  assert.ok(brought.size > 50)
})

const EXAMPLE = ['src/countries/kz-demo/border-zone-pass.ts', 'src/countries/kz-demo/border-zone-pass.texts.json']

test('the worked example of the guide is the service that runs: two files of at most 150 lines together, word for word', () => {
  const guide = readFileSync(path.join(PROJECT, 'docs/new-service.md'), 'utf8')
  const files = EXAMPLE.map((file) => readFileSync(path.join(PROJECT, file), 'utf8'))
  for (const [at, content] of files.entries()) assert.ok(guide.includes(`\n${content}\`\`\``), `${EXAMPLE[at]} is not in the guide as it is`)
  assert.ok(files.join('').trimEnd().split('\n').length <= 150)
  assert.ok(definitions.some(({ id }) => id === 'border-zone-pass'))
})
