import type { VNode } from 'preact'
import { type Attributes, classes, fill, type Slot, spread, type Text } from './slot.tsx'

export interface PaginationLink extends Slot {
  readonly href: string
  readonly labelText?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface PaginationItem {
  readonly number?: number | string | undefined
  readonly href?: string | undefined
  /** For example "Page 3". */
  readonly visuallyHiddenText?: string | undefined
  readonly current?: boolean | undefined
  readonly ellipsis?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

export interface PaginationParams {
  readonly items?: readonly PaginationItem[] | undefined
  readonly previous?: PaginationLink | undefined
  readonly next?: PaginationLink | undefined
  readonly landmarkLabel: string
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

const ARROW = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
} as const

export function Pagination(params: PaginationParams): VNode {
  const { items, previous, next } = params
  const block = !items && Boolean(next || previous)
  return (
    <nav
      class={classes('govuk-pagination', block && 'govuk-pagination--block', params.classes)}
      aria-label={params.landmarkLabel}
      {...spread(params.attributes)}
    >
      {previous?.href ? arrowLink(previous, 'prev', block) : null}
      {items ? <ul class="govuk-pagination__list">{items.map((item) => item && Object.keys(item).length > 0 && pageItem(item))}</ul> : null}
      {next?.href ? arrowLink(next, 'next', block) : null}
    </nav>
  )
}

function arrowLink(link: PaginationLink, type: 'prev' | 'next', block: boolean): VNode {
  const arrow = (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${type}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={ARROW[type]} />
    </svg>
  )
  return (
    <div class={`govuk-pagination__${type}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={type} {...spread(link.attributes)}>
        {block || type === 'prev' ? arrow : null}{' '}
        <span class={classes('govuk-pagination__link-title', block && !link.labelText && 'govuk-pagination__link-title--decorated')}>{fill(link)}</span>{' '}
        {link.labelText && block ? label(link.labelText) : null}
        {!block && type === 'next' ? arrow : null}
      </a>
    </div>
  )
}

function label(text: string): Text {
  return (
    <>
      <span class="govuk-visually-hidden">:</span> <span class="govuk-pagination__link-label">{text}</span>
    </>
  )
}

function pageItem(item: PaginationItem): VNode {
  const names = classes('govuk-pagination__item', item.current && 'govuk-pagination__item--current', item.ellipsis && 'govuk-pagination__item--ellipsis')
  if (item.ellipsis) return <li class={names}>⋯</li>
  return (
    <li class={names}>
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href ?? ''}
        aria-label={item.visuallyHiddenText}
        aria-current={item.current ? 'page' : undefined}
        {...spread(item.attributes)}
      >
        {item.number}
      </a>
    </li>
  )
}
