import type { VNode } from 'preact'
import { Button, ButtonGroup } from './button.tsx'
import type { Link } from './frame.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Heading, type Text } from './slot.tsx'

export interface HeroProps {
  readonly title: Text
  readonly lead: Text
  /** Beside the words: the short check. */
  readonly children?: Text
}

/** The head of the home page, over the hills. */
export function Hero(props: HeroProps): VNode {
  return (
    <div class="sapar-hero">
      <div class="sapar-container">
        <div class="sapar-columns sapar-columns--even">
          <div class="sapar-flow">
            <h1 class="sapar-heading-xl">{props.title}</h1>
            <p class="sapar-lead">{props.lead}</p>
          </div>
          {props.children}
        </div>
      </div>
    </div>
  )
}

export interface FactsProps {
  readonly items: readonly { readonly term: Text; readonly value: Text }[]
}

/** Three or four figures in a row. */
export function Facts(props: FactsProps): VNode {
  return (
    <dl class="sapar-facts">
      {props.items.map((item) => (
        <div>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

export interface ServiceCardProps {
  readonly caption: Text
  readonly title: Text
  /** Default 3. */
  readonly level?: number | undefined
  readonly text: Text
  readonly facts: FactsProps['items']
  readonly action: Link
  readonly more?: Link | undefined
}

export function ServiceCard(props: ServiceCardProps): VNode {
  return (
    <article class="sapar-card sapar-service">
      <div>
        <p class="sapar-caption">{props.caption}</p>
        <Heading level={props.level ?? 3} class="sapar-heading-m">
          {props.title}
        </Heading>
      </div>
      <p>{props.text}</p>
      <Facts items={props.facts} />
      <ButtonGroup>
        <Button href={props.action.href}>
          {props.action.text} <Icon name="arrow" />
        </Button>
        {props.more ? (
          <>
            {' '}
            <a href={props.more.href}>{props.more.text}</a>
          </>
        ) : null}
      </ButtonGroup>
    </article>
  )
}

export interface TaskTileProps extends Link {
  readonly icon: IconName
  readonly note: Text
}

/** Short ways in. The whole tile is the link. */
export function TaskTiles(props: { readonly items: readonly TaskTileProps[] }): VNode {
  return (
    <ul class="sapar-grid sapar-grid--thirds">
      {props.items.map((item) => (
        <TaskTile {...item} />
      ))}
    </ul>
  )
}

export function TaskTile(props: TaskTileProps): VNode {
  return (
    <li class="sapar-card sapar-task">
      <Icon name={props.icon} />
      <div>
        <a href={props.href}>{props.text}</a>
        <p class="sapar-muted">{props.note}</p>
      </div>
    </li>
  )
}

/** Numbered statements: how to know the real site. */
export function Proof(props: { readonly items: readonly { readonly title: Text; readonly text: Text }[] }): VNode {
  return (
    <ol class="sapar-proof">
      {props.items.map((item) => (
        <li>
          <strong>{item.title}</strong>
          <br />
          {item.text}
        </li>
      ))}
    </ol>
  )
}
