import { type AddressBook, type AddressPart, formatOf, partsAsked } from '../collection/address.ts'
import { inAddressOrder } from '../collection/address-fields.ts'
import type { CollectionRules } from '../collection/rules.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import type { PortraitAge, RenewalRules } from '../renewal/rules.ts'
import type { ReminderSchedule } from '../reminder/reminders-due.ts'

/**
 * A public service as data: JSON-serialisable, versioned by `validFrom`. Portal, desk, API, forms, guidance and card follow from it.
 * Conditions are a closed union: a country that needs another kind adds it here, with tests.
 */
export interface ServiceDefinition {
  readonly id: string
  /** Two letters before every case code of the service. */
  readonly prefix: string
  /** One letter before every card number of the service. */
  readonly cardLetter: string
  readonly version: string
  readonly validFrom: PlainDate
  readonly currency: string
  readonly steps: readonly string[]
  readonly pages: readonly PageDefinition[]
  readonly documents: readonly DocumentRequirement[]
  readonly terms: TermRules
  readonly validity: ValidityRules
  readonly card: CardRules
  /** Ids of the offices that serve it in person. */
  readonly offices?: readonly string[]
  /** When the holder is told that the card ends; undefined for a service that reminds nobody. */
  readonly reminders?: ReminderSchedule
  /** How the holder may come by the card on paper; undefined for a service whose card people print themselves. */
  readonly collection?: CollectionRules
  /** Codes of the country's reasons that an officer of this service may give. */
  readonly reasons: readonly string[]
  readonly languages: readonly string[]
  readonly channels: readonly ('portal' | 'counter' | 'adviser' | 'api')[]
}

export interface TermRules {
  /** Working days from payment to decision, by speed. */
  readonly workingDays: Readonly<Record<string, number>>
  /** Calendar days after which a submitted, unpaid application lapses. */
  readonly unpaidLapsesAfterDays: number
  /** Calendar days the applicant has to correct what was returned. */
  readonly correctWithinDays: number
  readonly maxReturns: number
  /** Calendar days after the last change until a draft that was never submitted is removed. */
  readonly draftKeptDays: number
}

/** Which days a card of the service is good for. */
export type ValidityRules = StayRules | RenewalRules | FixedTerm | SameDays

/** The days of one card. */
export interface Validity {
  readonly validFrom: PlainDate
  /** The last day, included. */
  readonly validUntil: PlainDate
}

/** From the entry date chosen, for a visit. */
export interface StayRules {
  readonly kind: 'stay'
  readonly maxDays: number
  /** Days the card is valid from the entry date chosen, both days included. */
  readonly cardDays: number
  /** The passport must be valid this many months beyond the card's last day. */
  readonly passportMonthsBeyond: number
  /** The entry date may lie this many days ahead at most. */
  readonly entryAtMostDaysAhead: number
}

/** From the day of the decision. */
export interface FixedTerm {
  readonly kind: 'fixed'
  /** Calendar months a card is valid. */
  readonly cardMonths: number
  /** A card that a passport would make shorter than this many days, both ends counted, is not issued. */
  readonly leastCardDays: number
}

/** The card that something about has changed: the new one takes its place at once, and ends on the same day. */
export interface SameDays {
  readonly kind: 'same-days'
  /** A card that a passport would make shorter than this many days, both ends counted, is not issued. */
  readonly leastCardDays: number
  readonly portrait: PortraitAge
  /** What has changed, by the names of the answers: asked anew, and not filled in from the card. */
  readonly changes: readonly string[]
  /** Whoever begins it says that the card is out of their hands: it is blocked in that moment, whatever becomes of the application. */
  readonly blocks?: true
  /** A card of ours is put right in the case that it came from; the service is for cards of other registers. */
  readonly inOwnCase?: true
}

export interface CardRules {
  /** What kind of card it is, whichever service made it: a first issue, a renewal and a change make the same kind. */
  readonly kind: string
  /** Its machine readable zone; the seal follows from it: a visa seal for MRV-A, the residence seal for TD1. */
  readonly zone: 'MRV-A' | 'TD1'
  readonly documentCode: string
  readonly entry: EntryRight
  /** Fields printed on the card, in order: names of answers or of computed values. */
  readonly fields: readonly string[]
}

/** Whether a card lets its holder cross the border: not at all; on any day until its last; or as its seal says, with entries and days of stay, for a visit. */
export type EntryRight = 'none' | 'until-expiry' | 'visa'

export interface PageDefinition {
  /** Stable name, also the last part of the address. */
  readonly id: string
  /** One of `steps`: what the step list shows. */
  readonly step: string
  readonly kind: 'questions' | 'upload' | 'confirm-email'
  readonly fields: readonly FieldDefinition[]
  /** For an upload page: the requirement it fulfils. */
  readonly document?: string
  /** The fields stand in the order in which the country of that answer writes them; `parts` says which field is which part. */
  readonly address?: { readonly country: string; readonly parts: Readonly<Record<string, AddressPart>> }
  readonly when?: Condition
}

export interface DocumentRequirement {
  readonly id: string
  readonly picture: FileLimits
  /** What is measured on it: the portrait against the photo specification of that name, or the zone of the passport against the answers. */
  readonly measured?: { readonly kind: 'portrait'; readonly spec: string } | { readonly kind: 'passport' }
  readonly when?: Condition
}

export type FileKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'pdf'

export interface FileLimits {
  readonly maxBytes: number
  readonly minWidth: number
  readonly minHeight: number
  /** Longest side after re-encoding, pixels. */
  readonly maxSide: number
  /** Pixels of the decoded picture, a guard against bombs. */
  readonly maxPixels: number
  /** Kinds of file that are taken; undefined for the plain pictures JPEG, PNG and WebP. */
  readonly accepts?: readonly FileKind[]
  /** Pages that the requirement may have; undefined for one. */
  readonly maxPages?: number
}

export type FieldKind = 'latin-name' | 'text' | 'long-text' | 'choice' | 'list' | 'date' | 'document-number' | 'email' | 'phone' | 'whole-number' | 'tick'

export interface FieldDefinition {
  readonly name: string
  readonly kind: FieldKind
  readonly required: boolean
  /** A rule needs it here, though not everywhere: the form does not call it optional. Set by `fieldsFor`. */
  readonly needed?: boolean
  readonly maxLength?: number
  readonly options?: readonly string[]
  /** A list of the country: `nationalities`, `entry-points`, `exit-points`. */
  readonly list?: string
  readonly min?: number
  readonly max?: number
  readonly rules?: readonly FieldRule[]
  readonly when?: Condition
  /** A further family member starts with this answer filled in. */
  readonly shared?: boolean
  /** May be changed by the applicant between payment and decision, with the fee difference. */
  readonly changeable?: boolean
  /** HTML autocomplete token. */
  readonly autocomplete?: string
}

/** What a value must satisfy beyond its kind. */
export type FieldRule =
  | { readonly kind: 'not-in-future' }
  | { readonly kind: 'not-in-past' }
  | { readonly kind: 'at-most-days-ahead'; readonly days: number }
  | { readonly kind: 'at-most-years-ago'; readonly years: number }
  | { readonly kind: 'after'; readonly field: string }
  /** The passport lasts as long as the validity rules of the card want it to. */
  | { readonly kind: 'outlives-card' }
  /** Required unless the tick of that name is set: people whose passport shows one name only. */
  | { readonly kind: 'required-unless-ticked'; readonly field: string }
  | { readonly kind: 'empty-when-ticked'; readonly field: string }
  | { readonly kind: 'eligible-nationality' }
  /** These choices leave everything as the last card says it, so that its passport must last as long as `outlives-card` asks. */
  | { readonly kind: 'kept-passport-lasts'; readonly values: readonly string[] }
  /** These choices cannot be served here; their words say where. */
  | { readonly kind: 'served-elsewhere'; readonly values: readonly string[] }
  /** The choice is for people younger than that, and for nobody else. */
  | { readonly kind: 'only-under-age'; readonly value: string; readonly years: number }
  /** Needed, and shaped, as the country of that answer wants it: a region or a postal code. */
  | { readonly kind: 'address-part'; readonly part: AddressPart; readonly country: string }

/** The closed union of conditions. */
export type Condition =
  | { readonly kind: 'answer-is'; readonly field: string; readonly values: readonly string[] }
  | { readonly kind: 'extra-document-asked'; readonly document: string }
  | { readonly kind: 'renews' }
  /** The country of that answer has such a part in its addresses. */
  | { readonly kind: 'address-asks'; readonly part: AddressPart; readonly country: string }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'all'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'any'; readonly conditions: readonly Condition[] }

/** Answers as machine data: dates `YYYY-MM-DD`, whole numbers in digits, ticks `yes`. */
export type Answers = Readonly<Record<string, string>>

export interface ConditionFacts {
  readonly answers: Answers
  /** Documents that a rule asks of this applicant: one of the nationality, or the age of the last portrait. */
  readonly extraDocuments: readonly string[]
  /** An earlier card is renewed: what it says is not asked again. */
  readonly renews: boolean
  /** How countries write addresses; needed only by forms that ask for one. */
  readonly addresses?: AddressBook
}

export function holds(condition: Condition | undefined, facts: ConditionFacts): boolean {
  if (!condition) return true
  switch (condition.kind) {
    case 'answer-is':
      return condition.values.includes(facts.answers[condition.field] ?? '')
    case 'extra-document-asked':
      return facts.extraDocuments.includes(condition.document)
    case 'renews':
      return facts.renews
    case 'address-asks':
      return partsAsked(formatOf(facts.addresses ?? {}, facts.answers[condition.country] ?? '')).includes(condition.part)
    case 'not':
      return !holds(condition.condition, facts)
    case 'all':
      return condition.conditions.every((c) => holds(c, facts))
    case 'any':
      return condition.conditions.some((c) => holds(c, facts))
  }
}

export function pagesFor(definition: ServiceDefinition, facts: ConditionFacts): readonly PageDefinition[] {
  return definition.pages.filter((page) => holds(page.when, facts))
}

export function fieldsFor(page: PageDefinition, facts: ConditionFacts): readonly FieldDefinition[] {
  const fields = page.fields.filter((field) => holds(field.when, facts))
  if (!page.address) return fields
  return inAddressOrder(fields, page.address.parts, formatOf(facts.addresses ?? {}, facts.answers[page.address.country] ?? ''))
}

export function documentsFor(definition: ServiceDefinition, facts: ConditionFacts): readonly DocumentRequirement[] {
  return definition.documents.filter((document) => holds(document.when, facts))
}
