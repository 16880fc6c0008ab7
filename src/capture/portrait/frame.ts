import { shrunk } from './rgb.ts'
import type { Point, Rgb } from './rgb.ts'

/** A rectangle that lies turned in a picture: `angle` radians, clockwise as the eye sees it (y points down). Sizes in pixels of the picture. */
export interface Frame {
  readonly centre: Point
  readonly width: number
  readonly height: number
  readonly angle: number
}

/** From a place in the frame, 0 to 1 from its left and top, to the picture. */
export function fromFrame({ centre, width, height, angle }: Frame, { x, y }: Point): Point {
  const across = (x - 0.5) * width
  const down = (y - 0.5) * height
  return { x: centre.x + across * Math.cos(angle) - down * Math.sin(angle), y: centre.y + across * Math.sin(angle) + down * Math.cos(angle) }
}

export interface CutOptions {
  /** Pixels of the result. */
  readonly width: number
  readonly height: number
  readonly mirrored?: boolean
  /** What lies outside the picture: black, or the nearest pixel of the edge. */
  readonly outside: 'black' | 'edge'
}

/** The pixels under a frame, 0 to 255, three values each. A picture much finer than the result is averaged first, so that no detail turns into noise. */
export function cut(source: Rgb, frame: Frame, options: CutOptions): Float32Array {
  const factor = Math.max(1, Math.floor(Math.min(frame.width / options.width, frame.height / options.height)))
  const image = shrunk(source, factor)
  const scaled: Frame = {
    ...frame,
    centre: { x: frame.centre.x / factor, y: frame.centre.y / factor },
    width: frame.width / factor,
    height: frame.height / factor,
  }
  const { width, height, mirrored = false, outside } = options
  const origin = fromFrame(scaled, { x: 0, y: 0 })
  const right = fromFrame(scaled, { x: 1, y: 0 })
  const below = fromFrame(scaled, { x: 0, y: 1 })
  const data = new Float32Array(width * height * 3)
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      const s = ((mirrored ? width - 1 - u : u) + 0.5) / width
      const t = (v + 0.5) / height
      const x = origin.x + s * (right.x - origin.x) + t * (below.x - origin.x) - 0.5
      const y = origin.y + s * (right.y - origin.y) + t * (below.y - origin.y) - 0.5
      sample(image, { x, y, outside }, { data, at: (v * width + u) * 3 })
    }
  }
  return data
}

interface Place extends Point {
  readonly outside: 'black' | 'edge'
}

/** Bilinear. */
function sample(image: Rgb, place: Place, into: { readonly data: Float32Array; readonly at: number }): void {
  const { width, height } = image
  let { x, y } = place
  if (place.outside === 'edge') {
    x = Math.min(width - 1, Math.max(0, x))
    y = Math.min(height - 1, Math.max(0, y))
  } else if (x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5) return
  const left = Math.max(0, Math.floor(x))
  const top = Math.max(0, Math.floor(y))
  const next = left + 1 < width ? 3 : 0
  const down = top + 1 < height ? width * 3 : 0
  const fx = Math.max(0, x - left)
  const fy = Math.max(0, y - top)
  const at = (top * width + left) * 3
  for (let channel = 0; channel < 3; channel++) {
    const a = image.data[at + channel] ?? 0
    const b = image.data[at + next + channel] ?? 0
    const c = image.data[at + down + channel] ?? 0
    const d = image.data[at + down + next + channel] ?? 0
    into.data[into.at + channel] = (a * (1 - fx) + b * fx) * (1 - fy) + (c * (1 - fx) + d * fx) * fy
  }
}
