import type { VNode } from 'preact'
import { servicesOn } from '../../../actions/case-facts.ts'
import { promises } from '../../../actions/price.ts'
import type { FeeLine } from '../../../core/fee/price.ts'
import type { FeeRule, IndexValue } from '../../../core/fee/rules.ts'
import { money } from '../../../core/kernel/money.ts'
import type { ServiceDefinition } from '../../../core/service/definition.ts'
import { writtenDay, writtenMoney, writtenNumber } from '../../../texts/written.ts'
import type { Words } from '../../../texts/words.ts'
import { DataTable, TwoLines } from '../../ui/components/data-table.tsx'
import { Details } from '../../ui/components/details.tsx'
import { Lead, List, PageHeading, Section } from '../../ui/components/layout.tsx'
import { StateTag, type StateTone } from '../../ui/components/state-tag.tsx'
import { FreePage } from '../frame.tsx'
import { type Answer, page, type Visit } from '../visit.ts'
import { Calendars, Counting } from './calendar-section.tsx'
import { fieldOf, type Rules, rulesOf, sentences, SERVICE, type ServiceRules, sum } from './facts.ts'
import { feeHistory, type RuleState } from './fee-history.ts'

interface Props {
  readonly visit: Visit
  readonly rules: Rules
}

/** The published rules: what the prices and days on every other page are made of. */
export function showFees(visit: Visit): Answer {
  const { words, language } = visit
  const rules = rulesOf(visit)
  return page(
    <FreePage visit={visit} title={words('common.footer.fees')}>
      <PageHeading caption={words('service.tourist-card.name')} title={words('common.footer.fees')} />
      <Lead>
        {sentences(
          visit,
          words('eligibility.rules-version', { version: rules.definition.version, day: writtenDay(language, rules.definition.validFrom) }),
          words.of('country.agency.rules-note'),
        )}
      </Lead>
      <Contents visit={visit} />
      <Section id="fees" title={words('fees.today')}>
        <Today visit={visit} rules={rules} />
        <p>{words('fees.what-for')}</p>
      </Section>
      <Section id="history" title={words('fees.history')}>
        <p>{words('fees.history-text')}</p>
        <History visit={visit} rules={rules} />
      </Section>
      <OtherServices visit={visit} rules={rules} />
      <Section id="index" title={words('fees.index')}>
        <p>{words('fees.index-text')}</p>
        <Indexes visit={visit} rules={rules} />
      </Section>
      <Counting visit={visit} rules={rules} />
      <Calendars visit={visit} rules={rules} />
    </FreePage>,
  )
}

function OtherServices({ visit, rules }: Props): VNode {
  const { words, language } = visit
  return (
    <>
      {servicesOn(rules.law, rules.today)
        .filter(({ id }) => id !== SERVICE)
        .map((definition) => (
          <Section id={definition.id} title={words('fees.of-service', { service: words.of(`service.${definition.id}.name`) })}>
            <p>
              <a href={`/${language}/${definition.id}#price`}>{words('service.price')}</a>
            </p>
            <Details summaryText={words('fees.history')}>
              <History visit={visit} rules={{ ...rules, definition }} />
            </Details>
          </Section>
        ))}
    </>
  )
}

function Contents({ visit }: Pick<Props, 'visit'>): VNode {
  const { words } = visit
  const contents = [
    ['#fees', words('fees.today')],
    ['#history', words('fees.history')],
    ['#index', words('fees.index')],
    ['#counting', words('counting.title')],
    ['#calendar', words('calendar.title')],
  ] as const
  return (
    <nav aria-label={words('fees.contents')}>
      <List items={contents.map(([href, text]) => <a href={href}>{text}</a>)} />
    </nav>
  )
}

function Today({ visit, rules }: Props): VNode {
  const { words } = visit
  const { law, definition, today } = rules
  const rows = (['single', 'multiple'] as const).flatMap((entries) =>
    promises(law, definition, { answers: { entries }, on: today }).map(({ speed, price }) => [
      `${words.of(`speed.${entries}`)}, ${words.of(`speed.${speed}`).toLowerCase()}`,
      price.lines.map((line) => madeOf(visit, line, price.currency)).join(' + '),
      sum(visit, price),
    ]),
  )
  return (
    <DataTable
      caption={words('fees.today')}
      columns={[{ label: words('fees.card') }, { label: words('fees.made-of') }, { label: words('fees.sum'), number: true }]}
      rows={rows}
      rowHeader={0}
    />
  )
}

/** A fee line as it is made: a sum, or so many times an index. */
export function madeOf({ words, language }: Visit, line: FeeLine, currency: string): string {
  const value = (minor: number) => writtenMoney(language, money(minor, currency))
  return line.basis === 'plain'
    ? value(line.minor)
    : words('fees.times', { times: writtenNumber(language, line.multiplierHundredths / 100), value: value(line.indexMinor) })
}

const TONES: Readonly<Record<RuleState, StateTone>> = { now: 'good', earlier: 'plain', later: 'soon' }

function History({ visit, rules }: { readonly visit: Visit; readonly rules: ServiceRules }): VNode {
  const { words, language } = visit
  const { law, definition, today } = rules
  const rows = feeHistory(law, definition, today).map(({ rule, state }) => [
    writtenDay(language, rule.validFrom),
    <>
      {ruleName(visit, definition, rule)} {state === 'earlier' ? null : <StateTag tone={TONES[state]}>{words.of(`fees.state.${state}`)}</StateTag>}
    </>,
    amountOf(visit, rule, definition.currency),
  ])
  return (
    <DataTable
      caption={words('fees.history')}
      columns={[{ label: words('fees.since') }, { label: words('fees.card'), quiet: true }, { label: words('fees.sum'), number: true }]}
      rows={rows}
      rowHeader={0}
    />
  )
}

function ruleName(visit: Visit, definition: ServiceDefinition, rule: FeeRule): string {
  const { words } = visit
  const parts = rule.applies.flatMap((condition): string[] => {
    switch (condition.kind) {
      case 'entries':
        return [words.of(`fee.service.${condition.entries}`)]
      case 'days':
        return [
          condition.to === undefined
            ? words('fees.days-from', { days: condition.from ?? 1 })
            : condition.from === undefined
              ? words('fees.days-to', { days: condition.to })
              : words('fees.days-between', { from: condition.from, to: condition.to }),
        ]
      case 'speed':
        return [words.of(`speed.${condition.speed}`)]
      case 'answer':
        return [condition.values.map((value) => visit.context.deps.wording.answer(fieldOf(definition, condition.field), visit.language, value)).join(', ')]
      case 'service':
        return []
    }
  })
  return parts.join(', ') || words.of(`fee.${rule.item}`)
}

function amountOf({ words, language }: Visit, { amount }: FeeRule, currency: string): string {
  if (amount.kind === 'plain') return writtenMoney(language, money(amount.minor, currency))
  return words('fees.times-index', { times: writtenNumber(language, amount.multiplierHundredths / 100) })
}

/** The country says in every language where a value is from; a value that it does not know of is told as it was recorded. */
function indexSource(words: Words, { index, validFrom, source }: IndexValue): string | VNode {
  const key = `country.index.${index}.${validFrom}.source`
  return words.has(key) ? words.of(key) : <span lang="en">{source}</span>
}

function Indexes({ visit, rules }: Props): VNode {
  const { words, language } = visit
  const { law, definition } = rules
  const rows = [...law.indexValues]
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
    .map((value) => [
      writtenDay(language, value.validFrom),
      writtenMoney(language, money(value.minor, definition.currency)),
      <TwoLines first={words(value.confirmed ? 'fees.confirmed' : 'fees.carried-on')} second={indexSource(words, value)} />,
    ])
  return (
    <DataTable
      caption={words('fees.index')}
      columns={[{ label: words('fees.since') }, { label: words('fees.value'), number: true }, { label: words('fees.source') }]}
      rows={rows}
      rowHeader={0}
    />
  )
}
