import type { DocumentRequirement, FieldDefinition, PageDefinition } from '../../core/service/definition.ts'

/** Pages and papers that services share, so that a new one need not write them again. */

const MEGABYTE = 1_000_000
const PAPER_KINDS = ['jpeg', 'png', 'webp', 'heic', 'pdf'] as const

export const PAPER = {
  maxBytes: 10 * MEGABYTE,
  minWidth: 600,
  minHeight: 600,
  maxSide: 2400,
  maxPixels: 40_000_000,
  accepts: PAPER_KINDS,
  maxPages: 10,
} as const

export const contactPages: readonly PageDefinition[] = [
  {
    id: 'contact',
    step: 'contact',
    kind: 'questions',
    fields: [
      { name: 'email', kind: 'email', required: true, shared: true, autocomplete: 'email' },
      { name: 'phone', kind: 'phone', required: false, shared: true, autocomplete: 'tel' },
    ],
  },
  { id: 'confirm-email', step: 'contact', kind: 'confirm-email', fields: [] },
]

export const passportPage: PageDefinition = { id: 'passport-page', step: 'passport', kind: 'upload', fields: [], document: 'passportPage' }

export const passportQuestions: PageDefinition = {
  id: 'passport',
  step: 'passport',
  kind: 'questions',
  fields: [
    { name: 'passportNumber', kind: 'document-number', required: true },
    { name: 'passportIssuedOn', kind: 'date', required: true, rules: [{ kind: 'not-in-future' }] },
    { name: 'passportExpiresOn', kind: 'date', required: true, rules: [{ kind: 'after', field: 'passportIssuedOn' }, { kind: 'outlives-card' }] },
  ],
}

/** As the passport's machine readable zone spells it; some people have one name only. */
export const nameFields: readonly FieldDefinition[] = [
  { name: 'surname', kind: 'latin-name', required: true, autocomplete: 'family-name' },
  {
    name: 'givenNames',
    kind: 'latin-name',
    required: false,
    autocomplete: 'given-name',
    rules: [
      { kind: 'required-unless-ticked', field: 'oneName' },
      { kind: 'empty-when-ticked', field: 'oneName' },
    ],
  },
  { name: 'oneName', kind: 'tick', required: false },
]

const person: readonly FieldDefinition[] = [
  ...nameFields,
  { name: 'sex', kind: 'choice', required: true, options: ['F', 'M', 'X'] },
  { name: 'birthDate', kind: 'date', required: true, rules: [{ kind: 'not-in-future' }, { kind: 'at-most-years-ago', years: 120 }], autocomplete: 'bday' },
  { name: 'nationality', kind: 'list', required: true, list: 'nationalities' },
]

export const personalQuestions: PageDefinition = { id: 'personal', step: 'passport', kind: 'questions', fields: person }

export const portraitPage: PageDefinition = { id: 'portrait', step: 'passport', kind: 'upload', fields: [], document: 'portrait' }

export const portrait: DocumentRequirement = {
  id: 'portrait',
  picture: { maxBytes: 5 * MEGABYTE, minWidth: 413, minHeight: 531, maxSide: 1062, maxPixels: 40_000_000, accepts: ['jpeg', 'png', 'webp', 'heic'] },
  measured: { kind: 'portrait', spec: 'registration-card-portrait' },
}

export const passportPicture: DocumentRequirement = {
  id: 'passportPage',
  picture: { maxBytes: 10 * MEGABYTE, minWidth: 800, minHeight: 550, maxSide: 2400, maxPixels: 40_000_000, accepts: PAPER_KINDS },
  measured: { kind: 'passport' },
}
