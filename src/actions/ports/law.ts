import type { AskedAnswer } from '../../core/case/case-file.ts'
import type { AddressBook } from '../../core/collection/address.ts'
import type { Position } from '../../core/appointment/nearest.ts'
import type { OfficeTimes } from '../../core/appointment/office-times.ts'
import type { WorkCalendar } from '../../core/calendar/calendar.ts'
import type { NationalityRow } from '../../core/eligibility/rows.ts'
import type { FeeRule, IndexValue } from '../../core/fee/rules.ts'
import type { InFour, Language } from '../../core/kernel/language.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import type { PhotoSpec } from '../../core/photo/photo-spec.ts'
import type { LateRule } from '../../core/renewal/rules.ts'
import type { SealRules } from '../../core/seal/seal-rules.ts'
import type { Answers, FieldDefinition, ServiceDefinition } from '../../core/service/definition.ts'

export interface BorderPoint {
  readonly id: string
  readonly mode: string
  readonly name: InFour
}

/** ISO 3166-2. */
export interface Region {
  readonly code: string
  readonly name: InFour
  /** Of its seat. */
  readonly position?: Position
}

/** A reason an officer may give, with what it points at and how it is put right. */
export interface ReasonRule {
  readonly code: string
  readonly class: string
  readonly use: 'return' | 'refuse' | 'both'
  /** The answer or document concerned; empty when the officer must choose. */
  readonly target: string
  readonly legalBasis: string
  readonly appealableDays: number
  /** A reason that may not be told is shown to the applicant in general words. */
  readonly disclosable: boolean
}

export interface Office {
  readonly id: string
  readonly name: InFour
  /** Where it stands. */
  readonly region?: string
  readonly position?: Position
  /** Where people go, and when it is open; undefined for an office that nobody visits. */
  readonly address?: InFour
  readonly hours?: InFour
}

/** Everything the law says today, as data: the country's folder and the dated parameters of the database. */
export interface LawBook {
  readonly country: string
  /** ICAO issuing state of the cards; UTO in the demo. */
  readonly issuingState: string
  readonly seals: SealRules
  readonly timeZone: string
  readonly demo: boolean
  readonly definitions: readonly ServiceDefinition[]
  /** Cards that anyone may look up in the demo; none elsewhere. */
  readonly demoCards: readonly { readonly number: string; readonly birthDate: PlainDate }[]
  /** What being late with a yearly card means. */
  readonly lateLadder: readonly LateRule[]
  readonly photoSpecs: readonly PhotoSpec[]
  readonly feeRules: readonly FeeRule[]
  readonly indexValues: readonly IndexValue[]
  readonly calendar: WorkCalendar
  readonly nationalityRows: readonly NationalityRow[]
  /** ICAO three-letter code -> name in four languages. */
  readonly nationalityNames: Readonly<Record<string, InFour>>
  /** By the same codes, how addresses are written there. */
  readonly addresses: AddressBook
  /** By the same codes, the clocks there, IANA names. */
  readonly timeZones: Readonly<Record<string, readonly string[]>>
  readonly borderPoints: readonly BorderPoint[]
  readonly regions: readonly Region[]
  readonly reasons: readonly ReasonRule[]
  readonly offices: readonly Office[]
  /** When they are open and what of that can be booked, dated. */
  readonly officeTimes: readonly OfficeTimes[]
  /** The office that takes what comes over the web. */
  readonly webOffice: string
}

export type Law = () => LawBook

/** Keeps each answer as the question was asked, in the language of asking. */
export interface Wording {
  asked(definition: ServiceDefinition, language: Language, answers: Answers): readonly AskedAnswer[]
  /** The words for one answer; empty for none. */
  answer(field: FieldDefinition, language: Language, value: string): string
}
