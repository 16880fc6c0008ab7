import type { VNode } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import { classes, type Text } from './slot.tsx'

export interface TurnSide {
  readonly who: Text
  readonly what: Text
  /** It is this side's turn. */
  readonly now?: boolean | undefined
}

/** Whose turn it is: the applicant and the agency, side by side. */
export function Turn(props: { readonly sides: readonly [TurnSide, TurnSide] }): VNode {
  return (
    <div class="sapar-turn">
      {props.sides.map((side) => (
        <p class={classes('sapar-turn__side', side.now && 'sapar-turn__side--now')}>
          <span class="sapar-turn__who">{side.who}</span> <span class="sapar-turn__what">{side.what}</span>
        </p>
      ))}
    </div>
  )
}

export type TimelineState = 'done' | 'stopped' | 'now' | 'next'

export interface TimelineItem {
  readonly state: TimelineState
  readonly title: Text
  /** A StateTag after the title: "Clock stopped". */
  readonly tag?: Text
  /** The moment in words. */
  readonly time?: Text
  /** The moment as ISO date or instant. */
  readonly datetime?: string | undefined
  readonly children?: Text
}

const MARK: Readonly<Record<TimelineState, IconName>> = { done: 'tick', stopped: 'bars', now: 'dot', next: 'dot' }

export interface TrackStep {
  /** 'stopped': it went another way than it should. */
  readonly state: TimelineState
  readonly title: Text
  /** The day in words. */
  readonly time?: Text
  /** The day as ISO date. */
  readonly datetime?: string | undefined
}

/** The few places that a thing comes through, side by side where there is room. */
export function Track(props: { readonly label: string; readonly steps: readonly TrackStep[] }): VNode {
  return (
    <ol class="sapar-track" aria-label={props.label}>
      {props.steps.map((step) => (
        <li
          class={classes('sapar-track__step', step.state !== 'done' && `sapar-track__step--${step.state}`)}
          aria-current={step.state === 'now' || step.state === 'stopped' ? 'step' : undefined}
        >
          <Icon name={step.state === 'stopped' ? 'bang' : MARK[step.state]} />
          <p class="sapar-track__title">{step.title}</p>
          {step.time ? <time datetime={step.datetime}>{step.time}</time> : null}
        </li>
      ))}
    </ol>
  )
}

/** What has happened and what comes next. A stop of the clock is dotted. */
export function Timeline(props: { readonly items: readonly TimelineItem[] }): VNode {
  return (
    <ol class="sapar-timeline">
      {props.items.map((item) => (
        <li
          class={classes('sapar-timeline__item', item.state !== 'done' && `sapar-timeline__item--${item.state}`)}
          aria-current={item.state === 'now' ? 'step' : undefined}
        >
          <Icon name={MARK[item.state]} />
          <p class="sapar-timeline__title">
            {item.title}
            {item.tag ? <> {item.tag}</> : null}
          </p>
          {item.time ? <time datetime={item.datetime}>{item.time}</time> : null}
          {item.children ? <div>{item.children}</div> : null}
        </li>
      ))}
    </ol>
  )
}
