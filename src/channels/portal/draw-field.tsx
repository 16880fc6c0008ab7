import type { VNode } from 'preact'
import type { Typed } from '../../core/form/check-field.ts'
import type { Problem } from '../../core/form/problem.ts'
import type { FieldDefinition } from '../../core/service/definition.ts'
import type { Words } from '../../texts/words.ts'
import { Checkboxes } from '../ui/components/checkboxes.tsx'
import { DateInput } from '../ui/components/date-input.tsx'
import { Input } from '../ui/components/input.tsx'
import { Radios } from '../ui/components/radios.tsx'
import { Select } from '../ui/components/select.tsx'
import { Textarea } from '../ui/components/textarea.tsx'
import type { OptionList } from '../ui/option-list.ts'
import { problemText } from '../ui/problem-text.ts'

export interface FieldViewProps {
  readonly field: FieldDefinition
  readonly words: Words
  /** What was typed last, right or wrong. */
  readonly typed: Typed
  readonly problem?: Problem | undefined
  readonly lists: Readonly<Record<string, OptionList>>
  /** A hint that depends on the case, such as the day the passport must reach. */
  readonly hint?: string | undefined
  /** What a choice means by the terms of the service, by option. The same for everybody in one language. */
  readonly optionHints?: Readonly<Record<string, string>> | undefined
}

/** The control follows from the kind alone: a new field is a line of data and its texts. */
export function drawField(props: FieldViewProps): VNode {
  const { field, words, typed } = props
  const label = words.of(`field.${field.name}.label`)
  const optional =
    field.required || field.needed || field.rules?.some((rule) => rule.kind === 'required-unless-ticked') || field.kind === 'tick'
      ? ''
      : ` ${words('common.optional')}`
  const hintKey = `field.${field.name}.hint`
  const hint = props.hint ?? (words.has(hintKey) ? words.of(hintKey) : undefined)
  const shared = {
    name: field.name,
    ...(hint ? { hint: { text: hint } } : {}),
    ...(props.problem ? { errorMessage: { text: problemText(words, props.problem), visuallyHiddenText: words('common.error-prefix') } } : {}),
  }
  const bold = { text: label + optional, classes: 'govuk-label--s' }
  switch (field.kind) {
    case 'choice':
      return (
        <Radios
          {...shared}
          idPrefix={field.name}
          fieldset={{ legend: { text: label + optional, classes: 'govuk-fieldset__legend--s' } }}
          value={typed[field.name]}
          items={(field.options ?? []).map((value) => choiceItem(props, value))}
        />
      )
    case 'list':
      return <Select {...shared} label={bold} optionsHtml={props.lists[field.list ?? '']?.(words.language, typed[field.name])} attributes={complete(field)} />
    case 'date':
      return dateInput(props, shared, label + optional)
    case 'tick':
      return <Checkboxes {...shared} idPrefix={field.name} values={typed[field.name] ? ['yes'] : []} items={[{ value: 'yes', text: label }]} />
    case 'long-text':
      return <Textarea {...shared} label={bold} value={typed[field.name] ?? ''} rows={3} attributes={complete(field)} />
    default:
      return <Input {...shared} label={bold} value={typed[field.name] ?? ''} {...inputKind(field)} />
  }
}

function choiceItem({ words, field, optionHints }: FieldViewProps, value: string) {
  const key = `field.${field.name}.option.${value}.hint`
  const hint = optionHints?.[value] ?? (words.has(key) ? words.of(key) : undefined)
  return { value, text: words.of(`field.${field.name}.option.${value}`), ...(hint ? { hint: { text: hint } } : {}) }
}

function dateInput(
  props: FieldViewProps,
  shared: { hint?: { text: string }; errorMessage?: { text: string; visuallyHiddenText: string } },
  legend: string,
): VNode {
  const { field, words, typed } = props
  const values = dateParts(field, typed)
  const complete = field.autocomplete === 'bday'
  const item = (name: 'day' | 'month' | 'year', at: number) => ({
    name,
    label: words(`common.${name}`),
    value: values[at] ?? '',
    classes: `govuk-input--width-${name === 'year' ? 4 : 2}`,
    ...(complete ? { autocomplete: `bday-${name}` } : {}),
  })
  const { hint, errorMessage } = shared
  return (
    <DateInput
      id={field.name}
      namePrefix={field.name}
      hint={hint}
      errorMessage={errorMessage}
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      items={[item('day', 0), item('month', 1), item('year', 2)]}
    />
  )
}

function complete(field: FieldDefinition): Readonly<Record<string, string>> {
  return field.autocomplete ? { autocomplete: field.autocomplete } : {}
}

function inputKind(field: FieldDefinition) {
  const autocomplete = field.autocomplete
  switch (field.kind) {
    case 'email':
      return { type: 'email', autocomplete, spellcheck: false }
    case 'phone':
      return { type: 'tel', autocomplete, classes: 'govuk-input--width-20' }
    case 'whole-number':
      return { inputmode: 'numeric', classes: 'govuk-input--width-3' }
    case 'document-number':
      return { classes: 'govuk-input--width-10 sapar-code', spellcheck: false, autocapitalize: 'characters', autocomplete: 'off' }
    case 'latin-name':
      return { autocomplete, spellcheck: false, autocapitalize: 'characters' }
    default:
      return { autocomplete }
  }
}

/** Day, month and year as typed, or as the saved day has them. */
export function dateParts(field: FieldDefinition, typed: Typed): readonly string[] {
  const whole = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed[field.name] ?? '')
  return ['day', 'month', 'year'].map((part, at) => typed[`${field.name}-${part}`] ?? (whole ? String(Number(whole[3 - at])) : ''))
}
