import type { VNode } from 'preact'
import { type FieldParams, FormGroup, hintAndError } from './field.tsx'
import { Fieldset, type FieldsetParams } from './fieldset.tsx'
import { Input } from './input.tsx'
import { type Attributes, classes, fill, spread } from './slot.tsx'

export interface DateInputItem {
  /** 'day', 'month' or 'year', or another name. */
  readonly name: string
  readonly label: string
  readonly id?: string | undefined
  readonly value?: string | undefined
  readonly error?: boolean | undefined
  readonly autocomplete?: string | undefined
  readonly pattern?: string | undefined
  readonly inputmode?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface DateInputParams extends Omit<FieldParams, 'label' | 'name' | 'describedBy' | 'disabled'> {
  readonly id: string
  readonly namePrefix?: string | undefined
  readonly items: readonly DateInputItem[]
  readonly day?: DateInputItem | undefined
  readonly month?: DateInputItem | undefined
  readonly year?: DateInputItem | undefined
  /** Values by the full name of the input, prefix included. */
  readonly values?: Readonly<Record<string, string | undefined>> | undefined
  readonly fieldset?: Omit<FieldsetParams, 'children' | 'html'> | undefined
}

const ERROR = 'govuk-input--error'

export function DateInput(params: DateInputParams): VNode {
  const parts = ['day', 'month', 'year'].map((name) => part(params, name as 'day' | 'month' | 'year'))
  const items = params.items?.length ? params.items : parts
  const anyError = items.some((item) => item && hasError(item))
  const { describedBy, above } = hintAndError(params.id, params, params.fieldset?.describedBy)
  const inner = (
    <>
      {above}
      <div class={classes('govuk-date-input', params.classes)} {...spread(params.attributes)} id={params.id || undefined}>
        {fill(params.formGroup?.beforeInputs)}
        {items.map(
          (item) =>
            item && (
              <Item item={item} params={params} parts={parts} red={hasError(item) || Boolean(item.error !== false && params.errorMessage && !anyError)} />
            ),
        )}
        {fill(params.formGroup?.afterInputs)}
      </div>
    </>
  )
  return (
    <FormGroup group={params.formGroup} error={params.errorMessage}>
      {params.fieldset ? (
        <Fieldset {...params.fieldset} role="group" describedBy={describedBy}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  )
}

/** One of the three parts as govuk-frontend fills it in when it is not given. Its label is then its name. */
function part(params: DateInputParams, name: 'day' | 'month' | 'year'): DateInputItem {
  return params[name] ?? { name, label: '', value: params.values?.[name], classes: `govuk-input--width-${name === 'year' ? 4 : 2}` }
}

function hasError(item: DateInputItem): boolean {
  return Boolean(item.error || item.classes?.includes(ERROR))
}

function Item(props: {
  readonly item: DateInputItem
  readonly params: DateInputParams
  readonly parts: readonly DateInputItem[]
  readonly red: boolean
}): VNode {
  const { item, params, parts, red } = props
  const which = ['day', 'month', 'year'].findIndex((name, at) => item === parts[at] || (item.name && (item.name === name || item.name === parts[at]?.name)))
  const name = item.name ?? ['day', 'month', 'year'][which]
  const fullName = params.namePrefix ? `${params.namePrefix}-${name}` : name
  const names = classes(
    'govuk-date-input__input',
    red && !item.classes?.includes(ERROR) && ERROR,
    !item.classes?.includes('govuk-input--width-') && `govuk-input--width-${which === 2 ? 4 : 2}`,
    item.classes,
  )
  return (
    <div class="govuk-date-input__item">
      <Input
        label={{ text: item.label || capitalised(name), classes: 'govuk-date-input__label' }}
        id={item.id || `${params.id}-${name}`}
        classes={names}
        name={fullName}
        value={item.value ?? parts[which]?.value ?? params.values?.[fullName]}
        type="text"
        inputmode={item.inputmode || 'numeric'}
        autocomplete={item.autocomplete}
        pattern={item.pattern}
        attributes={item.attributes}
      />
    </div>
  )
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()
}
