import type { VNode } from 'preact'
import { type Attributes, classes, fill, type Slot, spread, type Text } from './slot.tsx'

export interface WarningTextParams extends Slot {
  /** The word "Warning" in the language of the page. */
  readonly iconFallbackText: string
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly children?: Text
}

export function WarningText(params: WarningTextParams): VNode {
  return (
    <div class={classes('govuk-warning-text', params.classes)} {...spread(params.attributes)}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>{' '}
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{params.iconFallbackText}</span> {params.children ?? fill(params)}
      </strong>
    </div>
  )
}
