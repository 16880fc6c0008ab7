import type { VNode } from 'preact'
import { type Attributes, classes, fill, type Slot, spread } from './slot.tsx'

export interface ErrorMessageParams extends Slot {
  readonly id?: string | undefined
  /** The word "Error" in the language of the page, with or without its colon; false or empty leaves it out. */
  readonly visuallyHiddenText: string | false
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function ErrorMessage(params: ErrorMessageParams): VNode {
  return (
    <p id={params.id || undefined} class={classes('govuk-error-message', params.classes)} {...spread(params.attributes)}>
      {params.visuallyHiddenText ? (
        <>
          <span class="govuk-visually-hidden">{withColon(params.visuallyHiddenText)}</span>{' '}
        </>
      ) : null}
      {fill(params)}
    </p>
  )
}

function withColon(text: string): string {
  return /[:：]$/.test(text) ? text : `${text}:`
}
