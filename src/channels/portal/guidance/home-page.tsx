import type { VNode } from 'preact'
import { servicesOn } from '../../../actions/case-facts.ts'
import { frozenPrice, priceQuestion } from '../../../actions/price.ts'
import { isConfirmed } from '../../../core/calendar/working-days.ts'
import { partsOf } from '../../../core/kernel/plain-date.ts'
import { writtenWeekday } from '../../../texts/written.ts'
import { Button, ButtonGroup } from '../../ui/components/button.tsx'
import { Hero, Proof, ServiceCard, TaskTiles } from '../../ui/components/home.tsx'
import { Icon } from '../../ui/components/icon.tsx'
import { Input } from '../../ui/components/input.tsx'
import { Grid } from '../../ui/components/layout.tsx'
import { Select } from '../../ui/components/select.tsx'
import { Notice } from '../../ui/components/verdict.tsx'
import { FreePage } from '../frame.tsx'
import { type Answer, page, type Visit } from '../visit.ts'
import { CodeForm } from './check-message-page.tsx'
import { type Rules, rulesOf, SERVICE, type ServiceRules, sum } from './facts.ts'
import type { GuidanceTools } from './guidance-tools.ts'
import { nextDayOff } from './holidays.ts'
import { proofs } from './real-site-page.tsx'
import { serviceFacts, waySteps } from './service-facts.ts'

interface Props {
  readonly visit: Visit
  readonly rules: Rules
}

export function showHome(visit: Visit, tools: GuidanceTools): Answer {
  const { words } = visit
  const rules = rulesOf(visit)
  return page(
    <FreePage
      visit={visit}
      place="services"
      title={words('home.title')}
      layout="plain"
      hero={
        <Hero title={words('home.title')} lead={words('home.lead')}>
          <ShortCheck visit={visit} tools={tools} />
        </Hero>
      }
    >
      <section aria-labelledby="services">
        <h2 class="govuk-visually-hidden" id="services">
          {words('common.nav.services')}
        </h2>
        <Grid of="half">
          <TouristCard visit={visit} rules={rules} />
          {servicesOn(rules.law, rules.today)
            // A change begins on the page of one's card, where it is offered.
            .filter(({ id, validity }) => id !== SERVICE && validity.kind !== 'same-days')
            .map((definition) => (
              <FurtherService visit={visit} rules={{ ...rules, definition }} />
            ))}
        </Grid>
      </section>
      <Tasks visit={visit} />
      <HowItGoes visit={visit} rules={rules} />
      <RealSite visit={visit} rules={rules} />
    </FreePage>,
  )
}

function RealSite({ visit, rules }: Props): VNode {
  const { words } = visit
  return (
    <section class="sapar-columns sapar-columns--even" aria-labelledby="real">
      <div class="sapar-sheet sapar-flow">
        <h2 class="sapar-heading-l" id="real">
          {words('common.footer.real-site')}
        </h2>
        <Proof items={proofs(visit).slice(0, 3)} />
        <p>
          <a href={`/${visit.language}/real-site`}>{words('home.real-more')}</a>
        </p>
      </div>
      <div class="sapar-flow">
        <div class="sapar-card sapar-flow">
          <h2 class="sapar-heading-m">{words('check-message.title')}</h2>
          <CodeForm visit={visit} secondary />
        </div>
        <NextHoliday visit={visit} rules={rules} />
      </div>
    </section>
  )
}

/** Two answers; everything else is asked, if at all, on the page that answers. */
function ShortCheck({ visit, tools }: { readonly visit: Visit; readonly tools: GuidanceTools }): VNode {
  const { words, language } = visit
  return (
    <form class="sapar-card sapar-flow" method="get" action={`/${language}/tourist-card/eligibility`} novalidate>
      <div>
        <h2 class="sapar-heading-m">{words('eligibility.title')}</h2>
        <p class="govuk-hint">{words('home.check-hint')}</p>
      </div>
      <Grid of="pair">
        <Select
          name="nationality"
          label={{ text: words('home.passport-of'), classes: 'govuk-label--s' }}
          optionsHtml={tools.lists.nationalities?.(language, undefined)}
        />
        <Input name="daysOfStay" label={{ text: words('field.daysOfStay.label'), classes: 'govuk-label--s' }} inputmode="numeric" autocomplete="off" />
      </Grid>
      <ButtonGroup>
        <Button>
          {words('home.check-now')} <Icon name="arrow" />
        </Button>
      </ButtonGroup>
    </form>
  )
}

function TouristCard({ visit, rules }: Props): VNode {
  const { words, language } = visit
  const { definition, law, today } = rules
  const { standard, express } = definition.terms.workingDays
  const price = frozenPrice(law, priceQuestion(law, definition, { answers: {}, on: today }))
  return (
    <ServiceCard
      caption={words('home.card.caption')}
      title={words('service.tourist-card.name')}
      text={words('home.card.text', { days: rules.stay.maxDays })}
      facts={[
        ...(price.ok ? [{ term: words('fact.fee'), value: words('fact.from', { sum: sum(visit, price.value) }) }] : []),
        { term: words('fact.decision'), value: words('unit.working-days', { count: standard ?? 0 }) },
        ...(express === undefined ? [] : [{ term: words('fact.express'), value: words('unit.working-days', { count: express }) }]),
        { term: words('fact.valid'), value: words('unit.days', { count: rules.stay.cardDays }) },
        { term: words('fact.stay'), value: words('fact.up-to', { days: rules.stay.maxDays }) },
        { term: words('field.entries.label'), value: words('fact.entries') },
      ]}
      action={{ href: `/${language}/tourist-card/eligibility`, text: words('home.card.apply') }}
      more={{ href: `/${language}/tourist-card#papers`, text: words('home.card.more') }}
    />
  )
}

/** Any other service, from its definition and its texts. */
function FurtherService({ visit, rules }: { readonly visit: Visit; readonly rules: ServiceRules }): VNode {
  const { words, language } = visit
  const { id } = rules.definition
  return (
    <ServiceCard
      caption={words('service.caption')}
      title={words.of(`service.${id}.name`)}
      text={words.of(`service.${id}.text`)}
      facts={serviceFacts(visit, rules)}
      action={{ href: `/${language}/${id}`, text: words('home.service.open') }}
      more={{ href: `/${language}/${id}#papers`, text: words('home.card.more') }}
    />
  )
}

function HowItGoes({ visit, rules }: Props): VNode {
  const { words, language } = visit
  return (
    <section class="sapar-sheet sapar-flow" aria-labelledby="how">
      <div>
        <p class="sapar-caption">{words('home.steps.caption')}</p>
        <h2 class="sapar-heading-l" id="how">
          {words('home.steps.title')}
        </h2>
      </div>
      <Proof items={waySteps({ visit, rules }).slice(0, 4)} />
      <p>
        <a href={`/${language}/faq`}>{words('faq.title')}</a>
      </p>
    </section>
  )
}

function Tasks({ visit }: { readonly visit: Visit }): VNode {
  const { words, language } = visit
  return (
    <section aria-labelledby="tasks">
      <h2 class="govuk-visually-hidden" id="tasks">
        {words('home.tasks')}
      </h2>
      <TaskTiles
        items={[
          { icon: 'search', href: `/${language}/find`, text: words('common.nav.find'), note: words('home.tasks.find') },
          { icon: 'card', href: `/${language}/my-card`, text: words('my-card.title'), note: words('my-card.tile') },
          { icon: 'shield', href: `/${language}/check`, text: words('common.nav.check'), note: words('home.tasks.check') },
          { icon: 'mail', href: `/${language}/help`, text: words('common.footer.help'), note: words('home.tasks.help') },
        ]}
      />
    </section>
  )
}

function NextHoliday({ visit, rules }: Props): VNode | null {
  const { words, language } = visit
  const { calendar } = rules.law
  const off = nextDayOff(calendar, rules.today)
  if (!off) return null
  const open = off.estimated || !isConfirmed(calendar, partsOf(off.date).year)
  const facts = { day: writtenWeekday(language, off.date), name: off.name?.[language] ?? words('kind.moved') }
  return (
    <Notice icon="clock" title={open ? words('home.holiday-open', facts) : words('home.holiday', facts)}>
      {words('home.holiday-text')} <a href={`/${language}/fees-and-rules#counting`}>{words('status.how-we-count')}</a>
    </Notice>
  )
}
