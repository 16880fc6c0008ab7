import type { PictureProblem } from '../../actions/ports.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/kernel/result.ts'
import type { RawPicture } from './raw-picture.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** What one decoded pixel takes in the decoder's memory and in ours; a 24 megapixel photo of a phone was measured at 300 MB. */
const MAX_PIXELS = 26_000_000

/**
 * The photo in a HEIC file of a phone, upright. The prebuilt image library reads none (its HEIF is AVIF alone), so a WebAssembly decoder does. `check` sees the
 * size before anything is decoded.
 */
export async function decodeHeic(content: Uint8Array, check: (size: Size) => Refusal<PictureProblem> | undefined): Promise<Result<RawPicture, PictureProblem>> {
  // Loaded when the first such photo comes: it costs 30 MB and most uploads are JPEG.
  const { default: decode } = await import('heic-decode')
  const images = await decode.all({ buffer: content })
  try {
    const [photo] = images
    if (!photo) return refuse('file-not-readable')
    const { width, height } = photo
    const refusal = check({ width, height })
    if (refusal) return refusal
    if (width * height > MAX_PIXELS) return refuse('picture-too-many-pixels', { width, height, maxPixels: MAX_PIXELS })
    const { data } = await photo.decode()
    return ok({ data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width, height })
  } finally {
    images.dispose()
  }
}
