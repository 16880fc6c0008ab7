import type { PlainDate } from '../kernel/plain-date.ts'

/** `late`: the fine of a late renewal, which comes from the ladder and not from a fee rule. */
export type FeeItem = 'service' | 'express' | 'late'
export type Entries = 'single' | 'multiple'
export type Speed = 'standard' | 'express'

/** An index that fees are multiples of; `mci` is the monthly calculation index, set by law each year. */
export type FeeIndex = 'mci'

/** What must hold for a rule to apply. The union is closed: another kind is added here, with tests. */
export type FeeCondition =
  | { readonly kind: 'service'; readonly services: readonly string[] }
  | { readonly kind: 'entries'; readonly entries: Entries }
  | { readonly kind: 'speed'; readonly speed: Speed }
  /** Days of stay, both ends included; an end left out is open. */
  | { readonly kind: 'days'; readonly from?: number; readonly to?: number }
  /** The answer to a question of the form is one of these; a question left open is none of them. */
  | { readonly kind: 'answer'; readonly field: string; readonly values: readonly string[] }

/** `minor`: minor units of the currency. `multiplierHundredths`: 700 is seven times the index. */
export type FeeAmount =
  | { readonly kind: 'plain'; readonly minor: number }
  | { readonly kind: 'index'; readonly multiplierHundredths: number; readonly index: FeeIndex }

/**
 * One line of the fee schedule. Of the rules for one item whose conditions all hold, the one that came into force last counts; an
 * older rule needs no end. A fee that is abolished gets a newer rule with the plain amount 0.
 */
export interface FeeRule {
  readonly id: string
  readonly validFrom: PlainDate
  readonly item: FeeItem
  readonly applies: readonly FeeCondition[]
  readonly amount: FeeAmount
}

/** What an index was worth from a day on, in minor units, until the next value begins. */
export interface IndexValue {
  readonly index: FeeIndex
  readonly validFrom: PlainDate
  readonly minor: number
  readonly source: string
  /** False for a value carried on because the new one is not published yet. */
  readonly confirmed: boolean
}
