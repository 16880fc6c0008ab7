import { money } from '../core/kernel/money.ts'
import type { Words } from './words.ts'
import { fieldName } from './field-name.ts'
import { writtenList, writtenMoney } from './written.ts'

/** Whose fee it is: the service's own name stands for its main line. */
interface Named {
  readonly service?: string | undefined
  readonly entries?: string | undefined
}

interface Change {
  readonly changed: readonly string[]
  readonly lines: readonly { readonly item: string; readonly oldMinor: number; readonly newMinor: number }[]
  readonly oldTotalMinor: number
  readonly newTotalMinor: number
  readonly currency: string
}

export function feeName(words: Words, item: string, { service = '', entries }: Named): string {
  if (item !== 'service') return words.of(`fee.${item}`)
  const own = `fee.service.${service}`
  return words.of(words.has(own) ? own : `fee.service.${entries === 'multiple' ? 'multiple' : 'single'}`)
}

/** Each fee and the total, as they were and as they are, written out. */
export function feeChangeRows(words: Words, change: Change, named: Named): readonly { readonly name: string; readonly before: string; readonly now: string }[] {
  const written = (minor: number) => writtenMoney(words.language, money(minor, change.currency))
  const rows = [
    ...change.lines.map((line) => ({ name: feeName(words, line.item, named), oldMinor: line.oldMinor, newMinor: line.newMinor })),
    { name: words('form.total'), oldMinor: change.oldTotalMinor, newMinor: change.newTotalMinor },
  ]
  return rows.map(({ name, oldMinor, newMinor }) => ({ name, before: written(oldMinor), now: written(newMinor) }))
}

/** The names of the answers that have changed. */
export function changedFields(words: Words, { changed }: Pick<Change, 'changed'>): string {
  return writtenList(
    words.language,
    changed.map((name) => fieldName(words, name)),
  )
}
