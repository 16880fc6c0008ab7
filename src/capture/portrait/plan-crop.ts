import { ok, refuse } from '../../core/kernel/result.ts'
import type { Result } from '../../core/kernel/result.ts'
import type { CropSpec } from '../../core/photo/photo-spec.ts'
import type { PictureSide } from '../../core/photo/portrait-check.ts'
import { cut, fromFrame } from './frame.ts'
import type { Frame } from './frame.ts'
import type { Head } from './measure-portrait.ts'
import { distance } from './mesh.ts'
import type { Point, Rgb } from './rgb.ts'

export interface CropPlan {
  /** What to cut, in pixels of the picture that the head was measured in; wholly inside it. */
  readonly frame: Frame
  /** Pixels of the result. */
  readonly width: number
  readonly height: number
}

/** The size of the picture that the head was measured in, and pixels of the original to one of its own. */
export interface CropSource {
  readonly width: number
  readonly height: number
  readonly scale: number
}

export type CropProblem = 'crop-would-invent' | 'low-resolution'

/** Where the card's cut would lie, wherever the picture ends: the eyes level and in the middle, at the height that the card wants, the head as large as it wants. */
export function wantedFrame({ geometry, crown }: Head, spec: CropSpec): Frame {
  const { betweenEyes, chin, roll } = geometry
  const height = distance(crown, chin) / spec.headHeight
  const angle = (roll * Math.PI) / 180
  const down = (0.5 - spec.eyeLine) * height
  const centre = { x: betweenEyes.x - down * Math.sin(angle), y: betweenEyes.y + down * Math.cos(angle) }
  return { centre, width: (height * spec.width) / spec.height, height, angle }
}

/**
 * The cut for the card, or why there is none. Up to `maxMissing` of a side is taken off by a slightly closer cut; beyond it the answer is `crop-would-invent` with `missing`, the sides where the picture ends too
 * early ("left top"), and `share`, the largest part missing: no pixel is ever made up.
 */
export function planCrop(head: Head, source: CropSource, spec: CropSpec): Result<CropPlan, CropProblem> {
  const frame = wantedFrame(head, spec)
  const missing = missingSides(frame, source)
  const share = Math.max(...Object.values(missing))
  if (share > spec.maxMissing) {
    const sides = SIDES.filter((side) => missing[side] > spec.maxMissing)
    return refuse('crop-would-invent', { missing: sides.join(' '), share: Math.round(share * 1000) / 1000 })
  }
  const pixels = Math.floor(frame.width * source.scale)
  if (pixels < spec.minSourceWidth) return refuse('low-resolution', { pixels, minPixels: spec.minSourceWidth })
  return ok({ frame: drawnIn(frame, source), width: spec.width, height: spec.height })
}

const SIDES = ['left', 'top', 'right', 'bottom'] as const satisfies readonly PictureSide[]

export function cornersOf(frame: Frame): readonly Point[] {
  return [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 0, y: 1 },
  ].map((corner) => fromFrame(frame, corner))
}

/** How far the cut reaches over each side of the picture, as a share of the cut's width or height; 0 where it does not. */
function missingSides(frame: Frame, { width, height }: CropSource): Record<PictureSide, number> {
  const corners = cornersOf(frame)
  const over = (reach: (corner: Point) => number, whole: number): number => Math.max(0, ...corners.map(reach)) / whole
  return {
    left: over(({ x }) => -x, frame.width),
    top: over(({ y }) => -y, frame.height),
    right: over(({ x }) => x - width, frame.width),
    bottom: over(({ y }) => y - height, frame.height),
  }
}

/** The largest frame of the same middle and shape inside the picture. */
function drawnIn(frame: Frame, { width, height }: CropSource): Frame {
  const { centre } = frame
  const factor = cornersOf(frame).reduce((least, { x, y }) => Math.min(least, fit(centre.x, x, width), fit(centre.y, y, height)), 1)
  return { ...frame, width: frame.width * factor, height: frame.height * factor }
}

/** The part of the way from the centre to a corner that stays between 0 and `most`. */
function fit(centre: number, corner: number, most: number): number {
  const limit = corner < 0 ? centre : corner > most ? most - centre : Math.abs(corner - centre)
  return corner === centre ? 1 : limit / Math.abs(corner - centre)
}

/** The pixels of the cut: turned and scaled, nothing else done to them. `image` may be finer than the picture that was planned in, `finer` times. */
export function drawCrop(image: Rgb, { frame, width, height }: CropPlan, finer: number): Rgb {
  const scaled = { ...frame, centre: { x: frame.centre.x * finer, y: frame.centre.y * finer }, width: frame.width * finer, height: frame.height * finer }
  return { width, height, data: Uint8ClampedArray.from(cut(image, scaled, { width, height, outside: 'edge' })) }
}
