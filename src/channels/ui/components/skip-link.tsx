import type { VNode } from 'preact'
import { type Attributes, classes, fill, type Slot, spread } from './slot.tsx'

export interface SkipLinkParams extends Slot {
  readonly href?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function SkipLink(params: SkipLinkParams): VNode {
  return (
    <a href={params.href || '#content'} class={classes('govuk-skip-link', params.classes)} {...spread(params.attributes)} data-module="govuk-skip-link">
      {fill(params)}
    </a>
  )
}
