import { day } from '../../core/kernel/plain-date.ts'
import type { Condition, DocumentRequirement, PageDefinition, ServiceDefinition } from '../../core/service/definition.ts'
import { collectionPages, collectionRules } from './collection.ts'
import { registrationRenewal } from './late-ladder.ts'
import { contactPages, PAPER, passportPage, passportPicture, passportQuestions, personalQuestions, portrait, portraitPage } from './shared-pages.ts'

const isFirst: Condition = { kind: 'not', condition: { kind: 'renews' } }
const answerIs = (field: string, ...values: readonly string[]): Condition => ({ kind: 'answer-is', field, values })
/** The passport of the last card does not serve any more, or there was no card. */
const newPassport: Condition = { kind: 'any', conditions: [isFirst, answerIs('passportKept', 'new')] }
const portraitAsked: Condition = { kind: 'extra-document-asked', document: 'portrait' }

/** Papers that only some have to show, each with who; the page that takes one is named like it. */
const PAPERS = [
  { id: 'residence' },
  { id: 'consent', when: answerIs('housing', 'landlord-statement') },
  { id: 'parent', when: answerIs('category', 'child') },
  { id: 'study', when: answerIs('category', 'student') },
  { id: 'work', when: answerIs('category', 'worker') },
  { id: 'health', when: answerIs('category', 'worker', 'student') },
  { id: 'pension', when: answerIs('category', 'pensioner') },
] as const satisfies readonly { readonly id: string; readonly when?: Condition }[]

const paperPages = PAPERS.map((paper): PageDefinition => ({ ...paper, step: 'home', kind: 'upload', fields: [], document: paper.id }))
const paperDocuments = PAPERS.map((paper): DocumentRequirement => ({ ...paper, picture: PAPER }))

/**
 * The yearly registration card, as data: its renewal, and with the same pages its first issue. Fees, calendar and the ladder of fines are dated on their own.
 */
export const registrationCard = {
  id: 'registration-card-renewal',
  prefix: 'RC',
  cardLetter: 'R',
  version: '2026-11',
  validFrom: day('2026-11-01'),
  currency: 'KZT',
  languages: ['en', 'ru', 'kk', 'zh'],
  channels: ['portal', 'api'],
  offices: ['AST', 'ALA', 'KRG', 'SHY'],
  steps: ['contact', 'passport', 'home', 'speed', 'collection', 'check', 'pay'],
  pages: [
    ...contactPages,
    {
      id: 'passport-kept',
      step: 'passport',
      kind: 'questions',
      fields: [
        {
          name: 'passportKept',
          kind: 'choice',
          required: true,
          options: ['same', 'new', 'other-country'],
          rules: [
            { kind: 'served-elsewhere', values: ['other-country'] },
            { kind: 'kept-passport-lasts', values: ['same'] },
          ],
          when: { kind: 'renews' },
        },
        { name: 'blankPages', kind: 'tick', required: true },
      ],
    },
    { ...passportPage, when: newPassport },
    { ...passportQuestions, when: newPassport },
    { ...personalQuestions, when: isFirst },
    { ...portraitPage, when: portraitAsked },
    {
      id: 'home',
      step: 'home',
      kind: 'questions',
      fields: [
        { name: 'region', kind: 'list', required: true, list: 'regions', shared: true },
        { name: 'address', kind: 'long-text', required: true, maxLength: 200, shared: true, autocomplete: 'street-address' },
        { name: 'housing', kind: 'choice', required: true, options: ['own', 'lease', 'landlord-statement'], shared: true },
        {
          name: 'category',
          kind: 'choice',
          required: true,
          options: ['adult', 'worker', 'student', 'child', 'pensioner'],
          rules: [{ kind: 'only-under-age', value: 'child', years: 16 }],
        },
      ],
    },
    ...paperPages,
    { id: 'speed', step: 'speed', kind: 'questions', fields: [{ name: 'speed', kind: 'choice', required: true, options: ['standard', 'express'] }] },
    ...collectionPages('collection'),
  ],
  documents: [{ ...portrait, when: portraitAsked }, { ...passportPicture, when: newPassport }, ...paperDocuments],
  terms: { workingDays: { standard: 5, express: 2 }, unpaidLapsesAfterDays: 7, correctWithinDays: 30, maxReturns: 3, draftKeptDays: 30 },
  validity: registrationRenewal,
  card: {
    kind: 'registration-card',
    zone: 'TD1',
    documentCode: 'IR',
    entry: 'until-expiry',
    fields: ['surname', 'givenNames', 'passportNumber', 'nationality', 'birthDate', 'sex', 'region', 'address', 'issuedOn', 'authority'],
  },
  collection: collectionRules,
  reminders: { daysBefore: [60, 30, 14, 7, 1], daysAfter: [1, 7] },
  reasons: ['F-01', 'F-02', 'F-03', 'P-01', 'P-03', 'P-04', 'N-01', 'N-02', 'R-01', 'R-02', 'R-03', 'C-01', 'A-01', 'S-01'],
} as const satisfies ServiceDefinition
