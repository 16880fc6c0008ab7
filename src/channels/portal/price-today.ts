import { definitionOf } from '../../actions/case-facts.ts'
import { frozenPrice, priceQuestion } from '../../actions/price.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import { money } from '../../core/kernel/money.ts'
import { writtenMoney } from '../../texts/written.ts'
import type { Visit } from './visit.ts'

/** The sum to pay now, written out: frozen once submitted, by today's rules before. */
export function priceToday(visit: Visit, file: CaseFile): string {
  const { deps } = visit.context
  const law = deps.law()
  const today = deps.clock.dayOf(deps.clock.now())
  const made = file.price ? { ok: true as const, value: file.price } : frozenPrice(law, priceQuestion(law, definitionOf(law, file), { ...file, on: today }))
  return made.ok ? writtenMoney(visit.language, money(made.value.totalMinor, made.value.currency)) : ''
}
