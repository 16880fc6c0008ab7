import { labOf } from './lab.ts'
import type { Lab } from './lab.ts'
import { MESH, OVAL, middle, pointAt } from './mesh.ts'
import type { FaceGeometry, MeshPoint } from './mesh.ts'
import { clipped, lumaAt } from './rgb.ts'
import type { Box, Point, Rgb } from './rgb.ts'

/** Grey levels from which a pixel counts as black or as white: OFIQ's. */
const BLACK = 25
const WHITE = 247

export interface Exposure {
  /** Mean luma, 0 to 1. */
  readonly light: number
  readonly black: number
  readonly white: number
}

/** Luma inside the outline of the face. */
export function exposureOf(image: Rgb, mesh: readonly MeshPoint[]): Exposure {
  const outline = OVAL.map((index) => pointAt(mesh, index))
  let sum = 0
  let count = 0
  let black = 0
  let white = 0
  for (let y = 0; y < image.height; y++) {
    const span = spanAt(outline, y + 0.5, image.width)
    for (let x = span.from; x < span.to; x++) {
      const luma = lumaAt(image, y * image.width + x)
      sum += luma
      count++
      if (luma <= BLACK) black++
      if (luma >= WHITE) white++
    }
  }
  const all = Math.max(1, count)
  return { light: sum / all / 255, black: black / all, white: white / all }
}

/** Whole pixels between the outermost crossings of a row with the outline, which is close to convex. */
function spanAt(outline: readonly Point[], y: number, width: number): { readonly from: number; readonly to: number } {
  const crossings: number[] = []
  let previous = outline.at(-1)
  for (const point of outline) {
    if (previous && previous.y < y !== point.y < y) crossings.push(previous.x + ((y - previous.y) / (point.y - previous.y)) * (point.x - previous.x))
    previous = point
  }
  if (crossings.length < 2) return { from: 0, to: 0 }
  return { from: Math.max(0, Math.round(Math.min(...crossings))), to: Math.min(width, Math.round(Math.max(...crossings))) }
}

export interface CheekLight {
  readonly overlap: number
  readonly difference: number
}

/** Grey levels of a square on each cheek: 0.3 eye distances wide, straight below the eye, half way down from the eyes to the mouth. */
export function cheekLight(image: Rgb, mesh: readonly MeshPoint[], { rightEye, leftEye, betweenEyes, eyeDistance }: FaceGeometry): CheekLight {
  const mouth = middle(pointAt(mesh, MESH.mouthCorners[0]), pointAt(mesh, MESH.mouthCorners[1]))
  const down = { x: (mouth.x - betweenEyes.x) / 2, y: (mouth.y - betweenEyes.y) / 2 }
  const [a, b] = [rightEye, leftEye].map((eye) => histogram(image, square({ x: eye.x + down.x, y: eye.y + down.y }, 0.3 * eyeDistance)))
  if (!a || !b) return { overlap: 0, difference: 0 }
  return { overlap: a.shares.reduce((sum, share, level) => sum + Math.min(share, b.shares[level] ?? 0), 0), difference: Math.abs(a.mean - b.mean) }
}

function square({ x, y }: Point, side: number): Box {
  return { left: x - side / 2, top: y - side / 2, right: x + side / 2, bottom: y + side / 2 }
}

function histogram(image: Rgb, box: Box): { readonly shares: readonly number[]; readonly mean: number } {
  const shares = Array.from({ length: 256 }, () => 0)
  const { left, top, right, bottom } = clipped(box, image)
  const count = Math.max(1, (right - left) * (bottom - top))
  let sum = 0
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const luma = lumaAt(image, y * image.width + x)
      const level = Math.round(luma)
      shares[level] = (shares[level] ?? 0) + 1 / count
      sum += luma
    }
  }
  return { shares, mean: sum / count }
}

export interface HiddenParts {
  /** Lightness around the eyes minus that of the forehead. */
  readonly eyesLight: number
  readonly chinColour: number
  readonly cheekColour: number
}

/** From the middle of an eye towards the chin, in eye distances: the skin just under it and the lid just above, where glass lies when somebody wears dark glasses. */
const AROUND_EYES = [MESH.rightEye, MESH.leftEye].flatMap((eye) => [
  { eye, down: 0.2 },
  { eye, down: -0.17 },
])

/** Two weak signs in colour: dark glasses are darker than the forehead, a mask has another hue. Neither tells dark hair from glass, nor a beard from cloth. */
export function hiddenParts(image: Rgb, mesh: readonly MeshPoint[], geometry: FaceGeometry): HiddenParts {
  const spot = (point: Point): Lab => spotColour(image, square(point, 0.12 * geometry.eyeDistance))
  const forehead = spot(pointAt(mesh, MESH.foreheadSkin))
  const down = unitDown(geometry)
  const lights = AROUND_EYES.map(({ eye: [outer, inner], down: share }) => {
    const eye = middle(pointAt(mesh, outer), pointAt(mesh, inner))
    const reach = share * geometry.eyeDistance
    return spot({ x: eye.x + down.x * reach, y: eye.y + down.y * reach }).l
  })
  const hue = (index: number): number => {
    const colour = spot(pointAt(mesh, index))
    return Math.hypot(colour.a - forehead.a, colour.b - forehead.b)
  }
  return {
    eyesLight: median(lights) - forehead.l,
    chinColour: hue(MESH.chinSkin),
    cheekColour: Math.min(...MESH.cheekSkin.map(hue)),
  }
}

function unitDown({ betweenEyes, chin, faceLength }: FaceGeometry): Point {
  return { x: (chin.x - betweenEyes.x) / faceLength, y: (chin.y - betweenEyes.y) / faceLength }
}

/** Mean colour. */
function spotColour(image: Rgb, box: Box): Lab {
  const { left, top, right, bottom } = clipped(box, image)
  const sums = [0, 0, 0]
  let count = 0
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * image.width + x) * 3
      for (const channel of [0, 1, 2]) sums[channel] = (sums[channel] ?? 0) + (image.data[at + channel] ?? 0)
      count++
    }
  }
  const [red = 0, green = 0, blue = 0] = sums.map((sum) => sum / Math.max(1, count))
  return labOf(red, green, blue)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middleIndex = sorted.length / 2
  return ((sorted[Math.floor(middleIndex)] ?? 0) + (sorted[Math.ceil(middleIndex) - 1] ?? 0)) / 2
}
