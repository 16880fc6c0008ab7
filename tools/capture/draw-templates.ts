// Writes src/capture/mrz/templates.gen.ts: OCR-B as the reader of passport pages compares it. Run once and committed, so that reading depends on no
// installed font. Run with Node 24: node tools/capture/draw-templates.ts
import { writeFileSync } from 'node:fs'
import sharp from 'sharp'
import { CELL_WIDTH, TEMPLATE_HEIGHT } from '../../src/capture/mrz/cell-size.ts'
import { CELL_UNITS, glyphOutlines, ZONE_CHARACTERS } from './glyph-outlines.ts'

/** What is added to the width of a stroke, which is 10 units: worn and spread ink, and the lighter and heavier cuts of other printers. */
const WEIGHTS = [-3, 0, 4]
/** Half way up a character, in units over the baseline. */
const MIDDLE = 36
/** Drawn larger and shrunk, so that greys are true areas. */
const OVERSIZE = 8

/** Ink of one character, 0 to 255 a point. */
async function drawn(path: string, weight: number): Promise<Buffer> {
  const [width, height] = [CELL_WIDTH * OVERSIZE, TEMPLATE_HEIGHT * OVERSIZE]
  const scale = width / CELL_UNITS
  const stroke = weight === 0 ? '' : `stroke="${weight > 0 ? '#fff' : '#000'}" stroke-width="${Math.abs(weight)}"`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%"/><path fill="#fff" ${stroke} transform="translate(0 ${height / 2 + MIDDLE * scale}) scale(${scale} ${-scale})" d="${path}"/></svg>`
  const large = await sharp(Buffer.from(svg)).toColourspace('b-w').raw().toBuffer()
  return Buffer.from(
    Array.from({ length: CELL_WIDTH * TEMPLATE_HEIGHT }, (_, at) => {
      let sum = 0
      for (let k = 0; k < OVERSIZE * OVERSIZE; k += 1) {
        const y = Math.floor(at / CELL_WIDTH) * OVERSIZE + Math.floor(k / OVERSIZE)
        sum += large[y * width + (at % CELL_WIDTH) * OVERSIZE + (k % OVERSIZE)] ?? 0
      }
      return Math.round(sum / OVERSIZE ** 2)
    }),
  )
}

const outlines = glyphOutlines()
const rows: string[] = []
for (const weight of WEIGHTS) {
  const glyphs: Buffer[] = []
  for (const character of ZONE_CHARACTERS) glyphs.push(await drawn(outlines.get(character) ?? '', weight))
  rows.push(`  '${Buffer.concat(glyphs).toString('base64')}',`)
}
writeFileSync(
  new URL('../../src/capture/mrz/templates.gen.ts', import.meta.url),
  `// Written by tools/capture/draw-templates.ts from src/adapters/pdf/fonts/OCRB.otf: outlines by Norbert Schwarz (1995, 2010), who lets anyone use, change
// and pass them on without limitation; OpenType build by Matthew Skala (2012), in the public domain. Do not edit.

export const TEMPLATE_CHARACTERS = '${ZONE_CHARACTERS}'

/** One text for each width of stroke, light to heavy: the characters in order, one byte of ink a point, base64. */
export const TEMPLATE_INK: readonly string[] = [
${rows.join('\n')}
]
`,
)
