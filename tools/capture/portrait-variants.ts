import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { childCapture } from '../../src/adapters/image/child-capture.ts'
import { TOURIST_CARD_PHOTO } from '../../src/countries/kz-demo/photo-specs.ts'
import { between, seededRandom } from '../../test/reliability/seeded-random.ts'
import type { Random } from '../../test/reliability/seeded-random.ts'

const SIZE = { width: 820, height: 1054 }
const BACKGROUND = '#f4f4f2'

interface Variant {
  readonly name: string
  /** The rule that must be among the findings; none where the portrait must still pass. */
  readonly rule?: string
  readonly content: Uint8Array
}

/** The two compliant samples with harmless changes and with defects of many strengths, all drawn by a seed: how often the verdict holds. Prints a line a miss and the figures as JSON; returns the exit code. */
export async function run(folder: string, [count = '120', seed = '1']: readonly string[]): Promise<number> {
  const portraits = await Promise.all(['ok-white.jpg', 'ok-lightgrey.jpg'].map((name) => readFile(path.join(folder, name))))
  const random = seededRandom(Number(seed))
  const capture = childCapture({ workers: 1, timeoutMs: 20_000 })
  const tally = { harmless: 0, harmlessPassed: 0, defects: 0, defectsFound: 0 }
  try {
    for (let index = 0; index < Number(count); index++) {
      const portrait = portraits[index % 2] ?? new Uint8Array()
      const { name, rule, content } = await (index % 4 < 2 ? harmless(portrait, random) : defective(portrait, random))
      const result = await capture.portrait(content, TOURIST_CARD_PHOTO)
      const found: readonly string[] = result.ok ? result.value.findings.flatMap((finding) => (finding.passes ? [] : [finding.rule])) : [result.code]
      const right = rule ? found.includes(rule) : found.length === 0
      tally[rule ? 'defects' : 'harmless']++
      if (right) tally[rule ? 'defectsFound' : 'harmlessPassed']++
      else process.stdout.write(`${name}: expected ${rule ?? 'nothing'}, found ${found.join(', ') || 'nothing'}\n`)
    }
  } finally {
    await capture.close()
  }
  process.stdout.write(`${JSON.stringify(tally)}\n`)
  return 0
}

/** Turned a little, cut, scaled, mirrored, lightened, and stored as people store pictures. The subject holds her head at 3 degrees, so what is allowed lies around that. */
async function harmless(portrait: Uint8Array, random: Random): Promise<Variant> {
  const turn = between(random, -6.5, 0.8)
  const [left = 0, top = 0, right = 0, bottom = 0] = Array.from({ length: 4 }, () => Math.round(between(random, 2, 35)))
  const width = Math.round(between(random, 440, 2400))
  const light = between(random, 0.93, 1.05)
  const quality = Math.round(between(random, 60, 97))
  const mirrored = random() < 0.5
  const cut = await sharp(await turned(portrait, turn))
    .extract({ left, top, width: SIZE.width - left - right, height: SIZE.height - top - bottom })
    .png()
    .toBuffer()
  const scaled = sharp(cut).resize(width).flop(mirrored).linear(light, 0)
  const name = `turned ${turn.toFixed(1)}, cut ${left} ${top} ${right} ${bottom}, ${width} px, light ${light.toFixed(2)}, JPEG ${quality}${mirrored ? ', mirrored' : ''}`
  return { name, content: await scaled.jpeg({ quality }).toBuffer() }
}

interface Defect {
  readonly rule: string
  /** Strengths from what a person would just call a defect. */
  readonly from: number
  readonly to: number
  readonly make: (portrait: Uint8Array, strength: number) => Sharp | Promise<Sharp>
  /** JPEG quality is the defect itself. */
  readonly compresses?: true
}

const DEFECTS: readonly Defect[] = [
  { rule: 'blurred', from: 1.6, to: 8, make: (portrait, sigma) => sharp(portrait).blur(sigma) },
  { rule: 'compressed', from: 3, to: 16, make: (portrait) => sharp(portrait), compresses: true },
  { rule: 'dark', from: 0.15, to: 0.42, make: (portrait, light) => sharp(portrait).linear(light, 0) },
  { rule: 'overexposed', from: 1.6, to: 3, make: (portrait, light) => sharp(portrait).linear(light, 0) },
  { rule: 'low-resolution', from: 160, to: 405, make: (portrait, width) => sharp(portrait).resize(Math.round(width)) },
  { rule: 'roll', from: 3.5, to: 40, make: async (portrait, angle) => sharp(await turned(portrait, angle)) },
  { rule: 'roll', from: -40, to: -10, make: async (portrait, angle) => sharp(await turned(portrait, angle)) },
  {
    rule: 'off-centre',
    from: 75,
    to: 180,
    make: async (portrait, shift) => sharp(await extended(portrait, { left: Math.round(shift) })).extract({ left: 0, top: 0, ...SIZE }),
  },
  { rule: 'head-small', from: 60, to: 400, make: (portrait, room) => withRoom(portrait, Math.round(room)) },
  {
    rule: 'eyes-hidden',
    from: 0,
    to: 70,
    make: (portrait, grey) => sharp(portrait).composite([drawn(`<rect x="245" y="452" width="335" height="92" rx="40" fill="rgb(${grey},${grey},${grey})"/>`)]),
  },
  {
    rule: 'mouth-hidden',
    from: 100,
    to: 240,
    make: (portrait, hue) => sharp(portrait).composite([drawn(`<path d="M250 600h320l-30 180-130 60-130-60z" fill="hsl(${hue},45%,55%)"/>`)]),
  },
  { rule: 'bg-uneven', from: 0.2, to: 0.6, make: (portrait, depth) => sharp(portrait).composite([{ ...drawn(shadow(depth)), blend: 'multiply' }]) },
  { rule: 'uneven-light', from: 0.3, to: 0.8, make: (portrait, depth) => sharp(portrait).composite([drawn(halfShade(depth))]) },
]

async function defective(portrait: Uint8Array, random: Random): Promise<Variant> {
  const defect = DEFECTS[Math.floor(random() * DEFECTS.length)]
  if (!defect) throw new Error('no defect drawn')
  const { rule, from, to, make, compresses } = defect
  const strength = between(random, from, to)
  const quality = Math.round(compresses ? strength : between(random, 75, 95))
  const picture = await make(portrait, strength)
  return { name: `${rule} ${strength.toFixed(2)}, JPEG ${quality}`, rule, content: await picture.jpeg({ quality }).toBuffer() }
}

/** The same size as before, the corners in the colour of the background. */
async function turned(portrait: Uint8Array, degrees: number): Promise<Uint8Array> {
  const { data, info } = await sharp(portrait).rotate(degrees, { background: BACKGROUND }).png().toBuffer({ resolveWithObject: true })
  const left = Math.floor((info.width - SIZE.width) / 2)
  const top = Math.floor((info.height - SIZE.height) / 2)
  return sharp(data)
    .extract({ left, top, ...SIZE })
    .png()
    .toBuffer()
}

function extended(
  portrait: Uint8Array,
  sides: { readonly left?: number; readonly right?: number; readonly top?: number; readonly bottom?: number },
): Promise<Uint8Array> {
  return sharp(portrait)
    .extend({ ...sides, background: BACKGROUND })
    .png()
    .toBuffer()
}

async function withRoom(portrait: Uint8Array, room: number): Promise<Sharp> {
  const height = Math.round((room * SIZE.height) / SIZE.width)
  return sharp(await extended(portrait, { left: room, right: room, top: height, bottom: height })).resize(SIZE.width)
}

function drawn(body: string): { readonly input: Buffer } {
  return { input: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}">${body}</svg>`) }
}

function shadow(depth: number): string {
  const grey = Math.round(255 * (1 - depth))
  return `<defs><radialGradient id="g"><stop stop-color="rgb(${grey},${grey},${grey})"/><stop offset="1" stop-color="#fff"/></radialGradient></defs><rect width="820" height="1054" fill="#fff"/><ellipse cx="690" cy="430" rx="200" ry="330" fill="url(#g)"/>`
}

function halfShade(depth: number): string {
  return `<defs><linearGradient id="g"><stop offset=".4" stop-opacity="0"/><stop offset=".6" stop-opacity="${depth}"/></linearGradient></defs><ellipse cx="410" cy="560" rx="230" ry="320" fill="url(#g)"/>`
}
