import type { Problem } from '../../core/form/problem.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import type { Facts } from '../../core/kernel/result.ts'
import type { Words } from '../../texts/words.ts'
import { writtenDay } from '../../texts/written.ts'

interface Told {
  readonly code: string
  readonly facts: Facts
  readonly field?: string | undefined
}

/** The words of a problem at its field; a field may have words of its own for a code. */
export function problemText(words: Words, problem: Problem): string {
  return codeText(words, problem)
}

/** The words of any code, whether it is about a field of ours or not. */
export function codeText(words: Words, { code, facts, field }: Told): string {
  const written = Object.entries(facts).map(([name, value]) => [name, writtenFact(words, name, value)])
  const own = `problem.${code}.${field}`
  return words.of(words.has(own) ? own : `problem.${code}`, { ...Object.fromEntries(written), ...inMegabytes(facts), ...labelOf(words, field) })
}

/** A parameter of a call need not be a question of the form: then its own name says which one is meant. */
function labelOf(words: Words, field: string | undefined): { readonly field?: string } {
  if (field === undefined) return {}
  const key = `field.${field}.label`
  return { field: words.has(key) ? words.of(key) : field }
}

function inMegabytes({ maxBytes }: Facts): { readonly megabytes?: number } {
  return typeof maxBytes === 'number' ? { megabytes: maxBytes / 1_000_000 } : {}
}

function writtenFact(words: Words, name: string, value: string | number | boolean): string | number {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return writtenDay(words.language, value as PlainDate)
  if (name === 'missing')
    return String(value)
      .split(',')
      .map((part) => words.of(`common.${part}`).toLowerCase())
      .join(', ')
  if (name === 'other') return words.of(`field.${String(value)}.label`)
  return typeof value === 'boolean' ? String(value) : value
}
