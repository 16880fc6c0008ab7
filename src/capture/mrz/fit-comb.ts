import type { Grey } from '../pixels.ts'
import { CELL_WIDTH, CELLS } from './cell-size.ts'
import type { Band } from './locate-band.ts'
import { inkStrip, STRIP_MARGIN } from './zone-lines.ts'
import type { LineCurve, ZoneLines } from './zone-lines.ts'

/** How far the width of a cell may be from the band's guess. */
const PITCHES = Array.from({ length: 27 }, (_, at) => 0.86 + at * 0.013)
/** How far perspective may push the middle of a line to one side, in cells. */
const BENDS = [-0.7, -0.35, 0, 0.35, 0.7]
/** A comb that stands wrong by less than this, in points, finds its place in a second look. */
const STEP = 4

/** Two lines of 44 cells laid over the band: each cell holds ink, their borders hold little, and beside the first and the last there is none. */
export function fitComb(page: Grey, band: Band): ZoneLines {
  const wide = straightLines(page, band)
  const reach = Math.ceil(page.width / 2 / band.cell / Math.cos(band.angle)) + 1
  const from = (CELLS - 1) / 2 - reach
  const sums = columnSums(page, wide, { from, cells: 2 * reach })
  const { start, pitch, bend } = bestComb(sums)
  // The middle of the zone, in cells of the band's guess, counted as `from` is; the bend has moved it to the left.
  const middle = from - 0.5 + (start + (CELLS / 2) * pitch - bend * pitch) / CELL_WIDTH - (CELLS - 1) / 2
  const stretch = pitch / CELL_WIDTH
  const square = (bend * stretch) / (CELLS / 2) ** 2
  const moved = ({ x, y }: LineCurve): LineCurve => ({
    x: [x[0] + middle * x[1], x[1] * stretch, x[1] * square],
    y: [y[0] + middle * y[1], y[1] * stretch, y[1] * square],
  })
  return [moved(wide[0]), moved(wide[1])]
}

function straightLines(page: Grey, { angle, middles, cell }: Band): ZoneLines {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  const middle = [(page.width - 1) / 2, (middles[0] + middles[1]) / 2] as const
  const apart = (middles[1] - middles[0]) * cos
  const line = (side: number): LineCurve => ({
    x: [middle[0] - sin * apart * side, cell * cos, 0],
    y: [middle[1] + cos * apart * side, cell * sin, 0],
  })
  return [line(-0.5), line(0.5)]
}

/** Running sums of the ink in each column of both lines. */
function columnSums(page: Grey, lines: ZoneLines, stretch: { readonly from: number; readonly cells: number }): Float64Array {
  const strips = [inkStrip(page, lines, { line: 0, ...stretch }), inkStrip(page, lines, { line: 1, ...stretch })]
  const width = strips[0]?.width ?? 0
  const sums = new Float64Array(width + 1)
  for (let column = 0; column < width; column += 1) {
    let ink = 0
    for (const { data, height } of strips) {
      for (let row = STRIP_MARGIN.rows; row < height - STRIP_MARGIN.rows; row += 1) ink += Math.max(0, (data[row * width + column] ?? 0) - 0.1)
    }
    sums[column + 1] = (sums[column] ?? 0) + ink
  }
  return sums
}

/** In points of the strip; `bend` in cells: how far left of its place the middle stands. */
interface Comb {
  readonly start: number
  readonly pitch: number
  readonly bend: number
}

interface Scored extends Comb {
  readonly score: number
}

function bestComb(sums: Float64Array): Comb {
  const looks = BENDS.map((bend) => climbed(sums, bestStraight(sums, bend)))
  return looks.reduce((a, b) => (b.score > a.score ? b : a))
}

/** The best comb of one bend, within a step. */
function bestStraight(sums: Float64Array, bend: number): Scored {
  const width = sums.length - 1
  let best: Scored = { start: 0, pitch: CELL_WIDTH, bend, score: -Infinity }
  for (const part of PITCHES) {
    const pitch = part * CELL_WIDTH
    for (let start = 0; start + CELLS * pitch <= width; start += STEP) {
      const score = combScore(sums, { start, pitch, bend })
      if (score > best.score) best = { start, pitch, bend, score }
    }
  }
  return best
}

/** The best comb that small steps lead to. */
function climbed(sums: Float64Array, from: Scored): Scored {
  let best = from
  for (const scale of [1, 0.5, 0.25]) {
    for (let moved = true; moved; ) {
      const { start, pitch, bend } = best
      const [step, wider, bent] = [2 * scale, 0.08 * scale, 0.2 * scale]
      const tries: readonly Comb[] = [-1, 1].flatMap((sign) => [
        { start: start + sign * step, pitch, bend },
        { start: start + sign * pitch, pitch, bend },
        // Wider about the middle, so that the best place stays where it is.
        { start: start - (sign * wider * CELLS) / 2, pitch: pitch + sign * wider, bend },
        { start, pitch, bend: bend + sign * bent },
      ])
      const better = tries.map((comb) => ({ ...comb, score: combScore(sums, comb) })).reduce((a, b) => (b.score > a.score ? b : a))
      moved = better.score > best.score && Math.abs(better.bend) < 1.2
      if (moved) best = better
    }
  }
  return best
}

function combScore(sums: Float64Array, { start, pitch, bend }: Comb): number {
  const end = start + CELLS * pitch
  const typical = between(sums, start, end) / CELLS
  let score = 0
  for (let cell = 0; cell < CELLS; cell += 1) {
    const part = cell / (CELLS / 2) - 1
    const left = start + (cell + bend * (part * part - 1)) * pitch
    const ink = between(sums, left + 0.15 * pitch, left + 0.85 * pitch)
    score += (ink < typical ? ink : typical) - 2 * between(sums, left - 0.1 * pitch, left + 0.1 * pitch)
  }
  return score - between(sums, end + 0.15 * pitch, end + 1.5 * pitch) - between(sums, start - 1.5 * pitch, start - 0.15 * pitch)
}

function between(sums: Float64Array, from: number, to: number): number {
  const last = sums.length - 1
  const first = from < 0 ? 0 : Math.round(from)
  return (sums[to > last ? last : Math.round(to)] ?? 0) - (sums[first > last ? last : first] ?? 0)
}
