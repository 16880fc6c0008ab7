import type { PlainDate } from '../kernel/plain-date.ts'

export type TravelDocument = 'ordinary-passport' | 'diplomatic-passport' | 'service-passport' | 'refugee-document' | 'stateless-document'

/** `another-route` means that this service cannot be used; `route` names the way that can. */
export type Outcome = 'visa-free' | 'apply' | 'apply-with-extra' | 'another-route'

/** Days in the country allowed in any stretch of `inDays` days. */
export interface StayWindow {
  readonly days: number
  readonly inDays: number
}

/**
 * What one nationality may do with one kind of document from a day on, until a newer row begins. On a visa-free row `route` or
 * `extraDocuments` say what is asked for a longer stay.
 */
export interface NationalityRow {
  /** ICAO Doc 9303-3 three-letter code, normalised; `*` is any nationality that has no row of its own for the document. */
  readonly nationality: string
  readonly documents: readonly TravelDocument[]
  readonly validFrom: PlainDate
  readonly outcome: Outcome
  readonly visaFreeDays?: number
  readonly window?: StayWindow
  /** Ids of the documents asked for. */
  readonly extraDocuments?: readonly string[]
  readonly route?: string
}

/** The same rule for many nationalities, as country data writes it. */
export interface NationalityGroup extends Omit<NationalityRow, 'nationality'> {
  readonly nationalities: readonly string[]
}

export function rowsOf(groups: readonly NationalityGroup[]): readonly NationalityRow[] {
  return groups.flatMap(({ nationalities, ...rule }) => nationalities.map((nationality) => ({ nationality, ...rule })))
}
