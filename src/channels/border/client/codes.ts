import { type Bytes, fromHex } from 'icao-seal/bytes'
import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader'

/** What a symbol holds: the bytes of a seal, or the text of the second code. */
export type ReadCode = { readonly kind: 'seal'; readonly bytes: Bytes } | { readonly kind: 'text'; readonly text: string }

/** The reader comes from our own origin, so that the worker keeps it for the time without a network. */
export function prepareReader(url: string): void {
  prepareZXingModule({ overrides: { locateFile: () => url } })
}

/** Symbologies allowed for seals (Doc 9303-13): the printed one, the one on screens, and Aztec. */
const QUICK: ReaderOptions = { formats: ['DataMatrix', 'QRCode', 'Aztec'], tryHarder: false, tryRotate: true, tryInvert: false, maxNumberOfSymbols: 4 }
const THOROUGH: ReaderOptions = { ...QUICK, tryHarder: true, tryInvert: true, tryDownscale: true }

/** Pixels of a picture that is worth a second look at twice its size: larger ones have points enough, and a phone has little memory. */
const LOOK_TWICE = 8_000_000

/**
 * The code of a card in a picture or a frame; undefined when there is none. A seal wins over a second code beside it. The reader works in whole points, so a
 * photo in which a module is only two or three points wide is read at twice its size (docs/performance.md).
 */
export async function codeIn(picture: Blob | ImageData): Promise<ReadCode | undefined> {
  if (!(picture instanceof Blob)) return best(await readBarcodes(picture, QUICK))
  const found = best(await readBarcodes(picture, THOROUGH))
  if (found?.kind === 'seal') return found
  const larger = await twiceAsLarge(picture)
  return (larger && best(await readBarcodes(larger, THOROUGH))) ?? found
}

function best(results: readonly ReadResult[]): ReadCode | undefined {
  const codes = results.filter(({ isValid, error }) => isValid && !error).flatMap((one) => codeOf(one) ?? [])
  return codes.find(({ kind }) => kind === 'seal') ?? codes[0]
}

async function twiceAsLarge(picture: Blob): Promise<ImageData | undefined> {
  const bitmap = await createImageBitmap(picture).catch(() => undefined)
  if (!bitmap) return undefined
  const [width, height] = [bitmap.width * 2, bitmap.height * 2]
  const canvas = bitmap.width * bitmap.height > LOOK_TWICE ? undefined : new OffscreenCanvas(width, height).getContext('2d')
  if (canvas) canvas.imageSmoothingQuality = 'high'
  canvas?.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return canvas?.getImageData(0, 0, width, height)
}

const SEAL_MAGIC = 0xdc

/** `bytes`, never `text`, for what is binary: a text has gone through a table of characters. */
function codeOf({ bytes, text }: ReadResult): ReadCode | undefined {
  if (bytes[0] === SEAL_MAGIC) return { kind: 'seal', bytes: new Uint8Array(bytes) }
  return text.trimStart().startsWith('{') ? { kind: 'text', text } : undefined
}

/** What somebody pasted: hexadecimal digits of a seal, or the text of a second code. */
export function codeOfText(pasted: string): ReadCode | undefined {
  const text = pasted.trim()
  if (text.startsWith('{')) return { kind: 'text', text }
  const bytes = fromHex(text.replace(/[\s:]/g, ''))
  return bytes && bytes.length > 0 ? { kind: 'seal', bytes } : undefined
}
