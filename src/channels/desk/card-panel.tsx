import type { VNode } from 'preact'
import { cardActsFrom } from '../../actions/change-card-state.ts'
import type { Refusal } from '../../core/kernel/result.ts'
import { Button } from '../ui/components/button.tsx'
import { ErrorSummary } from '../ui/components/error-summary.tsx'
import { Radios } from '../ui/components/radios.tsx'
import { Input } from '../ui/components/input.tsx'
import { StaffPanel } from '../ui/components/staff-frame.tsx'
import type { CaseView } from './case-view.ts'
import { casePath } from './visit.ts'

/** The card that is out in the world, and for a supervisor the way to take it out of use. */
export function CardPanel({ visit, found, code, attempted }: CaseView): VNode | null {
  const { words } = visit
  const { card } = found
  if (!card) return null
  const acts = found.viewer === 'supervisor' ? cardActsFrom(card.state) : []
  const tried = attempted?.act === 'card' ? attempted : undefined
  const problem = tried?.problem && problemOf(visit, tried.problem)
  const field = tried?.problem?.code === 'reason-missing' ? 'cardReason' : 'cardAct'
  const errorAt = (id: string) => (problem && id === field ? { errorMessage: { text: problem, visuallyHiddenText: words('common.error-prefix') } } : {})
  return (
    <StaffPanel id="card" title={words('desk.card.title')} note={words.of(`desk.card.state.${card.state}`)}>
      <p>
        <span class="sapar-code">{card.number}</span>
      </p>
      {acts.length === 0 ? null : (
        <form method="post" action={`${casePath(code)}/card`} novalidate>
          {problem ? <ErrorSummary titleText={words('form.error-title', { count: 1 })} errorList={[{ text: problem, href: `#${field}` }]} /> : null}
          <Radios
            name="cardAct"
            idPrefix="cardAct"
            classes="govuk-radios--small"
            fieldset={{ legend: { text: words('desk.card.act'), classes: 'govuk-fieldset__legend--s' } }}
            value={tried?.card?.act}
            {...errorAt('cardAct')}
            items={acts.map((act) => ({ value: act, text: words.of(`desk.card.act.${act}`), hint: { text: words.of(`desk.card.act.${act}.hint`) } }))}
          />
          <Input
            name="cardReason"
            label={{ text: words('desk.card.reason'), classes: 'govuk-label--s' }}
            hint={{ text: words('desk.card.reason.hint') }}
            value={tried?.card?.reason ?? ''}
            {...errorAt('cardReason')}
          />
          <Button text={words('desk.card.button')} classes="govuk-button--secondary" preventDoubleClick />
        </form>
      )}
    </StaffPanel>
  )
}

const OF_CARDS = new Set(['act-missing', 'reason-missing', 'move-not-allowed'])

function problemOf({ words }: CaseView['visit'], { code, facts }: Refusal): string {
  return words.of(OF_CARDS.has(code) ? `desk.problem.card.${code}` : `desk.problem.${code}`, facts)
}
