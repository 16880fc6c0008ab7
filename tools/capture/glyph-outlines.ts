import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** The characters of a machine readable zone, in the order of their values. */
export const ZONE_CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<'
/** Units of an outline: a hundred to the size of the font, of which a cell is 72.3 wide. The baseline is 0 and up is positive. */
export const CELL_UNITS = 72.3

const FONTS = fileURLToPath(new URL('../../src/adapters/pdf/fonts', import.meta.url))

/** Outline of each character in the OCR-B font of the product, as SVG path data. */
export function glyphOutlines(): ReadonlyMap<string, string> {
  const compiler = NodeCompiler.create({ workspace: FONTS, fontArgs: [{ fontPaths: [FONTS] }] })
  const page = '#set page(width: 9999pt, height: 160pt, margin: 0pt)\n#set text(font: "OCR B", size: 100pt, fill: black)\n'
  const svg = compiler.plainSvg({ mainFileContent: `${page}${ZONE_CHARACTERS.replace('<', '\\<')}` })
  const paths = new Map(Array.from(svg.matchAll(/<symbol id="(\w+)"[^>]*>\s*<path d="([^"]+)"/g), ([, id = '', path = '']) => [id, path]))
  const used = Array.from(svg.matchAll(/<use xlink:href="#(\w+)"/g), ([, id = '']) => paths.get(id) ?? '')
  if (used.length !== ZONE_CHARACTERS.length || used.includes('')) throw new Error(`${used.length} of ${ZONE_CHARACTERS.length} characters drawn`)
  return new Map([...ZONE_CHARACTERS].map((character, at) => [character, used[at] ?? '']))
}
