import type { VNode } from 'preact'
import { Button } from '../ui/components/button.tsx'
import { Checkboxes } from '../ui/components/checkboxes.tsx'
import { Input } from '../ui/components/input.tsx'
import { Radios } from '../ui/components/radios.tsx'
import { StaffPanel } from '../ui/components/staff-frame.tsx'
import { paperPath, type PaperView } from './paper-view.ts'

const at = ({ paper }: PaperView, act: string) => `/desk${paperPath(paper.item.number)}/${act}`

function errorOf({ visit, attempt }: PaperView, field: string) {
  const { words } = visit
  const problem = attempt.problem?.field === field ? attempt.problem : undefined
  return problem ? { errorMessage: { text: words.of(`desk.problem.${problem.code}`, problem.facts), visuallyHiddenText: words('common.error-prefix') } } : {}
}

/** Code, person, signature: nothing is ticked beforehand. */
export function HandOverForm(props: PaperView): VNode {
  const { visit, attempt } = props
  const { words } = visit
  return (
    <StaffPanel id="hand-over" title={words('desk.paper.hand-over')}>
      <form method="post" action={at(props, 'hand-over')} novalidate>
        <Input
          {...errorOf(props, 'code')}
          id="pick-up-code"
          name="code"
          label={{ text: words('desk.paper.code'), classes: 'govuk-label--s' }}
          value={attempt.code ?? ''}
          classes="govuk-input--width-10 govuk-input--code"
          spellcheck={false}
          autocomplete="off"
          autocapitalize="characters"
        />
        <Checkboxes
          {...errorOf(props, 'samePerson')}
          name="samePerson"
          idPrefix="same-person"
          classes="govuk-checkboxes--small"
          values={attempt.samePerson ? ['yes'] : []}
          items={[{ value: 'yes', text: words('desk.paper.same-person') }]}
        />
        <Checkboxes
          {...errorOf(props, 'signed')}
          name="signed"
          idPrefix="signed"
          classes="govuk-checkboxes--small"
          values={attempt.signed ? ['yes'] : []}
          items={[{ value: 'yes', text: words('desk.paper.signed') }]}
        />
        <Button classes="sapar-button--big sapar-wide" text={words('desk.paper.hand-over.button')} preventDoubleClick />
      </form>
    </StaffPanel>
  )
}

export function BringBackForm(props: PaperView): VNode {
  const { words } = props.visit
  const second = props.paper.acts.includes('reissue')
  return (
    <StaffPanel id="bring-back" title={words('desk.paper.bring-back')}>
      <form class="sapar-desk-form" method="post" action={at(props, 'bring-back')}>
        <p>{words('desk.paper.bring-back.text')}</p>
        <Button
          classes={second ? 'govuk-button--secondary sapar-wide' : 'sapar-button--big sapar-wide'}
          text={words('desk.paper.bring-back.button')}
          preventDoubleClick
        />
      </form>
    </StaffPanel>
  )
}

export function ReissueForm(props: PaperView): VNode {
  const { visit, attempt } = props
  const { words } = visit
  return (
    <StaffPanel id="reissue" title={words('desk.paper.reissue')}>
      <form method="post" action={at(props, 'reissue')} novalidate>
        <p>{words('desk.paper.reissue.text')}</p>
        <Radios
          {...errorOf(props, 'how')}
          name="how"
          idPrefix="how"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: words('desk.paper.how'), classes: 'govuk-fieldset__legend--s' } }}
          value={attempt.how}
          items={(['as-before', 'pick-up'] as const).map((how) => ({ value: how, text: words(`desk.paper.how.${how}`) }))}
        />
        <Button classes="sapar-button--big sapar-wide" text={words('desk.paper.reissue.button')} preventDoubleClick />
      </form>
    </StaffPanel>
  )
}
