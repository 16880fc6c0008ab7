import type { VNode } from 'preact'
import { type Attributes, classes, fill, type Slot, spread } from './slot.tsx'

export interface TagParams extends Slot {
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function Tag(params: TagParams): VNode {
  return (
    <strong class={classes('govuk-tag', params.classes)} {...spread(params.attributes)}>
      {fill(params)}
    </strong>
  )
}
