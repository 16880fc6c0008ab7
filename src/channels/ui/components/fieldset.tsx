import type { VNode } from 'preact'
import { type Attributes, classes, fill, type Slot, spread, type Text, type TrustedHtml } from './slot.tsx'

export interface LegendParams extends Slot {
  readonly isPageHeading?: boolean | undefined
  readonly classes?: string | undefined
}

export interface FieldsetParams {
  readonly legend?: LegendParams | undefined
  readonly describedBy?: string | undefined
  readonly classes?: string | undefined
  readonly role?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly html?: TrustedHtml | undefined
  readonly children?: Text
}

export function Fieldset(params: FieldsetParams): VNode {
  const { legend } = params
  return (
    <fieldset
      class={classes('govuk-fieldset', params.classes)}
      {...spread({ role: { value: params.role || false, optional: true } })}
      aria-describedby={params.describedBy || undefined}
      {...spread(params.attributes)}
    >
      {legend && (legend.html || legend.text) ? (
        <legend class={classes('govuk-fieldset__legend', legend.classes)}>
          {legend.isPageHeading ? <h1 class="govuk-fieldset__heading">{fill(legend)}</h1> : fill(legend)}
        </legend>
      ) : null}
      {params.children ?? fill({ html: params.html })}
    </fieldset>
  )
}
