import type { LawBook } from '../../../actions/ports/law.ts'
import { priceOf } from '../../../core/fee/price.ts'
import type { FeeRule } from '../../../core/fee/rules.ts'
import type { PlainDate } from '../../../core/kernel/plain-date.ts'
import type { ServiceDefinition } from '../../../core/service/definition.ts'

export type RuleState = 'now' | 'earlier' | 'later'

const known = new WeakMap<LawBook, { readonly today: PlainDate; readonly ids: ReadonlySet<string> }>()

/** Rules that price something today. Asked of the pricing itself, for every stay, entry and speed, so that this page cannot read the rules otherwise. */
function rulesInForce(law: LawBook, definition: ServiceDefinition, today: PlainDate): ReadonlySet<string> {
  const kept = known.get(law)
  if (kept?.today === today) return kept.ids
  const ids = new Set<string>()
  for (const entries of ['single', 'multiple'] as const) {
    for (const speed of ['standard', 'express'] as const) {
      for (let days = 1; days <= (definition.validity.kind === 'stay' ? definition.validity.maxDays : 1); days++) {
        const price = priceOf(law.feeRules, law.indexValues, { service: definition.id, on: today, entries, speed, days, answers: {} })
        if (price.ok) for (const line of price.value.lines) ids.add(line.ruleId)
      }
    }
  }
  known.set(law, { today, ids })
  return ids
}

/** The service's fee rules, newest first, each with whether it prices anything today. */
export function feeHistory(law: LawBook, definition: ServiceDefinition, today: PlainDate): readonly { readonly rule: FeeRule; readonly state: RuleState }[] {
  const inForce = rulesInForce(law, definition, today)
  return law.feeRules
    .filter((rule) => rule.applies.every((condition) => condition.kind !== 'service' || condition.services.includes(definition.id)))
    .map((rule) => ({ rule, state: rule.validFrom > today ? ('later' as const) : inForce.has(rule.id) ? ('now' as const) : ('earlier' as const) }))
    .sort((a, b) => (a.rule.validFrom === b.rule.validFrom ? 0 : a.rule.validFrom < b.rule.validFrom ? 1 : -1))
}
