import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import sharp from 'sharp'
import { cardCodes, modulesOf, qrSvg } from '../../src/adapters/pdf/codes.ts'
import { portraitFiles } from '../../src/adapters/pdf/portrait-files.ts'
import { FONT_FOLDERS, PROJECT } from '../../src/main/paths.ts'
import { cardSheet } from '../../test/support/document-sheets.ts'
import type { Picture } from './camera.ts'

/** Dots of the printer to the inch, the least that Must hold names. */
export const DOTS_PER_INCH = 200
const PAGE_WIDTH = dotsOf(210)
/** Of ICAO's examples (Doc 9303-13), in millimetres; card.typ has the same. */
const MODULE = 0.3386

export interface Seals {
  readonly vds: Uint8Array
  readonly vdsNc: string
}

export function dotsOf(millimetres: number): number {
  return Math.round((millimetres / 25.4) * DOTS_PER_INCH)
}

export interface Printer {
  /** The card as the product lays it out, with both codes. */
  card(seals: Seals): Promise<Picture>
  /** The QR code that a telephone shows, alone and as small as the one on paper, which no telephone does: the worst case. */
  screen(vds: Uint8Array): Promise<Picture>
}

/** `inkAt`: from which grey on, of 255, the printer sets a dot; a greater one prints fatter. */
export function printer(inkAt: () => number): Printer {
  const templates = path.join(PROJECT, 'src/adapters/pdf/templates')
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [...FONT_FOLDERS, path.join(templates, '../fonts')] }] })
  return {
    async card(seal) {
      const { portraitJpeg, seal: _, ...texts } = cardSheet('en', { seal })
      const sheetFile = Buffer.from(JSON.stringify({ ...texts, ...(await cardCodes(seal)) }))
      const files = { ...portraitFiles(portraitJpeg), 'portrait.svg': portraitInside(portraitJpeg), 'sheet.json': sheetFile }
      for (const [name, content] of Object.entries(files)) compiler.mapShadow(path.join(templates, name), Buffer.from(content))
      return inked(compiler.plainSvg({ mainFilePath: path.join(templates, 'card.typ') }), PAGE_WIDTH, inkAt())
    },
    async screen(vds) {
      const svg = await qrSvg(vds)
      return inked(svg, dotsOf(modulesOf(svg) * MODULE), inkAt())
    },
  }
}

/** A page that is itself an SVG shows no picture that lies beside another SVG. */
function portraitInside(jpeg: Uint8Array): Uint8Array {
  const svg = Buffer.from(portraitFiles(jpeg)['portrait.svg']).toString()
  return Buffer.from(svg.replace('portrait.jpg', `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`))
}

/** Dots are black or not there: a module of 2.67 dots becomes two or three of them, which is what makes 200 dots to the inch hard. */
async function inked(svg: string, width: number, inkAt: number): Promise<Picture> {
  const drawn = sharp(Buffer.from(svg), { unlimited: true, density: DOTS_PER_INCH })
  const { data, info } = await drawn
    .resize({ width })
    .flatten({ background: '#fff' })
    .toColourspace('b-w')
    .threshold(inkAt)
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { pixels: data, width: info.width, height: info.height }
}
