import type { VNode } from 'preact'
import { type Attributes, classes, fill, type Slot, spread } from './slot.tsx'

export interface LabelParams extends Slot {
  readonly for?: string | undefined
  readonly isPageHeading?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function Label(params: LabelParams): VNode | null {
  if (!params.html && !params.text) return null
  const label = (
    <label class={classes('govuk-label', params.classes)} for={params.for || undefined} {...spread(params.attributes)}>
      {fill(params)}
    </label>
  )
  return params.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}
