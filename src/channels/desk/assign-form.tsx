import type { VNode } from 'preact'
import type { OfficerDesk } from '../../actions/desk-office.ts'
import type { Refusal } from '../../core/kernel/result.ts'
import { Button } from '../ui/components/button.tsx'
import { ErrorMessage, type ErrorMessageParams } from '../ui/components/error-message.tsx'
import { Input } from '../ui/components/input.tsx'
import { Select } from '../ui/components/select.tsx'
import { StaffPanel } from '../ui/components/staff-frame.tsx'
import { Textarea } from '../ui/components/textarea.tsx'
import type { Visit } from './visit.ts'

/** Who is to get which case, and why, as typed. */
export interface Assignment {
  readonly code: string
  readonly staffNumber: string
  readonly reason: string
}

export function assignmentOf({ form, params }: Visit): Assignment {
  return { code: params.code ?? form.code ?? '', staffNumber: form.staffNumber ?? '', reason: form.reason ?? '' }
}

const FIELDS: Readonly<Record<string, string>> = { 'reason-missing': 'reason', 'officer-unknown': 'staffNumber' }

/** The problem in words, with the way to its field; `code` when nothing else is concerned. */
export function assignProblem({ words }: Visit, problem: Refusal): { readonly text: string; readonly href: string } {
  const own = `desk.problem.assign.${problem.code}`
  return { text: words.of(words.has(own) ? own : `desk.problem.${problem.code}`), href: `#assign-${FIELDS[problem.code] ?? 'code'}` }
}

export interface AssignPanelProps {
  readonly visit: Visit
  readonly office: readonly OfficerDesk[]
  readonly action: string
  /** The case of this page; without it the form asks for one. */
  readonly code?: string | undefined
  readonly typed?: Assignment | undefined
  readonly problem?: Refusal | undefined
}

/** Beside the queue and only for a reason, which stays in the history. */
export function AssignPanel(props: AssignPanelProps): VNode {
  const { visit, action, code, typed, problem } = props
  const { words } = visit
  const wrong = problem ? assignProblem(visit, problem) : undefined
  const error = (field: string) =>
    wrong?.href === `#assign-${field}` ? { errorMessage: { text: wrong.text, visuallyHiddenText: words('common.error-prefix') } } : {}
  return (
    <StaffPanel id="assign" title={words('desk.assign.title')} note={words('desk.assign.note')}>
      <form class="sapar-desk-form" method="post" action={action}>
        {code ? <CaseError {...error('code')} /> : <CaseCode {...error('code')} label={words('desk.find.code')} value={typed?.code ?? ''} />}
        <Officers {...props} {...error('staffNumber')} />
        <Textarea
          {...error('reason')}
          id="assign-reason"
          name="reason"
          label={{ text: words('desk.assign.reason') }}
          hint={{ text: words('desk.assign.reason-hint') }}
          value={typed?.reason ?? ''}
          rows={2}
          attributes={{ maxlength: 300 }}
        />
        <Button classes="govuk-button--secondary" text={words('desk.assign.button')} preventDoubleClick />
      </form>
    </StaffPanel>
  )
}

interface Wrong {
  readonly errorMessage?: ErrorMessageParams
}

/** On the page of a case its code is no field: what is wrong with the case itself stands here. */
function CaseError({ errorMessage }: Wrong): VNode | null {
  return errorMessage ? <ErrorMessage {...errorMessage} id="assign-code" /> : null
}

function CaseCode({ label, value, ...wrong }: Wrong & { readonly label: string; readonly value: string }): VNode {
  return (
    <Input
      {...wrong}
      id="assign-code"
      name="code"
      label={{ text: label }}
      value={value}
      classes="govuk-input--width-20 govuk-input--code"
      spellcheck={false}
      autocomplete="off"
    />
  )
}

function Officers({ visit, office, typed, errorMessage }: AssignPanelProps & Wrong): VNode {
  const { words } = visit
  const officers = office.map(({ number, name, cases }) => ({ value: number, text: words('desk.assign.officer-item', { name, number, count: cases.length }) }))
  const items = [{ value: '', text: words('common.choose') }, ...officers]
  return (
    <Select
      errorMessage={errorMessage}
      id="assign-staffNumber"
      name="staffNumber"
      label={{ text: words('desk.assign.officer') }}
      value={typed?.staffNumber}
      items={items}
    />
  )
}
