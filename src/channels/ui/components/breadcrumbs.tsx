import type { VNode } from 'preact'
import { type Attributes, classes, fill, type Slot, spread } from './slot.tsx'

export interface BreadcrumbsParams {
  readonly items: readonly (Slot & { readonly href?: string | undefined; readonly attributes?: Attributes | undefined })[]
  readonly labelText: string
  readonly collapseOnMobile?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function Breadcrumbs(params: BreadcrumbsParams): VNode {
  return (
    <nav
      class={classes('govuk-breadcrumbs', params.classes, params.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile')}
      {...spread(params.attributes)}
      aria-label={params.labelText}
    >
      <ol class="govuk-breadcrumbs__list">
        {params.items?.map((item) =>
          item.href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={item.href} {...spread(item.attributes)}>
                {fill(item)}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {fill(item)}
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
