import type { Words } from './words.ts'

/** An answer by its name, for sentences that speak of it: the label, or a shorter word where the label is a question of its own. */
export function fieldName(words: Words, field: string): string {
  const short = `field.${field}.short`
  return words.of(words.has(short) ? short : `field.${field}.label`)
}
