import type { Plane } from '../pixels.ts'
import { CELL_WIDTH, CELLS, TEMPLATE_HEIGHT } from './cell-size.ts'
import { GLYPHS, POINTS } from './templates.ts'
import type { TemplateSet } from './templates.ts'
import { STRIP_MARGIN } from './zone-lines.ts'

/** How like each character a cell looks, at the shift that suits that character best. */
export interface CellMatch {
  /** Correlation, -1 to 1, by character. */
  readonly scores: Float32Array
  /** In points of the strip, by character. */
  readonly right: Int8Array
  readonly down: Int8Array
}

export interface Search {
  /** Shifts that are tried in both directions, in points. */
  readonly shifts: readonly number[]
  /** Every how many points are looked at, in both directions. */
  readonly stride: 1 | 2
  /** Only these characters, by cell; all of them where it is left out. */
  readonly only?: readonly (readonly number[])[]
  /** Cells beside the 44 that are matched too, to either side. */
  readonly beside?: number
}

/** Less contrast than this is none: noise on blank paper must not look like a character. */
const LEAST_LENGTH = 0.5
const EVERY = Array.from({ length: GLYPHS }, (_, glyph) => glyph)

export function matchCells(strip: Plane, set: TemplateSet, { shifts, stride, only, beside = 0 }: Search): readonly CellMatch[] {
  const thinned = stride === 1 ? set.vectors : set.thinned
  const patch = emptyPatch(stride)
  return Array.from({ length: CELLS + 2 * beside }, (_, index) => {
    const cell = index - beside
    const match = { scores: new Float32Array(GLYPHS).fill(-1), right: new Int8Array(GLYPHS), down: new Int8Array(GLYPHS) }
    for (const down of shifts) {
      for (const right of shifts) {
        takePatch(patch, strip, { cell, right, down })
        keepBest(match, { patch, vectors: thinned, glyphs: only?.[cell] ?? EVERY }, [right, down])
      }
    }
    return match
  })
}

export interface Spot {
  readonly cell: number
  readonly right: number
  readonly down: number
}

export function emptyPatch(stride: 1 | 2): Float32Array {
  return new Float32Array(POINTS / stride ** 2)
}

/** Fills `patch` with what lies under the template of a cell when it is shifted, with mean zero and length one. In place: a fresh one each time costs more than all else. */
export function takePatch(patch: Float32Array, { data, width }: Plane, { cell, right, down }: Spot): Float32Array {
  const stride = patch.length === POINTS ? 1 : 2
  const left = STRIP_MARGIN.columns + cell * CELL_WIDTH + right
  const top = STRIP_MARGIN.rows + down
  let at = 0
  let sum = 0
  let squares = 0
  for (let row = 0; row < TEMPLATE_HEIGHT; row += stride) {
    for (let column = 0; column < CELL_WIDTH; column += stride) {
      const value = data[(top + row) * width + left + column] ?? 0
      patch[at] = value
      sum += value
      squares += value * value
      at += 1
    }
  }
  const mean = sum / at
  const length = Math.sqrt(Math.max(0, squares - sum * mean) + LEAST_LENGTH / stride ** 2)
  for (at = 0; at < patch.length; at += 1) patch[at] = ((patch[at] ?? 0) - mean) / length
  return patch
}

interface Comparison {
  readonly patch: Float32Array
  readonly vectors: Float32Array
  readonly glyphs: readonly number[]
}

function keepBest(match: CellMatch, { patch, vectors, glyphs }: Comparison, [right, down]: readonly [number, number]): void {
  for (const glyph of glyphs) {
    const score = product(patch, vectors, glyph * patch.length)
    if (score > (match.scores[glyph] ?? 0)) {
      match.scores[glyph] = score
      match.right[glyph] = right
      match.down[glyph] = down
    }
  }
}

/** How alike a patch and a template are. Four sums at once: nearly all of the time goes by here. */
export function product(patch: Float32Array, vectors: Float32Array, start: number): number {
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let at = 0, from = start; at < patch.length; at += 4, from += 4) {
    a += (patch[at] ?? 0) * (vectors[from] ?? 0)
    b += (patch[at + 1] ?? 0) * (vectors[from + 1] ?? 0)
    c += (patch[at + 2] ?? 0) * (vectors[from + 2] ?? 0)
    d += (patch[at + 3] ?? 0) * (vectors[from + 3] ?? 0)
  }
  return a + b + c + d
}
