import type { VNode } from 'preact'
import { type Attributes, classes, fill, type Slot, spread } from './slot.tsx'

export interface BackLinkParams extends Slot {
  readonly href: string
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function BackLink(params: BackLinkParams): VNode {
  return (
    <a href={params.href || '#'} class={classes('govuk-back-link', params.classes)} {...spread(params.attributes)}>
      {fill(params)}
    </a>
  )
}
