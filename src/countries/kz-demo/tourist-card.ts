import { day } from '../../core/kernel/plain-date.ts'
import type { ServiceDefinition } from '../../core/service/definition.ts'
import { contactPages, nameFields, PAPER, passportPage, passportPicture, portrait } from './shared-pages.ts'

/** The tourist card, as data. Fees, calendar, nationalities and border points are parameters of the country, dated on their own. */
export const touristCard = {
  id: 'tourist-card',
  prefix: 'TC',
  cardLetter: 'T',
  version: '2026-11',
  validFrom: day('2026-11-01'),
  currency: 'KZT',
  languages: ['en', 'ru', 'kk', 'zh'],
  channels: ['portal', 'api'],
  steps: ['contact', 'passport', 'personal', 'trip', 'check', 'pay'],
  pages: [
    ...contactPages,
    passportPage,
    {
      id: 'passport',
      step: 'passport',
      kind: 'questions',
      fields: [
        {
          name: 'travelDocument',
          kind: 'choice',
          required: true,
          options: ['ordinary-passport', 'diplomatic-passport', 'service-passport', 'refugee-document', 'stateless-document'],
        },
        { name: 'passportNumber', kind: 'document-number', required: true },
        { name: 'passportIssuedOn', kind: 'date', required: true, rules: [{ kind: 'not-in-future' }, { kind: 'after', field: 'birthDate' }] },
        { name: 'passportExpiresOn', kind: 'date', required: true, rules: [{ kind: 'after', field: 'passportIssuedOn' }, { kind: 'outlives-card' }] },
      ],
    },
    {
      id: 'personal',
      step: 'personal',
      kind: 'questions',
      fields: [
        ...nameFields,
        { name: 'nameInOwnScript', kind: 'text', required: false, maxLength: 60 },
        { name: 'sex', kind: 'choice', required: true, options: ['F', 'M', 'X'] },
        {
          name: 'birthDate',
          kind: 'date',
          required: true,
          rules: [{ kind: 'not-in-future' }, { kind: 'at-most-years-ago', years: 120 }],
          autocomplete: 'bday',
        },
        { name: 'birthPlace', kind: 'text', required: true, maxLength: 60 },
        { name: 'nationality', kind: 'list', required: true, list: 'nationalities', rules: [{ kind: 'eligible-nationality' }] },
        { name: 'occupation', kind: 'text', required: true, maxLength: 60 },
      ],
    },
    { id: 'portrait', step: 'personal', kind: 'upload', fields: [], document: 'portrait' },
    {
      id: 'trip',
      step: 'trip',
      kind: 'questions',
      fields: [
        { name: 'purpose', kind: 'choice', required: true, options: ['tourism', 'visit', 'business', 'medical'], shared: true },
        { name: 'entryOn', kind: 'date', required: true, rules: [{ kind: 'not-in-past' }, { kind: 'at-most-days-ahead', days: 180 }], shared: true },
        { name: 'daysOfStay', kind: 'whole-number', required: true, min: 1, max: 90, shared: true, changeable: true },
        { name: 'entries', kind: 'choice', required: true, options: ['single', 'multiple'], shared: true, changeable: true },
        { name: 'entryPoint', kind: 'list', required: true, list: 'entry-points', shared: true },
        { name: 'exitPoint', kind: 'list', required: true, list: 'exit-points', shared: true },
        { name: 'addressOfStay', kind: 'long-text', required: true, maxLength: 200, shared: true },
        { name: 'speed', kind: 'choice', required: true, options: ['standard', 'express'], shared: true },
      ],
    },
    { id: 'invitation', step: 'trip', kind: 'upload', fields: [], document: 'invitation', when: { kind: 'extra-document-asked', document: 'invitation' } },
    { id: 'hotel-proof', step: 'trip', kind: 'upload', fields: [], document: 'hotelProof', when: { kind: 'extra-document-asked', document: 'hotelProof' } },
  ],
  documents: [
    { ...portrait, measured: { kind: 'portrait', spec: 'tourist-card-portrait' } },
    passportPicture,
    { id: 'invitation', picture: PAPER, when: { kind: 'extra-document-asked', document: 'invitation' } },
    { id: 'hotelProof', picture: PAPER, when: { kind: 'extra-document-asked', document: 'hotelProof' } },
  ],
  terms: { workingDays: { standard: 5, express: 1 }, unpaidLapsesAfterDays: 7, correctWithinDays: 30, maxReturns: 3, draftKeptDays: 30 },
  validity: { kind: 'stay', maxDays: 90, cardDays: 90, passportMonthsBeyond: 3, entryAtMostDaysAhead: 180 },
  card: {
    kind: 'tourist-card',
    zone: 'MRV-A',
    documentCode: 'V',
    entry: 'visa',
    fields: ['surname', 'givenNames', 'passportNumber', 'nationality', 'birthDate', 'sex', 'purpose', 'issuedOn', 'authority'],
  },
  reasons: ['F-01', 'F-02', 'F-03', 'P-01', 'P-03', 'P-04', 'N-01', 'N-02', 'D-01', 'D-02', 'T-01', 'T-02', 'E-01', 'E-02', 'A-01', 'S-01'],
} as const satisfies ServiceDefinition
