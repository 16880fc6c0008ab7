import type { VNode } from 'preact'
import { Input } from '../../ui/components/input.tsx'
import type { Visit } from '../visit.ts'

/** Number and birth date come along from page to page, so that they are not typed twice and stand in no address. */
export function CardFacts({ form }: { readonly form: Visit['form'] }): VNode {
  return (
    <>
      {['number', 'birthDate', 'birthDate-day', 'birthDate-month', 'birthDate-year'].map((name) =>
        form[name] ? <input type="hidden" name={name} value={form[name]} /> : null,
      )}
    </>
  )
}

/** The number of a card, as it is printed. */
export function CardNumberInput({ visit, problem }: { readonly visit: Visit; readonly problem?: string | undefined }): VNode {
  const { words, form } = visit
  return (
    <Input
      name="number"
      label={{ text: words('my-card.number'), classes: 'govuk-label--s' }}
      hint={{ text: words('my-card.number-hint') }}
      value={form.number ?? ''}
      classes="govuk-input--width-10 sapar-code"
      spellcheck={false}
      autocomplete="off"
      autocapitalize="characters"
      errorMessage={problem ? { text: problem, visuallyHiddenText: words('common.error-prefix') } : undefined}
    />
  )
}

export interface PassportInputProps {
  readonly visit: Visit
  readonly problem?: string | undefined
  readonly hint?: string
  /** Left out where the page has only one. */
  readonly id?: string
}

/** What a holder knows of a card and a finder of its number does not. */
export function PassportInput({ visit, problem, hint, id }: PassportInputProps): VNode {
  const { words, form } = visit
  return (
    <Input
      name="passportNumber"
      id={id}
      label={{ text: words('my-card.renew-passport'), classes: 'govuk-label--s' }}
      hint={hint ? { text: hint } : undefined}
      value={form.passportNumber ?? ''}
      classes="govuk-input--width-10 sapar-code"
      spellcheck={false}
      autocomplete="off"
      autocapitalize="characters"
      errorMessage={problem ? { text: problem, visuallyHiddenText: words('common.error-prefix') } : undefined}
    />
  )
}
