import type { VNode } from 'preact'
import { type Attributes, classes, fill, Heading, type Slot, spread, type Text } from './slot.tsx'

export interface SummaryAction extends Slot {
  readonly href: string
  /** What is changed, for those who hear the link alone: "surname". */
  readonly visuallyHiddenText?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

interface Actions {
  readonly items?: readonly SummaryAction[] | undefined
  readonly classes?: string | undefined
}

type Cell = Slot & { readonly classes?: string | undefined }

export interface SummaryRow {
  readonly key: Cell
  readonly value: Cell
  readonly actions?: Actions | undefined
  readonly classes?: string | undefined
}

export interface SummaryCard {
  readonly title?: (Cell & { readonly headingLevel?: number | string | undefined }) | undefined
  readonly actions?: Actions | undefined
  /** A tag beside the title, for example "Checked". */
  readonly tag?: Text
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface SummaryListParams {
  readonly rows: readonly SummaryRow[]
  readonly card?: SummaryCard | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function SummaryList(params: SummaryListParams): VNode {
  const anyActions = params.rows?.some((row) => row?.actions?.items?.length)
  const list = (
    <dl class={classes('govuk-summary-list', params.classes)} {...spread(params.attributes)}>
      {params.rows?.map((row) => row && rowOf(row, Boolean(anyActions), params.card?.title))}
    </dl>
  )
  return params.card ? cardOf(params.card, list) : list
}

function rowOf(row: SummaryRow, anyActions: boolean, title: Cell | undefined): VNode {
  const items = row.actions?.items ?? []
  return (
    <div class={classes('govuk-summary-list__row', anyActions && !row.actions?.items && 'govuk-summary-list__row--no-actions', row.classes)}>
      <dt class={classes('govuk-summary-list__key', row.key?.classes)}>{fill(row.key)}</dt>
      <dd class={classes('govuk-summary-list__value', row.value?.classes)}>{fill(row.value)}</dd>
      {items.length > 0 ? (
        <dd class={classes('govuk-summary-list__actions', row.actions?.classes)}>
          {items.length === 1 ? (
            actionLink(items[0] as SummaryAction, title)
          ) : (
            <ul class="govuk-summary-list__actions-list">
              {items.map((item) => (
                <li class="govuk-summary-list__actions-list-item">{actionLink(item, title)}</li>
              ))}
            </ul>
          )}
        </dd>
      ) : null}
    </div>
  )
}

function actionLink(action: SummaryAction, title: Cell | undefined): VNode {
  return (
    <a class={classes('govuk-link', action.classes)} href={action.href} {...spread(action.attributes)}>
      {fill(action)}
      {action.visuallyHiddenText || title ? (
        <span class="govuk-visually-hidden">
          {action.visuallyHiddenText ? ` ${action.visuallyHiddenText}` : null}
          {title ? <> ({fill(title)})</> : null}
        </span>
      ) : null}
    </a>
  )
}

function cardOf(card: SummaryCard, list: VNode): VNode {
  const items = card.actions?.items ?? []
  const names = classes('govuk-summary-card__actions', card.actions?.classes)
  return (
    <div class={classes('govuk-summary-card', card.classes)} {...spread(card.attributes)}>
      <div class="govuk-summary-card__title-wrapper">
        {card.title ? (
          <Heading level={card.title.headingLevel || 2} class={classes('govuk-summary-card__title', card.title.classes)}>
            {fill(card.title)}
          </Heading>
        ) : null}
        {card.tag}
        {items.length === 1 ? <div class={names}>{actionLink(items[0] as SummaryAction, card.title)}</div> : null}
        {items.length > 1 ? (
          <ul class={names}>
            {items.map((item) => (
              <li class="govuk-summary-card__action">{actionLink(item, card.title)}</li>
            ))}
          </ul>
        ) : null}
      </div>
      <div class="govuk-summary-card__content">{list}</div>
    </div>
  )
}
