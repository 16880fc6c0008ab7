import { readFileSync } from 'node:fs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { CodeReader, ReadCode } from '../../actions/ports/seal-reading.ts'

const FORMATS = ['DataMatrix', 'QRCode', 'Aztec'] as const

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
      const found = await readBarcodes(new Uint8Array(picture), { formats: [...FORMATS], tryHarder: true, maxNumberOfSymbols: 8 })
      // Bytes, never text: a binary seal read as text is destroyed.
      return found.flatMap(({ format, bytes, isValid }): ReadCode[] => {
        const symbology = FORMATS.find((known) => known === format)
        return symbology && isValid ? [{ symbology, bytes: new Uint8Array(bytes) }] : []
      })
    },
  }
}
