import type { VNode } from 'preact'
import { type Attributes, classes, content, fill, type Slot, spread, type Text } from './slot.tsx'

export interface ButtonParams extends Slot {
  readonly href?: string | undefined
  readonly type?: 'submit' | 'button' | 'reset' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly id?: string | undefined
  readonly disabled?: boolean | undefined
  readonly preventDoubleClick?: boolean | undefined
  readonly isStartButton?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  /** In place of text: words with an icon. */
  readonly children?: Text
}

/** A button, or with href a link that looks like one. `classes: 'govuk-button--secondary'` for the second choice. */
export function Button(params: ButtonParams): VNode {
  const common = {
    class: classes('govuk-button', params.classes, params.isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...spread(params.attributes),
    id: params.id || undefined,
  }
  const inner = params.children ?? (params.html && params.isStartButton ? <span>{content('', params.html)}</span> : fill(params))
  const icon = params.isStartButton ? startIcon() : null
  if (params.href)
    return (
      <a href={params.href} role="button" draggable={false} {...common}>
        {inner}
        {icon}
      </a>
    )
  return (
    <button
      type={params.type || 'submit'}
      value={params.value || undefined}
      name={params.name || undefined}
      disabled={Boolean(params.disabled)}
      aria-disabled={params.disabled ? 'true' : undefined}
      {...spread({
        'data-prevent-double-click': { value: params.preventDoubleClick === undefined ? undefined : String(params.preventDoubleClick), optional: true },
      })}
      {...common}
    >
      {inner}
      {icon}
    </button>
  )
}

function startIcon(): VNode {
  return (
    <svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false">
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  )
}

/** Buttons and links of one decision in a row; on a phone one under the other. */
export function ButtonGroup(props: { readonly children?: Text }): VNode {
  return <div class="govuk-button-group">{props.children}</div>
}
