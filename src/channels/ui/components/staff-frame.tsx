import type { VNode } from 'preact'
import type { Link } from './frame.tsx'
import { BrandMark } from './icon.tsx'
import { classes, Heading, type Text } from './slot.tsx'

export interface StaffBarProps {
  readonly homeHref: string
  readonly name: string
  /** Desk, counter, hall. */
  readonly place: string
  readonly navLabel: string
  readonly items: readonly (Link & { readonly current?: boolean | undefined })[]
  /** Who is signed in, and for what. */
  readonly who: readonly Text[]
  /** Signing out, as a form or link. */
  readonly out?: Text
  readonly demo: Text
}

/** One slim row, darker than the public header, so that staff pages are told apart at a glance. The demonstration mark comes first on a narrow screen. */
export function StaffBar(props: StaffBarProps): VNode {
  return (
    <header class="sapar-bar">
      <a class="sapar-bar__brand" href={props.homeHref}>
        <BrandMark /> {props.name} <span>{props.place}</span>
      </a>
      <nav aria-label={props.navLabel}>
        <ul>
          {props.items.map((item) => (
            <li>
              <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                {item.text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="sapar-bar__who">{props.who.map((line, index) => [index > 0 ? <br /> : null, line])}</p>
      {props.out}
      <p class="sapar-bar__demo">{props.demo}</p>
    </header>
  )
}

export interface StaffPanelProps {
  readonly id?: string | undefined
  readonly title?: Text
  /** Default 2. */
  readonly level?: number | undefined
  /** Beside the title. */
  readonly note?: Text
  /** At the far side of the title. */
  readonly tools?: Text
  readonly kind?: 'next' | undefined
  readonly children?: Text
}

export function StaffPanel(props: StaffPanelProps): VNode {
  const id = props.id && `${props.id}-title`
  return (
    <section class={classes('sapar-panel', props.kind && `sapar-panel--${props.kind}`)} id={props.id} aria-labelledby={props.title ? id : undefined}>
      {props.title ? (
        <div class="sapar-panel__head">
          <Heading level={props.level ?? 2} id={id} class="sapar-panel__title">
            {props.title}
          </Heading>
          {props.note ? <p class="sapar-note-line">{props.note}</p> : null}
          {props.tools ? <div class="sapar-push sapar-note-line">{props.tools}</div> : null}
        </div>
      ) : null}
      {props.children}
    </section>
  )
}

export interface StaffHeadProps {
  readonly title: Text
  /** Default 1. */
  readonly level?: number | undefined
  readonly tools?: Text
  /** Beside the title: code, tags, facts. */
  readonly children?: Text
}

export function StaffHead(props: StaffHeadProps): VNode {
  return (
    <div class="sapar-head">
      <Heading level={props.level ?? 1} class="sapar-head__title">
        {props.title}
      </Heading>
      {props.children}
      {props.tools ? <div class="sapar-push">{props.tools}</div> : null}
    </div>
  )
}

/** Facts in a row, muted; bold is for values. */
export function Meta(props: { readonly items: readonly Text[] }): VNode {
  return (
    <p class="sapar-meta">
      {props.items.map((item) => (
        <span>{item} </span>
      ))}
    </p>
  )
}

/** A key cap, where the key acts. Not shown where there is no keyboard. */
export function Key(props: { readonly children?: Text }): VNode {
  return <kbd class="sapar-key">{props.children}</kbd>
}

/** The keys of a page with what they do. */
export function Keys(props: { readonly items: readonly { readonly keys: readonly string[]; readonly text: Text }[] }): VNode {
  return (
    <p class="sapar-keys">
      {props.items.map((item) => (
        <span>
          {item.keys.map((key) => (
            <>
              <Key>{key}</Key>{' '}
            </>
          ))}
          {item.text}{' '}
        </span>
      ))}
    </p>
  )
}

/** Columns of a staff page: 'case' has the decision at the right, 'proof' answers beside images. */
export function StaffGrid(props: { readonly of?: 'case' | 'proof' | undefined; readonly children?: Text }): VNode {
  return <div class={classes('sapar-staff-grid', props.of && `sapar-staff-grid--${props.of}`)}>{props.children}</div>
}
