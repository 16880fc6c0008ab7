import type { VNode } from 'preact'
import { classes, type Text } from './slot.tsx'

export interface StepsProps {
  readonly items: readonly {
    readonly text: Text
    readonly state: 'done' | 'now' | 'next'
    readonly href?: string | undefined
    /** For listeners, after the text: "done". */
    readonly stateText?: string | undefined
  }[]
}

/** The way through a form. */
export function Steps(props: StepsProps): VNode {
  return (
    <ol class="sapar-steps">
      {props.items.map((item) => (
        <li class={classes('sapar-steps__item', item.state === 'done' && 'sapar-steps__item--done')} aria-current={item.state === 'now' ? 'step' : undefined}>
          {item.href ? <a href={item.href}>{item.text}</a> : item.text}
          {item.stateText ? <span class="govuk-visually-hidden"> {item.stateText}</span> : null}
        </li>
      ))}
    </ol>
  )
}

export interface DueDayProps {
  /** ISO date. */
  readonly datetime: string
  readonly month: string
  readonly number: string
  readonly weekday: string
  /** What the day depends on, beside the leaf. */
  readonly children?: Text
}

/** A day as a leaf of a calendar: every promise has this shape. */
export function DueDay(props: DueDayProps): VNode {
  return (
    <div class="sapar-due">
      <time class="sapar-day" datetime={props.datetime}>
        <span class="sapar-day__month">{props.month}</span> <span class="sapar-day__number">{props.number}</span>{' '}
        <span class="sapar-day__weekday">{props.weekday}</span>
      </time>
      {props.children ? <p class="sapar-small">{props.children}</p> : null}
    </div>
  )
}

export interface PriceListProps {
  readonly items: readonly { readonly label: Text; readonly amount: Text; readonly note?: Text }[]
  readonly total?: { readonly label: Text; readonly amount: Text } | undefined
}

/** Parts and total of a price; also other pairs that belong beside each other. */
export function PriceList(props: PriceListProps): VNode {
  return (
    <dl class="sapar-price">
      {props.items.map((item) => (
        <div>
          <dt>
            {item.label}
            {item.note ? <span class="sapar-price__note">{item.note}</span> : null}
          </dt>
          <dd>{item.amount}</dd>
        </div>
      ))}
      {props.total ? (
        <div class="sapar-price__total">
          <dt>{props.total.label}</dt>
          <dd>{props.total.amount}</dd>
        </div>
      ) : null}
    </dl>
  )
}
