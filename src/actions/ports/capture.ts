import type { Result } from '../../core/kernel/result.ts'
import type { PhotoSpec } from '../../core/photo/photo-spec.ts'
import type { PortraitCheck } from '../../core/photo/portrait-check.ts'
import type { ZoneLines } from '../../core/passport/passport-zone.ts'
import type { PictureProblem } from '../ports.ts'

/** What keeps a capture from being looked at. A portrait that is merely too small is a finding, not a problem. */
export type CaptureProblem = Exclude<PictureProblem, 'picture-too-small'>

/** `no-face`: nothing to cut around. The facts of `crop-would-invent` name the sides where the picture ends too early: `{ missing: 'left top', share: 0.04 }`. */
export type CropProblem = CaptureProblem | 'no-face' | 'crop-would-invent' | 'low-resolution'

export interface PortraitCrop {
  /** sRGB, no metadata, of the size that the specification names. */
  readonly jpeg: Uint8Array
  readonly width: number
  readonly height: number
}

/** What can be read out of a picture beyond its pixels. `content` is the upload as it came: re-encoding would hide what compression did to it. */
export interface Capture {
  /** Measures and judges; never a refusal because of what the portrait shows. */
  portrait(content: Uint8Array, spec: PhotoSpec): Promise<Result<PortraitCheck, CaptureProblem>>
  /** The card's cut: turned level and scaled, nothing retouched, nothing made up. */
  crop(content: Uint8Array, spec: PhotoSpec): Promise<Result<PortraitCrop, CropProblem>>
  /** The two lines at the foot of a passport page. `content` is the page as it was drawn anew. */
  passportPage(content: Uint8Array): Promise<Result<PassportZone, CaptureProblem | ZoneProblem>>
}

/** Refused rather than read wrong. */
export type ZoneProblem = 'mrz-not-found' | 'mrz-too-small' | 'mrz-not-clear'

export interface PassportZone {
  readonly lines: ZoneLines
  /** Characters that may be others, by line and place, both from 0. */
  readonly uncertain: readonly { readonly line: number; readonly position: number }[]
  readonly checksPass: boolean
}
