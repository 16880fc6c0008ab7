import type { CropSpec } from '../../core/photo/photo-spec.ts'
import type { PicturePoint, PortraitOutline } from '../../core/photo/portrait-check.ts'
import type { Face } from './find-faces.ts'
import type { Head } from './measure-portrait.ts'
import { OVAL, pointAt } from './mesh.ts'
import { cornersOf, wantedFrame } from './plan-crop.ts'
import type { Point } from './rgb.ts'

/** Of the upright original, and how many of its pixels make one of the picture that was measured. */
export interface OutlineSource {
  readonly width: number
  readonly height: number
  readonly scale: number
}

/** What was measured, as lines over the original. */
export function outlineOf({ mesh, box }: Face, { head, crop }: { readonly head: Head; readonly crop: CropSpec }, source: OutlineSource): PortraitOutline {
  const { width, height, scale } = source
  const scaled = ({ x, y }: Point): PicturePoint => ({ x: x * scale, y: y * scale })
  const { geometry, crown, crownSeen } = head
  return {
    width,
    height,
    oval: OVAL.map((index) => scaled(pointAt(mesh, index))),
    eyes: [scaled(geometry.rightEye), scaled(geometry.leftEye)],
    chin: scaled(geometry.chin),
    crown: scaled(crown),
    crownSeen,
    margins: { left: box.left * scale, top: crown.y * scale, right: width - box.right * scale, bottom: height - geometry.chin.y * scale },
    crop: cornersOf(wantedFrame(head, crop)).map(scaled),
  }
}
