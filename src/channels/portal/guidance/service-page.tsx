import type { VNode } from 'preact'
import { promises } from '../../../actions/price.ts'
import { Button, ButtonGroup } from '../../ui/components/button.tsx'
import { Facts, Proof } from '../../ui/components/home.tsx'
import { Icon } from '../../ui/components/icon.tsx'
import { Lead, List, PageHeading, Section } from '../../ui/components/layout.tsx'
import { FreePage } from '../frame.tsx'
import { EmptyFormLink } from '../paper-form.tsx'
import { type Answer, page, type Visit } from '../visit.ts'
import { fieldOf, type Rules, rulesOf, sum, termFacts } from './facts.ts'
import { Papers } from './papers.tsx'
import { PromiseAside } from './promise-aside.tsx'
import { waySteps } from './service-facts.ts'

interface Props {
  readonly visit: Visit
  readonly rules: Rules
}

/** What the card is, written from its definition: a number that changes there changes here. */
export function showService(visit: Visit): Answer {
  const { words, language } = visit
  const rules = rulesOf(visit)
  const { stay } = rules
  const priced = (entries: string) => promises(rules.law, rules.definition, { answers: { entries }, on: rules.today })
  return page(
    <FreePage
      visit={visit}
      place="services"
      title={words('service.tourist-card.name')}
      aside={<PromiseAside visit={visit} rules={rules} single={priced('single')} multiple={priced('multiple')} />}
      asideLabel={words('eligibility.aside')}
    >
      <PageHeading caption={words('home.card.caption')} title={words('service.tourist-card.name')} size="xl" />
      <Lead>{words('home.card.text', { days: stay.maxDays })}</Lead>
      <KeyFacts visit={visit} rules={rules} />
      <ButtonGroup>
        <Button href={`/${language}/tourist-card/eligibility`}>
          {words('service.check')} <Icon name="arrow" />
        </Button>
      </ButtonGroup>
      <Section id="who" title={words('service.who')}>
        <p>{words('service.who-text')}</p>
      </Section>
      <Allows visit={visit} rules={rules} />
      <Section id="papers" title={words('service.papers')}>
        <Papers visit={visit} rules={rules} answers={{}} extraDocuments={[]} all />
        <EmptyFormLink visit={visit} service={rules.definition.id} />
      </Section>
      <Section id="way" title={words('home.steps.title')}>
        <Proof items={waySteps({ visit, rules })} />
      </Section>
      <Afterwards visit={visit} rules={rules} />
    </FreePage>,
  )
}

function KeyFacts({ visit, rules }: Props): VNode {
  const { words } = visit
  const { definition, law, today } = rules
  const facts = termFacts(rules)
  const cheapest = promises(law, definition, { answers: { entries: 'single' }, on: today })[0]
  return (
    <Facts
      items={[
        ...(cheapest ? [{ term: words('fact.fee'), value: words('fact.from', { sum: sum(visit, cheapest.price) }) }] : []),
        { term: words('fact.decision'), value: words('unit.working-days', { count: facts.standardDays }) },
        { term: words('fact.express'), value: words('unit.working-days', { count: facts.expressDays }) },
        { term: words('fact.valid'), value: words('unit.days', { count: facts.cardDays }) },
        { term: words('fact.stay'), value: words('fact.up-to', { days: facts.maxDays }) },
        { term: words('field.entries.label'), value: words('fact.entries') },
      ]}
    />
  )
}

function Allows({ visit, rules }: Props): VNode {
  const { words } = visit
  const { definition } = rules
  const purposes = (fieldOf(definition, 'purpose').options ?? []).map((option) => words.of(`field.purpose.option.${option}`))
  return (
    <Section id="allows" title={words('service.allows')}>
      <List
        items={[
          words('service.allows.valid', { days: rules.stay.cardDays }),
          words('service.allows.enter'),
          words('service.allows.stay', { days: rules.stay.maxDays }),
          words('service.allows.entries'),
          words('service.allows.purpose', { purposes: purposes.join(', ') }),
          words('service.allows.passport'),
        ]}
      />
    </Section>
  )
}

function Afterwards({ visit, rules }: Props): VNode {
  const { words, language } = visit
  const {
    definition: { terms },
    stay,
  } = rules
  return (
    <Section id="afterwards" title={words('service.after')}>
      <List
        items={[
          words('service.after.pay', { days: terms.unpaidLapsesAfterDays }),
          words('service.after.change'),
          words('service.after.return', { days: terms.correctWithinDays }),
          words('service.after.refuse'),
          words('service.after.early', { days: stay.entryAtMostDaysAhead }),
        ]}
      />
      <List
        items={[
          [`/faq`, words('faq.title')] as const,
          [`/why-applications-fail`, words('fail.title')] as const,
          [`/before-you-travel`, words('before.title')] as const,
          [`/fees-and-rules`, words('common.footer.fees')] as const,
        ].map(([path, text]) => <a href={`/${language}${path}`}>{text}</a>)}
      />
    </Section>
  )
}
