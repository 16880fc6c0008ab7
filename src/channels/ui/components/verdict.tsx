import type { VNode } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import { classes, Heading, type Text } from './slot.tsx'

export type Tone = 'good' | 'warn' | 'bad'

const ICON: Readonly<Record<Tone, IconName>> = { good: 'tick', warn: 'bang', bad: 'cross' }

export interface VerdictProps {
  readonly tone: Tone
  readonly title: Text
  /** A heading of this level; left out, the title is a paragraph. */
  readonly level?: number | undefined
  readonly icon?: IconName | undefined
  readonly children?: Text
}

/** The one answer of a page. */
export function Verdict(props: VerdictProps): VNode {
  return (
    <div class={`sapar-verdict sapar-verdict--${props.tone}`}>
      <Icon name={props.icon ?? ICON[props.tone]} />
      <div class="sapar-flow">
        {props.level ? (
          <Heading level={props.level} class="sapar-heading-m">
            {props.title}
          </Heading>
        ) : (
          <p class="sapar-heading-m">{props.title}</p>
        )}
        {props.children}
      </div>
    </div>
  )
}

export interface NoticeProps {
  readonly tone?: Tone | undefined
  readonly icon?: IconName | undefined
  /** The fact itself, in bold before the rest. */
  readonly title?: Text
  readonly children?: Text
}

/** One fact to know, without a demand. */
export function Notice(props: NoticeProps): VNode {
  return (
    <div class={classes('sapar-notice', props.tone && `sapar-notice--${props.tone}`)}>
      <Icon name={props.icon ?? (props.tone === 'warn' ? 'look' : 'info')} />
      <div>
        {props.title ? <strong>{props.title}</strong> : null}
        {props.title ? ' ' : null}
        {props.children}
      </div>
    </div>
  )
}

export interface RemedyPart {
  /** Small, above the title: "Reason, code P-04". */
  readonly label: Text
  readonly title: Text
  readonly children?: Text
}

export interface RemedyBlockProps {
  /** Prefix of the ids of the three headings; default 'remedy'. */
  readonly id?: string | undefined
  readonly reason: RemedyPart
  readonly remedy: RemedyPart
  readonly retry: RemedyPart
}

const PARTS = [
  ['reason', 'cross'],
  ['remedy', 'pencil'],
  ['retry', 'arrow'],
] as const

/** A refusal or return as one block: reason, remedy, retry. Never the reason alone. */
export function RemedyBlock(props: RemedyBlockProps): VNode {
  return (
    <div class="sapar-remedy">
      {PARTS.map(([name, icon]) => {
        const part = props[name]
        const id = `${props.id ?? 'remedy'}-${name}`
        return (
          <section class={`sapar-remedy__part sapar-remedy__part--${name}`} aria-labelledby={id}>
            <Icon name={icon} />
            <div class="sapar-flow">
              <div>
                <span class="sapar-remedy__label">{part.label}</span>
                <h2 class="sapar-heading-m" id={id}>
                  {part.title}
                </h2>
              </div>
              {part.children}
            </div>
          </section>
        )
      })}
    </div>
  )
}
