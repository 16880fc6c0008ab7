import type { PostalAddress } from './address.ts'

export const COLLECTION_METHODS = ['self-print', 'pick-up', 'post'] as const
/** How the holder comes by the card on paper. The electronic card is valid at once, whichever it is. */
export type CollectionMethod = (typeof COLLECTION_METHODS)[number]
/** The methods for which a paper item is made. */
export type PaperMethod = Exclude<CollectionMethod, 'self-print'>

export interface CollectionRules {
  readonly methods: readonly CollectionMethod[]
  /** Offices that hand out cards. */
  readonly offices: readonly string[]
  /** Calendar days that a ready card waits at the office, the day it came not counted. */
  readonly waitsDays: number
  /** Days before it goes back to the store on which the holder is told so. */
  readonly toldDaysBefore: number
  /** Calendar days after posting from which the holder may say that the card has not come. */
  readonly missingAfterDays: number
}

/** What the holder wants of the paper card. */
export type Wish =
  | { readonly method: 'self-print' }
  | { readonly method: 'pick-up'; readonly officeId: string }
  | { readonly method: 'post'; readonly address: PostalAddress }

/** Reads the answers of the form; whatever is not asked or cannot be fulfilled is printed by the holder. */
export function wishOf(answers: Readonly<Record<string, string>>, rules: CollectionRules | undefined): Wish {
  const method = rules?.methods.find((known) => known === answers.collection)
  if (method === 'pick-up' && rules?.offices.includes(answers.pickUpOffice ?? '')) return { method, officeId: answers.pickUpOffice ?? '' }
  if (method === 'post') return { method, address: addressOf(answers) }
  return { method: 'self-print' }
}

/** The answers about collection, all of them. */
export const WISH_FIELDS = [
  'collection',
  'pickUpOffice',
  'postCountry',
  'postRecipient',
  'postStreet',
  'postStreet2',
  'postLocality',
  'postRegion',
  'postCode',
] as const

/**
 * What a form begins with when nothing was wished for yet: the window of the office of the holder's region, and where there is none, the holder's own
 * printer. Nobody who changes nothing has to type anything.
 */
export function firstWish(rules: CollectionRules, officeOfRegion: string | undefined): Readonly<Record<string, string>> {
  const office = rules.offices.find((known) => known === officeOfRegion)
  return office && rules.methods.includes('pick-up') ? { collection: 'pick-up', pickUpOffice: office } : { collection: 'self-print' }
}

function addressOf(answers: Readonly<Record<string, string>>): PostalAddress {
  const optional = { street2: answers.postStreet2, region: answers.postRegion, postalCode: answers.postCode }
  return {
    recipient: answers.postRecipient ?? '',
    street: answers.postStreet ?? '',
    locality: answers.postLocality ?? '',
    country: answers.postCountry ?? '',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value)),
  }
}
