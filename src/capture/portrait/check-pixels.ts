import { judgePortrait } from '../../core/photo/judge-portrait.ts'
import type { CropSpec, PhotoSpec } from '../../core/photo/photo-spec.ts'
import type { CropOutlook, PictureSide, PortraitCheck } from '../../core/photo/portrait-check.ts'
import { blockinessOf } from './detail.ts'
import { findFaces } from './find-faces.ts'
import type { FaceModels } from './find-faces.ts'
import { measurePortrait } from './measure-portrait.ts'
import type { Head } from './measure-portrait.ts'
import { outlineOf } from './outline.ts'
import { planCrop } from './plan-crop.ts'
import { greyOf } from './rgb.ts'
import type { Rgb } from './rgb.ts'

/** Side of the square in whose own pixels the traces of compression are looked for: enough blocks to count, whatever the camera. */
export const OWN_SIDE = 1280

/** A portrait as the server and the browser both decode it. */
export interface PortraitPixels {
  /** Of the upright original, pixels, and the bytes of the file. */
  readonly width: number
  readonly height: number
  readonly bytes: number
  /** The working picture, at most `WORKING_SIDE`. */
  readonly image: Rgb
  /** The file's own pixels, unscaled; of a large picture the square of `OWN_SIDE` from its middle. */
  readonly own: Rgb
}

export interface CheckedPixels {
  readonly check: PortraitCheck
  readonly head: Head | undefined
}

/** Everything between decoding and the page: who decodes differently, measures the same. */
export function checkPixels({ image, own, ...file }: PortraitPixels, spec: PhotoSpec, models: FaceModels): CheckedPixels {
  const { width, height } = file
  const scale = width / image.width
  const found = findFaces(image, models)
  const blockiness = blockinessOf(greyOf(own, { left: 0, top: 0, right: own.width, bottom: own.height }))
  const { measures, head } = measurePortrait(image, found, { ...file, blockiness })
  const outline = found.face && head ? outlineOf(found.face, { head, crop: spec.crop }, { width, height, scale }) : undefined
  const crop = head && outlook(head, { width: image.width, height: image.height, scale }, spec.crop)
  const { id, version } = spec
  return { check: { spec: { id, version }, width, height, measures, findings: judgePortrait(measures, spec), outline, crop }, head }
}

function outlook(head: Head, source: { readonly width: number; readonly height: number; readonly scale: number }, spec: CropSpec): CropOutlook {
  const plan = planCrop(head, source, spec)
  if (plan.ok) return { possible: true }
  if (plan.code === 'low-resolution') return { possible: false, code: plan.code }
  return { possible: false, code: plan.code, missing: String(plan.facts['missing']).split(' ') as PictureSide[] }
}
