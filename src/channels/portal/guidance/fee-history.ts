import type { LawBook } from '../../../actions/ports/law.ts'
import { answersPriced, priceOf } from '../../../core/fee/price.ts'
import type { FeeRule } from '../../../core/fee/rules.ts'
import type { PlainDate } from '../../../core/kernel/plain-date.ts'
import type { Answers, ServiceDefinition } from '../../../core/service/definition.ts'
import { feeRulesOf } from '../../../core/fee/price.ts'

export type RuleState = 'now' | 'earlier' | 'later'

const known = new WeakMap<LawBook, Map<string, ReadonlySet<string>>>()

/** Rules that price something today. Asked of the pricing itself, for every stay, entry, speed and answer, so that this page cannot read the rules otherwise. */
function rulesInForce(law: LawBook, definition: ServiceDefinition, today: PlainDate): ReadonlySet<string> {
  const key = `${definition.id} ${definition.version} ${today}`
  const kept = known.get(law)?.get(key)
  if (kept) return kept
  const ids = new Set<string>()
  const days = definition.validity.kind === 'stay' ? definition.validity.maxDays : 1
  for (const answers of answersThatPrice(law, definition))
    for (const entries of ['single', 'multiple'] as const)
      for (const speed of ['standard', 'express'] as const)
        for (let stay = 1; stay <= days; stay++) {
          const price = priceOf(law.feeRules, law.indexValues, { service: definition.id, on: today, entries, speed, days: stay, answers })
          if (price.ok) for (const line of price.value.lines) ids.add(line.ruleId)
        }
  // Of yesterday nothing is kept.
  const others = [...(known.get(law) ?? [])].filter(([other]) => other.endsWith(today))
  known.set(law, new Map([...others, [key, ids]]))
  return ids
}

/** Every answer that the rules name to the questions that the fee hangs on, each with each. */
function answersThatPrice(law: LawBook, definition: ServiceDefinition): readonly Answers[] {
  const rules = feeRulesOf(law.feeRules, definition.id)
  let all: readonly Answers[] = [{}]
  for (const name of answersPriced(rules)) {
    const values = new Set(rules.flatMap((rule) => rule.applies.flatMap((one) => (one.kind === 'answer' && one.field === name ? one.values : []))))
    all = [...values].flatMap((value) => all.map((answers) => ({ ...answers, [name]: value })))
  }
  return all
}

/** The service's fee rules, newest first, each with whether it prices anything today. */
export function feeHistory(law: LawBook, definition: ServiceDefinition, today: PlainDate): readonly { readonly rule: FeeRule; readonly state: RuleState }[] {
  const inForce = rulesInForce(law, definition, today)
  return feeRulesOf(law.feeRules, definition.id)
    .map((rule) => ({ rule, state: rule.validFrom > today ? ('later' as const) : inForce.has(rule.id) ? ('now' as const) : ('earlier' as const) }))
    .sort((a, b) => (a.rule.validFrom === b.rule.validFrom ? 0 : a.rule.validFrom < b.rule.validFrom ? 1 : -1))
}
