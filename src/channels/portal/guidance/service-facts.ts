import { promises } from '../../../actions/price.ts'
import type { FactsProps } from '../../ui/components/home.tsx'
import type { Visit } from '../visit.ts'
import { type ServiceRules, sum } from './facts.ts'
import { pricedFields } from './priced-fields.ts'

/** The way from the first question to the card, as the service does it. */
export function waySteps({ visit, rules }: { readonly visit: Visit; readonly rules: ServiceRules }) {
  const { words } = visit
  const { workingDays } = rules.definition.terms
  return [
    { title: words('way.check.title'), text: words('way.check.text') },
    { title: words('way.fill.title'), text: words('way.fill.text', { days: rules.definition.terms.draftKeptDays }) },
    { title: words('way.pay.title'), text: words('way.pay.text') },
    { title: words('way.card.title'), text: words('way.card.text', { days: workingDays.standard ?? 0 }) },
  ]
}

/** The lowest fee, the days of each speed, and how long the card is good for. */
export function serviceFacts(visit: Visit, { law, definition, today }: ServiceRules): FactsProps['items'] {
  const { words } = visit
  const { terms, validity } = definition
  const cheapest = pricesOf({ law, definition, today }).toSorted((a, b) => a.totalMinor - b.totalMinor)[0]
  const speeds = [
    ['fact.decision', terms.workingDays.standard],
    ['fact.express', terms.workingDays.express],
  ] as const
  return [
    ...(cheapest ? [{ term: words('fact.fee'), value: words('fact.from', { sum: sum(visit, cheapest) }) }] : []),
    ...speeds.flatMap(([term, count]) => (count === undefined ? [] : [{ term: words(term), value: words('unit.working-days', { count }) }])),
    ...('cardMonths' in validity
      ? [
          {
            term: words('fact.valid'),
            value: words(validity.kind === 'renewal' ? 'service.valid-renewed' : 'service.valid-months', { count: validity.cardMonths }),
          },
        ]
      : []),
  ]
}

/** The standard price for each value that the rules name of the questions that the fee hangs on; few. */
function pricesOf({ law, definition, today }: ServiceRules) {
  let answers: readonly Readonly<Record<string, string>>[] = [{}]
  for (const { name } of pricedFields(law, definition)) {
    const values = law.feeRules.flatMap((rule) => rule.applies.flatMap((one) => (one.kind === 'answer' && one.field === name ? one.values.slice(0, 1) : [])))
    answers = [...new Set(values)].flatMap((value) => answers.map((known) => ({ ...known, [name]: value })))
  }
  return answers.flatMap((known) =>
    promises(law, definition, { answers: known, on: today })
      .slice(0, 1)
      .map(({ price }) => price),
  )
}
