import { LANGUAGES, type Language } from '../../src/core/kernel/language.ts'
import { day } from '../../src/core/kernel/plain-date.ts'
import type { ServiceDefinition } from '../../src/core/service/definition.ts'

const picture = { maxBytes: 1, minWidth: 1, minHeight: 1, maxSide: 1, maxPixels: 1 }

/** A service that no country has: every kind of field and of condition, and pages that no other service has. */
export const beeKeeping = {
  id: 'bee-keeping',
  prefix: 'BK',
  cardLetter: 'B',
  version: '2030-02',
  validFrom: day('2026-01-01'),
  currency: 'KZT',
  languages: LANGUAGES,
  channels: ['counter'],
  steps: ['hive'],
  pages: [
    {
      id: 'hive',
      step: 'hive',
      kind: 'questions',
      fields: [
        { name: 'owner', kind: 'latin-name', required: true },
        { name: 'nickname', kind: 'text', required: false, maxLength: 60 },
        { name: 'story', kind: 'long-text', required: true, maxLength: 400 },
        { name: 'colour', kind: 'choice', required: true, options: ['yellow', 'white'] },
        { name: 'country', kind: 'list', required: true, list: 'nationalities' },
        { name: 'since', kind: 'date', required: true },
        { name: 'paper', kind: 'document-number', required: true },
        { name: 'mail', kind: 'email', required: true },
        { name: 'call', kind: 'phone', required: true },
        { name: 'bees', kind: 'whole-number', required: true, min: 1, max: 5000 },
        { name: 'wild', kind: 'tick', required: false },
        { name: 'speed', kind: 'choice', required: true, options: ['standard'] },
        { name: 'oldHive', kind: 'text', required: true, when: { kind: 'renews' } },
        { name: 'birth', kind: 'date', required: true, when: { kind: 'not', condition: { kind: 'renews' } } },
        { name: 'meadow', kind: 'list', required: false, list: 'meadows' },
      ],
    },
    { id: 'queen', step: 'hive', kind: 'upload', document: 'queenPicture', fields: [] },
    {
      id: 'honey',
      step: 'hive',
      kind: 'questions',
      when: { kind: 'answer-is', field: 'colour', values: ['yellow', 'white'] },
      fields: [
        { name: 'jars', kind: 'whole-number', required: true, when: { kind: 'answer-is', field: 'country', values: ['PER', 'CHN'] } },
        { name: 'gate', kind: 'list', required: true, list: 'entry-points', when: { kind: 'answer-is', field: 'wild', values: ['yes'] } },
        { name: 'fence', kind: 'text', required: true, when: { kind: 'not', condition: { kind: 'answer-is', field: 'wild', values: ['yes'] } } },
        { name: 'vet', kind: 'text', required: true, when: { kind: 'extra-document-asked', document: 'vetLetter' } },
        {
          name: 'smoke',
          kind: 'text',
          required: true,
          when: {
            kind: 'all',
            conditions: [
              { kind: 'answer-is', field: 'colour', values: ['white'] },
              {
                kind: 'any',
                conditions: [
                  { kind: 'answer-is', field: 'nickname', values: [''] },
                  { kind: 'answer-is', field: 'bees', values: ['7'] },
                ],
              },
            ],
          },
        },
        {
          name: 'tax',
          kind: 'text',
          required: true,
          when: {
            kind: 'not',
            condition: {
              kind: 'any',
              conditions: [
                { kind: 'answer-is', field: 'colour', values: ['white'] },
                { kind: 'extra-document-asked', document: 'vetLetter' },
              ],
            },
          },
        },
      ],
    },
  ],
  documents: [
    { id: 'queenPicture', picture },
    { id: 'vetLetter', picture, when: { kind: 'extra-document-asked', document: 'vetLetter' } },
    { id: 'taxPaper', picture, when: { kind: 'answer-is', field: 'colour', values: ['white'] } },
  ],
  terms: { workingDays: { standard: 5 }, unpaidLapsesAfterDays: 7, correctWithinDays: 30, maxReturns: 3, draftKeptDays: 30 },
  offices: ['ALA'],
  validity: { kind: 'fixed', cardMonths: 12, leastCardDays: 30 },
  card: { kind: 'bee-keeping', zone: 'TD1', documentCode: 'IB', entry: 'none', fields: [] },
  reasons: [],
} as const satisfies ServiceDefinition

/** The texts of the service; each tells its language, so that a wrong one is seen. */
export const beeTexts = Object.fromEntries(LANGUAGES.map((language) => [language, textsIn(language)])) as Readonly<
  Record<Language, Readonly<Record<string, string>>>
>

function textsIn(language: Language): Readonly<Record<string, string>> {
  const { pages, documents } = beeKeeping
  const fields = pages.flatMap((page) => [...page.fields])
  return Object.fromEntries([
    ['service.bee-keeping.name', `Bee keeping ${language}`],
    ...pages.map((page) => [`page.${page.id}.title`, `Page ${page.id} ${language}`]),
    ...fields.map((field) => [`field.${field.name}.label`, `Label ${field.name} ${language}`]),
    ...fields.slice(0, 3).map((field) => [`field.${field.name}.hint`, `Hint ${field.name} ${language}`]),
    ['field.speed.option.standard', `Option standard ${language}`],
    ...['yellow', 'white'].map((colour) => [`field.colour.option.${colour}`, `Option ${colour} ${language}`]),
    ...documents.map((document) => [`document.${document.id}.name`, `Document ${document.id} ${language}`]),
    ['document.queenPicture.rule-1', `Rule ${language}.`],
  ])
}
