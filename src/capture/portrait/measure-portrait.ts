import type { PortraitMeasures } from '../../core/photo/portrait-measures.ts'
import { backgroundOf } from './background.ts'
import { sharpnessOf } from './detail.ts'
import { cheekLight, exposureOf, hiddenParts } from './face-skin.ts'
import type { Face, FoundFaces } from './find-faces.ts'
import { geometryOf } from './mesh.ts'
import type { FaceGeometry } from './mesh.ts'
import type { Point, Rgb } from './rgb.ts'

/** The working picture is no larger than this on its longer side; what is measured in pixels is scaled back. */
export const WORKING_SIDE = 1280

export interface PortraitFile {
  /** Of the upright original, pixels, and the bytes of the file. */
  readonly width: number
  readonly height: number
  readonly bytes: number
  /** `blockinessOf` the file's own pixels. */
  readonly blockiness: number
}

/** Where the head lies, in pixels of the working picture. */
export interface Head {
  readonly geometry: FaceGeometry
  /** Highest point of the head, on the axis of the face. */
  readonly crown: Point
  /** Whether the crown was seen; otherwise it is guessed from the length of the face. */
  readonly crownSeen: boolean
}

export interface MeasuredPortrait {
  readonly measures: PortraitMeasures
  readonly head: Head | undefined
}

/** Every measure of one portrait (docs/capture-portraits.md tells each formula and its source). `image` is the working picture. */
export function measurePortrait(image: Rgb, found: FoundFaces, file: PortraitFile): MeasuredPortrait {
  const { width, height, bytes } = file
  const ofFile = { width, height, bytes, shape: width / height, faces: found.count, blockiness: file.blockiness }
  if (!found.face) return { measures: { ...ofFile }, head: undefined }
  const { measures, head } = ofFace(image, found.face, width / image.width)
  return { measures: { ...ofFile, secondFace: found.second, ...measures }, head }
}

function ofFace(image: Rgb, face: Face, scale: number): { readonly measures: PortraitMeasures; readonly head: Head } {
  const geometry = geometryOf(face.mesh)
  const background = backgroundOf(image, face.box, geometry)
  const head = headOf(geometry, background.crown)
  const exposure = exposureOf(image, face.mesh)
  const cheeks = cheekLight(image, face.mesh, geometry)
  const measures = {
    ...hiddenParts(image, face.mesh, geometry),
    eyeDistance: geometry.eyeDistance * scale,
    faceLight: exposure.light,
    blackShare: exposure.black,
    whiteShare: exposure.white,
    cheekOverlap: cheeks.overlap,
    cheekDifference: cheeks.difference,
    sharpness: sharpnessOf(image, face.box, geometry),
    roll: geometry.roll,
    yaw: geometry.yaw,
    pitch: geometry.pitch,
    eyeOpening: geometry.eyeOpening,
    mouthOpening: geometry.mouthOpening,
    centre: geometry.betweenEyes.x / image.width,
    eyeLine: geometry.betweenEyes.y / image.height,
    backgroundShare: background.share,
    backgroundLight: background.light,
    backgroundChroma: background.chroma,
    backgroundSpread: background.spread,
    backgroundDifference: background.difference,
    headHeight: (geometry.chin.y - head.crown.y) / image.height,
    crownMargin: head.crown.y / image.height,
  }
  return { measures, head }
}

/** From the eyes to the crown, in lengths of the face, where the background does not show it. */
const CROWN_GUESS = 1.08

function headOf(geometry: FaceGeometry, seen: number | undefined): Head {
  const { betweenEyes, chin, faceLength } = geometry
  const up = { x: (betweenEyes.x - chin.x) / faceLength, y: (betweenEyes.y - chin.y) / faceLength }
  const reach = seen === undefined ? CROWN_GUESS * faceLength : (betweenEyes.y - seen) / Math.max(0.5, -up.y)
  const y = seen ?? betweenEyes.y + up.y * reach
  return { geometry, crown: { x: betweenEyes.x + up.x * reach, y }, crownSeen: seen !== undefined }
}
