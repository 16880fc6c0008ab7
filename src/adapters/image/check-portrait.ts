import sharp from 'sharp'
import type { CaptureProblem, CropProblem, PortraitCrop } from '../../actions/ports/capture.ts'
import { blockinessOf } from '../../capture/portrait/detail.ts'
import { findFaces } from '../../capture/portrait/find-faces.ts'
import type { FaceModels, FoundFaces } from '../../capture/portrait/find-faces.ts'
import { measurePortrait, WORKING_SIDE } from '../../capture/portrait/measure-portrait.ts'
import type { Head, MeasuredPortrait } from '../../capture/portrait/measure-portrait.ts'
import { outlineOf } from '../../capture/portrait/outline.ts'
import { drawCrop, planCrop } from '../../capture/portrait/plan-crop.ts'
import type { CropPlan } from '../../capture/portrait/plan-crop.ts'
import { greyOf } from '../../capture/portrait/rgb.ts'
import type { Rgb } from '../../capture/portrait/rgb.ts'
import { ok, refuse } from '../../core/kernel/result.ts'
import type { Result } from '../../core/kernel/result.ts'
import { judgePortrait } from '../../core/photo/judge-portrait.ts'
import type { CropSpec, PhotoSpec } from '../../core/photo/photo-spec.ts'
import type { CropOutlook, PictureSide, PortraitCheck } from '../../core/photo/portrait-check.ts'
import { openPicture } from './open-picture.ts'
import type { OpenedPicture } from './open-picture.ts'

/** Side of the square in whose own pixels the traces of compression are looked for: enough blocks to count, whatever the camera. */
const OWN_SIDE = 1280

interface Looked extends MeasuredPortrait {
  readonly opened: OpenedPicture
  readonly found: FoundFaces
  /** The working picture, and pixels of the original to one of its own. */
  readonly image: Rgb
  readonly scale: number
}

/** Measures and judges one upload. Runs where hostile bytes may do harm to nothing: in a child process. */
export async function checkPortrait(content: Uint8Array, spec: PhotoSpec, models: FaceModels): Promise<Result<PortraitCheck, CaptureProblem>> {
  const looked = await look(content, spec, models)
  if (!looked.ok) return looked
  const { opened, found, measures, head, image, scale } = looked.value
  const { width, height } = opened
  const { id, version } = spec
  const outline = found.face && head ? outlineOf(found.face, { head, crop: spec.crop }, { width, height, scale }) : undefined
  const crop = head && outlook(head, { width: image.width, height: image.height, scale }, spec.crop)
  return ok({ spec: { id, version }, width, height, measures, findings: judgePortrait(measures, spec), outline, crop })
}

export async function cropPortrait(content: Uint8Array, spec: PhotoSpec, models: FaceModels): Promise<Result<PortraitCrop, CropProblem>> {
  const looked = await look(content, spec, models)
  if (!looked.ok) return looked
  const { opened, head, image, scale } = looked.value
  if (!head) return refuse('no-face')
  const plan = planCrop(head, { width: image.width, height: image.height, scale }, spec.crop)
  if (!plan.ok) return plan
  const drawn = drawCrop(...(await pixelsFor(plan.value, { opened, image, scale })))
  const jpeg = await sharp(drawn.data, { raw: { width: drawn.width, height: drawn.height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer()
  return ok({ jpeg, width: drawn.width, height: drawn.height })
}

async function look(content: Uint8Array, spec: PhotoSpec, models: FaceModels): Promise<Result<Looked, CaptureProblem>> {
  const opened = await openPicture(content, spec.accepts)
  if (!opened.ok) return opened
  const pixels = await decoded(opened.value)
  if (!pixels) return refuse('file-not-readable')
  const { image, blockiness } = pixels
  const { width, height } = opened.value
  const found = findFaces(image, models)
  const measured = measurePortrait(image, found, { width, height, bytes: content.length, blockiness })
  return ok({ ...measured, opened: opened.value, found, image, scale: width / image.width })
}

async function decoded(opened: OpenedPicture): Promise<{ readonly image: Rgb; readonly blockiness: number } | undefined> {
  try {
    const image = await opened.scaled(WORKING_SIDE)
    const own = await opened.own(OWN_SIDE)
    return { image, blockiness: blockinessOf(greyOf(own, { left: 0, top: 0, right: own.width, bottom: own.height })) }
  } catch {
    // The message would tell the library's insides and nothing that helps the applicant.
    return undefined
  }
}

function outlook(head: Head, source: { readonly width: number; readonly height: number; readonly scale: number }, spec: CropSpec): CropOutlook {
  const plan = planCrop(head, source, spec)
  if (plan.ok) return { possible: true }
  if (plan.code === 'low-resolution') return { possible: false, code: plan.code }
  return { possible: false, code: plan.code, missing: String(plan.facts['missing']).split(' ') as PictureSide[] }
}

/** The original again where the working picture is coarser than the cut needs. */
async function pixelsFor(plan: CropPlan, { opened, image, scale }: Pick<Looked, 'opened' | 'image' | 'scale'>): Promise<[Rgb, CropPlan, number]> {
  const finer = Math.min(scale, plan.height / plan.frame.height)
  if (finer <= 1) return [image, plan, 1]
  const fine = await opened.scaled(Math.ceil(Math.max(image.width, image.height) * finer))
  return [fine, plan, fine.width / image.width]
}
