import type { VNode } from 'preact'
import { Button } from '../../ui/components/button.tsx'
import { Grid } from '../../ui/components/layout.tsx'
import { FieldView } from '../field-view.ts'
import type { ResultProps } from './result-props.ts'
import { fieldOf, queryOf } from './facts.ts'

/** After the short check: the day of entry, and where a window counts the days already used, make the answer exact. */
export function MoreFacts({ visit, rules, found }: ResultProps): VNode | null {
  const { words, language } = visit
  const { answers, answer } = found
  const { window } = answer.row
  const missing = [...(answers.entryOn ? [] : ['entryOn']), ...(window && !answers.daysUsed ? ['daysUsed'] : [])]
  if (missing.length === 0 || (answer.outcome === 'another-route' && !window)) return null
  const known = ['nationality', 'travelDocument', 'daysOfStay', 'entryOn', 'daysUsed'].filter((name) => answers[name] && !missing.includes(name))
  return (
    <form class="sapar-card sapar-flow" method="get" action={`/${language}/tourist-card/eligibility`} novalidate>
      <h2 class="sapar-heading-s">{words('more.title')}</h2>
      {known.map((name) => (
        <input type="hidden" name={name} value={answers[name]} />
      ))}
      <Grid of="thirds">
        {missing.includes('entryOn') ? (
          <FieldView
            field={{ ...fieldOf(rules.definition, 'entryOn'), required: true }}
            words={words}
            typed={queryOf(visit)}
            lists={{}}
            hint={words('eligibility.entry-hint')}
          />
        ) : null}
        {missing.includes('daysUsed') && window ? (
          <FieldView
            field={{ name: 'daysUsed', kind: 'whole-number', required: true }}
            words={words}
            typed={{}}
            lists={{}}
            hint={words('more.used-hint', { inDays: window.inDays })}
          />
        ) : null}
      </Grid>
      <Button text={words('more.button')} classes="govuk-button--secondary" />
    </form>
  )
}
