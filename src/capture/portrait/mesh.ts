import type { Box, Point } from './rgb.ts'

/** A point of the face mesh; `z` grows away from the camera, in the unit of x and y. */
export interface MeshPoint extends Point {
  readonly z: number
}

/** Indices of MediaPipe's face mesh. Right and left are the person's; the outer corner of an eye stands first. */
export const MESH = {
  rightEye: [33, 133],
  leftEye: [263, 362],
  rightLids: [159, 145],
  leftLids: [386, 374],
  innerLips: [13, 14],
  mouthCorners: [61, 291],
  foreheadTop: 10,
  chin: 152,
  foreheadSkin: 151,
  chinSkin: 199,
  cheekSkin: [50, 280],
  faceSides: [234, 454],
} as const

/** The outline of the face, once round. */
export const OVAL: readonly number[] = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21,
  54, 103, 67, 109,
]

export function pointAt(mesh: readonly MeshPoint[], index: number): MeshPoint {
  const point = mesh[index]
  if (!point) throw new Error(`a face mesh without point ${index}`)
  return point
}

export function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

export function outlineBox(mesh: readonly MeshPoint[]): Box {
  const outline = OVAL.map((index) => pointAt(mesh, index))
  const xs = outline.map(({ x }) => x)
  const ys = outline.map(({ y }) => y)
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

/** What the measures need of a mesh, in pixels of its picture. */
export interface FaceGeometry {
  readonly rightEye: Point
  readonly leftEye: Point
  readonly betweenEyes: Point
  readonly chin: Point
  readonly eyeDistance: number
  /** Distance from the midpoint between the eyes to the chin: OFIQ's T, the yardstick of the face. */
  readonly faceLength: number
  /** Degrees. Roll: clockwise as seen in the picture. Yaw: the person's face towards the right edge of the picture. Pitch: the chin further from the camera than the forehead, as in a bow. */
  readonly roll: number
  readonly yaw: number
  readonly pitch: number
  readonly eyeOpening: number
  readonly mouthOpening: number
}

export function geometryOf(mesh: readonly MeshPoint[]): FaceGeometry {
  const at = (index: number): MeshPoint => pointAt(mesh, index)
  const gap = ([a, b]: readonly [number, number]): number => distance(at(a), at(b))
  const rightEye = middle(at(MESH.rightEye[0]), at(MESH.rightEye[1]))
  const leftEye = middle(at(MESH.leftEye[0]), at(MESH.leftEye[1]))
  const betweenEyes = middle(rightEye, leftEye)
  const chin = at(MESH.chin)
  const faceLength = distance(betweenEyes, chin)
  return {
    rightEye,
    leftEye,
    betweenEyes,
    chin: { x: chin.x, y: chin.y },
    eyeDistance: distance(rightEye, leftEye),
    faceLength,
    roll: degrees(Math.atan2(leftEye.y - rightEye.y, leftEye.x - rightEye.x)),
    yaw: slope(at(MESH.faceSides[0]), at(MESH.faceSides[1])),
    pitch: slope(at(MESH.foreheadTop), chin),
    eyeOpening: Math.min(gap(MESH.rightLids), gap(MESH.leftLids)) / faceLength,
    mouthOpening: gap(MESH.innerLips) / faceLength,
  }
}

/** How far the line from `a` to `b` leads away from the camera, in degrees. */
function slope(a: MeshPoint, b: MeshPoint): number {
  return degrees(Math.atan2(b.z - a.z, distance(a, b)))
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI
}
