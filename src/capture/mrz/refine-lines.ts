import { CELL_WIDTH } from './cell-size.ts'
import type { CellMatch } from './match-cells.ts'
import { cellPlace, downOn, pointOn, rightOn } from './zone-lines.ts'
import type { LineCurve, LineNumber, Point, ZoneLines } from './zone-lines.ts'

/** A cell less like any character than this says nothing about where the line runs. */
const LEAST_SCORE = 0.5
/** Fewer cells than this cannot bend a line. */
const LEAST_CELLS = 12
/** Cells farther from the fitted line than this, in cells, were taken for a wrong character: they are left out. */
const OUTLIER = 0.12

/** The lines moved to where the characters were found: perspective and bent paper make them parabolas. */
export function refineLines(lines: ZoneLines, matches: readonly [readonly CellMatch[], readonly CellMatch[]]): ZoneLines {
  return [refined(lines, 0, matches[0]), refined(lines, 1, matches[1])]
}

interface Seen {
  readonly place: number
  readonly weight: number
  readonly at: Point
}

function refined(lines: ZoneLines, line: LineNumber, matches: readonly CellMatch[]): LineCurve {
  const curve = lines[line]
  const seen = matches.flatMap((match, cell) => seenAt(lines, line, { match, place: cellPlace(cell) }))
  if (seen.length < LEAST_CELLS) return curve
  let fitted = fit(seen)
  for (let round = 0; round < 2; round += 1) {
    const cell = Math.hypot(fitted.x[1], fitted.y[1])
    const near = seen.filter(({ place, at }) => {
      const [x, y] = pointOn(fitted, place)
      return Math.hypot(at[0] - x, at[1] - y) < OUTLIER * cell * (round === 0 ? 2 : 1)
    })
    if (near.length < LEAST_CELLS) break
    fitted = fit(near)
  }
  return fitted
}

function seenAt(lines: ZoneLines, line: LineNumber, { match, place }: { readonly match: CellMatch; readonly place: number }): readonly Seen[] {
  const best = match.scores.reduce((found, score, glyph) => (score > (match.scores[found] ?? 0) ? glyph : found), 0)
  const score = match.scores[best] ?? 0
  if (score < LEAST_SCORE) return []
  const [x, y] = pointOn(lines[line], place)
  const [right, down] = [rightOn(lines[line], place), downOn(lines, place)]
  const [across, along] = [(match.right[best] ?? 0) / CELL_WIDTH, (match.down[best] ?? 0) / CELL_WIDTH]
  return [{ place, weight: score - LEAST_SCORE, at: [x + across * right[0] + along * down[0], y + across * right[1] + along * down[1]] }]
}

function fit(seen: readonly Seen[]): LineCurve {
  return { x: parabola(seen, 0), y: parabola(seen, 1) }
}

/** Least squares for one coordinate, by Cramer's rule on the three normal equations. */
function parabola(seen: readonly Seen[], axis: 0 | 1): [number, number, number] {
  const m = [0, 0, 0, 0, 0]
  const v: [number, number, number] = [0, 0, 0]
  for (const { place, weight, at } of seen) {
    // Places are scaled to about 1, which keeps the determinants of one size.
    const t = place / 22
    for (let power = 0; power < 5; power += 1) m[power] = (m[power] ?? 0) + weight * t ** power
    for (let power = 0; power < 3; power += 1) v[power as 0 | 1 | 2] += weight * t ** power * at[axis]
  }
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = m
  const whole = determinant([a, b, c], [b, c, d], [c, d, e])
  return [
    determinant([v[0], b, c], [v[1], c, d], [v[2], d, e]) / whole,
    determinant([a, v[0], c], [b, v[1], d], [c, v[2], e]) / whole / 22,
    determinant([a, b, v[0]], [b, c, v[1]], [c, d, v[2]]) / whole / 22 ** 2,
  ]
}

type Row = readonly [number, number, number]

function determinant([a, b, c]: Row, [d, e, f]: Row, [g, h, i]: Row): number {
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
}
