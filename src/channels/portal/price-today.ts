import { definitionOf } from '../../actions/case-facts.ts'
import { frozenPrice, priceQuestion } from '../../actions/price.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import { type Money, money } from '../../core/kernel/money.ts'
import { writtenMoney } from '../../texts/written.ts'
import type { Visit } from './visit.ts'

/** The sum to pay now, written out: frozen once submitted, by today's rules before. */
export function priceToday(visit: Visit, file: CaseFile): string {
  const sum = sumToday(visit, file)
  return sum ? writtenMoney(visit.language, sum) : ''
}

/** The service costs nothing, so that there is nothing to pay after the declaration. */
export function isFreeToday(visit: Visit, file: CaseFile): boolean {
  return sumToday(visit, file)?.minor === 0
}

function sumToday(visit: Visit, file: CaseFile): Money | undefined {
  const { deps } = visit.context
  const law = deps.law()
  const today = deps.clock.dayOf(deps.clock.now())
  const made = file.price ? { ok: true as const, value: file.price } : frozenPrice(law, priceQuestion(law, definitionOf(law, file), { ...file, on: today }))
  return made.ok ? money(made.value.totalMinor, made.value.currency) : undefined
}
