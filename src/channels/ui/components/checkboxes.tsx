import type { VNode } from 'preact'
import { Choice, type ChoiceItem } from './choices.tsx'
import { type FieldParams, FormGroup, hintAndError } from './field.tsx'
import { Fieldset, type FieldsetParams } from './fieldset.tsx'
import { looselyEqual } from './select.tsx'
import { classes, fill, spread } from './slot.tsx'

export interface CheckboxesParams extends Omit<FieldParams, 'label' | 'id' | 'disabled'> {
  readonly name: string
  readonly idPrefix?: string | undefined
  readonly fieldset?: Omit<FieldsetParams, 'children' | 'html'> | undefined
  readonly items: readonly ChoiceItem[]
  /** The values that are chosen, unless an item says so itself. */
  readonly values?: readonly string[] | undefined
}

export function Checkboxes(params: CheckboxesParams): VNode {
  const idPrefix = params.idPrefix || params.name
  const { describedBy, above } = hintAndError(idPrefix, params, params.fieldset?.describedBy || params.describedBy)
  // Without a fieldset nobody else reads out hint and error, so every box points at them.
  const context = { kind: 'checkboxes', idPrefix, name: params.name, describedBy: params.fieldset ? undefined : describedBy } as const
  const inner = (
    <>
      {above}
      <div class={classes('govuk-checkboxes', params.classes)} {...spread(params.attributes)} data-module="govuk-checkboxes">
        {fill(params.formGroup?.beforeInputs)}
        {params.items?.map((item, index) => item && <Choice item={item} index={index} checked={isChecked(item, params.values)} context={context} />)}
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

function isChecked(item: ChoiceItem, values: readonly string[] | undefined): boolean {
  return item.checked || Boolean(values?.some((value) => looselyEqual(value, item.value)) && item.checked !== false)
}
