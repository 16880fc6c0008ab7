import type { VNode } from 'preact'
import { type Attributes, classes, content, fill, type Slot, spread, type Text, type TrustedHtml } from './slot.tsx'

export interface DetailsParams extends Slot {
  readonly summaryText?: Text
  readonly summaryHtml?: TrustedHtml | undefined
  readonly id?: string | undefined
  readonly open?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly children?: Text
}

export function Details(params: DetailsParams): VNode {
  return (
    <details id={params.id || undefined} class={classes('govuk-details', params.classes)} {...spread(params.attributes)} open={Boolean(params.open)}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{content(params.summaryText, params.summaryHtml)}</span>
      </summary>
      <div class="govuk-details__text">{params.children ?? fill(params)}</div>
    </details>
  )
}
