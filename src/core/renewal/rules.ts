import type { FeeAmount } from '../fee/rules.ts'
import type { PlainDate } from '../kernel/plain-date.ts'

/** How a yearly card is renewed, as data of a service definition. */
export interface RenewalRules {
  readonly kind: 'renewal'
  /** Calendar months before the card's last day on which the renewal opens. */
  readonly opensMonthsBefore: number
  /** Calendar months a renewed card is valid. */
  readonly cardMonths: number
  /** Calendar days after the card's last day on which a renewal is still taken; left out, there is no end to it. */
  readonly lateAcceptedDays?: number
  /** A card that a passport would make shorter than this many days, both ends counted, is not issued. */
  readonly leastCardDays: number
  readonly portrait: PortraitAge
}

/** How long the portrait of an earlier card serves the next one; a holder with no younger one is asked for it. */
export interface PortraitAge {
  /** Months, for a holder of `grownAt` years or more. */
  readonly months: number
  /** Months, for a younger one, whose face changes faster. */
  readonly childMonths: number
  readonly grownAt: number
}

/** What puts being late right, as a code for texts: renew at once; renew and pay the fine; renewal is over, come to an office. */
export type LateRemedy = 'renew-now' | 'renew-and-pay-fine' | 'come-to-office'

/**
 * A step of the ladder for the days late `fromDay` to `toDay`, both included; day 1 is the day after the card's last day. The last step has
 * no `toDay`. A warning costs nothing.
 */
export type LateStep = { readonly fromDay: number; readonly toDay?: number; readonly remedy: LateRemedy } & (
  | { readonly kind: 'warning' }
  | { readonly kind: 'fine'; readonly amount: FeeAmount }
)

/** The whole ladder from a day on, until the next one begins. Its steps follow on one another from day 1, without a gap. */
export interface LateRule {
  readonly id: string
  readonly validFrom: PlainDate
  readonly steps: readonly LateStep[]
}
