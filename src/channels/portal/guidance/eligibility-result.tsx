import type { VNode } from 'preact'
import { addDays, type PlainDate } from '../../../core/kernel/plain-date.ts'
import { leafOf, writtenDay } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { Details } from '../../ui/components/details.tsx'
import { Card, Flow, PageHeading, Section } from '../../ui/components/layout.tsx'
import { DueDay, PriceList } from '../../ui/components/promise.tsx'
import { Verdict } from '../../ui/components/verdict.tsx'
import { FreePage } from '../frame.tsx'
import type { Visit } from '../visit.ts'
import type { Found } from './eligibility-question.ts'
import { Why } from './eligibility-why.tsx'
import { type Rules, sum } from './facts.ts'
import { MoreFacts } from './more-facts.tsx'
import { documentName, Papers } from './papers.tsx'
import { Speeds, StartForm } from './speeds.tsx'

export interface ResultProps {
  readonly visit: Visit
  readonly rules: Rules
  readonly found: Found
}

type Verdicted = { readonly tone: 'good' | 'warn'; readonly title: string; readonly heading: string; readonly text?: string }

export function resultView(visit: Visit, rules: Rules, found: Found): VNode {
  const { words } = visit
  const props = { visit, rules, found }
  const { tone, title, heading, text } = verdictOf(props)
  const needed = found.answer.outcome === 'apply' || found.answer.outcome === 'apply-with-extra'
  return (
    <FreePage visit={visit} place="services" title={title} aside={found.mayApply ? <Promised {...props} /> : undefined} asideLabel={words('eligibility.aside')}>
      <PageHeading caption={words('eligibility.caption')} title={title} size="xl" />
      <Verdict tone={tone} title={heading}>
        {text ? <p>{text}</p> : null}
        <p class="sapar-small">{asked(props)}<br /><a href={changeHref(visit)}>{words('eligibility.change')}</a></p>
      </Verdict>
      <MoreFacts {...props} />
      <Why {...props} />
      {needed ? <Application {...props} /> : null}
      {!needed && found.mayApply ? <Details summaryText={words('eligibility.all-the-same')}><Flow><p>{words('eligibility.all-the-same-text')}</p><Application {...props} /></Flow></Details> : null}
      {found.mayApply ? null : <p><a href={`/${visit.language}/help`}>{words('common.footer.help')}</a></p>}
    </FreePage>
  )
}

function verdictOf({ visit, rules, found }: ResultProps): Verdicted {
  const { words, language } = visit
  const { answer, answers } = found
  const days = Number(answers.daysOfStay)
  switch (answer.outcome) {
    case 'visa-free': {
      const lastExit = answer.visaFree?.lastExitOn
      const facts = { days: answer.visaFree?.days ?? days }
      return {
        tone: 'good',
        title: words('eligibility.title.visa-free', { days }),
        heading: words('eligibility.verdict.visa-free'),
        text: lastExit ? words('eligibility.verdict.visa-free-until', { ...facts, day: writtenDay(language, lastExit) }) : words('eligibility.verdict.visa-free-days', facts),
      }
    }
    case 'another-route':
      return { tone: 'warn', title: words.of(`country.route.${answer.route}.title`), heading: words('eligibility.verdict.another-route'), text: words.of(`country.route.${answer.route}.text`) }
    default: {
      if (found.single.length > 0 && found.single.every((promise) => promise.tooLate)) return tooLate({ visit, rules, found })
      const documents = answer.extraDocuments.map((id) => documentName(words, id)).join(', ')
      return answer.outcome === 'apply'
        ? { tone: 'good', title: words('eligibility.title.apply', { days }), heading: words('eligibility.verdict.apply') }
        : { tone: 'good', title: words('eligibility.title.apply-with-extra', { days }), heading: words('eligibility.verdict.apply-with-extra', { documents }) }
    }
  }
}

/** The card is right, the day of entry is not: the first day that can be reached is named. */
function tooLate({ visit, found }: ResultProps): Verdicted {
  const { words, language } = visit
  const soonest = found.single.map((promise) => promise.decisionOn).sort()[0] as PlainDate
  return { tone: 'warn', title: words('eligibility.title.too-late'), heading: words('eligibility.verdict.too-late'), text: words('eligibility.verdict.too-late-text', { day: writtenDay(language, addDays(soonest, 1)) }) }
}

/** What the verdict answers, in one line. */
function asked({ visit, rules, found }: ResultProps): string {
  const { words, language } = visit
  const { answers } = found
  const parts = [
    rules.law.nationalityNames[answers.nationality ?? '']?.[language] ?? '',
    words.of(`field.travelDocument.option.${answers.travelDocument}`),
    words('unit.days', { count: Number(answers.daysOfStay) }),
    ...(answers.entryOn ? [words('eligibility.asked-entry', { day: writtenDay(language, answers.entryOn as PlainDate) })] : []),
    ...(answers.daysUsed ? [words('eligibility.asked-used', { count: Number(answers.daysUsed) })] : []),
  ]
  return parts.join(' · ')
}

function changeHref(visit: Visit): string {
  return `/${visit.language}${visit.path}${visit.path.includes('?') ? '&' : '?'}change=yes`
}

/** From the list of papers to the button. */
function Application(props: ResultProps): VNode {
  const { visit, rules, found } = props
  const { words } = visit
  return (
    <>
      <Section id="papers" title={words('papers.title')}>
        <Papers visit={visit} rules={rules} answers={found.answers} extraDocuments={found.answer.extraDocuments} />
      </Section>
      <Section id="speed" title={words('speed.title')}>
        <Speeds {...props} />
      </Section>
      {found.single.every((promise) => promise.tooLate) ? <p><Button href={changeHref(visit)} text={words('eligibility.other-day')} /></p> : <StartForm {...props} />}
    </>
  )
}

function Promised({ visit, rules, found }: ResultProps): VNode {
  const { words, language } = visit
  const first = found.single.find((promise) => !promise.tooLate) ?? found.single[0]
  const { definition } = rules
  return (
    <>
      {first ? (
        <Card title={`${words('form.decision-by')} · ${words.of(`speed.${first.speed}`)}`}>
          <DueDay datetime={first.decisionOn} {...leafOf(language, first.decisionOn)}>{words('form.if-paid-today')}</DueDay>
        </Card>
      ) : null}
      <Card title={words('form.price')}>
        <PriceList items={found.single.flatMap((promise, at) => [{ label: `${words.of(`speed.${promise.speed}`)}, ${words('speed.single').toLowerCase()}`, amount: sum(visit, promise.price) }, ...(found.multiple[at] ? [{ label: `${words.of(`speed.${promise.speed}`)}, ${words('speed.multiple').toLowerCase()}`, amount: sum(visit, found.multiple[at].price) }] : [])])} />
      </Card>
      <Card title={words('eligibility.rules')}>
        <p class="sapar-small">{words('eligibility.rules-version', { version: definition.version, day: writtenDay(language, definition.validFrom) })}<br /><a href={`/${language}/fees-and-rules`}>{words('common.footer.fees')}</a></p>
      </Card>
    </>
  )
}
