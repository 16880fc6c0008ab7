import { narrowest, shrinkTo, widest } from '../pixels.ts'
import type { Grey, Plane } from '../pixels.ts'
import { LINE_PITCH } from './cell-size.ts'

/** Where two lines may stand: straight, parallel, across the picture. Lengths in page pixels. */
export interface Band {
  /** Of the lines, in radians; positive falls to the right. */
  readonly angle: number
  /** Height of the middle of each line at the middle column of the page. */
  readonly middles: readonly [number, number]
  /** Width of a cell, within about a tenth. */
  readonly cell: number
  /** How much more ink lies on the lines than around them: only for comparing bands of one page. */
  readonly strength: number
}

/** Wide enough for seven points a cell where the zone spans half the picture. */
const THUMB_WIDTH = 640
/** Strokes and gaps of a character are narrower than this in the thumbnail: what is dark and wider is no print. */
const STROKE_REACH = 6
const COARSE_ANGLES = Array.from({ length: 35 }, (_, at) => at - 17)
const FINE_ANGLES = [-0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75]
/** Widths of the zone that are tried, as parts of the picture's width. */
const SPANS = Array.from({ length: 11 }, (_, at) => 0.5 * 1.075 ** at)
const ROUGH: Trials = { spans: SPANS.filter((_, at) => at % 2 === 0), stretches: [0.96] }
const CLOSE: Trials = { spans: SPANS, stretches: [0.9, 1, 1.08] }
const BANDS_KEPT = 2
/** Zones have 40 to 70, soft and small ones 17 to 30; other print and patterns reach 14. */
const LEAST_STRENGTH = 12

/** The places that look most like two lines of print, best first. None is promised to be a zone. */
export function locateBands(page: Grey): readonly Band[] {
  const thumb = shrinkTo(page, Math.min(THUMB_WIDTH, page.width))
  const scale = page.width / thumb.width
  const ink = inkPoints(relativeInk(thumb))
  const rough = COARSE_ANGLES.flatMap((degrees) => strongestRows(profileAt(ink, thumb, degrees), ROUGH))
  const kept: Rows[] = []
  for (const rows of rough.sort((a, b) => b.strength - a.strength)) {
    if (kept.length < BANDS_KEPT && rows.strength > LEAST_STRENGTH && kept.every((other) => Math.abs(other.middle - rows.middle) > rows.cell * 2))
      kept.push(rows)
  }
  return kept
    .map((rows) =>
      FINE_ANGLES.flatMap((turn) => strongestRows(profileAt(ink, thumb, rows.degrees + turn), { ...CLOSE, near: rows.middle })).reduce(stronger, rows),
    )
    .map(({ degrees, middle, pitch, cell, strength }) => ({
      angle: (degrees * Math.PI) / 180,
      middles: [(middle - pitch / 2) * scale, (middle + pitch / 2) * scale],
      cell: cell * scale,
      strength,
    }))
}

const stronger = (a: Rows, b: Rows): Rows => (b.strength > a.strength ? b : a)

/** How dark each point is beside what is lighter to its left and right, as part of that light: shadows and wide dark things are gone. */
export function relativeInk({ width, height, data }: Grey): Plane {
  const plane = { width, height, data: Float32Array.from(data) }
  const closed = narrowest(widest(plane, STROKE_REACH, 'rows'), STROKE_REACH, 'rows')
  return { width, height, data: closed.data.map((light, at) => (light - (plane.data[at] ?? 0)) / (light + 16)) }
}

interface InkPoints {
  readonly x: Int16Array
  readonly y: Int16Array
  readonly ink: Float32Array
}

/** Ink that stands out of the paper's noise; the darkest counts no more than ordinary print. */
function inkPoints({ width, data }: Plane): InkPoints {
  const sorted = data.filter((_, at) => at % 17 === 0).sort()
  const least = 0.05 + 1.5 * (sorted[Math.floor(sorted.length / 2)] ?? 0)
  const count = data.reduce((sum, value) => sum + (value > least ? 1 : 0), 0)
  const points = { x: new Int16Array(count), y: new Int16Array(count), ink: new Float32Array(count) }
  let next = 0
  for (let at = 0; at < data.length; at += 1) {
    const value = data[at] ?? 0
    if (value <= least) continue
    points.x[next] = at % width
    points.y[next] = Math.floor(at / width)
    points.ink[next] = Math.min(0.3, value - least)
    next += 1
  }
  return points
}

interface Rows {
  readonly degrees: number
  readonly middle: number
  readonly pitch: number
  readonly cell: number
  readonly strength: number
}

interface Trials {
  readonly spans: readonly number[]
  /** Distances of the lines, as parts of the one that ICAO has. */
  readonly stretches: readonly number[]
  /** Only within a cell of this row; else the strongest of each tenth of the picture. */
  readonly near?: number
}

function strongestRows({ degrees, width, height, sums, offset }: Profile, { spans, stretches, near }: Trials): readonly Rows[] {
  const best = new Map<number, Rows>()
  for (const span of spans) {
    const cell = (width * span) / 44 / Math.cos((degrees * Math.PI) / 180)
    const [first, last] = near === undefined ? [0, sums.length - 1] : [Math.floor(near - cell) + offset, Math.ceil(near + cell) + offset]
    for (const stretch of stretches) {
      const pitch = LINE_PITCH * cell * stretch
      for (let at = Math.max(0, first); at < Math.min(sums.length - 1, last); at += 1) {
        const strength = strengthAt(sums, at, { cell, pitch })
        const tenth = near === undefined ? Math.floor(((at - offset) * 10) / height) : 0
        if (strength > (best.get(tenth)?.strength ?? 0)) best.set(tenth, { degrees, middle: at - offset, pitch, cell, strength })
      }
    }
  }
  return [...best.values()]
}

interface Spacing {
  readonly cell: number
  readonly pitch: number
}

/** Ink on both lines, less what lies between, above and below them, for each row of points. */
function strengthAt(sums: Float64Array, middle: number, { cell, pitch }: Spacing): number {
  const [first, second, half] = [middle - pitch / 2, middle + pitch / 2, cell / 2]
  const upper = meanOf(sums, first - half, first + half)
  const lower = meanOf(sums, second - half, second + half)
  const between = meanOf(sums, first + half * 1.4, second - half * 1.4)
  const above = meanOf(sums, first - half * 3, first - half * 1.4)
  const below = meanOf(sums, second + half * 1.4, second + half * 3)
  return Math.min(upper, lower) * 0.7 + (upper + lower) * 0.15 - Math.max(between, (above + below) / 2)
}

function meanOf(sums: Float64Array, from: number, to: number): number {
  const [first, last] = [Math.max(0, Math.round(from)), Math.min(sums.length - 1, Math.round(to))]
  return last <= first ? 0 : ((sums[last] ?? 0) - (sums[first] ?? 0)) / (to - from)
}

interface Profile {
  readonly degrees: number
  readonly width: number
  readonly height: number
  /** Running sums from the top of the ink along lines of this angle; the row `r` of the middle column stands at `r + offset`. */
  readonly sums: Float64Array
  readonly offset: number
}

function profileAt({ x, y, ink }: InkPoints, { width, height }: Grey, degrees: number): Profile {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const offset = Math.ceil((Math.abs(slope) * width) / 2) + 1
  const profile = new Float64Array(height + 2 * offset)
  for (let at = 0; at < ink.length; at += 1) {
    const row = Math.round((y[at] ?? 0) - ((x[at] ?? 0) - width / 2) * slope) + offset
    profile[row] = (profile[row] ?? 0) + (ink[at] ?? 0)
  }
  const sums = new Float64Array(profile.length + 1)
  for (let at = 0; at < profile.length; at += 1) sums[at + 1] = (sums[at] ?? 0) + (profile[at] ?? 0)
  return { degrees, width, height, sums, offset }
}
