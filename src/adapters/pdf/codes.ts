import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'

/** White modules around a code, without which many readers find nothing: four by ISO/IEC 18004 for QR, one by ISO/IEC 16022 for DataMatrix, where two read better. */
const QUIET = { QRCode: 4, DataMatrix: 2 } as const

let isPrepared = false

/** Left alone the library would fetch its program from a public server: it gets the file of the package instead. */
function prepare(): void {
  if (isPrepared) return
  const wasm = readFileSync(new URL(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm')))
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })
  isPrepared = true
}

/** A QR code of level M as SVG, one unit per module, on white with its quiet zone. Throws when the content does not fit. */
export function qrSvg(content: string | Uint8Array): Promise<string> {
  return codeSvg(content, 'QRCode', 'ecLevel=M')
}

/** A square DataMatrix (ECC 200), the symbol of a seal on paper. */
export function dataMatrixSvg(content: Uint8Array): Promise<string> {
  return codeSvg(content, 'DataMatrix', 'forceSquare')
}

async function codeSvg(content: string | Uint8Array, format: Format, options: string): Promise<string> {
  const { data, width } = await modules(content, format, options)
  return framed(format, width, `<path d="${darkRuns(data, width)}"/>`)
}

/** What the template of the card asks for, beside its texts. */
export interface CardCodes {
  readonly vds: string
  readonly vdsModules: number
  readonly vdsNc: string
  readonly vdsNcModules: number
}

/**
 * Both codes of a card on paper. The seal is drawn as shapes, whose edges stay hard however they are printed: with modules as small as its own that decides
 * whether a photo is read (docs/performance.md). The larger code is a picture of one point for each module, which a card is made with in less time.
 */
export async function cardCodes(seal: { readonly vds: Uint8Array; readonly vdsNc: string }): Promise<CardCodes> {
  const [vds, vdsNc] = await Promise.all([dataMatrixSvg(seal.vds), qrPicture(seal.vdsNc)])
  return { vds, vdsModules: modulesOf(vds), vdsNc, vdsNcModules: modulesOf(vdsNc) }
}

async function qrPicture(content: string): Promise<string> {
  const { data, width } = await modules(content, 'QRCode', 'ecLevel=M')
  const height = data.length / width
  const png = (
    await sharp(data, { raw: { width, height, channels: 1 } })
      .png()
      .toBuffer()
  ).toString('base64')
  return framed('QRCode', width, `<image width="${width}" height="${height}" image-rendering="optimizeSpeed" href="data:image/png;base64,${png}"/>`)
}

type Format = keyof typeof QUIET

async function modules(content: string | Uint8Array, format: Format, options: string) {
  prepare()
  const { symbol, error } = await writeBarcode(content, { format, options, addQuietZones: false, scale: 1 })
  if (error) throw new Error(`no ${format}: ${error}`)
  return symbol
}

/** On white, with the quiet zone of its kind. */
function framed(format: Format, width: number, drawing: string): string {
  const quiet = QUIET[format]
  const size = width + 2 * quiet
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${-quiet} ${-quiet} ${size} ${size}"><path fill="#fff" d="M${-quiet} ${-quiet}h${size}v${size}h-${size}z"/>${drawing}</svg>`
}

/** Modules from edge to edge, quiet zone included: what the printed width follows from. */
export function modulesOf(svg: string): number {
  return Number(/width="(\d+)"/.exec(svg)?.[1])
}

/** One path for all dark modules: separate shapes would show hairlines between them on the screen. */
function darkRuns(pixels: Uint8ClampedArray, width: number): string {
  let path = ''
  for (let start = 0; start < pixels.length; ) {
    const rowEnd = start - (start % width) + width
    let end = start
    while (end < rowEnd && pixels[end] === 0) end++
    if (end > start) path += `M${start % width} ${Math.floor(start / width)}h${end - start}v1h-${end - start}z`
    start = Math.max(end, start + 1)
  }
  return path
}
