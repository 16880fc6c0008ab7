import type { VNode } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import { classes, Heading, type Text } from './slot.tsx'

/** Where the measured value and the allowed range lie. All in the unit of the value; outside of from and to is drawn at the edge. */
export interface Scale {
  readonly from: number
  readonly to: number
  readonly value: number
  /** Open sides are left out. */
  readonly least?: number | undefined
  readonly most?: number | undefined
}

export interface FindingProps {
  readonly rule: Text
  readonly value: Text
  /** The limit, and what to do. */
  readonly text?: Text
  readonly bad?: boolean | undefined
  readonly scale?: Scale | undefined
  readonly icon?: IconName | undefined
  /** Default 3. */
  readonly level?: number | undefined
}

/** One rule: the measured value beside what is allowed. */
export function Finding(props: FindingProps): VNode {
  return (
    <div class={classes('sapar-finding', props.bad && 'sapar-finding--bad')}>
      <Icon name={props.icon ?? (props.bad ? 'cross' : 'tick')} />
      <Heading level={props.level ?? 3} class="sapar-finding__rule">
        {props.rule}
      </Heading>
      <span class="sapar-finding__value">{props.value}</span>
      {props.scale ? <Ruler {...props.scale} /> : null}
      {props.text ? <p class="sapar-finding__text">{props.text}</p> : null}
    </div>
  )
}

/** Findings in two columns, where there is room. */
export function Findings(props: { readonly children?: Text }): VNode {
  return <div class="sapar-findings">{props.children}</div>
}

const WIDTH = 200
const MARK = 3

/** Numbers go into SVG attributes: the content policy allows no inline style. The value stands beside it in words, so it is hidden from listeners. */
function Ruler(scale: Scale): VNode {
  const at = (value: number) => round(Math.min(1, Math.max(0, (value - scale.from) / (scale.to - scale.from))) * WIDTH)
  const start = at(scale.least ?? scale.from)
  return (
    <svg class="sapar-finding__scale" viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="sapar-scale-track" y="3" width={WIDTH} height="4" />
      <rect class="sapar-scale-limit" x={start} y="3" width={round(at(scale.most ?? scale.to) - start)} height="4" />
      <rect class="sapar-scale-mark" x={Math.min(WIDTH - MARK, Math.max(0, at(scale.value) - MARK / 2))} width={MARK} height="10" />
    </svg>
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** A picture in a frame, with its caption: a portrait, before and after. */
export function Portrait(props: { readonly caption?: Text; readonly children?: Text }): VNode {
  return (
    <figure class="sapar-portrait">
      {props.children}
      {props.caption ? <figcaption>{props.caption}</figcaption> : null}
    </figure>
  )
}

/** Two pictures side by side. */
export function Pair(props: { readonly children?: Text }): VNode {
  return <div class="sapar-pair">{props.children}</div>
}
