import type { VNode } from 'preact'
import { classes, Heading, type Text } from './slot.tsx'

interface Children {
  readonly children?: Text
}

export type Size = 'xl' | 'l' | 'm' | 's'

/** Rows with even distances; `wide` between sections. */
export function Flow(props: Children & { readonly wide?: boolean | undefined }): VNode {
  return <div class={props.wide ? 'sapar-flow--wide' : 'sapar-flow'}>{props.children}</div>
}

/** The one white surface of a page. `measure` keeps lines of a form readable. */
export function Sheet(props: Children & { readonly measure?: boolean | undefined }): VNode {
  return (
    <div class={classes('sapar-sheet', !props.measure && 'sapar-flow--wide')}>
      {props.measure ? <div class="sapar-sheet__measure sapar-flow--wide">{props.children}</div> : props.children}
    </div>
  )
}

/** Two columns: the task and what stands beside it. `even` gives both nearly the same width. */
export function Columns(props: Children & { readonly even?: boolean | undefined }): VNode {
  return <div class={classes('sapar-columns', props.even && 'sapar-columns--even')}>{props.children}</div>
}

/** Cells of the same width, as many in a row as fit. */
export function Grid(props: Children & { readonly of: 'half' | 'thirds' | 'pair' }): VNode {
  return <div class={`sapar-grid sapar-grid--${props.of}`}>{props.children}</div>
}

export interface CardProps extends Children {
  readonly title?: Text
  /** Default 2. */
  readonly level?: number | undefined
  readonly id?: string | undefined
}

/** A smaller surface, in the aside or on the ground. */
export function Card(props: CardProps): VNode {
  return (
    <div class="sapar-card" id={props.id}>
      {props.title ? (
        <Heading level={props.level ?? 2} class="sapar-card__title">
          {props.title}
        </Heading>
      ) : null}
      {props.children}
    </div>
  )
}

export interface PageHeadingProps {
  /** Above the heading: service, case, step. */
  readonly caption?: Text
  /** The answer, not the name of the page. */
  readonly title: Text
  /** Default 'l'. */
  readonly size?: Size | undefined
  /** Default 1, as a page has one. */
  readonly level?: number | undefined
}

export function PageHeading(props: PageHeadingProps): VNode {
  return (
    <div>
      {props.caption ? <p class="sapar-caption">{props.caption}</p> : null}
      <Heading level={props.level ?? 1} class={`sapar-heading-${props.size ?? 'l'}`}>
        {props.title}
      </Heading>
    </div>
  )
}

export interface SectionProps extends Children {
  readonly id: string
  readonly title: Text
  /** Default 'm'; 'hidden' for listeners only. */
  readonly size?: Size | 'hidden' | undefined
}

export function Section(props: SectionProps): VNode {
  const size = props.size ?? 'm'
  return (
    <section class="sapar-flow" aria-labelledby={props.id}>
      <h2 class={size === 'hidden' ? 'govuk-visually-hidden' : `sapar-heading-${size}`} id={props.id}>
        {props.title}
      </h2>
      {props.children}
    </section>
  )
}

/** A case code, a file name: never broken over two lines. */
export function Code(props: Children): VNode {
  return <span class="sapar-code">{props.children}</span>
}

export function Hidden(props: Children): VNode {
  return <span class="govuk-visually-hidden">{props.children}</span>
}

/** A note in smaller grey type. */
export function Small(props: Children & { readonly ink?: boolean | undefined }): VNode {
  return <p class={classes('sapar-small', !props.ink && 'sapar-muted')}>{props.children}</p>
}

export function Lead(props: Children): VNode {
  return <p class="sapar-lead">{props.children}</p>
}

export function List(props: { readonly items: readonly Text[]; readonly number?: boolean | undefined }): VNode {
  const items = props.items.map((item) => <li>{item}</li>)
  return props.number ? <ol class="sapar-list sapar-list--number">{items}</ol> : <ul class="sapar-list">{items}</ul>
}
