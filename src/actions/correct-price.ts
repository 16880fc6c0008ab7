import type { CaseFile, FrozenPrice } from '../core/case/case-file.ts'
import type { CaseEvent } from '../core/case/history.ts'
import { feeChange, type FeeChange } from '../core/fee/fee-change.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { ok, type Result } from '../core/kernel/result.ts'
import type { Answers } from '../core/service/definition.ts'
import { dueOnFor } from './after-submission.ts'
import { definitionOf } from './case-facts.ts'
import type { Deps } from './deps.ts'
import type { CasePatch, NewEvent } from './ports/cases.ts'
import type { LawBook } from './ports/law.ts'
import { frozenPrice, priceQuestion } from './price.ts'

/** A price that a correction has changed, with what was paid before. */
export type CorrectedPrice = FrozenPrice & { readonly before: NonNullable<FrozenPrice['before']> }

/**
 * The price of a returned case with the answers as they stand now, by the rules of the day it was priced on: neither a new index value nor a rule that
 * came later makes an old case dearer. Undefined when it does not hang on anything that has changed.
 */
export function correctedPrice(law: LawBook, file: CaseFile): Result<CorrectedPrice | undefined, 'no-fee-rule'> {
  if (!file.price) return ok(undefined)
  const { before: _, ...paid } = file.price
  const made = frozenPrice(law, priceQuestion(law, definitionOf(law, file), { ...file, on: paid.on }))
  if (!made.ok) return made
  const { answers, lines } = made.value
  const unchanged = paid.answers && answers ? sameAnswers(paid.answers, answers) : sameLines(paid.lines, lines)
  return ok(answers === undefined || unchanged ? undefined : { ...made.value, before: paid })
}

function sameAnswers(a: Answers, b: Answers): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((name) => a[name] === b[name])
}

/** Prices from before the answers were noted with them are told apart by what they are made of. */
function sameLines(a: FrozenPrice['lines'], b: FrozenPrice['lines']): boolean {
  return a.length === b.length && a.every(({ item, ruleId, minor }) => b.some((line) => line.item === item && line.ruleId === ruleId && line.minor === minor))
}

/** What the history and the letters tell of it, in codes and sums. */
export function feeFacts(price: CorrectedPrice): { readonly fee: FeeChange } {
  return { fee: feeChange(price.before, price) }
}

/** Back to review: the clock runs on, the case keeps its place in the queue. `price` where the corrections have changed it. */
export function backToReview(
  deps: Pick<Deps, 'clock' | 'law'>,
  file: CaseFile,
  act: {
    readonly at: Instant
    readonly actor: NewEvent['actor']
    readonly history: readonly CaseEvent[]
    readonly price?: CorrectedPrice | undefined
    readonly data?: Readonly<Record<string, unknown>>
  },
): { readonly patch: CasePatch; readonly events: readonly NewEvent[] } {
  const { at, actor, history, price } = act
  const dueOn = dueOnFor(deps, file, [...history, { kind: 'resubmit', at }])
  const days = { ...(dueOn ? { dueOn } : {}), ...(file.dueOn ? { oldDueOn: file.dueOn } : {}) }
  return {
    patch: {
      state: 'in-review',
      returned: null,
      correctBy: null,
      dueOn: dueOn ?? null,
      calendarVersion: deps.law().calendar.version,
      ...(price ? { price } : {}),
    },
    events: [{ kind: 'resubmit', actor, at, data: { ...days, ...(price ? feeFacts(price) : {}), ...act.data } }],
  }
}
