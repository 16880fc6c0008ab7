import type { VNode } from 'preact'
import type { Finding as RuleFinding } from '../../../core/eligibility/eligibility.ts'
import { writtenDay } from '../../../texts/written.ts'
import { Details } from '../../ui/components/details.tsx'
import { Finding, Findings } from '../../ui/components/finding.tsx'
import { Section } from '../../ui/components/layout.tsx'
import type { ResultProps } from './result-props.ts'
import { sentences } from './facts.ts'

/** The rule that was applied, each limit beside the value it was held against, and what would do without a card. */
export function Why(props: ResultProps): VNode {
  const { visit, found } = props
  const { words, language } = visit
  const { answer } = found
  const { window } = answer.row
  return (
    <Section id="why" title={words('why.title')}>
      <p>{sentences(visit, rule(props), words('why.since', { day: writtenDay(language, answer.row.validFrom) }))}</p>
      {answer.findings.length > 0 ? (
        <Findings>
          {answer.findings.map((finding) => (
            <Measured {...props} finding={finding} />
          ))}
        </Findings>
      ) : null}
      <Alternative {...props} />
      {window ? (
        <Details summaryText={words('why.window-title', { inDays: window.inDays })}>
          <p>{words('why.window-text', { days: window.days, inDays: window.inDays })}</p>
        </Details>
      ) : null}
    </Section>
  )
}

function rule({ visit, rules, found }: ResultProps): string {
  const { words, language } = visit
  const { row, nationality } = found.answer
  const facts = {
    country: rules.law.nationalityNames[nationality]?.[language] ?? nationality,
    document: inSentence(language, words.of(`field.travelDocument.option.${found.answers.travelDocument}`)),
  }
  if (row.outcome !== 'visa-free') return words.of(`why.${row.outcome}`, facts)
  const perEntry = row.visaFreeDays === undefined ? '' : words('why.visa-free', { ...facts, days: row.visaFreeDays })
  const inWindow = row.window ? words('why.window', { days: row.window.days, inDays: row.window.inDays }) : ''
  return sentences(visit, perEntry, inWindow)
}

function inSentence(language: string, label: string): string {
  return label.charAt(0).toLocaleLowerCase(language) + label.slice(1)
}

function Measured({ visit, found, finding }: ResultProps & { readonly finding: RuleFinding }): VNode {
  const { words } = visit
  const limit = words('why.limit', { days: finding.limit })
  const inWindow = finding.rule === 'stay-in-window'
  return (
    <Finding
      rule={inWindow ? words('why.finding.window', { inDays: finding.inDays }) : words('why.finding.entry')}
      value={words('unit.days', { count: finding.value })}
      bad={!finding.passed}
      text={inWindow ? `${limit} · ${words('why.sum', { before: finding.usedBefore, stay: Number(found.answers.daysOfStay) })}` : limit}
      scale={{ from: 0, to: inWindow ? finding.inDays : Math.max(finding.limit, finding.value) * 2, most: finding.limit, value: finding.value }}
    />
  )
}

/** Whoever stays too long for the rule learns which stay needs no card. */
function Alternative({ visit, found }: ResultProps): VNode | null {
  const { words, language } = visit
  const { visaFree, outcome } = found.answer
  if (!visaFree || outcome === 'visa-free') return null
  if (visaFree.days === 0) return <p>{words('why.used-up')}</p>
  return (
    <Details summaryText={words('why.shorter-title', { days: visaFree.days })}>
      <p>
        {sentences(visit, words('why.shorter-text'), visaFree.lastExitOn ? words('why.shorter-until', { day: writtenDay(language, visaFree.lastExitOn) }) : '')}
      </p>
    </Details>
  )
}
