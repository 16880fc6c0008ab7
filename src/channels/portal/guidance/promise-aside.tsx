import type { VNode } from 'preact'
import type { SpeedPromise } from '../../../actions/price.ts'
import { leafOf, writtenDay } from '../../../texts/written.ts'
import { Card } from '../../ui/components/layout.tsx'
import { DueDay, PriceList } from '../../ui/components/promise.tsx'
import type { Visit } from '../visit.ts'
import { type Rules, type ServiceRules, sum } from './facts.ts'

interface PromiseAsideProps {
  readonly visit: Visit
  readonly rules: Rules
  readonly single: readonly SpeedPromise[]
  readonly multiple: readonly SpeedPromise[]
}

/** Decision day, prices and the version of the rules, as they stand today. */
export function PromiseAside(props: PromiseAsideProps): VNode {
  const { visit, single, multiple } = props
  const { words, language } = visit
  const first = single.find((promise) => !promise.tooLate) ?? single[0]
  const prices = [
    ...single.map((promise) => ({ promise, entries: words('speed.single') })),
    ...multiple.map((promise) => ({ promise, entries: words('speed.multiple') })),
  ]
  return (
    <>
      {first ? (
        <Card title={words('form.decision-by')}>
          <DueDay datetime={first.decisionOn} {...leafOf(language, first.decisionOn)}>
            {words('promise.note', { speed: words.of(`speed.${first.speed}`) })}
          </DueDay>
        </Card>
      ) : null}
      <Card title={words('form.price')}>
        <PriceList
          items={prices.map(({ promise, entries }) => ({ label: entries, note: words.of(`speed.${promise.speed}`), amount: sum(visit, promise.price) }))}
        />
      </Card>
      <RulesCard {...props} />
    </>
  )
}

export function RulesCard({ visit, rules }: { readonly visit: Visit; readonly rules: ServiceRules }): VNode {
  const { words, language } = visit
  const { version, validFrom } = rules.definition
  return (
    <Card title={words('eligibility.rules')}>
      <p class="sapar-small">
        {words('eligibility.rules-version', { version, day: writtenDay(language, validFrom) })}
        <br />
        <a href={`/${language}/fees-and-rules`}>{words('common.footer.fees')}</a>
      </p>
    </Card>
  )
}
