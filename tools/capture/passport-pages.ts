import sharp from 'sharp'
import { formatTd3 } from 'icao-seal/mrz'
import type { Chance } from '../../packages/icao-seal/fuzz/random.ts'
import type { Picture } from '../print/camera.ts'
import { photograph } from '../print/photograph.ts'
import { CELL_UNITS, glyphOutlines } from './glyph-outlines.ts'

/** A page as it is printed. Lengths in dots of the sheet unless said otherwise. */
export interface PassportPage {
  readonly lines: readonly [string, string]
  /** Size of the type against the pitch, as a part of the font's own. */
  readonly size: number
  /** Added to the width of the strokes, in outline units (a stroke is 10). */
  readonly weight: number
  /** Corners of strokes: round as in most cuts, or mitred as in the sharp one. */
  readonly corners: 'round' | 'miter'
  /** How dark the print is, 0 is black, and the pattern under it, 255 is white. */
  readonly ink: number
  readonly pattern: number
  /** A shadow with a hard edge: where it crosses the foot of the page, its slant and how much light it leaves. */
  readonly shadow: { readonly at: number; readonly slant: number; readonly light: number } | undefined
}

export type Level = 'L1' | 'L2' | 'L3' | 'L4'

/** How hard a photograph is to read; L4 should rather be refused than read wrong. */
const SHOTS: Readonly<
  Record<
    Level,
    {
      readonly width: number
      readonly turn: number
      readonly tilt: number
      readonly blur: readonly [number, number]
      readonly noise: number
      readonly quality: readonly [number, number]
      readonly dark: number
    }
  >
> = {
  L1: { width: 1320, turn: 3, tilt: 4, blur: [0.4, 0.9], noise: 5, quality: [75, 90], dark: 0.85 },
  L2: { width: 1100, turn: 6, tilt: 7, blur: [0.5, 1.1], noise: 7, quality: [65, 85], dark: 0.7 },
  L3: { width: 960, turn: 12, tilt: 9, blur: [0.6, 1.3], noise: 9, quality: [55, 80], dark: 0.5 },
  L4: { width: 720, turn: 14, tilt: 14, blur: [0.9, 2.4], noise: 16, quality: [30, 60], dark: 0.4 },
}

const SHEET = { width: 1500, height: 1056 } as const
/** Twelve dots to the millimetre; the zone is 44 cells of 2.54 mm, its lines 6.35 mm apart (Doc 9303-4). */
const DOTS = 12
const PITCH = 2.54 * DOTS

const NAMES = [
  'OSPANOV',
  'IVANOVA',
  'DUDA',
  'QUOIDBACH',
  'VUVUZELA',
  'GOLUBOVIC',
  'KIM',
  'MUELLER',
  'OEZTUERK',
  'SZABO',
  'NDONGO',
  'ZHAO',
  'BUI',
  'LE',
  'HUISMAN',
  'JOVOVIC',
  'BROWN',
  'PAPADOPOULOU',
  'WU',
  'XU',
  'KK',
  'RAKHIMZHANOVA',
] as const
const GIVEN = [
  'OLGA',
  'DAVID',
  'IO',
  'QUINN',
  'JASUR',
  'KYRYLO',
  'ANNA<MARIA',
  'XIAOMING',
  'UWE',
  'VILDE',
  'BOB',
  'DODO',
  'ZOE<ISSA',
  '',
  'KATHARINA<KLARA',
  'FYODOR',
  'T',
  'MUHAMMAD<KHALID',
] as const
const STATES = [
  'KAZ',
  'UZB',
  'CHN',
  'IND',
  'D',
  'GBR',
  'USA',
  'RUS',
  'DOM',
  'OMN',
  'ISL',
  'COD',
  'COG',
  'TUR',
  'VUT',
  'QAT',
  'KWT',
  'ZWE',
  'SGP',
  'BGD',
  'BIH',
  'UTO',
] as const
const CONFUSABLE = 'O0I1S5B8Z2G6DQUVCA4K'
const ANY = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

const between = (chance: Chance, from: number, to: number): number => from + ((to - from) * chance.below(100_001)) / 100_000
const two = (number: number): string => String(number).padStart(2, '0')

/** A page of somebody who does not exist; every third document number is made of characters that look alike. */
export function somePage(chance: Chance): PassportPage {
  const state = chance.pick(STATES)
  const date = (): string => `${two(chance.below(100))}${two(1 + chance.below(12))}${two(1 + chance.below(28))}`
  const printed = formatTd3({
    documentCode: 'P',
    issuingState: state,
    primary: chance.pick(NAMES),
    secondary: chance.pick(GIVEN).replaceAll('<', ' '),
    documentNumber: chance.pick([chance.text(CONFUSABLE, 9), `${chance.text('ABCEN', 1)}${chance.text('0123456789', 8)}`, chance.text(ANY, 9)]),
    nationality: chance.below(5) === 0 ? chance.pick(STATES) : state,
    birthDate: date(),
    sex: chance.pick(['M', 'F', '']),
    expiryDate: date(),
    ...(chance.below(3) === 0 && { personalNumber: chance.text('0123456789', 12) }),
  })
  if (!printed.ok) throw new Error(`${printed.field}: ${printed.code}`)
  return {
    lines: printed.lines,
    size: between(chance, 0.96, 1.16),
    weight: between(chance, -2.5, 4),
    corners: chance.pick(['round', 'miter']),
    ink: chance.below(70),
    pattern: 205 + chance.below(45),
    shadow: chance.below(3) === 0 ? { at: between(chance, 0.1, 0.9), slant: between(chance, -1, 1), light: between(chance, 0.5, 0.8) } : undefined,
  }
}

export type PagePress = (page: PassportPage) => Promise<Picture>

export function pagePress(): PagePress {
  const outlines = glyphOutlines()
  return async (page) => {
    const { data, info } = await sharp(Buffer.from(pageSvg(page, outlines)))
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { pixels: data, width: info.width, height: info.height }
  }
}

function pageSvg({ lines, size, weight, corners, ink, pattern, shadow }: PassportPage, outlines: ReadonlyMap<string, string>): string {
  const { width, height } = SHEET
  const grey = (value: number): string => `rgb(${value},${value},${value})`
  const scale = (PITCH / CELL_UNITS) * size
  const left = (width - 44 * PITCH) / 2
  const glyph = (character: string, x: number, baseline: number): string =>
    `<path transform="translate(${x} ${baseline}) scale(${scale} ${-scale})" d="${outlines.get(character) ?? ''}"/>`
  // A larger type grows about the middle of its cell, not from its left edge.
  const zone = lines.flatMap((line, row) =>
    Array.from(line, (character, cell) => glyph(character, left + (cell + (1 - size) / 2) * PITCH, height - 125 + row * 6.35 * DOTS + 16)),
  )
  const words = ['PASSPORT', 'SPECIMEN', lines[0].slice(5, 17).replaceAll('<', '')].map((word, row) =>
    Array.from(word, (character, cell) => glyph(character, 560 + cell * 28, 150 + row * 90)).join(''),
  )
  const waves = Array.from(
    { length: 26 },
    (_, row) => `<path d="M0 ${row * 42} q 375 ${30 - row} 750 0 t 750 0" stroke="${grey(pattern)}" stroke-width="2" fill="none"/>`,
  )
  const stroke = weight === 0 ? '' : `stroke="${grey(weight > 0 ? ink : 246)}" stroke-width="${Math.abs(weight)}" stroke-linejoin="${corners}"`
  const shade = shadow
    ? `<path d="M${shadow.at * width} ${height} L${(shadow.at + shadow.slant) * width} 0 L0 0 L0 ${height} Z" fill="#000" opacity="${1 - shadow.light}"/>`
    : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${grey(246)}"/>${waves.join('')}<rect x="80" y="130" width="400" height="520" fill="${grey(180)}"/><g fill="${grey(ink)}" ${stroke}>${zone.join('')}${words.join('')}</g>${shade}</svg>`
}

/** The page as somebody would send it. */
export async function photographedPage(
  press: PagePress,
  page: PassportPage,
  { chance, level }: { readonly chance: Chance; readonly level: Level },
): Promise<Uint8Array> {
  const { width, turn, tilt, blur, noise, quality, dark } = SHOTS[level]
  const frame = [width, Math.round(width * 0.77)] as const
  const shot = {
    view: {
      middle: [SHEET.width / 2 + between(chance, -30, 30), SHEET.height / 2 + between(chance, -20, 20)],
      // Turned by 14 degrees the page is a sixth wider.
      scale: (between(chance, 0.8, 0.86) * width) / SHEET.width,
      rotation: between(chance, -turn, turn),
      tilt: [between(chance, -tilt, tilt), between(chance, -tilt, tilt)],
      frame,
    },
    blur: between(chance, ...blur),
    noise: between(chance, 1, noise),
    light: { bright: between(chance, 0.85, 1), dark: between(chance, dark, 0.85), from: between(chance, 0, 360) },
    jpegQuality: Math.round(between(chance, ...quality)),
  } as const
  return photograph(await press(page), shot, chance)
}
