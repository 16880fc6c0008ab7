import { type Chance, seededChance } from '../../packages/icao-seal/fuzz/random.ts'
import { type CardFacts, sampleFacts, sealCode, sealVisa } from '../../packages/icao-seal/fuzz/sealed-cards.ts'
import { makeWorld, type World } from '../../packages/icao-seal/fuzz/sealed-world.ts'
import { OWN_MODULES } from '../../packages/icao-seal/run/modules.ts'
import { photograph, someShot } from './photograph.ts'
import { dotsOf, type Printer, printer, type Seals } from './printer.ts'

export const SYMBOLS = ['dataMatrix', 'qr', 'vdsNc'] as const

/** The seal on paper, the same seal on a screen, and the second code. */
export type SymbolName = (typeof SYMBOLS)[number]

/** One photograph and what is on it. */
export interface Frame {
  readonly jpeg: Uint8Array
  readonly shows: Readonly<Partial<Record<SymbolName, Uint8Array>>>
  readonly facts: CardFacts
  /** One bit of each seal was changed before it was printed. */
  readonly isForged: boolean
}

export interface FrameRun {
  /** Photographs of genuine cards; each comes with one of a screen. */
  readonly count: number
  readonly seed: number
}

/** Photographs of one print: each from another place and in another light. */
const PHOTOGRAPHS_OF_A_CARD = 4
/** One forged card is printed and photographed for so many genuine ones. */
const FORGED_EVERY = 4
/** Where on the card the codes stand: the middle of their column. */
const CODES: readonly [number, number] = [dotsOf(174), dotsOf(80)]

/** Fresh keys and cards in every run; what the printer and the camera do follows the seed. */
export async function frameSource({ count, seed }: FrameRun): Promise<{ readonly world: World; readonly frames: AsyncIterable<Frame> }> {
  const chance = seededChance(seed)
  const world = await makeWorld(OWN_MODULES, chance)
  return { world, frames: photographs(world, count, chance) }
}

async function* photographs(world: World, count: number, chance: Chance): AsyncIterable<Frame> {
  // A dot of ink spreads, or does not reach its edge.
  const press = printer(() => 100 + chance.below(60))
  for (let done = 0, cards = 0; done < count; cards += 1) {
    const facts = sampleFacts(chance, world)
    const sealed = { vds: (await sealVisa(facts, chance.pick(world.visaSigners))).bytes, vdsNc: (await sealCode(facts, chance.pick(world.codeSigners))).text }
    const times = Math.min(PHOTOGRAPHS_OF_A_CARD, count - done)
    yield* shotsOf(press, { facts, sealed, isForged: false, times }, chance)
    done += times
    if (cards % FORGED_EVERY === 0) yield* shotsOf(press, { facts, sealed: forgedOf(sealed, chance), isForged: true, times: 1 }, chance)
  }
}

interface Print {
  readonly facts: CardFacts
  readonly sealed: Seals
  readonly isForged: boolean
  readonly times: number
}

async function* shotsOf(press: Printer, { facts, sealed: { vds, vdsNc }, isForged, times }: Print, chance: Chance): AsyncIterable<Frame> {
  const [card, screen] = [await press.card({ vds, vdsNc }), await press.screen(vds)]
  for (let time = 0; time < times; time += 1) {
    const onPaper = await photograph(card, someShot(chance, CODES, [1280, 960]), chance)
    yield { jpeg: onPaper, shows: { dataMatrix: vds, vdsNc: new TextEncoder().encode(vdsNc) }, facts, isForged }
    const onScreen = await photograph(screen, someShot(chance, [screen.width / 2, screen.height / 2], [640, 480]), chance)
    yield { jpeg: onScreen, shows: { qr: vds }, facts, isForged }
  }
}

/** A bit of the signature, which every reader finds well-formed and only mathematics finds wrong. */
function forgedOf({ vds, vdsNc }: Seals, chance: Chance): Seals {
  const bytes = vds.slice()
  const at = bytes.length - 1 - chance.below(32)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8))
  const { data, sig } = JSON.parse(vdsNc) as { readonly data: unknown; readonly sig: { readonly sigvl: string } }
  // The last characters of base64url stand for fewer bits, or none, so one well before them is changed.
  const character = chance.below(80)
  const instead = sig.sigvl.charAt(character) === 'A' ? 'B' : 'A'
  const sigvl = sig.sigvl.slice(0, character) + instead + sig.sigvl.slice(character + 1)
  return { vds: bytes, vdsNc: JSON.stringify({ data, sig: { ...sig, sigvl } }) }
}
