import { OWN_SIDE } from '../../../../capture/portrait/check-pixels.ts'
import type { PortraitPixels } from '../../../../capture/portrait/check-pixels.ts'
import { WORKING_SIDE } from '../../../../capture/portrait/measure-portrait.ts'
import type { Rgb } from '../../../../capture/portrait/rgb.ts'

export interface DecodedPhoto {
  readonly pixels: PortraitPixels
  /** The working picture, to be shown. */
  picture(): ImageBitmap
}

/** As the server decodes it: upright, on white, scaled down to the working size; and the middle as it is. Throws when the browser does not know the format. */
export async function decodePhoto(file: Blob, maxPixels: number): Promise<DecodedPhoto | undefined> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const { width, height } = bitmap
  if (width * height > maxPixels) return undefined
  const scale = Math.min(1, WORKING_SIDE / Math.max(width, height))
  const working = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale))
  const image = drawn(working, bitmap, { left: 0, top: 0, width, height })
  const middle = { width: Math.min(width, OWN_SIDE), height: Math.min(height, OWN_SIDE) }
  const place = { left: Math.floor((width - middle.width) / 2), top: Math.floor((height - middle.height) / 2), ...middle }
  const own = scale === 1 ? image : drawn(new OffscreenCanvas(middle.width, middle.height), bitmap, place)
  bitmap.close()
  return { pixels: { width, height, bytes: file.size, image, own }, picture: () => working.transferToImageBitmap() }
}

interface Place {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

function drawn(canvas: OffscreenCanvas, bitmap: ImageBitmap, { left, top, width, height }: Place): Rgb {
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, left, top, width, height, 0, 0, canvas.width, canvas.height)
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  return { width: canvas.width, height: canvas.height, data: withoutAlpha(data) }
}

function withoutAlpha(pixels: Uint8ClampedArray): Uint8Array {
  const data = new Uint8Array((pixels.length / 4) * 3)
  for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) {
    data[to] = pixels[from] ?? 0
    data[to + 1] = pixels[from + 1] ?? 0
    data[to + 2] = pixels[from + 2] ?? 0
  }
  return data
}
