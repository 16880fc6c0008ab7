import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES, type Language } from '../../core/kernel/language.ts'
import { refuse } from '../../core/kernel/result.ts'
import { CATALOGUE } from '../../texts/catalogue.gen.ts'
import { createTexts } from '../../texts/words.ts'
import { problemOf } from './problem.ts'
import { API_PROBLEM_CODES as codes } from './problem-codes.ts'
import { problemWords } from './problem-words.ts'

const texts = createTexts({ en: {}, ru: {}, kk: {}, zh: {} })

/** Codes that would be told as themselves in a language. */
function wordless(messages: Readonly<Record<string, string>>): readonly string[] {
  return codes.filter((code) => messages[`problem.${code}`] === undefined)
}

// That a route answers no code beside these is what the types check: an action with a new one does not compile until it is named here.
test('every code that the API can answer has words in every language', () => {
  for (const language of LANGUAGES) assert.deepEqual(wordless(CATALOGUE[language]), [], language)
  assert.ok(codes.length > 75, String(codes.length))
  const { 'problem.queue-empty': _, ...broken } = CATALOGUE.kk
  assert.deepEqual(wordless(broken), ['queue-empty'])
})

const LETTERS: Readonly<Record<Language, RegExp>> = {
  en: /^[^\p{Script=Cyrillic}\p{Script=Han}]+$/u,
  ru: /[а-яё]{3}/i,
  kk: /[а-яәғқңөұүһі]{3}/i,
  zh: /\p{Script=Han}{2}/u,
}

const FACTS = {
  limit: 90,
  max: 2,
  min: 1,
  left: 3,
  characters: 'ß',
  missing: 'day',
  expected: 'string',
  options: 'de, fr',
  other: 'birthDate',
  date: '2026-01-01',
  needed: '2027-01-01',
  latest: '2027-06-01',
  until: '2027-06-01',
  day: '2027-06-01',
}

test('title and detail are sentences in the language asked for, never the code', () => {
  for (const language of LANGUAGES) {
    for (const code of codes) {
      const { title, errors } = problemOf('https://sapar.example', texts(language), refuse(code, FACTS, 'reference'))
      for (const text of [title, errors?.[0]?.detail ?? '']) {
        assert.match(text, LETTERS[language], `${language} ${code}`)
        assert.ok(!text.includes(code) || code === 'required', `${language} ${code}: ${text}`)
      }
    }
  }
})

test('the words of a code alone leave its facts open and are whole sentences all the same', () => {
  for (const language of LANGUAGES) {
    const nothing = new Intl.NumberFormat(language).format(Number.NaN)
    for (const code of codes) {
      const said = problemWords('https://sapar.example', texts(language), code)
      assert.equal(said?.code, code)
      assert.match(said.title, LETTERS[language], `${language} ${code}`)
      for (const sign of ['{', '#', 'undefined', nothing]) assert.ok(!said.title.includes(sign), `${language} ${code}: ${said.title}`)
    }
  }
  assert.equal(problemWords('https://sapar.example', texts('en'), 'toString'), undefined)
})

test('a field that the form asks for is called by its question, and one that it does not by its own name', () => {
  const words = texts('ru')
  const said = (field: string) => problemOf('https://sapar.example', words, refuse('required', {}, field)).title
  assert.equal(said('passportNumber'), words('problem.required', { field: words('field.passportNumber.label') }))
  assert.equal(said('reference'), words('problem.required', { field: 'reference' }))
})
