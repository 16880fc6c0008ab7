import { readFileSync } from 'node:fs'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'

/** White modules around the code, as ISO/IEC 18004 asks for: without them many readers find nothing. */
const QUIET = 4

let isPrepared = false

/** Left alone the library would fetch its program from a public server: it gets the file of the package instead. */
function prepare(): void {
  if (isPrepared) return
  const wasm = readFileSync(new URL(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm')))
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })
  isPrepared = true
}

/** A QR code of level M as SVG, one unit per module, on white with its quiet zone. Throws when the text does not fit. */
export async function qrSvg(text: string): Promise<string> {
  prepare()
  const { symbol, error } = await writeBarcode(text, { format: 'QRCode', options: 'ecLevel=M', addQuietZones: false, scale: 1 })
  if (error) throw new Error(`no QR code: ${error}`)
  const size = symbol.width + 2 * QUIET
  const path = darkRuns(symbol.data, symbol.width)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${-QUIET} ${-QUIET} ${size} ${size}"><path fill="#fff" d="M${-QUIET} ${-QUIET}h${size}v${size}h-${size}z"/><path d="${path}"/></svg>`
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
