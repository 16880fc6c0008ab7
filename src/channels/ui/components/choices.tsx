import type { VNode } from 'preact'
import { Hint, type HintParams } from './hint.tsx'
import { Label } from './label.tsx'
import { type Attributes, classes, fill, ids, type Slot, spread, type Text } from './slot.tsx'

/** One radio button or check box, or a divider ("or") between them. */
export interface ChoiceItem extends Slot {
  readonly value?: string | undefined
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly checked?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly hint?: HintParams | undefined
  readonly label?: { readonly classes?: string | undefined; readonly attributes?: Attributes | undefined } | undefined
  /** Shown when this choice is made. */
  readonly conditional?: Slot | undefined
  /** 'exclusive' on a check box: clears the others. */
  readonly behaviour?: string | undefined
  readonly divider?: Text
  readonly attributes?: Attributes | undefined
}

export interface ChoiceContext {
  readonly kind: 'radios' | 'checkboxes'
  readonly idPrefix: string
  readonly name: string
  readonly describedBy?: string | undefined
}

export function Choice(props: { readonly item: ChoiceItem; readonly index: number; readonly checked: boolean; readonly context: ChoiceContext }): VNode {
  const { item, index, checked, context } = props
  const block = `govuk-${context.kind}`
  if (item.divider) return <div class={`${block}__divider`}>{item.divider}</div>
  const id = item.id || (index > 0 ? `${context.idPrefix}-${index + 1}` : context.idPrefix)
  const hinted = item.hint && (item.hint.text || item.hint.html) ? item.hint : undefined
  const conditional = item.conditional && (item.conditional.html || item.conditional.text) ? item.conditional : undefined
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={context.kind === 'checkboxes' ? item.name || context.name : context.name}
          type={context.kind === 'radios' ? 'radio' : 'checkbox'}
          value={String(item.value ?? '')}
          checked={checked}
          disabled={Boolean(item.disabled)}
          data-aria-controls={conditional && `conditional-${id}`}
          data-behaviour={item.behaviour || undefined}
          aria-describedby={ids(context.describedBy, hinted && `${id}-item-hint`)}
          {...spread(item.attributes)}
        />
        <Label html={item.html} text={item.text} classes={classes(`${block}__label`, item.label?.classes)} attributes={item.label?.attributes} for={id} />
        {hinted ? <Hint {...hinted} id={`${id}-item-hint`} classes={classes(`${block}__hint`, hinted.classes)} /> : null}
      </div>
      {conditional ? (
        <div class={classes(`${block}__conditional`, !checked && `${block}__conditional--hidden`)} id={`conditional-${id}`}>
          {fill(conditional)}
        </div>
      ) : null}
    </>
  )
}
