import type { VNode } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import type { Text } from './slot.tsx'
import { Key } from './staff-frame.tsx'

export interface DecideChoiceProps {
  /** For listeners. */
  readonly legend: string
  readonly name: string
  readonly value?: string | undefined
  readonly items: readonly { readonly value: string; readonly text: Text; readonly icon: IconName; readonly key?: string | undefined }[]
}

/** Three ways to decide. Nothing is chosen by a machine. */
export function DecideChoice(props: DecideChoiceProps): VNode {
  return (
    <fieldset class="sapar-plain-fieldset">
      <legend class="govuk-visually-hidden">{props.legend}</legend>
      <div class="sapar-decide">
        {props.items.map((item) => (
          <label>
            <input type="radio" name={props.name} value={item.value} checked={item.value === props.value} />
            <Icon name={item.icon} />
            {item.text}
            {item.key ? (
              <>
                {' '}
                <Key>{item.key}</Key>
              </>
            ) : null}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export interface ReasonPickProps {
  readonly legend: Text
  readonly note?: Text
  readonly name: string
  readonly items: readonly {
    readonly value: string
    readonly text: Text
    readonly note: Text
    readonly checked?: boolean | undefined
    readonly id?: string | undefined
  }[]
}

/** Reasons to choose from; each names what the applicant will be asked to put right. */
export function ReasonPick(props: ReasonPickProps): VNode {
  return (
    <fieldset class="sapar-plain-fieldset">
      <legend>
        <b>{props.legend}</b>
        {props.note ? (
          <>
            {' '}
            <span class="sapar-note-line">{props.note}</span>
          </>
        ) : null}
      </legend>
      {props.items.map((item) => (
        <label class="sapar-pick">
          <input type="checkbox" name={props.name} value={item.value} checked={Boolean(item.checked)} id={item.id} />
          <span>
            {item.text} <small>{item.note}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

export interface HistoryProps {
  readonly items: readonly { readonly time: Text; readonly datetime: string; readonly icon: IconName; readonly text: Text; readonly note?: Text }[]
}

/** What happened in a case, newest first; the applicant sees the same list. */
export function History(props: HistoryProps): VNode {
  return (
    <ol class="sapar-history">
      {props.items.map((item) => (
        <li>
          <time datetime={item.datetime}>{item.time}</time>
          <Icon name={item.icon} />
          <div>
            {item.text}
            {item.note ? (
              <>
                {' '}
                <small>{item.note}</small>
              </>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** A picture with its facts underneath. */
export function Picture(props: { readonly title: Text; readonly note?: Text; readonly action?: Text; readonly children?: Text }): VNode {
  return (
    <figure class="sapar-panel sapar-picture">
      {props.children}
      <figcaption>
        <b>{props.title}</b>
        {props.note ? (
          <>
            {' '}
            <span>{props.note}</span>
          </>
        ) : null}
        {props.action}
      </figcaption>
    </figure>
  )
}

/** Measured values beside limits, small, beside a portrait. */
export function Measures(props: {
  readonly caption: Text
  readonly items: readonly { readonly limit: Text; readonly value: Text; readonly out?: boolean | undefined }[]
}): VNode {
  return (
    <table class="sapar-measures">
      <caption class="govuk-visually-hidden">{props.caption}</caption>
      <tbody>
        {props.items.map((item) => (
          <tr class={item.out ? 'sapar-measures__out' : undefined}>
            <th scope="row">{item.limit}</th>
            <td>
              {item.out ? <Icon name="stop" /> : null} {item.value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The letter as the applicant will get it, with a way to see each language. */
export function LetterPreview(props: {
  readonly id: string
  readonly title: Text
  readonly tabsLabel: string
  readonly tabs: readonly { readonly text: Text; readonly href: string; readonly lang: string; readonly current?: boolean | undefined }[]
  readonly lang: string
  readonly children?: Text
}): VNode {
  return (
    <>
      <h3 id={props.id} class="sapar-panel__title">
        {props.title}
      </h3>
      <nav class="sapar-switch" aria-label={props.tabsLabel}>
        {props.tabs.map((tab) => (
          <a href={tab.href} lang={tab.lang} hreflang={tab.lang} aria-current={tab.current ? 'true' : undefined}>
            {tab.text}
          </a>
        ))}
      </nav>
      <div class="sapar-letter" role="region" aria-labelledby={props.id} lang={props.lang}>
        {props.children}
      </div>
    </>
  )
}
