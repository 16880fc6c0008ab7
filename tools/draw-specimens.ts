import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { formatTd3 } from 'icao-seal/mrz'
import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { FONT_FOLDERS, PROJECT } from '../src/main/paths.ts'

/**
 * Draws the demo's specimens anew from `specimens/facts.json`: the portrait of nobody, the passport page of a state that does not exist, and one supporting paper.
 * Run with `node tools/draw-specimens.ts` after a change here; the pictures are committed, so that nothing has to be drawn to run the demo.
 */

const DRAWINGS = path.join(import.meta.dirname, 'specimens')
const SPECIMENS = path.join(PROJECT, 'src/countries/kz-demo/specimens')
const DOTS_PER_INCH = 300

interface Facts {
  readonly surname: string
  readonly givenNames: string
  readonly sex: string
  readonly birthDate: string
  readonly nationality: string
  readonly issuingState: string
  readonly passportNumber: string
  readonly passportExpiresOn: string
}

const facts: Facts = JSON.parse(readFileSync(path.join(SPECIMENS, 'facts.json'), 'utf8'))
const sixDigits = (date: string): string => date.slice(2).replaceAll('-', '')

const zone = formatTd3({
  documentCode: 'P',
  issuingState: facts.issuingState,
  primary: facts.surname,
  secondary: facts.givenNames,
  documentNumber: facts.passportNumber,
  nationality: facts.nationality,
  birthDate: sixDigits(facts.birthDate),
  sex: facts.sex,
  expiryDate: sixDigits(facts.passportExpiresOn),
})
if (!zone.ok) throw new Error(`no machine readable zone: ${zone.code} in ${zone.field}`)
writeFileSync(path.join(SPECIMENS, 'facts.json'), `${JSON.stringify({ ...facts, mrz: zone.lines }, null, 2)}\n`)

const compiler = NodeCompiler.create({ workspace: DRAWINGS, fontArgs: [{ fontPaths: [...FONT_FOLDERS, path.join(PROJECT, 'src/adapters/pdf/fonts')] }] })

async function save(name: string, drawing: Sharp, quality: number): Promise<void> {
  const { size, width, height } = await drawing.flatten({ background: '#ffffff' }).jpeg({ quality, mozjpeg: true }).toFile(path.join(SPECIMENS, name))
  process.stdout.write(`${name}: ${width} x ${height}, ${Math.round(size / 1000)} kB\n`)
}

/** `millimetres`: the width of the page, which the picture shows at 300 dots to the inch. */
function drawPage(template: string, millimetres: number): Sharp {
  const source = { mainFilePath: path.join(DRAWINGS, template), inputs: { sheet: JSON.stringify({ facts: { ...facts, mrz: zone.ok ? zone.lines : [] } }) } }
  const svg = compiler.plainSvg(source)
  return sharp(Buffer.from(svg), { density: 208, unlimited: true }).resize({ width: Math.round((millimetres / 25.4) * DOTS_PER_INCH) })
}

/** Interwoven waves such as security paper has, pale enough to read over. */
function guilloche(): string {
  const wave = (index: number, phase: number): string => {
    const points = Array.from(
      { length: 126 },
      (_, x) => `${x} ${(index * 3.4 + 3.4 * Math.sin(x / 7 + phase + index / 3) + 1.3 * Math.sin(x / 2.6 - index / 5)).toFixed(2)}`,
    )
    return `<path d="M${points.join('L')}"/>`
  }
  const family = (phase: number): string => Array.from({ length: 28 }, (_, index) => wave(index, phase)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 125 88" fill="none" stroke-width="0.16"><g stroke="#d6e7e2">${family(0)}</g><g stroke="#efe2d2">${family(2.4)}</g></svg>`
}

await save('portrait.jpg', sharp(path.join(DRAWINGS, 'portrait.svg')).resize({ width: 826, height: 1062 }), 92)
compiler.mapShadow(path.join(DRAWINGS, 'portrait.jpg'), readFileSync(path.join(SPECIMENS, 'portrait.jpg')))
compiler.mapShadow(path.join(DRAWINGS, 'guilloche.svg'), Buffer.from(guilloche()))
await save('passport-page.jpg', drawPage('passport-page.typ', 125), 66)
await save('supporting-paper.jpg', drawPage('supporting-paper.typ', 148), 82)
