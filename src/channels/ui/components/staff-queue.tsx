import type { VNode } from 'preact'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Key, Meta } from './staff-frame.tsx'
import type { Text } from './slot.tsx'

export type DueKind = 'late' | 'today' | 'soon' | 'later' | 'stopped'

const ICON: Readonly<Record<DueKind, IconName>> = { late: 'late', today: 'clock', soon: 'soon', later: 'calendar', stopped: 'pause' }

export interface CountsProps {
  readonly label: string
  readonly items: readonly {
    readonly kind: DueKind
    readonly count: Text
    readonly text: Text
    readonly note?: Text
    readonly href: string
    readonly current?: boolean | undefined
  }[]
}

/** How many cases are due when; each leads to its list. */
export function Counts(props: CountsProps): VNode {
  return (
    <nav aria-label={props.label}>
      <ul class="sapar-counts">
        {props.items.map((item) => (
          <li>
            <a class={`sapar-counts__item sapar-counts__item--${item.kind}`} href={item.href} aria-current={item.current ? 'true' : undefined}>
              <b>{item.count}</b>{' '}
              <span>
                <Icon name={ICON[item.kind]} />
                {item.text}
              </span>{' '}
              {item.note ? <small>{item.note}</small> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export interface NextCaseProps {
  readonly title: Text
  readonly name: Text
  readonly code: Text
  readonly tag: Text
  readonly facts: readonly Text[]
  readonly action: { readonly text: Text; readonly href: string; readonly key?: string | undefined }
}

/** The case the queue has assigned: the loudest thing of the page. */
export function NextCase(props: NextCaseProps): VNode {
  return (
    <section class="sapar-panel sapar-panel--next" aria-labelledby="next-case">
      <div>
        <h2 id="next-case" class="sapar-note-line">
          {props.title}
        </h2>
        <p class="sapar-row">
          <b class="sapar-next-name">{props.name}</b> <span class="sapar-code">{props.code}</span> {props.tag}
        </p>
        <Meta items={props.facts} />
      </div>
      <Button href={props.action.href} classes="sapar-button--big">
        {props.action.text}
        {props.action.key ? (
          <>
            {' '}
            <Key>{props.action.key}</Key>
          </>
        ) : null}
      </Button>
    </section>
  )
}

/** A row of fields that narrow a list; give it Input and Select components and a secondary Button. */
export function Filters(props: { readonly label: string; readonly action: string; readonly children?: Text }): VNode {
  return (
    <form class="sapar-filters" role="search" aria-label={props.label} method="get" action={props.action}>
      {props.children}
    </form>
  )
}

/** Things in a row, wrapping. */
export function Row(props: { readonly children?: Text }): VNode {
  return <div class="sapar-row">{props.children}</div>
}
