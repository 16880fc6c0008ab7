import type { VNode } from 'preact'
import { type FieldParams, FormGroup, hintAndError } from './field.tsx'
import { Label } from './label.tsx'
import { type Attributes, classes, fill, type Slot, spread, type Text } from './slot.tsx'

interface Affix extends Slot {
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface InputParams extends FieldParams {
  readonly name: string
  readonly type?: string | undefined
  readonly inputmode?: string | undefined
  readonly value?: string | number | null | undefined
  readonly autocomplete?: string | undefined
  readonly autocapitalize?: string | undefined
  readonly pattern?: string | undefined
  readonly spellcheck?: boolean | undefined
  readonly prefix?: Affix | undefined
  readonly suffix?: Affix | undefined
  readonly inputWrapper?: { readonly classes?: string | undefined; readonly attributes?: Attributes | undefined } | undefined
}

export function Input(params: InputParams): VNode {
  const id = params.id || params.name
  const { describedBy, above } = hintAndError(id, params, params.describedBy)
  return (
    <FormGroup group={params.formGroup} error={params.errorMessage}>
      <Label {...params.label} for={id} />
      {above}
      {wrapped(params, <input {...control(params, id, describedBy)} {...spread(params.attributes)} />)}
    </FormGroup>
  )
}

function control(params: InputParams, id: string, describedBy: string | undefined) {
  const optional = (value: string | number | boolean | null | undefined) => ({ value, optional: true })
  return spread({
    class: classes('govuk-input', params.classes, params.errorMessage && 'govuk-input--error'),
    id,
    name: params.name,
    type: params.type || 'text',
    spellcheck: optional(typeof params.spellcheck === 'boolean' && String(params.spellcheck)),
    value: optional(params.value),
    disabled: optional(params.disabled),
    'aria-describedby': optional(describedBy),
    autocomplete: optional(params.autocomplete),
    autocapitalize: optional(params.autocapitalize),
    pattern: optional(params.pattern),
    inputmode: optional(params.inputmode),
  })
}

function wrapped(params: InputParams, input: VNode): Text {
  const { prefix, suffix, inputWrapper } = params
  const around = [params.formGroup?.beforeInput, prefix, suffix, params.formGroup?.afterInput]
  if (!around.some((slot) => slot?.text || slot?.html)) return input
  return (
    <div class={classes('govuk-input__wrapper', inputWrapper?.classes)} {...spread(inputWrapper?.attributes)}>
      {fill(params.formGroup?.beforeInput)}
      {affix(prefix, 'prefix')}
      {input}
      {affix(suffix, 'suffix')}
      {fill(params.formGroup?.afterInput)}
    </div>
  )
}

function affix(item: Affix | undefined, side: 'prefix' | 'suffix'): VNode | null {
  if (!item || (!item.text && !item.html)) return null
  return (
    <div class={classes(`govuk-input__${side}`, item.classes)} aria-hidden="true" {...spread(item.attributes)}>
      {fill(item)}
    </div>
  )
}
