import type { VNode } from 'preact'
import { servicesOn } from '../../../actions/case-facts.ts'
import { followsCard } from '../../../actions/holder-card.ts'
import { Button, ButtonGroup } from '../../ui/components/button.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { Facts, Proof } from '../../ui/components/home.tsx'
import { Icon } from '../../ui/components/icon.tsx'
import { Lead, List, PageHeading, Section } from '../../ui/components/layout.tsx'
import { problemText } from '../../ui/problem-text.ts'
import { OfficesLink } from '../appointments/near-offices.tsx'
import { FreePage } from '../frame.tsx'
import { EmptyFormLink } from '../paper-form.tsx'
import { type Answer, notFound, page, type Visit } from '../visit.ts'
import { queryOf, type ServiceRules, withQuery } from './facts.ts'
import { FeeSimulation } from './fee-simulation.tsx'
import type { GuidanceTools } from './guidance-tools.ts'
import { officesOf } from './offices-of.ts'
import { ServicePapers } from './papers.tsx'
import { pricedFields, simulatedAnswers, type Simulated } from './priced-fields.ts'
import { RulesCard } from './promise-aside.tsx'
import { serviceFacts, waySteps } from './service-facts.ts'

interface Props {
  readonly visit: Visit
  readonly rules: ServiceRules
}

/** The page of any service, from its definition and its texts alone: what it is, what it costs, what is needed, how it goes, and the way in. */
export function showAnyService(visit: Visit, tools: GuidanceTools): Answer {
  const { deps } = visit.context
  const today = deps.clock.dayOf(deps.clock.now())
  const law = deps.law()
  const definition = servicesOn(law, today).find(({ id }) => id === visit.params.service)
  if (!definition) return notFound
  const rules = { law, definition, today }
  const simulated = simulatedAnswers(law, pricedFields(law, definition), queryOf(visit))
  return page(view({ visit: withQuery(visit), rules, tools, simulated }), { status: simulated.problems.length > 0 ? 422 : 200 })
}

function view({ visit, rules, tools, simulated }: Props & { readonly tools: GuidanceTools; readonly simulated: Simulated }): VNode {
  const { words } = visit
  const { id, offices } = rules.definition
  const title = words.of(`service.${id}.name`)
  const { problems } = simulated
  return (
    <FreePage
      visit={visit}
      place="services"
      title={title}
      hasProblems={problems.length > 0}
      aside={<RulesCard visit={visit} rules={rules} />}
      asideLabel={words('eligibility.aside')}
    >
      <Problems visit={visit} problems={problems} />
      <PageHeading caption={words('service.caption')} title={title} size="xl" />
      <Lead>{words.of(`service.${id}.text`)}</Lead>
      <Facts items={serviceFacts(visit, rules)} />
      <WayIn visit={visit} rules={rules} answers={simulated.answers} />
      <FeeSimulation visit={visit} rules={rules} tools={tools} simulated={simulated} />
      <Section id="papers" title={words('service.papers')}>
        <ServicePapers visit={visit} definition={rules.definition} />
        <EmptyFormLink visit={visit} service={id} />
      </Section>
      <Section id="way" title={words('home.steps.title')}>
        <Proof items={waySteps({ visit, rules }).slice(1)} />
      </Section>
      <Afterwards visit={visit} rules={rules} />
      {offices ? (
        <Section id="offices" title={words('service.where')}>
          <List items={officesOf(visit, offices)} />
          {followsCard(rules.definition) ? <OfficesLink visit={visit} /> : null}
        </Section>
      ) : null}
    </FreePage>
  )
}

function Problems({ visit: { words }, problems }: { readonly visit: Visit; readonly problems: Simulated['problems'] }): VNode | null {
  if (problems.length === 0) return null
  const list = problems.map((problem) => ({ text: problemText(words, problem), href: `#${problem.field}` }))
  return <ErrorSummary titleText={words('form.error-title', { count: problems.length })} errorList={list} />
}

/** A service that continues a card begins with the card; any other begins with a draft. */
function WayIn({ visit, rules, answers }: Props & { readonly answers: Readonly<Record<string, string>> }): VNode {
  const { words, language } = visit
  const { id } = rules.definition
  if (followsCard(rules.definition))
    return (
      <>
        <p>{words('service.with-card')}</p>
        <ButtonGroup>
          <Button href={`/${language}/my-card`}>
            {words('service.with-card.button')} <Icon name="arrow" />
          </Button>
        </ButtonGroup>
      </>
    )
  return (
    <form method="post" action={`/${language}/${id}/start`} class="sapar-flow">
      {Object.entries(answers).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <ButtonGroup>
        <Button preventDoubleClick>
          {words('eligibility.start')} <Icon name="arrow" />
        </Button>
      </ButtonGroup>
      <p class="sapar-small sapar-muted">{words('eligibility.start-note')}</p>
    </form>
  )
}

function Afterwards({ visit, rules }: Props): VNode {
  const { words, language } = visit
  const { terms } = rules.definition
  return (
    <Section id="afterwards" title={words('service.after')}>
      <List
        items={[
          words('service.after.pay', { days: terms.unpaidLapsesAfterDays }),
          words('service.after.return', { days: terms.correctWithinDays }),
          words('service.after.refuse'),
          <a href={`/${language}/fees-and-rules`}>{words('common.footer.fees')}</a>,
        ]}
      />
    </Section>
  )
}
