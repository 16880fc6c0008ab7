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

export interface CodeInputProps {
  readonly visit: Visit
  readonly name: string
  /** Left out where the page has only one. */
  readonly id?: string | undefined
  readonly label: string
  readonly hint?: string | undefined
  readonly problem?: string | undefined
  /** Characters. */
  readonly width?: 10 | 20
}

/** Something that is copied from paper, character by character: in capitals, and never remembered by the browser. */
export function CodeInput({ visit, name, id, label, hint, problem, width = 10 }: CodeInputProps): VNode {
  const { words, form } = visit
  return (
    <Input
      name={name}
      id={id}
      label={{ text: label, classes: 'govuk-label--s' }}
      hint={hint ? { text: hint } : undefined}
      value={form[name] ?? ''}
      classes={`govuk-input--width-${width} sapar-code`}
      spellcheck={false}
      autocomplete="off"
      autocapitalize="characters"
      errorMessage={problem ? { text: problem, visuallyHiddenText: words('common.error-prefix') } : undefined}
    />
  )
}

/** The number of a card, as it is printed. */
export function CardNumberInput({ visit, problem }: { readonly visit: Visit; readonly problem?: string | undefined }): VNode {
  const { words } = visit
  return <CodeInput visit={visit} name="number" label={words('my-card.number')} hint={words('my-card.number-hint')} problem={problem} />
}

/** What a holder knows of a card and a finder of its number does not. */
export function PassportInput({ visit, ...rest }: Pick<CodeInputProps, 'visit' | 'problem' | 'hint' | 'id'>): VNode {
  return <CodeInput visit={visit} name="passportNumber" label={visit.words('my-card.renew-passport')} {...rest} />
}
