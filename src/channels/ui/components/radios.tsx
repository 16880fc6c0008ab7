import type { VNode } from 'preact'
import { Choice, type ChoiceItem } from './choices.tsx'
import { type FieldParams, FormGroup, hintAndError } from './field.tsx'
import { Fieldset, type FieldsetParams } from './fieldset.tsx'
import { looselyEqual } from './select.tsx'
import { classes, fill, spread } from './slot.tsx'

export interface RadiosParams extends Omit<FieldParams, 'label' | 'id' | 'disabled'> {
  readonly name: string
  readonly idPrefix?: string | undefined
  readonly fieldset?: Omit<FieldsetParams, 'children' | 'html'> | undefined
  readonly items: readonly ChoiceItem[]
  /** The value that is chosen, unless an item says so itself. */
  readonly value?: string | undefined
}

export function Radios(params: RadiosParams): VNode {
  const idPrefix = params.idPrefix || params.name
  const { describedBy, above } = hintAndError(idPrefix, params, params.fieldset?.describedBy)
  const inner = (
    <>
      {above}
      <div class={classes('govuk-radios', params.classes)} {...spread(params.attributes)} data-module="govuk-radios">
        {fill(params.formGroup?.beforeInputs)}
        {params.items?.map(
          (item, index) =>
            item && <Choice item={item} index={index} checked={isChecked(item, params.value)} context={{ kind: 'radios', idPrefix, name: params.name }} />,
        )}
        {fill(params.formGroup?.afterInputs)}
      </div>
    </>
  )
  return (
    <FormGroup group={params.formGroup} error={params.errorMessage}>
      {params.fieldset ? (
        <Fieldset {...params.fieldset} describedBy={describedBy}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  )
}

function isChecked(item: ChoiceItem, value: string | undefined): boolean {
  return item.checked || Boolean(value && looselyEqual(item.value, value) && item.checked !== false)
}
