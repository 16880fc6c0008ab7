import type { Grey, Plane } from '../pixels.ts'
import { CELLS } from './cell-size.ts'
import { fitComb } from './fit-comb.ts'
import { GLYPHS_AT } from './grammar.ts'
import type { Band } from './locate-band.ts'
import { emptyPatch, matchCells, product, takePatch } from './match-cells.ts'
import type { CellMatch, Search } from './match-cells.ts'
import { refineLines } from './refine-lines.ts'
import { LOOKS, MIDDLE_LOOK, templateSet } from './templates.ts'
import type { Look, TemplateSet } from './templates.ts'
import { lineStrip, movedBy, upsideDown } from './zone-lines.ts'
import type { LineNumber, ZoneLines } from './zone-lines.ts'

export interface MatchedZone {
  readonly lines: ZoneLines
  readonly set: TemplateSet
  readonly cells: readonly [readonly CellMatch[], readonly CellMatch[]]
  /** Mean correlation of the cells with what they look most like. */
  readonly likeness: number
}

/** Less than this on the first, rough look, and the page may lie upside down. */
const SURELY_UPRIGHT = 0.85
/** Less than this, and the band is no machine readable zone: not worth looking closer. */
const HOPELESS = 0.35

/** Cells to either side of the comb that may turn out to belong to it. */
const BESIDE = 2

const COARSE: Search = { shifts: [-6, -4, -2, 0, 2, 4, 6], stride: 2, beside: BESIDE }
const CLOSER: Search = { shifts: [-4, -2, 0, 2, 4], stride: 2 }
const CLOSE: Search = { shifts: [-2, -1, 0, 1, 2], stride: 2 }
const FINAL: Search = { shifts: [-1, 0, 1], stride: 1 }

export function matchZone(page: Grey, band: Band): MatchedZone | undefined {
  const coarse = coarseMatch(page, fitComb(page, band))
  if (coarse.likeness < HOPELESS) return undefined
  const closer = matchedWith(page, refineLines(coarse.lines, coarse.cells), { set: coarse.set, search: CLOSER })
  const look = fittingLook(page, closer)
  const close = matchedWith(page, refineLines(closer.lines, closer.cells), { set: templateSet(look), search: CLOSE })
  return matchedWith(page, refineLines(close.lines, close.cells), { set: templateSet(look), search: FINAL })
}

function coarseMatch(page: Grey, lines: ZoneLines): MatchedZone {
  const upright = bestWindow(page, lines)
  if (upright.likeness > SURELY_UPRIGHT) return upright
  const turned = bestWindow(page, upsideDown(lines))
  return turned.likeness > upright.likeness ? turned : upright
}

/** A comb may stand a cell or two beside its place: the 44 cells that look most like characters are the zone. */
function bestWindow(page: Grey, lines: ZoneLines): MatchedZone {
  const wide = matchedWith(page, lines, { set: templateSet(MIDDLE_LOOK), search: COARSE })
  const windows = Array.from({ length: 2 * BESIDE + 1 }, (_, from) => {
    const cells = [wide.cells[0].slice(from, from + CELLS), wide.cells[1].slice(from, from + CELLS)] as const
    return { ...wide, lines: movedBy(lines, from - BESIDE), cells, likeness: likenessOf(cells) }
  })
  return windows.reduce((best, window) => (window.likeness > best.likeness ? window : best))
}

interface Matching {
  readonly set: TemplateSet
  readonly search: Search
}

function matchedWith(page: Grey, lines: ZoneLines, { set, search }: Matching): MatchedZone {
  // Where the comb may still be a cell off, nobody knows yet what may stand where.
  const within = (line: LineNumber): Search => (search.beside ? search : { ...search, only: GLYPHS_AT[line] })
  const cells = [matchCells(lineStrip(page, lines, 0), set, within(0)), matchCells(lineStrip(page, lines, 1), set, within(1))] as const
  return { lines, set, cells, likeness: likenessOf(cells) }
}

function likenessOf(cells: MatchedZone['cells']): number {
  const best = cells.flat().map(({ scores }) => Math.max(...scores))
  return best.reduce((sum, score) => sum + score, 0) / best.length
}

/** The look that suits the whole zone, part by part: one printer printed it and one lens saw it. Each cell is compared with what it was taken for. */
function fittingLook(page: Grey, { lines, cells, set }: MatchedZone): Look {
  const seen = ([0, 1] as const).flatMap((line) => {
    const strip = lineStrip(page, lines, line)
    return cells[line].map((match, cell) => seenAs(strip, match, cell))
  })
  const likeness = (look: Look): number => {
    const { thinned } = templateSet(look)
    return seen.reduce((sum, { glyph, patch }) => sum + product(patch, thinned, glyph * patch.length), 0)
  }
  let best = { look: set.look, likeness: likeness(set.look) }
  for (const part of ['wide', 'high', 'blur', 'weight', 'wide', 'high', 'blur', 'weight'] as const) {
    for (const step of [-1, 1]) {
      for (let better = true; better; ) {
        const value = LOOKS[part][LOOKS[part].findIndex((one) => one === best.look[part]) + step]
        const other = { ...best.look, ...(value !== undefined && { [part]: value }) }
        const next = { look: other, likeness: likeness(other) }
        better = next.likeness > best.likeness
        if (better) best = next
      }
    }
  }
  return best.look
}

function seenAs(strip: Plane, { scores, right, down }: CellMatch, cell: number): { readonly glyph: number; readonly patch: Float32Array } {
  const glyph = scores.indexOf(Math.max(...scores))
  return { glyph, patch: takePatch(emptyPatch(2), strip, { cell, right: right[glyph] ?? 0, down: down[glyph] ?? 0 }) }
}
