import type { VNode } from 'preact'
import { type Attributes, classes, fill, type Slot, spread, type Text } from './slot.tsx'

export interface InsetTextParams extends Slot {
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly children?: Text
}

export function InsetText(params: InsetTextParams): VNode {
  return (
    <div id={params.id || undefined} class={classes('govuk-inset-text', params.classes)} {...spread(params.attributes)}>
      {params.children ?? fill(params)}
    </div>
  )
}
