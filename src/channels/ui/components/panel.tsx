import type { VNode } from 'preact'
import { Button } from './button.tsx'
import { type Attributes, classes, content, fill, Heading, type Slot, spread, type Text, type TrustedHtml } from './slot.tsx'

interface PanelAction {
  readonly text: string
  readonly href?: string | undefined
  readonly type?: 'submit' | 'button' | 'reset' | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface PanelParams extends Slot {
  readonly titleText?: Text
  readonly titleHtml?: TrustedHtml | undefined
  readonly headingLevel?: number | string | undefined
  readonly actions?: { readonly items: readonly PanelAction[]; readonly classes?: string | undefined; readonly attributes?: Attributes | undefined } | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly children?: Text
}

export function Panel(params: PanelParams): VNode {
  const interruption = Boolean(params.classes?.includes('govuk-panel--interruption'))
  const body = params.children ?? (params.html || params.text ? fill(params) : undefined)
  return (
    <div class={classes('govuk-panel', !interruption && 'govuk-panel--confirmation', params.classes)} {...spread(params.attributes)}>
      <Heading level={params.headingLevel || 1} class="govuk-panel__title">
        {content(params.titleText, params.titleHtml)}
      </Heading>
      {body ? <div class="govuk-panel__body">{body}</div> : null}
      {interruption && params.actions ? (
        <div class={classes('govuk-panel__actions', params.actions.classes)} {...spread(params.actions.attributes)}>
          {params.actions.items?.length ? <div class="govuk-button-group">{params.actions.items.map((action) => [actionOf(action), ' '])}</div> : null}
        </div>
      ) : null}
    </div>
  )
}

function actionOf(action: PanelAction): VNode {
  if (action.href && action.type !== 'button') {
    return (
      <a class={classes('govuk-link govuk-link--inverse', action.classes)} href={action.href} {...spread(action.attributes)}>
        {action.text}
      </a>
    )
  }
  return (
    <Button
      text={action.text}
      type={action.type || 'button'}
      classes={classes('govuk-button--inverse', action.classes)}
      href={action.href}
      attributes={action.attributes}
    />
  )
}
