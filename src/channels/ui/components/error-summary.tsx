import type { VNode } from 'preact'
import { type Attributes, classes, content, fill, type Slot, spread, type Text, type TrustedHtml } from './slot.tsx'

export interface ErrorSummaryItem extends Slot {
  /** '#' and the id of the field. */
  readonly href?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface ErrorSummaryParams {
  readonly titleText?: Text
  readonly titleHtml?: TrustedHtml | undefined
  readonly descriptionText?: Text
  readonly descriptionHtml?: TrustedHtml | undefined
  readonly errorList?: readonly ErrorSummaryItem[] | undefined
  readonly disableAutoFocus?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly children?: Text
}

export function ErrorSummary(params: ErrorSummaryParams): VNode {
  const focus = params.disableAutoFocus === undefined ? {} : { 'data-disable-auto-focus': String(params.disableAutoFocus) }
  const description =
    params.children ?? (params.descriptionHtml || params.descriptionText ? content(params.descriptionText, params.descriptionHtml) : undefined)
  return (
    <div class={classes('govuk-error-summary', params.classes)} {...focus} {...spread(params.attributes)} data-module="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">{content(params.titleText, params.titleHtml)}</h2>
        <div class="govuk-error-summary__body">
          {description ? <p>{description}</p> : null}
          {params.errorList?.length ? (
            <ul class="govuk-list govuk-error-summary__list">
              {params.errorList.map((item) => (
                <li>
                  {item.href ? (
                    <a href={item.href} {...spread(item.attributes)}>
                      {fill(item)}
                    </a>
                  ) : (
                    fill(item)
                  )}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    </div>
  )
}
