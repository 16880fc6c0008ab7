import sharp from 'sharp'
import type { Chance } from '../../packages/icao-seal/fuzz/random.ts'
import { type Picture, seen, type View } from './camera.ts'

/** What a photograph does to a picture, besides where the camera stands. */
export interface Shot {
  readonly view: View
  /** Of the lens and the hand: the width of a Gauss curve, in points of the frame. */
  readonly blur: number
  /** Standard deviation of the sensor's noise, of 255. */
  readonly noise: number
  /** The light: how bright the brightest corner is, of 1, how dark the other side, and where the light comes from, in degrees. */
  readonly light: { readonly bright: number; readonly dark: number; readonly from: number }
  readonly jpegQuality: number
}

const between = (chance: Chance, from: number, to: number) => from + ((to - from) * chance.below(1_000_001)) / 1_000_000
const around = (chance: Chance, most: number) => between(chance, -most, most)

/** `middle` in dots of the sheet: what the officer or the traveller points the camera at. */
export function someShot(chance: Chance, middle: View['middle'], frame: View['frame']): Shot {
  return {
    view: {
      middle: [middle[0] + around(chance, 30), middle[1] + around(chance, 20)],
      scale: between(chance, 0.95, 1.3),
      rotation: around(chance, 6),
      tilt: [around(chance, 10), around(chance, 10)],
      frame,
    },
    blur: between(chance, 0.4, 1.1),
    noise: between(chance, 2, 8),
    light: { bright: between(chance, 0.85, 1), dark: between(chance, 0.45, 0.8), from: between(chance, 0, 360) },
    jpegQuality: 50 + chance.below(31),
  }
}

/** A JPEG as a telephone would send it. */
export async function photograph(sheet: Picture, { view, blur, noise, light, jpegQuality }: Shot, chance: Chance): Promise<Uint8Array> {
  const { pixels, width, height } = seen(sheet, view)
  const raw = { raw: { width, height, channels: 1 } } as const
  const blurred = await sharp(pixels, raw).blur(blur).toColourspace('b-w').raw().toBuffer()
  const lit = exposed({ pixels: blurred, width, height }, { noise, light }, chance)
  return sharp(lit, raw).jpeg({ quality: jpegQuality }).toBuffer()
}

/** Light that falls off from one side to the other, then noise, which is the sensor's and so comes last. */
function exposed({ pixels, width, height }: Picture, { noise, light }: Pick<Shot, 'noise' | 'light'>, chance: Chance): Uint8Array {
  const [towardsX, towardsY] = [Math.cos((light.from * Math.PI) / 180), Math.sin((light.from * Math.PI) / 180)]
  const grains = bellCurve(chance)
  const reach = Math.abs(towardsX) + Math.abs(towardsY)
  const lit = new Uint8Array(pixels.length)
  for (let at = 0; at < pixels.length; at += 1) {
    const across = (2 * (at % width)) / width - 1
    const down = (2 * Math.floor(at / width)) / height - 1
    const part = 0.5 + (across * towardsX + down * towardsY) / (2 * reach)
    const value = (pixels[at] ?? 0) * (light.dark + (light.bright - light.dark) * part) + noise * (grains[chance.below(grains.length)] ?? 0)
    lit[at] = Math.max(0, Math.min(255, Math.round(value)))
  }
  return lit
}

/** Draws from the normal distribution, by Box and Muller: a stock to pick from, for a frame has a million points. */
function bellCurve(chance: Chance): readonly number[] {
  const uniform = () => (1 + chance.below(1_000_000)) / 1_000_001
  return Array.from({ length: 4096 }, () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()))
}
