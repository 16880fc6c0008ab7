import type { PlainDate } from '../kernel/plain-date.ts'
import { type Answers, type Condition, holds } from '../service/definition.ts'
import type { RenewalRules } from './rules.ts'

/** What has to be shown or declared for a renewal; its words go by the id. */
export interface RenewalPaper {
  readonly id: string
  readonly when?: Condition
}

/** A yearly card that is renewed, as data: what its holder is told before a renewal begins. */
export interface RenewableCard {
  readonly id: string
  readonly version: string
  readonly validFrom: PlainDate
  readonly currency: string
  readonly renewal: RenewalRules
  /** Working days from payment to decision, by speed. */
  readonly workingDays: Readonly<Record<string, number>>
  readonly papers: readonly RenewalPaper[]
  /** Ids of the offices that take it. */
  readonly offices: readonly string[]
}

/** The papers that this person needs. */
export function papersFor(card: RenewableCard, answers: Answers): readonly RenewalPaper[] {
  return card.papers.filter((paper) => holds(paper.when, { answers, extraDocuments: [] }))
}
