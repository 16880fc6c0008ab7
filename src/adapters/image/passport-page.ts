import sharp from 'sharp'
import type { PictureLimits } from '../../actions/ports.ts'
import type { Grey } from '../../capture/pixels.ts'
import type { MrzProblem, MrzReading } from '../../capture/mrz/reading.ts'
import { readMrz } from '../../capture/mrz/read-mrz.ts'
import { refuse } from '../../core/kernel/result.ts'
import type { Result } from '../../core/kernel/result.ts'
import { checkSize } from './reencode.ts'
import { sniffFile } from './sniff.ts'

export type PassportPageProblem = MrzProblem | 'file-type-not-allowed' | 'picture-too-many-pixels' | 'file-not-readable'

/** Enough for 20 pixels a character where the zone spans half the picture, and little enough to be read in a quarter of a second. */
const WORKING_SIDE = 1600
const PICTURES: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp'])
/** As for every upload, but whether a page is too small only its zone can tell. */
const LIMITS = { maxPixels: 40_000_000, minWidth: 1, minHeight: 1 } as const satisfies Partial<PictureLimits>

/**
 * Reads the machine readable zone of a passport page out of untrusted bytes (JPEG, PNG or WebP). `pixelsPerCharacter` and `corners` are in pixels of the
 * upright picture shrunk to a longest side of 1600. To be called where `allowThreeLoaders` was called before, in a process of its own.
 */
export async function readPassportPage(content: Uint8Array): Promise<Result<MrzReading, PassportPageProblem>> {
  const page = await decodedPage(content)
  return 'ok' in page ? page : readMrz(page)
}

async function decodedPage(content: Uint8Array): Promise<Grey | ReturnType<typeof refuse<PassportPageProblem>>> {
  if (!PICTURES.has(sniffFile(content) ?? '')) return refuse('file-type-not-allowed')
  try {
    const refusal = await checkSize(content, LIMITS)
    if (refusal) return refuse(refusal.code === 'picture-too-many-pixels' ? refusal.code : 'file-type-not-allowed', refusal.facts)
    const { data, info } = await sharp(content, { failOn: 'error', limitInputPixels: LIMITS.maxPixels, pages: 1, autoOrient: true })
      .resize({ width: WORKING_SIDE, height: WORKING_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, data }
  } catch {
    return refuse('file-not-readable')
  }
}
