import { areaOf, DETECTOR_SIDE, decodeDetections } from './detections.ts'
import type { Detection, DetectionLimits, RawDetections } from './detections.ts'
import { EYE_SIDE, refineEyes } from './eyes.ts'
import { cut, fromFrame } from './frame.ts'
import type { Frame } from './frame.ts'
import { MESH, outlineBox } from './mesh.ts'
import type { MeshPoint } from './mesh.ts'
import type { Box, Point, Rgb } from './rgb.ts'

const MESH_SIDE = 192
const MESH_POINTS = 468

/** The three networks; whoever runs them (a child process, a browser) hands them in. Pixels are three values each, row by row. */
export interface FaceModels {
  /** 256 × 256, -1 to 1. */
  detect(pixels: Float32Array): RawDetections
  /** 192 × 192, 0 to 1: 468 points x, y, z in pixels of the square, and how sure it is that this is a face, 0 to 1. */
  mesh(pixels: Float32Array): { readonly points: Float32Array; readonly score: number }
  /** Two eyes of 64 × 64, 0 to 1, the person's left one mirrored, one behind the other: 76 points x, y, z for each, in pixels of the square. */
  eyes(pixels: Float32Array): readonly [Float32Array, Float32Array]
}

export interface Face {
  readonly score: number
  readonly box: Box
  /** 478 points in pixels of the picture: 468 of the face, the lids refined, and five for each iris. */
  readonly mesh: readonly MeshPoint[]
}

export interface FoundFaces {
  /** The largest. */
  readonly face: Face | undefined
  readonly count: number
  /** Area of the second largest over that of the largest, 0 when there is none. */
  readonly second: number
}

/** As the models' own pipeline asks for: below half, it is as likely no face. */
const LIMITS: DetectionLimits = { minScore: 0.5, maxOverlap: 0.3 }
const MIN_MESH_SCORE = 0.5
const SURE_MESH_SCORE = 0.99
/** The mesh network was trained on faces with a rim of a quarter on each side. */
const RIM = 1.5

export function findFaces(image: Rgb, models: FaceModels): FoundFaces {
  const detections = detect(image, models).toSorted((a, b) => areaOf(b.box) - areaOf(a.box))
  const faces: Face[] = []
  // A third face says nothing that the second has not said.
  for (const detection of detections) if (faces.length < 2) faces.push(...meshed(image, detection, models))
  const [largest, next] = faces.toSorted((a, b) => areaOf(b.box) - areaOf(a.box))
  if (!largest) return { face: undefined, count: 0, second: 0 }
  const face = { ...largest, mesh: refineEyes(largest.mesh, (frames) => eyePoints(image, frames, models)) }
  return { face, count: Math.max(faces.length, 1), second: next ? areaOf(next.box) / areaOf(largest.box) : 0 }
}

/** The picture in the middle of a square, so that no face is stretched. */
function detect(image: Rgb, models: FaceModels): readonly Detection[] {
  const side = Math.max(image.width, image.height)
  const whole: Frame = { centre: { x: image.width / 2, y: image.height / 2 }, width: side, height: side, angle: 0 }
  const pixels = cut(image, whole, { width: DETECTOR_SIDE, height: DETECTOR_SIDE, outside: 'black' }).map((value) => value / 127.5 - 1)
  const back = ({ x, y }: Point): Point => fromFrame(whole, { x: x / DETECTOR_SIDE, y: y / DETECTOR_SIDE })
  return decodeDetections(models.detect(pixels), LIMITS).map(({ score, box, eyes }) => {
    const from = back({ x: box.left, y: box.top })
    const to = back({ x: box.right, y: box.bottom })
    return { score, box: { left: from.x, top: from.y, right: to.x, bottom: to.y }, eyes: [back(eyes[0]), back(eyes[1])] }
  })
}

/** Twice: the first mesh says better than the detector where the face lies and how it is turned. */
function meshed(image: Rgb, { box, eyes }: Detection, models: FaceModels): readonly Face[] {
  const first = firstMesh(image, frameOf(box, eyes), models)
  if (first.score < MIN_MESH_SCORE) return []
  const [right, left] = [first.mesh[MESH.rightEye[0]], first.mesh[MESH.leftEye[0]]]
  if (!right || !left) return []
  const second = meshIn(image, frameOf(outlineBox(first.mesh), [right, left]), models)
  return second.score < MIN_MESH_SCORE ? [] : [second]
}

/** The detector takes a face that stands on its head for an upright one; the mesh network is less sure of it than when the picture is turned. */
function firstMesh(image: Rgb, frame: Frame, models: FaceModels): Face {
  const upright = meshIn(image, frame, models)
  if (upright.score > SURE_MESH_SCORE) return upright
  const turned = meshIn(image, { ...frame, angle: frame.angle + Math.PI }, models)
  return turned.score > upright.score ? turned : upright
}

function frameOf({ left, top, right, bottom }: Box, [from, to]: readonly [Point, Point]): Frame {
  const side = Math.max(right - left, bottom - top) * RIM
  return { centre: { x: (left + right) / 2, y: (top + bottom) / 2 }, width: side, height: side, angle: Math.atan2(to.y - from.y, to.x - from.x) }
}

function meshIn(image: Rgb, frame: Frame, models: FaceModels): Face {
  const pixels = cut(image, frame, { width: MESH_SIDE, height: MESH_SIDE, outside: 'black' }).map((value) => value / 255)
  const { points, score } = models.mesh(pixels)
  const mesh = Array.from({ length: MESH_POINTS }, (_, index) => {
    const [x = 0, y = 0, z = 0] = points.subarray(index * 3, index * 3 + 3)
    return { ...fromFrame(frame, { x: x / MESH_SIDE, y: y / MESH_SIDE }), z: (z * frame.width) / MESH_SIDE }
  })
  return { score, mesh, box: outlineBox(mesh) }
}

function eyePoints(image: Rgb, [right, left]: readonly [Frame, Frame], models: FaceModels): readonly [Float32Array, Float32Array] {
  const size = { width: EYE_SIDE, height: EYE_SIDE, outside: 'black' } as const
  const pixels = new Float32Array(2 * EYE_SIDE * EYE_SIDE * 3)
  pixels.set(cut(image, right, size))
  pixels.set(cut(image, left, { ...size, mirrored: true }), pixels.length / 2)
  return models.eyes(pixels.map((value) => value / 255))
}
