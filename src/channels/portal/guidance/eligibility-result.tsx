import type { VNode } from 'preact'
import { addDays, type PlainDate } from '../../../core/kernel/plain-date.ts'
import { leafOf, writtenDay } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { Details } from '../../ui/components/details.tsx'
import { Card, Flow, PageHeading, Section } from '../../ui/components/layout.tsx'
import { DueDay } from '../../ui/components/promise.tsx'
import { Verdict } from '../../ui/components/verdict.tsx'
import { FreePage } from '../frame.tsx'
import type { Visit } from '../visit.ts'
import type { Found } from './eligibility-question.ts'
import { Why } from './eligibility-why.tsx'
import type { Rules } from './facts.ts'
import { MoreFacts } from './more-facts.tsx'
import { documentName, Papers } from './papers.tsx'
import { PromiseAside, RulesCard } from './promise-aside.tsx'
import type { ResultProps } from './result-props.ts'
import { Speeds, StartForm } from './speeds.tsx'

type Verdicted = { readonly tone: 'good' | 'warn'; readonly title: string; readonly heading: string; readonly text?: string }

export function resultView(visit: Visit, rules: Rules, found: Found): VNode {
  const { words } = visit
  const props = { visit, rules, found }
  const { tone, title, heading, text } = verdictOf(props)
  const needed = found.answer.outcome === 'apply' || found.answer.outcome === 'apply-with-extra'
  return (
    <FreePage visit={visit} place="services" title={title} aside={<Beside {...props} needed={needed} />} asideLabel={words('eligibility.aside')}>
      <PageHeading caption={words('eligibility.caption')} title={title} size="xl" />
      <Verdict tone={tone} title={heading}>
        {text ? <p>{text}</p> : null}
        <p class="sapar-small">
          {asked(props)}
          <br />
          <a href={changeHref(visit)}>{words('eligibility.change')}</a>
        </p>
      </Verdict>
      <MoreFacts {...props} />
      <Why {...props} />
      {needed ? <Application {...props} /> : null}
      {!needed && found.mayApply ? (
        <Details summaryText={words('eligibility.all-the-same')}>
          <Flow>
            <p>{words('eligibility.all-the-same-text')}</p>
            <Application {...props} />
          </Flow>
        </Details>
      ) : null}
      {found.mayApply ? null : (
        <p>
          <a href={`/${visit.language}/help`}>{words('common.footer.help')}</a>
        </p>
      )}
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
        text: lastExit
          ? words('eligibility.verdict.visa-free-until', { ...facts, day: writtenDay(language, lastExit) })
          : words('eligibility.verdict.visa-free-days', facts),
      }
    }
    case 'another-route':
      return {
        tone: 'warn',
        title: words.of(`country.route.${answer.route}.title`),
        heading: words('eligibility.verdict.another-route'),
        text: words.of(`country.route.${answer.route}.text`),
      }
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
  return {
    tone: 'warn',
    title: words('eligibility.title.too-late'),
    heading: words('eligibility.verdict.too-late'),
    text: words('eligibility.verdict.too-late-text', { day: writtenDay(language, addDays(soonest, 1)) }),
  }
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
      {found.single.length > 0 ? (
        <Section id="speed" title={words('speed.title')}>
          <Speeds {...props} />
        </Section>
      ) : null}
      {found.single.some((promise) => !promise.tooLate) ? (
        <StartForm {...props} />
      ) : (
        <p>
          <Button href={changeHref(visit)} text={words('eligibility.other-day')} />
        </p>
      )}
    </>
  )
}

/** Where a card is needed: the promise. Where none is: the day to leave by, and the rules. */
function Beside({ visit, rules, found, needed }: ResultProps & { readonly needed: boolean }): VNode {
  const { words, language } = visit
  if (needed) return <PromiseAside visit={visit} rules={rules} single={found.single} multiple={found.multiple} />
  const lastExit = found.answer.outcome === 'visa-free' ? found.answer.visaFree?.lastExitOn : undefined
  return (
    <>
      {lastExit ? (
        <Card title={words('eligibility.leave-by')}>
          <DueDay datetime={lastExit} {...leafOf(language, lastExit)}>
            {words('eligibility.leave-by-note')}
          </DueDay>
        </Card>
      ) : null}
      <RulesCard visit={visit} rules={rules} />
    </>
  )
}
