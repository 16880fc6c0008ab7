import { gaussBlur, narrowest, valueAt, widest } from '../pixels.ts'
import type { Grey, Plane } from '../pixels.ts'
import { CELL_WIDTH, CELLS, LINE_PITCH, TEMPLATE_HEIGHT } from './cell-size.ts'

/** The middle of a line in page pixels, as a parabola of the cell counted from the middle of the line (-21.5 to 21.5): constant, linear and square part. */
export interface LineCurve {
  readonly x: readonly [number, number, number]
  readonly y: readonly [number, number, number]
}

export type ZoneLines = readonly [LineCurve, LineCurve]
export type LineNumber = 0 | 1
export type Point = readonly [x: number, y: number]

/** Room around a line in its strip, in points: above and below, and left and right. */
export const STRIP_MARGIN = { rows: 6, columns: 3 * CELL_WIDTH } as const
/** Wider than a stroke, narrower than what a shadow needs to change. */
const PAPER_REACH = 7

export const cellPlace = (cell: number): number => cell - (CELLS - 1) / 2

export function pointOn({ x, y }: LineCurve, place: number): Point {
  return [x[0] + place * (x[1] + place * x[2]), y[0] + place * (y[1] + place * y[2])]
}

/** One cell to the right, in page pixels. */
export function rightOn({ x, y }: LineCurve, place: number): Point {
  return [x[1] + 2 * place * x[2], y[1] + 2 * place * y[2]]
}

/** One cell down: what lies between the lines says how the page is tilted, since both begin at the same column. */
export function downOn([first, second]: ZoneLines, place: number): Point {
  const [upper, lower] = [pointOn(first, place), pointOn(second, place)]
  return [(lower[0] - upper[0]) / LINE_PITCH, (lower[1] - upper[1]) / LINE_PITCH]
}

/** The same zone read by somebody who stands on the other side of the table. */
export function upsideDown([first, second]: ZoneLines): ZoneLines {
  const turned = ({ x, y }: LineCurve): LineCurve => ({ x: [x[0], -x[1], x[2]], y: [y[0], -y[1], y[2]] })
  return [turned(second), turned(first)]
}

/** The comb moved by whole cells to the right. */
export function movedBy(lines: ZoneLines, cells: number): ZoneLines {
  const moved = ({ x, y }: LineCurve): LineCurve => ({
    x: [x[0] + cells * (x[1] + cells * x[2]), x[1] + 2 * cells * x[2], x[2]],
    y: [y[0] + cells * (y[1] + cells * y[2]), y[1] + 2 * cells * y[2], y[2]],
  })
  return [moved(lines[0]), moved(lines[1])]
}

/** Mean width of a cell in page pixels. */
export function cellWidthOf(lines: ZoneLines): number {
  return (Math.hypot(lines[0].x[1], lines[0].y[1]) + Math.hypot(lines[1].x[1], lines[1].y[1])) / 2
}

export interface Stretch {
  readonly line: LineNumber
  /** First cell and how many, with fractions; the strip has `CELL_WIDTH` points for each. */
  readonly from: number
  readonly cells: number
}

/** A stretch of a line laid out straight, as ink between 0 and 1: paper, light and shadow are taken out. */
export function inkStrip(page: Grey, lines: ZoneLines, { line, from, cells }: Stretch): Plane {
  const width = Math.round(cells * CELL_WIDTH)
  const height = TEMPLATE_HEIGHT + 2 * STRIP_MARGIN.rows
  const data = new Float32Array(width * height)
  for (let column = 0; column < width; column += 1) {
    const place = cellPlace(from - 0.5 + (column + 0.5) / CELL_WIDTH)
    const [x, y] = pointOn(lines[line], place)
    const [right, down] = downOn(lines, place)
    for (let row = 0; row < height; row += 1) {
      const below = (row + 0.5 - height / 2) / CELL_WIDTH
      data[row * width + column] = valueAt(page, x + below * right, y + below * down)
    }
  }
  return inkOf({ width, height, data })
}

function inkOf(seen: Plane): Plane {
  const smooth = gaussBlur(seen, 1)
  const lightest = widest(widest(smooth, PAPER_REACH, 'rows'), PAPER_REACH, 'columns')
  const paper = narrowest(narrowest(lightest, PAPER_REACH, 'rows'), PAPER_REACH, 'columns')
  return { ...seen, data: seen.data.map((value, at) => ((paper.data[at] ?? 0) - value) / ((paper.data[at] ?? 0) + 16)) }
}

/** The strip of a whole line with its margins. */
export function lineStrip(page: Grey, lines: ZoneLines, line: LineNumber): Plane {
  const margin = STRIP_MARGIN.columns / CELL_WIDTH
  return inkStrip(page, lines, { line, from: -margin, cells: CELLS + 2 * margin })
}
