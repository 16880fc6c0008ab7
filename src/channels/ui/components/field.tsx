import type { ComponentChildren, VNode } from 'preact'
import { ErrorMessage, type ErrorMessageParams } from './error-message.tsx'
import { Hint, type HintParams } from './hint.tsx'
import { Label, type LabelParams } from './label.tsx'
import { type Attributes, classes, fill, ids, type Slot, spread, type Text } from './slot.tsx'

/** Classes, attributes and additions of the frame around a field. */
export interface FormGroupParams {
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly beforeInput?: Slot | undefined
  readonly afterInput?: Slot | undefined
  readonly beforeInputs?: Slot | undefined
  readonly afterInputs?: Slot | undefined
}

/** What every field of one control has. The id falls back to the name. */
export interface FieldParams {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly label: LabelParams
  readonly hint?: HintParams | undefined
  readonly errorMessage?: ErrorMessageParams | undefined
  readonly formGroup?: FormGroupParams | undefined
  readonly describedBy?: string | undefined
  readonly disabled?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** The frame of a field, red when it has an error. */
export function FormGroup(props: { readonly group: FormGroupParams | undefined; readonly error: unknown; readonly children?: ComponentChildren }): VNode {
  const names = classes('govuk-form-group', props.error ? 'govuk-form-group--error' : '', props.group?.classes)
  return (
    <div class={names} {...spread(props.group?.attributes)}>
      {props.children}
    </div>
  )
}

/** Hint and error above a control, with the ids that the control must point at. */
export function hintAndError(id: string | undefined, params: Pick<FieldParams, 'hint' | 'errorMessage'>, describedBy?: string) {
  const { hint, errorMessage } = params
  return {
    describedBy: ids(describedBy, hint && `${id}-hint`, errorMessage && `${id}-error`),
    above: (
      <>
        {hint ? <Hint {...hint} id={`${id}-hint`} /> : null}
        {errorMessage ? <ErrorMessage {...errorMessage} id={`${id}-error`} /> : null}
      </>
    ),
  }
}

/** Label, hint, error and additions around one control. The control is drawn by the caller with the id and the describing ids. */
export function Field(props: { readonly params: FieldParams; readonly control: (id: string | undefined, describedBy: string | undefined) => Text }): VNode {
  const { params } = props
  const id = params.id || params.name
  const { describedBy, above } = hintAndError(id, params, params.describedBy)
  return (
    <FormGroup group={params.formGroup} error={params.errorMessage}>
      <Label {...params.label} for={id} />
      {above}
      {fill(params.formGroup?.beforeInput)}
      {props.control(id, describedBy)}
      {fill(params.formGroup?.afterInput)}
    </FormGroup>
  )
}

/** The value of a control as text: the renderer would drop `false`. */
export function written(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value)
}
