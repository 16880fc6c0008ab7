import sharp from 'sharp'
import type { CaptureProblem, CropProblem, PortraitCrop } from '../../actions/ports/capture.ts'
import { checkPixels, OWN_SIDE } from '../../capture/portrait/check-pixels.ts'
import type { CheckedPixels } from '../../capture/portrait/check-pixels.ts'
import type { FaceModels } from '../../capture/portrait/find-faces.ts'
import { WORKING_SIDE } from '../../capture/portrait/measure-portrait.ts'
import { drawCrop, planCrop } from '../../capture/portrait/plan-crop.ts'
import type { CropPlan } from '../../capture/portrait/plan-crop.ts'
import type { Rgb } from '../../capture/portrait/rgb.ts'
import { ok, refuse } from '../../core/kernel/result.ts'
import type { Result } from '../../core/kernel/result.ts'
import type { PhotoSpec } from '../../core/photo/photo-spec.ts'
import type { PortraitCheck } from '../../core/photo/portrait-check.ts'
import { openPicture } from './open-picture.ts'
import type { OpenedPicture } from './open-picture.ts'

interface Looked extends CheckedPixels {
  readonly opened: OpenedPicture
  /** The working picture, and pixels of the original to one of its own. */
  readonly image: Rgb
  readonly scale: number
}

/** Measures and judges one upload. Runs where hostile bytes may do harm to nothing: in a child process. */
export async function checkPortrait(content: Uint8Array, spec: PhotoSpec, models: FaceModels): Promise<Result<PortraitCheck, CaptureProblem>> {
  const looked = await look(content, spec, models)
  return looked.ok ? ok(looked.value.check) : looked
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
  const { width, height } = opened.value
  const { image } = pixels
  return ok({ ...checkPixels({ ...pixels, width, height, bytes: content.length }, spec, models), opened: opened.value, image, scale: width / image.width })
}

async function decoded(opened: OpenedPicture): Promise<{ readonly image: Rgb; readonly own: Rgb } | undefined> {
  try {
    return { image: await opened.scaled(WORKING_SIDE), own: await opened.own(OWN_SIDE) }
  } catch {
    // The message would tell the library's insides and nothing that helps the applicant.
    return undefined
  }
}

/** The original again where the working picture is coarser than the cut needs. */
async function pixelsFor(plan: CropPlan, { opened, image, scale }: Pick<Looked, 'opened' | 'image' | 'scale'>): Promise<[Rgb, CropPlan, number]> {
  const finer = Math.min(scale, plan.height / plan.frame.height)
  if (finer <= 1) return [image, plan, 1]
  const fine = await opened.scaled(Math.ceil(Math.max(image.width, image.height) * finer))
  return [fine, plan, fine.width / image.width]
}
