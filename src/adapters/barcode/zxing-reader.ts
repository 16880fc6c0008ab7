import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader'
import type { CodeReader, ReadCode } from '../../actions/ports/seal-reading.ts'

const FORMATS = ['DataMatrix', 'QRCode', 'Aztec'] as const
const OPTIONS: ReaderOptions = { formats: [...FORMATS], tryHarder: true, maxNumberOfSymbols: 8 }

let isPrepared = false

/** Left alone the library would fetch its program from a public server: it gets the file of the package instead. */
function prepare(): void {
  if (isPrepared) return
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))).buffer } })
  isPrepared = true
}

/** Codes of a JPEG or PNG, in WebAssembly: whatever a picture does to the reader stays in its own memory. */
export function zxingReader(): CodeReader {
  return {
    async read(picture) {
      prepare()
      const asItIs = await codesOf(new Uint8Array(picture))
      if (hasBothOfACard(asItIs)) return asItIs
      const larger = await enlarged(picture)
      return larger ? withoutDoubles([...asItIs, ...(await codesOf(larger))]) : asItIs
    },
  }
}

async function codesOf(picture: Parameters<typeof readBarcodes>[0]): Promise<readonly ReadCode[]> {
  const found = await readBarcodes(picture, OPTIONS)
  // Bytes, never text: a binary seal read as text is destroyed.
  return found.flatMap(({ format, bytes, isValid }): ReadCode[] => {
    const symbology = FORMATS.find((known) => known === format)
    return symbology && isValid ? [{ symbology, bytes: new Uint8Array(bytes) }] : []
  })
}

function hasBothOfACard(codes: readonly ReadCode[]): boolean {
  return codes.some(({ symbology }) => symbology === 'DataMatrix') && codes.some(({ symbology }) => symbology === 'QRCode')
}

/** Points on the longer side: enough for a whole card at 500 to the inch, and 80 megabytes at most. */
const LONGEST_SIDE = 4500
const MOST = 2
const LEAST = 1.2

/**
 * The reader looks at whole points: where a module is less than three of them it loses its place, and finds it in the same picture at twice the size
 * (docs/performance.md). Null for a picture that is large enough as it is, or that is none.
 */
async function enlarged(picture: Uint8Array): Promise<ImageData | null> {
  const [width, height] = await sizeOf(picture)
  const factor = Math.min(MOST, LONGEST_SIDE / Math.max(width, height))
  if (factor < LEAST || width === 0) return null
  const larger = sharp(picture)
    .flatten({ background: '#fff' })
    .resize({ width: Math.round(width * factor), kernel: 'cubic' })
  const { data, info } = await larger.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height, colorSpace: 'srgb' } as ImageData
}

/** Zero for what is no picture: the code reader found nothing in it either. */
async function sizeOf(picture: Uint8Array): Promise<readonly [width: number, height: number]> {
  try {
    const { width, height } = await sharp(picture).metadata()
    return [width, height]
  } catch {
    return [0, 0]
  }
}

function withoutDoubles(codes: readonly ReadCode[]): readonly ReadCode[] {
  return codes.filter(
    (code, index) => codes.findIndex((other) => other.symbology === code.symbology && Buffer.compare(other.bytes, code.bytes) === 0) === index,
  )
}
