import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PROBLEM_CODES } from '../../core/form/problem.ts'
import { LANGUAGES, type Language } from '../../core/kernel/language.ts'
import { refuse } from '../../core/kernel/result.ts'
import { CATALOGUE } from '../../texts/catalogue.gen.ts'
import { createTexts } from '../../texts/words.ts'
import { problemOf } from './problem.ts'
import { API_PROBLEMS, type ApiProblemCode } from './problem-codes.ts'

const texts = createTexts({ en: {}, ru: {}, kk: {}, zh: {} })
const codes = Object.keys(API_PROBLEMS) as ApiProblemCode[]

/** Codes that would be told as themselves in a language. */
function wordless(messages: Readonly<Record<string, string>>): readonly string[] {
  return [...codes, ...PROBLEM_CODES].filter((code) => messages[`problem.${code}`] === undefined)
}

// That a route answers no code beside these is what the types check: an action with a new one does not compile until it is named here.
test('every code that the API can answer has words in every language', () => {
  for (const language of LANGUAGES) assert.deepEqual(wordless(CATALOGUE[language]), [], language)
  assert.ok(codes.length > 55, String(codes.length))
  const { 'problem.queue-empty': _, ...broken } = CATALOGUE.kk
  assert.deepEqual(wordless(broken), ['queue-empty'])
})

const LETTERS: Readonly<Record<Language, RegExp>> = {
  en: /^[^\p{Script=Cyrillic}\p{Script=Han}]+$/u,
  ru: /[а-яё]{3}/i,
  kk: /[а-яәғқңөұүһі]{3}/i,
  zh: /\p{Script=Han}{2}/u,
}

test('title and detail are sentences in the language asked for, never the code', () => {
  for (const language of LANGUAGES) {
    for (const code of codes) {
      const { title, errors } = problemOf('https://sapar.example', texts(language), refuse(code, { limit: 90, max: 2, left: 3, characters: 'ß' }, 'reference'))
      for (const text of [title, errors?.[0]?.detail ?? '']) {
        assert.match(text, LETTERS[language], `${language} ${code}`)
        assert.ok(!text.includes(code) || code === 'required', `${language} ${code}: ${text}`)
      }
    }
  }
})

test('a field that the form asks for is called by its question, and one that it does not by its own name', () => {
  const words = texts('ru')
  const said = (field: string) => problemOf('https://sapar.example', words, refuse('required', {}, field)).title
  assert.equal(said('passportNumber'), words('problem.required', { field: words('field.passportNumber.label') }))
  assert.equal(said('reference'), words('problem.required', { field: 'reference' }))
})
