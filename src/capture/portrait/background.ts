import { labOf } from './lab.ts'
import type { FaceGeometry } from './mesh.ts'
import { shrunk } from './rgb.ts'
import type { Box, Rgb } from './rgb.ts'

/** Width the background is looked at, pixels. */
const WIDTH = 320
/** Distances of colour: of a seed or a filled pixel to the median of the seeds, and between neighbours. */
const SEED_DISTANCE = 25
const STEP_DISTANCE = 3.5
const FILL_DISTANCE = 30

export interface Background {
  /** Share of the border (top, and both sides above the chin) that is background. */
  readonly share: number
  readonly light: number
  readonly chroma: number
  readonly spread: number
  readonly difference: number
  /** First row, in pixels of the picture, where something stands out of the background above the face; undefined when the background is too cluttered to say. */
  readonly crown: number | undefined
}

interface Planes {
  readonly width: number
  readonly height: number
  readonly l: Float32Array
  readonly a: Float32Array
  readonly b: Float32Array
}

interface Colour {
  readonly l: number
  readonly a: number
  readonly b: number
}

/** What a flood from the border reaches, and never the face. `face` and `geometry` in pixels of the picture. */
export function backgroundOf(image: Rgb, face: Box, geometry: FaceGeometry): Background {
  const factor = Math.max(1, Math.round(image.width / WIDTH))
  const planes = blurredLab(shrunk(image, factor))
  const rowOf = (y: number): number => Math.min(planes.height, Math.max(1, Math.round(y / factor)))
  const seeds = borderOf(planes, rowOf(geometry.betweenEyes.y))
  const middle = medianColour(planes, seeds)
  const faceBox = { left: face.left / factor, top: face.top / factor, right: face.right / factor, bottom: face.bottom / factor }
  const filled = flood(planes, { seeds, middle, face: faceBox })
  const border = borderOf(planes, rowOf(hairReaches(image, geometry) ? face.top / 2 : geometry.chin.y))
  const share = border.reduce((sum, pixel) => sum + (filled[pixel] ?? 0), 0) / border.length
  const reach = { centre: geometry.betweenEyes.x / factor, half: (0.7 * geometry.eyeDistance) / factor, bottom: faceBox.top }
  const crown = share > CROWN_SHARE ? crownRow(planes, filled, reach) : undefined
  return { share, ...statistics(planes, inner(filled, planes), middle), crown: crown === undefined ? undefined : crown * factor }
}

/** Eye distances from an eye that ordinary hair may stand out to the side. */
const HAIR_REACH = 1.35

/** A head so large that its hair touches the sides says nothing about what stands behind it; then only the border well above the face counts. */
function hairReaches({ width }: Rgb, { rightEye, leftEye, eyeDistance }: FaceGeometry): boolean {
  return Math.min(rightEye.x, width - leftEye.x) < HAIR_REACH * eyeDistance
}

/** Below it the head cannot be told from what stands behind it. */
const CROWN_SHARE = 0.9

function blurredLab(image: Rgb): Planes {
  const { width, height, data } = image
  const plane = (): Float32Array => new Float32Array(width * height)
  const sharp = { l: plane(), a: plane(), b: plane() }
  for (let pixel = 0; pixel < width * height; pixel++) {
    const { l, a, b } = labOf(data[pixel * 3] ?? 0, data[pixel * 3 + 1] ?? 0, data[pixel * 3 + 2] ?? 0)
    sharp.l[pixel] = l
    sharp.a[pixel] = a
    sharp.b[pixel] = b
  }
  const blurred = (values: Float32Array): Float32Array => blur(values, width, height)
  return { width, height, l: blurred(sharp.l), a: blurred(sharp.a), b: blurred(sharp.b) }
}

/** 1 2 1 in both directions, against the noise of the camera. */
function blur(values: Float32Array, width: number, height: number): Float32Array {
  const across = new Float32Array(values.length)
  for (let at = 0; at < values.length; at++) {
    const x = at % width
    const here = values[at] ?? 0
    across[at] = ((x > 0 ? (values[at - 1] ?? here) : here) + 2 * here + (x < width - 1 ? (values[at + 1] ?? here) : here)) / 4
  }
  const out = new Float32Array(values.length)
  for (let at = 0; at < values.length; at++) {
    const here = across[at] ?? 0
    out[at] = ((at >= width ? (across[at - width] ?? here) : here) + 2 * here + (at < width * (height - 1) ? (across[at + width] ?? here) : here)) / 4
  }
  return out
}

/** Pixels of the top row and of both side columns down to a row. */
function borderOf({ width }: Planes, rows: number): readonly number[] {
  const top = Array.from({ length: width }, (_, x) => x)
  const sides = Array.from({ length: Math.max(0, rows - 1) }, (_, row) => [(row + 1) * width, (row + 2) * width - 1]).flat()
  return [...top, ...sides]
}

function medianColour({ l, a, b }: Planes, pixels: readonly number[]): Colour {
  const median = (plane: Float32Array): number =>
    percentile(
      Float32Array.from(pixels, (pixel) => plane[pixel] ?? 0),
      0.5,
    )
  return { l: median(l), a: median(a), b: median(b) }
}

function percentile(values: Float32Array, share: number): number {
  const sorted = values.toSorted()
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

interface Flood {
  readonly seeds: readonly number[]
  readonly middle: Colour
  readonly face: Box
}

/** 1 where the background is. */
function flood(planes: Planes, { seeds, middle, face }: Flood): Uint8Array {
  const { width, height, l, a, b } = planes
  const filled = new Uint8Array(width * height)
  const off = (pixel: number): number => Math.hypot((l[pixel] ?? 0) - middle.l, (a[pixel] ?? 0) - middle.a, (b[pixel] ?? 0) - middle.b)
  const stack = seeds.filter((pixel) => off(pixel) < SEED_DISTANCE)
  for (const pixel of stack) filled[pixel] = 1
  const enter = (from: number, to: number): void => {
    if (filled[to] || off(to) >= FILL_DISTANCE) return
    const x = to % width
    const y = (to - x) / width
    if (x >= face.left && x < face.right && y >= face.top && y < face.bottom) return
    const step = Math.hypot((l[to] ?? 0) - (l[from] ?? 0), (a[to] ?? 0) - (a[from] ?? 0), (b[to] ?? 0) - (b[from] ?? 0))
    if (step >= STEP_DISTANCE) return
    filled[to] = 1
    stack.push(to)
  }
  for (let pixel = stack.pop(); pixel !== undefined; pixel = stack.pop()) {
    const x = pixel % width
    if (x > 0) enter(pixel, pixel - 1)
    if (x < width - 1) enter(pixel, pixel + 1)
    if (pixel >= width) enter(pixel, pixel - width)
    if (pixel < width * (height - 1)) enter(pixel, pixel + width)
  }
  return filled
}

/** Pixels from whatever is no background within which its colours are mixed with those of hair and shoulders. */
const EDGE = 3

/** What is left of an area without its edge; the edge of the picture is none. The area itself where nothing would be left. */
function inner(filled: Uint8Array, { width, height }: Planes): Uint8Array {
  const across = new Uint8Array(filled.length)
  for (let y = 0; y < height; y++) keepLong(filled, across, { start: y * width, step: 1, length: width })
  const kept = new Uint8Array(filled.length)
  for (let x = 0; x < width; x++) keepLong(across, kept, { start: x, step: width, length: height })
  return kept.includes(1) ? kept : filled
}

/** Copies a line without the first and last pixels of every run that ends inside it. */
function keepLong(from: Uint8Array, to: Uint8Array, { start, step, length }: { readonly start: number; readonly step: number; readonly length: number }): void {
  let gap = Number.NEGATIVE_INFINITY
  for (let i = 0; i <= length + EDGE; i++) {
    if (i < length && !from[start + i * step]) gap = i
    const behind = i - EDGE
    if (behind >= 0 && behind < length && gap < behind - EDGE) to[start + behind * step] = 1
  }
}

function statistics({ l, a, b }: Planes, filled: Uint8Array, middle: Colour): Pick<Background, 'light' | 'chroma' | 'spread' | 'difference'> {
  const size = filled.reduce((sum, value) => sum + value, 0)
  const lights = new Float32Array(size)
  const differences = new Float32Array(size)
  let count = 0
  for (let pixel = 0; pixel < filled.length; pixel++) {
    if (!filled[pixel]) continue
    lights[count] = l[pixel] ?? 0
    differences[count++] = Math.hypot((l[pixel] ?? 0) - middle.l, (a[pixel] ?? 0) - middle.a, (b[pixel] ?? 0) - middle.b)
  }
  lights.sort()
  const at = (share: number): number => lights[Math.min(size - 1, Math.floor(share * size))] ?? middle.l
  return { light: middle.l, chroma: Math.hypot(middle.a, middle.b), spread: at(0.98) - at(0.02), difference: percentile(differences, 0.95) }
}

interface Reach {
  readonly centre: number
  readonly half: number
  readonly bottom: number
}

/** A head goes on below its crown; a speck in the background does not. */
const CROWN_ROWS = 5
const CROWN_PIXELS = 3

function crownRow({ width, height }: Planes, filled: Uint8Array, { centre, half, bottom }: Reach): number | undefined {
  const from = Math.max(0, Math.round(centre - half))
  const to = Math.min(width, Math.round(centre + half))
  let rows = 0
  for (let y = 0; y < Math.min(height, bottom + CROWN_ROWS); y++) {
    let pixels = 0
    for (let x = from; x < to; x++) if (!filled[y * width + x]) pixels++
    rows = pixels >= CROWN_PIXELS ? rows + 1 : 0
    if (rows === CROWN_ROWS) return y + 1 - CROWN_ROWS
  }
  return undefined
}
