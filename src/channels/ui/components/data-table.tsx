import type { VNode } from 'preact'
import { classes, type Text } from './slot.tsx'

export interface DataColumn {
  readonly label: string
  /** Figures: tabular, not broken. */
  readonly number?: boolean | undefined
  /** The value explains itself: no label in front of it when the row is a card. */
  readonly quiet?: boolean | undefined
  /** The label is for listeners only. */
  readonly hidden?: boolean | undefined
}

export interface DataRow {
  readonly cells: readonly Text[]
  /** 'next' marks the row to take, 'differs' one to look at. */
  readonly mark?: 'next' | 'differs' | undefined
  readonly id?: string | undefined
}

export interface DataTableProps {
  readonly caption: Text
  /** Show the caption; otherwise it is for listeners. */
  readonly captionVisible?: boolean | undefined
  readonly columns: readonly DataColumn[]
  readonly rows: readonly (DataRow | readonly Text[])[]
  /** The column whose cell names its row, counted from 0; none when left out. */
  readonly rowHeader?: number | undefined
  /** Below which width rows become cards: 'phone' (default) or 'tablet' (wide staff tables). */
  readonly stack?: 'phone' | 'tablet' | 'never' | undefined
}

/** A table that becomes blocks on a narrow screen. The roles are written out, because display: block takes them away from listeners. */
export function DataTable(props: DataTableProps): VNode {
  return (
    <table role="table" class={classes('sapar-table', `sapar-table--${props.stack ?? 'phone'}`)}>
      <caption class={props.captionVisible ? 'sapar-table__caption' : 'govuk-visually-hidden'}>{props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {props.columns.map((column) => (
            <th role="columnheader" scope="col" class={column.number ? 'sapar-table__number' : undefined}>
              {column.hidden ? <span class="govuk-visually-hidden">{column.label}</span> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{props.rows.map((row) => rowOf('cells' in row ? row : { cells: row }, props))}</tbody>
    </table>
  )
}

function rowOf(row: DataRow, props: DataTableProps): VNode {
  return (
    <tr role="row" id={row.id} class={row.mark && `sapar-table__row--${row.mark}`}>
      {row.cells.map((cell, index) => {
        const column = props.columns[index]
        const common = {
          class: column?.number ? 'sapar-table__number' : undefined,
          'data-label': column?.quiet || column?.hidden ? undefined : column?.label,
        }
        return index === props.rowHeader ? (
          <th role="rowheader" scope="row" {...common}>
            {cell}
          </th>
        ) : (
          <td role="cell" {...common}>
            {cell}
          </td>
        )
      })}
    </tr>
  )
}

/** A value with a smaller line under it. */
export function TwoLines(props: { readonly first: Text; readonly second: Text }): VNode {
  return (
    <span class="sapar-lines">
      {props.first} <small>{props.second}</small>
    </span>
  )
}
