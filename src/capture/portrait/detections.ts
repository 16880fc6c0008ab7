import type { Box, Point } from './rgb.ts'

/** Side of the square picture that the face detector looks at. */
export const DETECTOR_SIDE = 256

/** What the detector puts out for its 896 anchors: one score before the sigmoid, and sixteen numbers (box, then six points). */
export interface RawDetections {
  readonly scores: Float32Array
  readonly boxes: Float32Array
}

/** A face as the detector sees it, in pixels of its square. */
export interface Detection {
  readonly score: number
  readonly box: Box
  /** The eyes as they lie in the picture from left to right: the person's right one first. */
  readonly eyes: readonly [Point, Point]
}

/** Cells of the two grids and anchors a cell; the order is that of the model's outputs. */
const GRIDS = [
  { cells: 16, anchors: 2 },
  { cells: 8, anchors: 6 },
]

/** Centres of the anchors, in pixels of the square. BlazeFace has anchors of one size, so a centre is all there is to an anchor. */
const ANCHORS: readonly Point[] = GRIDS.flatMap(({ cells, anchors }) => {
  const stride = DETECTOR_SIDE / cells
  return Array.from({ length: cells * cells * anchors }, (_, index) => {
    const cell = Math.floor(index / anchors)
    return { x: stride * ((cell % cells) + 0.5), y: stride * (Math.floor(cell / cells) + 0.5) }
  })
})

export interface DetectionLimits {
  /** After the sigmoid. */
  readonly minScore: number
  /** Two boxes that share more than this of their union are one face. */
  readonly maxOverlap: number
}

/** The faces, best score first. */
export function decodeDetections({ scores, boxes }: RawDetections, limits: DetectionLimits): readonly Detection[] {
  const found = ANCHORS.flatMap((anchor, index) => {
    const score = 1 / (1 + Math.exp(-(scores[index] ?? Number.NEGATIVE_INFINITY)))
    return score >= limits.minScore ? [decoded(boxes.subarray(index * 16, index * 16 + 16), anchor, score)] : []
  })
  found.sort((a, b) => b.score - a.score)
  const kept: Detection[] = []
  for (const detection of found) if (kept.every(({ box }) => overlap(box, detection.box) <= limits.maxOverlap)) kept.push(detection)
  return kept
}

function decoded(numbers: Float32Array, anchor: Point, score: number): Detection {
  const at = (index: number): Point => ({ x: anchor.x + (numbers[index] ?? 0), y: anchor.y + (numbers[index + 1] ?? 0) })
  const centre = at(0)
  const halfWidth = (numbers[2] ?? 0) / 2
  const halfHeight = (numbers[3] ?? 0) / 2
  const box = { left: centre.x - halfWidth, top: centre.y - halfHeight, right: centre.x + halfWidth, bottom: centre.y + halfHeight }
  return { score, box, eyes: [at(4), at(6)] }
}

/** Intersection over union. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  if (width <= 0 || height <= 0) return 0
  const shared = width * height
  return shared / (areaOf(a) + areaOf(b) - shared)
}

export function areaOf({ left, top, right, bottom }: Box): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top)
}
