import { day } from '../../core/kernel/plain-date.ts'
import type { Condition, DocumentRequirement, FieldDefinition, PageDefinition, SameDays, ServiceDefinition } from '../../core/service/definition.ts'
import { WISH_FIELDS } from '../../core/collection/rules.ts'
import { collectionPages, collectionRules } from './collection.ts'
import { registrationRenewal } from './late-ladder.ts'
import { registrationCard } from './registration-card.ts'
import {
  contactPages,
  passportPage,
  passportPicture,
  passportQuestions,
  personalQuestions,
  portrait as photo,
  portraitPage as photoPage,
} from './shared-pages.ts'

/** What something new is asked with is asked as in the renewal. */
function taken<T extends { readonly id: string }>(from: readonly T[], id: string): T {
  const one = from.find((other) => other.id === id)
  if (!one) throw new Error(`the registration card has no ${id}`)
  return one
}

const pages: readonly PageDefinition[] = registrationCard.pages
const papers: readonly DocumentRequirement[] = registrationCard.documents
/** The portrait of the card serves as long as in a renewal. */
const portraitAsked: Condition = { kind: 'extra-document-asked', document: 'portrait' }
const portraitPage = { ...photoPage, when: portraitAsked }
const portrait = { ...photo, when: portraitAsked }
const home = taken(pages, 'home')
const collection = collectionPages('collection')

/** Whose passport is of another country now gets a first card, at an office. */
const passportNow: PageDefinition = {
  id: 'passport-kept',
  step: 'passport',
  kind: 'questions',
  fields: [{ name: 'passportKept', kind: 'choice', required: true, options: ['same', 'new'], rules: [{ kind: 'kept-passport-lasts', values: ['same'] }] }],
}
const isNew: Condition = { kind: 'answer-is', field: 'passportKept', values: ['new'] }

const rules = { kind: 'same-days', leastCardDays: 1, portrait: registrationRenewal.portrait } as const satisfies Partial<SameDays>

/** What every change of a registration card shares. */
const common = {
  cardLetter: 'R',
  version: '2026-11',
  validFrom: day('2026-11-01'),
  currency: 'KZT',
  languages: ['en', 'ru', 'kk', 'zh'],
  channels: ['portal'],
  offices: registrationCard.offices,
  terms: { workingDays: { standard: 3 }, unpaidLapsesAfterDays: 7, correctWithinDays: 30, maxReturns: 3, draftKeptDays: 30 },
  card: registrationCard.card,
  collection: collectionRules,
} as const satisfies Partial<ServiceDefinition>

const PICTURE_REASONS = ['F-01', 'F-02', 'F-03', 'A-01', 'S-01'] as const
const PASSPORT_REASONS = ['P-01', 'P-03', 'P-04', 'N-01', 'N-02'] as const

/** The holder has a new passport, and the card is to name it. */
export const newPassport = {
  ...common,
  id: 'registration-card-passport',
  prefix: 'RP',
  steps: ['contact', 'passport', 'collection', 'check', 'pay'],
  pages: [...contactPages, passportPage, passportQuestions, portraitPage, ...collection],
  documents: [portrait, passportPicture],
  validity: { ...rules, changes: ['passportNumber', 'passportIssuedOn', 'passportExpiresOn'] },
  reasons: [...PICTURE_REASONS, ...PASSPORT_REASONS],
} as const satisfies ServiceDefinition

/** The holder has moved: whoever fetched the last card on paper, or got it by post, may be far from there now. */
export const newAddress = {
  ...common,
  id: 'registration-card-address',
  prefix: 'RA',
  steps: ['contact', 'passport', 'home', 'collection', 'check', 'pay'],
  pages: [
    ...contactPages,
    portraitPage,
    { ...home, id: 'new-home', fields: home.fields.filter(({ name }) => name !== 'category') },
    taken(pages, 'residence'),
    taken(pages, 'consent'),
    ...collection,
  ],
  documents: [portrait, taken(papers, 'residence'), taken(papers, 'consent')],
  validity: { ...rules, changes: ['region', 'address', 'housing', ...WISH_FIELDS] },
  reasons: [...PICTURE_REASONS, 'R-01', 'R-02', 'R-03'],
} as const satisfies ServiceDefinition

/** The card is lost or was stolen; who was robbed may have a new passport, too. */
export const lostCard = {
  ...common,
  id: 'registration-card-lost',
  prefix: 'RS',
  steps: ['contact', 'passport', 'collection', 'check', 'pay'],
  pages: [...contactPages, passportNow, { ...passportPage, when: isNew }, { ...passportQuestions, when: isNew }, portraitPage, ...collection],
  documents: [portrait, { ...passportPicture, when: isNew }],
  validity: { ...rules, changes: [], blocks: true },
  reasons: [...PICTURE_REASONS, ...PASSPORT_REASONS],
} as const satisfies ServiceDefinition

const passportNumber: readonly FieldDefinition[] = [{ name: 'passportNumber', kind: 'document-number', required: true }]

/** A card of another register is wrong: it costs nothing, and the passport shows what is right. */
export const wrongLetter = {
  ...common,
  id: 'registration-card-correction',
  prefix: 'RW',
  steps: ['contact', 'passport', 'collection', 'check'],
  pages: [
    ...contactPages,
    {
      id: 'wrong-letter',
      step: 'passport',
      kind: 'questions',
      fields: [{ name: 'whatIsWrong', kind: 'long-text', required: true, maxLength: 500 }, ...personalQuestions.fields, ...passportNumber],
    },
    passportPage,
    portraitPage,
    ...collection,
  ],
  documents: [portrait, passportPicture],
  validity: { ...rules, changes: ['whatIsWrong'], inOwnCase: true },
  reasons: [...PICTURE_REASONS, ...PASSPORT_REASONS],
} as const satisfies ServiceDefinition
