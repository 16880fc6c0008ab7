import type { CollectionRules } from '../../core/collection/rules.ts'
import type { AddressPart } from '../../core/collection/address.ts'
import type { FieldDefinition, PageDefinition } from '../../core/service/definition.ts'

/** How a card on paper reaches its holder: a definition takes it by `collection: collectionRules` and by these pages among its own. */
export const collectionRules = {
  methods: ['self-print', 'pick-up', 'post'],
  offices: ['AST', 'ALA', 'KRG', 'SHY'],
  waitsDays: 30,
  toldDaysBefore: 7,
  missingAfterDays: 21,
} as const satisfies CollectionRules

const BY_POST = { kind: 'answer-is', field: 'collection', values: ['post'] } as const

/** Which field is which part of an address. */
export const ADDRESS_PARTS = {
  postRecipient: 'recipient',
  postStreet: 'street',
  postStreet2: 'street2',
  postLocality: 'locality',
  postRegion: 'region',
  postCode: 'postalCode',
} as const satisfies Readonly<Record<string, AddressPart>>

const ADDRESS_FIELDS = [
  { name: 'postRecipient', kind: 'text', required: true, maxLength: 60, autocomplete: 'name' },
  { name: 'postStreet', kind: 'text', required: true, maxLength: 60, autocomplete: 'address-line1' },
  { name: 'postStreet2', kind: 'text', required: false, maxLength: 60, autocomplete: 'address-line2' },
  { name: 'postLocality', kind: 'text', required: true, maxLength: 60, autocomplete: 'address-level2' },
  {
    name: 'postRegion',
    kind: 'text',
    required: false,
    maxLength: 60,
    autocomplete: 'address-level1',
    when: { kind: 'address-asks', part: 'region', country: 'postCountry' },
    rules: [{ kind: 'address-part', part: 'region', country: 'postCountry' }],
  },
  {
    name: 'postCode',
    kind: 'text',
    required: false,
    maxLength: 12,
    autocomplete: 'postal-code',
    when: { kind: 'address-asks', part: 'postalCode', country: 'postCountry' },
    rules: [{ kind: 'address-part', part: 'postalCode', country: 'postCountry' }],
  },
] as const satisfies readonly FieldDefinition[]

/** The pages of the form; `step` is the step of the definition that they stand in. */
export function collectionPages<S extends string>(step: S) {
  return [
    {
      id: 'collection',
      step,
      kind: 'questions',
      fields: [{ name: 'collection', kind: 'choice', required: true, options: ['self-print', 'pick-up', 'post'] }],
    },
    {
      id: 'pick-up-office',
      step,
      kind: 'questions',
      when: { kind: 'answer-is', field: 'collection', values: ['pick-up'] },
      fields: [{ name: 'pickUpOffice', kind: 'list', required: true, list: 'offices' }],
    },
    // The country first: it says what the address has, and in which order.
    {
      id: 'post-country',
      step,
      kind: 'questions',
      when: BY_POST,
      fields: [{ name: 'postCountry', kind: 'list', required: true, list: 'countries', autocomplete: 'country' }],
    },
    {
      id: 'postal-address',
      step,
      kind: 'questions',
      when: BY_POST,
      address: { country: 'postCountry', parts: ADDRESS_PARTS },
      fields: ADDRESS_FIELDS,
    },
  ] as const satisfies readonly PageDefinition[]
}
