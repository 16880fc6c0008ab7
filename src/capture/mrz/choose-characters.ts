import { GLYPHS_AT } from './grammar.ts'
import type { CellMatch } from './match-cells.ts'
import { isListedState } from './state-codes.ts'
import { TEMPLATE_CHARACTERS } from './templates.gen.ts'
import { likenessOf } from './templates.ts'
import type { TemplateSet } from './templates.ts'
import type { LineNumber } from './zone-lines.ts'

/** A character that a cell may hold. */
export interface Candidate {
  readonly character: string
  /** Correlation, -1 to 1. */
  readonly score: number
  /**
   * How far it is behind the best one, as part of how different the two are: about 1 in print like the font, 0 for a tie. O and 0 look so alike that
   * their scores never lie far apart, and still one of them is plainly right.
   */
  readonly behind: number
}

/** What one cell may hold, best first. */
export interface Choice {
  readonly line: LineNumber
  readonly position: number
  readonly candidates: readonly [Candidate, ...Candidate[]]
}

/** Ties of a State's three letters are settled for a code that exists, and only below this. */
const TIE = 0.12

export function chooseCharacters(set: TemplateSet, cells: readonly [readonly CellMatch[], readonly CellMatch[]]): readonly Choice[] {
  const found = ([0, 1] as const).flatMap((line) => cells[line].map((match, position) => choice(set, match, { line, position })))
  return withListedState(withListedState(found, 2), 44 + 10)
}

function choice(set: TemplateSet, { scores }: CellMatch, at: { readonly line: LineNumber; readonly position: number }): Choice {
  const glyphs = GLYPHS_AT[at.line][at.position] ?? []
  const best = glyphs.reduce((found, glyph) => ((scores[glyph] ?? 0) > (scores[found] ?? 0) ? glyph : found))
  const candidates = glyphs.map((glyph) => {
    const behind = glyph === best ? 0 : ((scores[best] ?? 0) - (scores[glyph] ?? 0)) / (1 - likenessOf(set, best, glyph))
    return { character: TEMPLATE_CHARACTERS.charAt(glyph), score: scores[glyph] ?? 0, behind }
  })
  const [first, ...others] = candidates.sort((a, b) => b.score - a.score)
  if (!first) throw new Error('an alphabet is empty')
  return { ...at, candidates: [first, ...others] }
}

/** Exchanges one character of a State that does not exist, where it was a tie. */
function withListedState(choices: readonly Choice[], from: number): readonly Choice[] {
  const printed = choices.slice(from, from + 3).map(({ candidates }) => candidates[0].character)
  if (isListedState(printed.join(''))) return choices
  let best: { readonly index: number; readonly candidate: Candidate } | undefined
  for (let index = 0; index < 3; index += 1) {
    for (const candidate of choices[from + index]?.candidates.slice(1) ?? []) {
      if (candidate.behind < Math.min(TIE, best?.candidate.behind ?? TIE) && isListedState(printed.with(index, candidate.character).join('')))
        best = { index, candidate }
    }
  }
  if (!best) return choices
  const { index, candidate } = best
  return choices.map((one, at) => (at === from + index ? exchanged(one, candidate.character) : one))
}

/** The same cell with another of its candidates first. */
export function exchanged(choice: Choice, character: string): Choice {
  const chosen = choice.candidates.find((candidate) => candidate.character === character)
  if (!chosen) return choice
  return { ...choice, candidates: [chosen, ...choice.candidates.filter((candidate) => candidate !== chosen)] }
}

export function linesOf(choices: readonly Choice[]): readonly [string, string] {
  const text = (line: LineNumber): string => choices.map((choice) => (choice.line === line ? choice.candidates[0].character : '')).join('')
  return [text(0), text(1)]
}

/** How far behind the closest other character is; 0 where a tie was settled by something else than the print. */
export function clarityOf({ candidates: [first, ...others] }: Choice): number {
  return Math.max(0, Math.min(1, ...others.map(({ behind }) => behind - first.behind)))
}
