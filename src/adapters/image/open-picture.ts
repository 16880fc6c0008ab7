import sharp from 'sharp'
import type { Metadata, Sharp, SharpOptions } from 'sharp'
import type { CaptureProblem } from '../../actions/ports/capture.ts'
import type { Rgb } from '../../capture/portrait/rgb.ts'
import { ok, refuse } from '../../core/kernel/result.ts'
import type { Result } from '../../core/kernel/result.ts'
import { sniffFile } from './sniff.ts'

export interface OpenedPicture {
  /** Of the upright original. */
  readonly width: number
  readonly height: number
  /** Upright sRGB pixels, no longer than `maxSide`; never enlarged. */
  scaled(maxSide: number): Promise<Rgb>
  /** The file's own pixels, unturned and unscaled; of a large picture a square from its middle. */
  own(maxSide: number): Promise<Rgb>
}

export interface OpenLimits {
  readonly maxBytes: number
  readonly maxPixels: number
}

/** Looks at the header alone; pixels are decoded when they are asked for, and throw when they cannot be. For bytes that nobody has checked, in a child process after `allowThreeLoaders`. */
export async function openPicture(content: Uint8Array, { maxBytes, maxPixels }: OpenLimits): Promise<Result<OpenedPicture, CaptureProblem>> {
  if (content.length === 0) return refuse('file-empty')
  if (content.length > maxBytes) return refuse('file-too-large', { bytes: content.length, maxBytes })
  if (!['jpeg', 'png', 'webp'].includes(sniffFile(content) ?? '')) return refuse('file-type-not-allowed')
  const header = await sharp(content, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined)
  if (!header) return refuse('file-not-readable')
  const { width, height } = header.autoOrient
  if (header.pages !== undefined && header.pages > 1) return refuse('file-type-not-allowed', { animated: true })
  if (width * height > maxPixels) return refuse('picture-too-many-pixels', { width, height, maxPixels })
  const read: SharpOptions = { failOn: 'error', limitInputPixels: maxPixels, pages: 1 }
  return ok({
    width,
    height,
    scaled: (maxSide) =>
      pixelsOf(sharp(content, { ...read, autoOrient: true }).resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })),
    own: (maxSide) => pixelsOf(sharp(content, read).extract(middleOf(header, maxSide))),
  })
}

async function pixelsOf(picture: Sharp): Promise<Rgb> {
  const { data, info } = await picture.flatten({ background: '#ffffff' }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  if (info.channels !== 3) throw new Error(`${info.channels} channels`)
  return { width: info.width, height: info.height, data }
}

function middleOf({ width, height }: Metadata, maxSide: number): { left: number; top: number; width: number; height: number } {
  const across = Math.min(width, maxSide)
  const down = Math.min(height, maxSide)
  return { left: Math.floor((width - across) / 2), top: Math.floor((height - down) / 2), width: across, height: down }
}
