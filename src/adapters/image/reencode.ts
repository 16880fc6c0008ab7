import sharp from 'sharp'
import type { Picture, PictureLimits, PictureProblem } from '../../actions/ports.ts'
import { ok, refuse } from '../../core/kernel/result.ts'
import type { Refusal, Result } from '../../core/kernel/result.ts'
import { sniffPicture } from './sniff.ts'

/** Of the many formats libvips can read, the three that are let in; SVG, GIF, TIFF, HEIF and whatever a later version learns stay shut. */
export function allowThreeLoaders(): void {
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })
  sharp.concurrency(1)
  sharp.cache(false)
}

/** Reads untrusted bytes and draws the picture anew, so that only pixels survive: no metadata, no second format hidden behind the first. */
export async function reencode(content: Uint8Array, limits: PictureLimits): Promise<Result<Picture, PictureProblem>> {
  const sniffed = sniffPicture(content)
  if (!sniffed) return refuse('file-type-not-allowed')
  try {
    const refusal = await checkSize(content, limits)
    if (refusal) return refusal
    const { data, info } = await sharp(content, { failOn: 'error', limitInputPixels: limits.maxPixels, pages: 1, autoOrient: true })
      .resize({ width: limits.maxSide, height: limits.maxSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 92 })
      .toBuffer({ resolveWithObject: true })
    return ok({ jpeg: data, width: info.width, height: info.height, sniffed })
  } catch {
    // The message would tell the library's insides and nothing that helps the applicant.
    return refuse('file-not-readable')
  }
}

/** Reads the header alone. The pixel limit is off here, so that a bomb gets its own code instead of "not readable"; nothing is decoded yet. */
async function checkSize(content: Uint8Array, limits: PictureLimits): Promise<Refusal<PictureProblem> | undefined> {
  const { autoOrient, pages } = await sharp(content, { limitInputPixels: false }).metadata()
  const { width, height } = autoOrient
  if (pages !== undefined && pages > 1) return refuse('file-type-not-allowed', { animated: true })
  if (width * height > limits.maxPixels) return refuse('picture-too-many-pixels', { width, height, maxPixels: limits.maxPixels })
  if (width < limits.minWidth || height < limits.minHeight) {
    return refuse('picture-too-small', { width, height, minWidth: limits.minWidth, minHeight: limits.minHeight })
  }
  return undefined
}
