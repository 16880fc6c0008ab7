import type { VNode } from 'preact'
import { Icon } from './icon.tsx'
import { classes, type Text } from './slot.tsx'

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
