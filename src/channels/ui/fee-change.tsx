import type { VNode } from 'preact'
import type { FrozenPrice } from '../../core/case/case-file.ts'
import { feeChange } from '../../core/fee/fee-change.ts'
import type { FieldDefinition, ServiceDefinition } from '../../core/service/definition.ts'
import { feeChangeRows } from '../../texts/fee-words.ts'
import { fieldName } from '../../texts/field-name.ts'
import type { Words } from '../../texts/words.ts'
import { DataTable } from './components/data-table.tsx'

export interface FeeChangeProps {
  readonly words: Words
  /** With what was paid before; without it there is nothing to show. */
  readonly price: FrozenPrice
  readonly definition: ServiceDefinition
  readonly entries?: string | undefined
  /** An answer in the reader's language. */
  readonly written: (field: FieldDefinition, value: string) => string
}

/** What a correction changes: the answers that the fee depends on, and the fee line by line, before and now. */
export function FeeChangeTable({ words, price, definition, entries, written }: FeeChangeProps): VNode | null {
  if (!price.before) return null
  const { before } = price
  const change = feeChange(before, price)
  const fields = definition.pages.flatMap((page) => page.fields).filter(({ name }) => change.changed.includes(name))
  const answers = fields.map((field) => ({
    name: fieldName(words, field.name),
    before: written(field, before.answers?.[field.name] ?? ''),
    now: written(field, price.answers?.[field.name] ?? ''),
  }))
  return (
    <DataTable
      caption={words('fee.change.title')}
      rowHeader={0}
      columns={[{ label: words('fee.change.item'), quiet: true }, { label: words('fee.change.before') }, { label: words('fee.change.now') }]}
      rows={[...answers, ...feeChangeRows(words, change, { service: definition.id, entries })].map(({ name, before: old, now }) => [name, old, now])}
    />
  )
}
