import type { VNode } from 'preact'
import { type Attributes, classes, fill, type Slot, spread } from './slot.tsx'

export interface TableCell extends Slot {
  readonly format?: string | undefined
  readonly classes?: string | undefined
  readonly colspan?: number | undefined
  readonly rowspan?: number | undefined
  readonly attributes?: Attributes | undefined
}

export interface TableParams {
  readonly caption?: string | undefined
  readonly captionClasses?: string | undefined
  readonly head?: readonly TableCell[] | undefined
  readonly rows: readonly (readonly TableCell[])[]
  readonly firstCellIsHeader?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function Table(params: TableParams): VNode {
  return (
    <table class={classes('govuk-table', params.classes)} {...spread(params.attributes)}>
      {params.caption ? <caption class={classes('govuk-table__caption', params.captionClasses)}>{params.caption}</caption> : null}
      {params.head ? (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {params.head.map((cell) => (
              <th scope="col" {...cellOf(cell, 'header')}>
                {fill(cell)}
              </th>
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody class="govuk-table__body">
        {params.rows?.map(
          (row) =>
            row && (
              <tr class="govuk-table__row">
                {row.map((cell, index) =>
                  index === 0 && params.firstCellIsHeader ? (
                    <th scope="row" {...cellOf({ ...cell, format: undefined }, 'header')}>
                      {fill(cell)}
                    </th>
                  ) : (
                    <td {...cellOf(cell, 'cell')}>{fill(cell)}</td>
                  ),
                )}
              </tr>
            ),
        )}
      </tbody>
    </table>
  )
}

function cellOf(cell: TableCell, part: 'header' | 'cell') {
  const name = `govuk-table__${part}`
  return {
    class: classes(name, cell.format && `${name}--${cell.format}`, cell.classes),
    ...spread({ colspan: { value: cell.colspan || undefined, optional: true }, rowspan: { value: cell.rowspan || undefined, optional: true } }),
    ...spread(cell.attributes),
  }
}
