import { CELLS } from './cell-size.ts'
import { TEMPLATE_CHARACTERS } from './templates.gen.ts'
import type { LineNumber } from './zone-lines.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const DIGITS = '0123456789'

/** What may stand in a stretch of a passport's zone; positions counted from 0, the last one included (Doc 9303-4 section 4.2.2). */
interface Rule {
  readonly line: LineNumber
  readonly first: number
  readonly last: number
  readonly alphabet: string
}

const RULES: readonly Rule[] = [
  // A passport has P; what the other documents begin with shows that this is none.
  { line: 0, first: 0, last: 0, alphabet: 'PVACI' },
  { line: 0, first: 1, last: 1, alphabet: `${LETTERS}<` },
  { line: 0, first: 2, last: 2, alphabet: LETTERS },
  { line: 0, first: 3, last: 4, alphabet: `${LETTERS}<` },
  { line: 0, first: 5, last: 5, alphabet: LETTERS },
  { line: 0, first: 6, last: 43, alphabet: `${LETTERS}<` },
  { line: 1, first: 0, last: 8, alphabet: `${DIGITS}${LETTERS}<` },
  { line: 1, first: 9, last: 9, alphabet: DIGITS },
  { line: 1, first: 10, last: 10, alphabet: LETTERS },
  { line: 1, first: 11, last: 12, alphabet: `${LETTERS}<` },
  // A date of birth may be unknown in part (Doc 9303-3 section 4.8).
  { line: 1, first: 13, last: 18, alphabet: `${DIGITS}<` },
  { line: 1, first: 19, last: 19, alphabet: DIGITS },
  { line: 1, first: 20, last: 20, alphabet: 'FM<' },
  { line: 1, first: 21, last: 27, alphabet: DIGITS },
  { line: 1, first: 28, last: 41, alphabet: `${DIGITS}${LETTERS}<` },
  { line: 1, first: 42, last: 42, alphabet: `${DIGITS}<` },
  { line: 1, first: 43, last: 43, alphabet: DIGITS },
]

export function alphabetAt(line: LineNumber, position: number): string {
  const rule = RULES.find((one) => one.line === line && position >= one.first && position <= one.last)
  if (!rule) throw new RangeError(`no position ${position} in line ${line}`)
  return rule.alphabet
}

/** Whether a check digit covers the character or is it (Doc 9303-4 section 4.2.2.2): all of the second line but nationality and sex. */
export function isChecked(line: LineNumber, position: number): boolean {
  return line === 1 && !(position >= 10 && position <= 12) && position !== 20
}

/** Two characters that give the same check digit: G and 6, A and 0, K and the filler (Doc 9303-3 section 4.9). */
export function checkTheSame(a: string, b: string): boolean {
  const value = (character: string): number => Math.max(0, `${DIGITS}${LETTERS}`.indexOf(character))
  return (value(a) - value(b)) % 10 === 0
}

const glyphsOf = (line: LineNumber): readonly (readonly number[])[] =>
  Array.from({ length: CELLS }, (_, position) => Array.from(alphabetAt(line, position), (character) => TEMPLATE_CHARACTERS.indexOf(character)))

/** The same as numbers of templates, by line and position. */
export const GLYPHS_AT = [glyphsOf(0), glyphsOf(1)] as const
