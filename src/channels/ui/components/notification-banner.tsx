import type { VNode } from 'preact'
import { type Attributes, classes, content, Heading, type Slot, spread, type Text, type TrustedHtml } from './slot.tsx'

export interface NotificationBannerParams extends Slot {
  readonly titleText?: Text
  readonly titleHtml?: TrustedHtml | undefined
  readonly titleHeadingLevel?: number | string | undefined
  readonly titleId?: string | undefined
  readonly type?: 'success' | undefined
  readonly role?: 'alert' | 'region' | undefined
  readonly disableAutoFocus?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly children?: Text
}

export function NotificationBanner(params: NotificationBannerParams): VNode {
  const success = params.type === 'success'
  const titleId = params.titleId || 'govuk-notification-banner-title'
  const focus = params.disableAutoFocus === undefined ? {} : { 'data-disable-auto-focus': String(params.disableAutoFocus) }
  return (
    <div
      class={classes('govuk-notification-banner', success && 'govuk-notification-banner--success', params.classes)}
      role={params.role || (success ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      {...focus}
      {...spread(params.attributes)}
    >
      <div class="govuk-notification-banner__header">
        <Heading level={params.titleHeadingLevel || 2} class="govuk-notification-banner__title" id={titleId}>
          {content(params.titleText, params.titleHtml)}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {params.children ?? (params.html ? content('', params.html) : params.text ? <p class="govuk-notification-banner__heading">{params.text}</p> : null)}
      </div>
    </div>
  )
}
