import type { VNode } from 'preact'
import { type Attributes, classes, fill, type Slot, spread } from './slot.tsx'

export interface HintParams extends Slot {
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function Hint(params: HintParams): VNode {
  return (
    <div id={params.id || undefined} class={classes('govuk-hint', params.classes)} {...spread(params.attributes)}>
      {fill(params)}
    </div>
  )
}
