import type { VNode } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import { classes, type Text } from './slot.tsx'
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

export interface ComparedRow {
  readonly name: Text
  readonly answer: Text
  /** What the document says; left out, the answer takes its column too. */
  readonly document?: Text
  readonly result?: { readonly same: boolean; readonly text: Text } | undefined
}

export interface ComparedProps {
  readonly caption: Text
  readonly columns: { readonly name: string; readonly answer: string; readonly document: string; readonly result: string }
  /** A group with a title is set apart by it. */
  readonly groups: readonly { readonly title?: Text; readonly rows: readonly ComparedRow[] }[]
}

/**
 * Typed answer, document value and result in one row: nothing has "passed" without what was compared. On a phone the cells stand under each other; the
 * roles are written out, because display: block takes them away from listeners.
 */
export function Compared(props: ComparedProps): VNode {
  return (
    <table role="table" class="sapar-compared">
      <caption class="govuk-visually-hidden">{props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {props.columns.name}
          </th>
          <th role="columnheader" scope="col">
            {props.columns.answer}
          </th>
          <th role="columnheader" scope="col">
            {props.columns.document}
          </th>
          <th role="columnheader" scope="col">
            <span class="govuk-visually-hidden">{props.columns.result}</span>
          </th>
        </tr>
      </thead>
      {props.groups.map((group) => (
        <tbody role="rowgroup">
          {group.title ? (
            <tr role="row" class="sapar-compared__group">
              <th role="rowheader" scope="rowgroup" colspan={4}>
                {group.title}
              </th>
            </tr>
          ) : null}
          {group.rows.map((row) => comparedRow(row, props.columns.document))}
        </tbody>
      ))}
    </table>
  )
}

function comparedRow(row: ComparedRow, label: string): VNode {
  const { result } = row
  const alone = row.document === undefined
  return (
    <tr role="row" class={result && !result.same ? 'sapar-table__row--differs' : undefined}>
      <th role="rowheader" scope="row">
        {row.name}
      </th>
      <td role="cell" colspan={alone ? 3 : 1}>
        <b>{row.answer}</b>
      </td>
      {alone ? null : (
        <td role="cell" data-label={label}>
          {row.document}
        </td>
      )}
      {alone ? null : (
        <td role="cell">
          {result ? (
            <span class={classes('sapar-equal', !result.same && 'sapar-equal--differs')}>
              <Icon name={result.same ? 'tick' : 'look'} />
              <span class="sapar-equal__word">{result.text}</span>
            </span>
          ) : null}
        </td>
      )}
    </tr>
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
