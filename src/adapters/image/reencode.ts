import sharp, { type Sharp } from 'sharp'
import type { Pages, Picture, PictureLimits, PictureProblem } from '../../actions/ports.ts'
import { ok, refuse } from '../../core/kernel/result.ts'
import type { Refusal, Result } from '../../core/kernel/result.ts'
import type { FileKind } from '../../core/service/definition.ts'
import { decodeHeic } from './heic.ts'
import { drawPdf } from './pdf-pages.ts'
import type { RawPicture } from './raw-picture.ts'
import { sniffFile } from './sniff.ts'

type SizeLimits = Pick<PictureLimits, 'maxPixels' | 'minWidth' | 'minHeight'>

const PLAIN_PICTURES: readonly FileKind[] = ['jpeg', 'png', 'webp']

/** Of the many formats libvips can read, the three that are let in; SVG, GIF, TIFF, HEIF and whatever a later version learns stay shut. */
export function allowThreeLoaders(): void {
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })
  sharp.concurrency(1)
  sharp.cache(false)
}

/** Reads untrusted bytes and draws every page anew, so that only pixels survive: no metadata, no script, no second format hidden behind the first. */
export async function reencode(content: Uint8Array, limits: PictureLimits): Promise<Result<Pages, PictureProblem>> {
  const sniffed = sniffFile(content)
  if (!sniffed || !(limits.accepts ?? PLAIN_PICTURES).includes(sniffed)) return refuse('file-type-not-allowed')
  try {
    if (sniffed === 'pdf') return await pdfPages(content, limits)
    if (sniffed === 'heic') return await heicPage(content, limits)
    const refusal = await checkSize(content, limits)
    if (refusal) return refusal
    return ok([await drawAnew(sharp(content, { failOn: 'error', limitInputPixels: limits.maxPixels, pages: 1, autoOrient: true }), sniffed, limits)])
  } catch {
    // The message would tell the library's insides and nothing that helps the applicant.
    return refuse('file-not-readable')
  }
}

async function drawAnew(source: Sharp, sniffed: FileKind, limits: PictureLimits): Promise<Picture> {
  const { data, info } = await source
    .resize({ width: limits.maxSide, height: limits.maxSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 92 })
    .toBuffer({ resolveWithObject: true })
  return { jpeg: data, width: info.width, height: info.height, sniffed }
}

const fromRaw = ({ data, width, height }: RawPicture): Sharp => sharp(data, { raw: { width, height, channels: 4 } })

async function heicPage(content: Uint8Array, limits: PictureLimits): Promise<Result<Pages, PictureProblem>> {
  const decoded = await decodeHeic(content, (size) => tooLargeOrSmall(size, limits))
  return decoded.ok ? ok([await drawAnew(fromRaw(decoded.value), 'heic', limits)]) : decoded
}

async function pdfPages(content: Uint8Array, limits: PictureLimits): Promise<Result<Pages, PictureProblem>> {
  const pages: Picture[] = []
  const drawn = await drawPdf(content, { maxPages: limits.maxPages ?? 1, side: limits.maxSide }, async (page) => {
    pages.push(await drawAnew(fromRaw(page), 'pdf', limits))
  })
  if (!drawn.ok) return drawn
  const [first, ...rest] = pages
  return first ? ok([first, ...rest]) : refuse('file-not-readable')
}

/** Reads the header alone. The pixel limit is off here, so that a bomb gets its own code instead of "not readable"; nothing is decoded yet. */
export async function checkSize(content: Uint8Array, limits: SizeLimits): Promise<Refusal<PictureProblem> | undefined> {
  const { autoOrient, pages } = await sharp(content, { limitInputPixels: false }).metadata()
  if (pages !== undefined && pages > 1) return refuse('file-type-not-allowed', { animated: true })
  return tooLargeOrSmall(autoOrient, limits)
}

function tooLargeOrSmall({ width, height }: { readonly width: number; readonly height: number }, limits: SizeLimits): Refusal<PictureProblem> | undefined {
  if (width * height > limits.maxPixels) return refuse('picture-too-many-pixels', { width, height, maxPixels: limits.maxPixels })
  if (width < limits.minWidth || height < limits.minHeight) {
    return refuse('picture-too-small', { width, height, minWidth: limits.minWidth, minHeight: limits.minHeight })
  }
  return undefined
}
