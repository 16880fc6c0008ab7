import { gaussBlur, valueAt } from '../pixels.ts'
import type { Grey, Plane } from '../pixels.ts'
import { CELL_WIDTH, TEMPLATE_HEIGHT } from './cell-size.ts'
import { TEMPLATE_CHARACTERS, TEMPLATE_INK } from './templates.gen.ts'

export const POINTS = CELL_WIDTH * TEMPLATE_HEIGHT
export const GLYPHS = TEMPLATE_CHARACTERS.length

/** How a zone was printed and seen. */
export interface Look {
  /** Of the stroke: 0 light, 1 as drawn, 2 heavy. */
  readonly weight: number
  /** Width of a Gauss curve, in points of a cell. */
  readonly blur: number
  /** Of a character against the pitch, as parts of the font's own: printers set the same pitch with larger and smaller type. */
  readonly wide: number
  readonly high: number
}

/** All characters in one look. */
export interface TemplateSet {
  readonly look: Look
  /** One after the other; each has mean zero and length one. */
  readonly vectors: Float32Array
  /** Every second point of every second row of them, normalised likewise. */
  readonly thinned: Float32Array
}

/** What is tried for each part of a look, in order of size. */
export const LOOKS = {
  weight: [0, 1, 2],
  blur: [0.5, 1, 1.5, 2, 2.6],
  wide: [0.9, 0.94, 0.98, 1.02, 1.06, 1.1, 1.14, 1.18, 1.22],
  high: [0.9, 0.94, 0.98, 1.02, 1.06, 1.1, 1.14, 1.18, 1.22],
} as const satisfies Record<keyof Look, readonly number[]>

/** Good enough to find where the cells are. */
export const MIDDLE_LOOK: Look = { weight: 1, blur: 1, wide: 1.06, high: 1.06 }

const made = new Map<string, TemplateSet>()

/** The templates in a look that `LOOKS` can make; drawn when first asked for. */
export function templateSet(look: Look): TemplateSet {
  const key = `${look.weight} ${look.blur} ${look.wide} ${look.high}`
  const known = made.get(key)
  if (known) return known
  const set = drawSet(look)
  made.set(key, set)
  return set
}

const decoded = new Map<number, Uint8Array>()

function inkOfWeight(weight: number): Uint8Array {
  const known = decoded.get(weight)
  if (known) return known
  const bytes = Uint8Array.from(atob(TEMPLATE_INK[weight] ?? ''), (character) => character.charCodeAt(0))
  decoded.set(weight, bytes)
  return bytes
}

function drawSet(look: Look): TemplateSet {
  const ink = inkOfWeight(look.weight)
  const vectors = new Float32Array(GLYPHS * POINTS)
  const thinned = new Float32Array(vectors.length / 4)
  for (let glyph = 0; glyph < GLYPHS; glyph += 1) {
    const drawn = stretched({ width: CELL_WIDTH, height: TEMPLATE_HEIGHT, data: ink.subarray(glyph * POINTS, (glyph + 1) * POINTS) }, look)
    const blurred = gaussBlur(drawn, look.blur)
    vectors.set(normalised(blurred.data), glyph * POINTS)
    const second = blurred.data.filter((_, at) => at % 2 === 0 && Math.floor(at / CELL_WIDTH) % 2 === 0)
    thinned.set(normalised(second), (glyph * POINTS) / 4)
  }
  return { look, vectors, thinned }
}

/** Larger or smaller about the middle of the cell. */
function stretched(drawn: Grey, { wide, high }: Look): Plane {
  const { width, height } = drawn
  const data = Float32Array.from({ length: width * height }, (_, at) => {
    const x = ((at % width) + 0.5 - width / 2) / wide + width / 2 - 0.5
    const y = (Math.floor(at / width) + 0.5 - height / 2) / high + height / 2 - 0.5
    return valueAt(drawn, x, y)
  })
  return { width, height, data }
}

function normalised(values: Float32Array): Float32Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const length = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0))
  return values.map((value) => (value - mean) / length)
}

/** How alike two characters look in one set: 1 is the same. */
export function likenessOf({ vectors }: TemplateSet, a: number, b: number): number {
  let sum = 0
  for (let at = 0; at < POINTS; at += 1) sum += (vectors[a * POINTS + at] ?? 0) * (vectors[b * POINTS + at] ?? 0)
  return sum
}
