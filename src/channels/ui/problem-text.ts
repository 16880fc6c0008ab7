import type { Problem } from '../../core/form/problem.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import type { Words } from '../../texts/words.ts'
import { writtenDay } from '../../texts/written.ts'

/** The words of a problem at its field; a field may have words of its own for a code. */
export function problemText(words: Words, problem: Problem): string {
  const facts = Object.fromEntries(Object.entries(problem.facts).map(([name, value]) => [name, writtenFact(words, name, value)]))
  const own = `problem.${problem.code}.${problem.field}`
  return words.of(words.has(own) ? own : `problem.${problem.code}`, { ...facts, field: words.of(`field.${problem.field}.label`) })
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
