import type { VNode } from 'preact'
import { promises } from '../../../actions/price.ts'
import { leafOf, writtenDay } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { DataTable, TwoLines } from '../../ui/components/data-table.tsx'
import { Section } from '../../ui/components/layout.tsx'
import { FieldView } from '../field-view.ts'
import type { Visit } from '../visit.ts'
import { type ServiceRules, sum } from './facts.ts'
import { madeOf } from './fees-page.tsx'
import type { GuidanceTools } from './guidance-tools.ts'
import { pricedFields, type Simulated } from './priced-fields.ts'

interface Props {
  readonly visit: Visit
  readonly rules: ServiceRules
  readonly tools: GuidanceTools
  readonly simulated: Simulated
}

/** The fee before any personal data: the questions that it hangs on, and the price of each speed with everything it is made of. */
export function FeeSimulation(props: Props): VNode {
  const { visit, rules, tools, simulated } = props
  const { words, language } = visit
  const fields = pricedFields(rules.law, rules.definition)
  const known = simulated.problems.length === 0 && (simulated.asked || fields.length === 0)
  return (
    <Section id="price" title={words('service.price')}>
      {fields.length === 0 ? null : (
        <form method="get" action={`/${language}/${rules.definition.id}`} novalidate>
          <p>{words('service.price.text')}</p>
          {fields.map((field) => (
            <FieldView
              field={field}
              words={words}
              typed={simulated.answers}
              problem={simulated.problems.find((problem) => problem.field === field.name)}
              lists={tools.lists}
            />
          ))}
          <Button text={words('service.price.button')} classes="govuk-button--secondary" />
        </form>
      )}
      {known ? <Result {...props} /> : null}
    </Section>
  )
}

function Result({ visit, rules, simulated }: Props): VNode {
  const { words, language } = visit
  const { law, definition, today } = rules
  const promised = promises(law, definition, { answers: simulated.answers, on: today })
  if (promised.length === 0) return <p>{words('service.price.unknown')}</p>
  return (
    <DataTable
      caption={words('service.price.result')}
      rowHeader={0}
      columns={[
        { label: words('speed.column') },
        { label: words('speed.decision') },
        { label: words('fees.made-of') },
        { label: words('fees.sum'), number: true },
      ]}
      rows={promised.map(({ speed, price, decisionOn }) => [
        <TwoLines first={words.of(`speed.${speed}`)} second={words('unit.working-days', { count: definition.terms.workingDays[speed] ?? 0 })} />,
        <TwoLines first={writtenDay(language, decisionOn)} second={leafOf(language, decisionOn).weekday} />,
        price.lines.map((line) => madeOf(visit, line, price.currency)).join(' + '),
        sum(visit, price),
      ])}
    />
  )
}
