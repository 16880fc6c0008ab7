import type { VNode } from 'preact'
import { Button } from '../ui/components/button.tsx'
import { Input } from '../ui/components/input.tsx'
import { StaffPanel } from '../ui/components/staff-frame.tsx'
import type { Visit } from './visit.ts'

/** For those who may open a case without holding it. */
export function FindPanel({ visit, wrong, alone }: { readonly visit: Visit; readonly wrong: boolean; readonly alone: boolean }): VNode {
  const { words, query } = visit
  const error = wrong ? { errorMessage: { text: words('desk.problem.code-shape'), visuallyHiddenText: words('common.error-prefix') } } : {}
  return (
    <StaffPanel id="find" title={words('desk.find.title')}>
      <form class="sapar-desk-form" method="get" action="/desk/find" role="search" aria-label={words('desk.find.title')}>
        <Input
          {...error}
          id="find-code"
          name="code"
          label={{ text: words('desk.find.code') }}
          hint={{ text: words('desk.find.hint') }}
          value={query.code ?? ''}
          classes="govuk-input--width-20 govuk-input--code"
          spellcheck={false}
          autocomplete="off"
        />
        <Button classes={alone ? undefined : 'govuk-button--secondary'} text={words('desk.find.button')} />
      </form>
    </StaffPanel>
  )
}
