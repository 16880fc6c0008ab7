import type { VNode } from 'preact'
import { type Attributes, classes, content, type Slot, spread, type Text } from './slot.tsx'

export interface TabsItem {
  readonly id?: string | undefined
  readonly label: string
  readonly panel: Slot & { readonly attributes?: Attributes | undefined; readonly children?: Text }
  readonly attributes?: Attributes | undefined
}

export interface TabsParams {
  readonly id?: string | undefined
  readonly idPrefix?: string | undefined
  readonly title: Text
  readonly items: readonly TabsItem[]
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function Tabs(params: TabsParams): VNode {
  const items = (params.items ?? []).map((item, index) => item && { item, index, id: item.id || `${params.idPrefix || ''}-${index + 1}` })
  return (
    <div id={params.id || undefined} class={classes('govuk-tabs', params.classes)} {...spread(params.attributes)} data-module="govuk-tabs">
      <h2 class="govuk-tabs__title">{params.title}</h2>
      {items.length > 0 ? (
        <ul class="govuk-tabs__list">
          {items.map(
            (tab) =>
              tab && (
                <li class={classes('govuk-tabs__list-item', tab.index === 0 && 'govuk-tabs__list-item--selected')}>
                  <a class="govuk-tabs__tab" href={`#${tab.id}`} {...spread(tab.item.attributes)}>
                    {tab.item.label}
                  </a>
                </li>
              ),
          )}
        </ul>
      ) : null}
      {items.map(
        (tab) =>
          tab && (
            <div class={classes('govuk-tabs__panel', tab.index > 0 && 'govuk-tabs__panel--hidden')} id={tab.id} {...spread(tab.item.panel?.attributes)}>
              {panelOf(tab.item.panel)}
            </div>
          ),
      )}
    </div>
  )
}

function panelOf(panel: TabsItem['panel'] | undefined): Text {
  if (panel?.children) return panel.children
  if (panel?.html) return content('', panel.html)
  return panel?.text ? <p class="govuk-body">{panel.text}</p> : null
}
