import { fromFrame } from './frame.ts'
import type { Frame } from './frame.ts'
import { distance, MESH, middle, pointAt } from './mesh.ts'
import type { MeshPoint } from './mesh.ts'

/** Side of the square picture that the eye network looks at. */
export const EYE_SIDE = 64

/** The square is this much wider than the eye. */
const RIM = 2.3
/** Points 71 to 75 of the network's output are the iris: centre, sides, above and below. */
const IRIS_FROM = 71
const IRIS_POINTS = 5

/** Points of the mesh that the first sixteen points of the eye network replace: the lower lid from the outer corner to the inner one, then the upper. */
const LIDS = {
  right: [33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173],
  left: [263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398],
} as const

/** Asks for the points of both eyes, the right one first. */
export type EyeReader = (frames: readonly [Frame, Frame]) => readonly [Float32Array, Float32Array]

/** The mesh with the lids where the eye network sees them, and the points of both irises behind: 478 points. */
export function refineEyes(mesh: readonly MeshPoint[], read: EyeReader): readonly MeshPoint[] {
  const angle = Math.atan2(at(mesh, MESH.leftEye[0]).y - at(mesh, MESH.rightEye[0]).y, at(mesh, MESH.leftEye[0]).x - at(mesh, MESH.rightEye[0]).x)
  const frames = [frameOf(mesh, MESH.rightEye, angle), frameOf(mesh, MESH.leftEye, angle)] as const
  const [right, left] = read(frames)
  const refined = [...mesh]
  const place = (points: Float32Array, frame: Frame, mirrored: boolean) => (index: number, old: MeshPoint) => {
    const x = (points[index * 3] ?? 0) / EYE_SIDE
    return { ...fromFrame(frame, { x: mirrored ? 1 - x : x, y: (points[index * 3 + 1] ?? 0) / EYE_SIDE }), z: old.z }
  }
  for (const [lids, placed] of [
    [LIDS.right, place(right, frames[0], false)],
    [LIDS.left, place(left, frames[1], true)],
  ] as const) {
    for (const [index, target] of lids.entries()) refined[target] = placed(index, at(mesh, target))
    // The depth of an iris is not trustworthy, that of the corner beside it is.
    for (let index = 0; index < IRIS_POINTS; index++) refined.push(placed(IRIS_FROM + index, at(mesh, lids[0])))
  }
  return refined
}

const at = pointAt

function frameOf(mesh: readonly MeshPoint[], [outer, inner]: readonly [number, number], angle: number): Frame {
  const side = distance(at(mesh, outer), at(mesh, inner)) * RIM
  return { centre: middle(at(mesh, outer), at(mesh, inner)), width: side, height: side, angle }
}
