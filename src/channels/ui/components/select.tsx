import type { VNode } from 'preact'
import { Field, type FieldParams, written } from './field.tsx'
import { type Attributes, classes, spread, type TrustedHtml } from './slot.tsx'

export interface SelectItem {
  readonly text: string
  readonly value?: string | undefined
  readonly selected?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

export interface SelectParams extends FieldParams {
  readonly name: string
  /** The value that is chosen, unless an item says so itself. */
  readonly value?: string | undefined
  readonly items?: readonly SelectItem[] | undefined
  /** Options already written by optionList(), for long lists; takes the place of items. */
  readonly optionsHtml?: TrustedHtml | undefined
}

export function Select(params: SelectParams): VNode {
  return (
    <Field
      params={params}
      control={(id, describedBy) => {
        const names = classes('govuk-select', params.classes, params.errorMessage && 'govuk-select--error')
        const own = { class: names, id, name: params.name, disabled: Boolean(params.disabled), 'aria-describedby': describedBy, ...spread(params.attributes) }
        if (params.optionsHtml) return <select {...own} dangerouslySetInnerHTML={{ __html: params.optionsHtml }} />
        return <select {...own}>{params.items?.map((item) => item && option(item, params.value))}</select>
      }}
    />
  )
}

function option(item: SelectItem, chosen: string | undefined): VNode {
  const effective = item.value ?? item.text
  const selected = item.selected || Boolean(chosen && looselyEqual(effective, chosen) && item.selected !== false)
  return (
    <option
      {...spread({ value: { value: written(item.value), optional: true } })}
      selected={selected}
      disabled={Boolean(item.disabled)}
      {...spread(item.attributes)}
    >
      {written(item.text)}
    </option>
  )
}

/** Templates compare a number with its digits as equal; a form value is always text. */
export function looselyEqual(one: unknown, other: unknown): boolean {
  return String(one) === String(other)
}
