import { passportZone, wholeCheck, wholeCodeCheck } from '../../packages/icao-seal/bench/whole-checks.ts'
import type { CardFacts } from '../../packages/icao-seal/fuzz/sealed-cards.ts'
import type { World } from '../../packages/icao-seal/fuzz/sealed-world.ts'
import type { SealModules } from '../../packages/icao-seal/run/modules.ts'
import type { CodeReader, ReadCode } from '../../src/actions/ports/seal-reading.ts'
import { type Frame, SYMBOLS, type SymbolName } from './frames.ts'

export interface SymbolCount {
  /** Genuine ones before the camera. */
  shown: number
  read: number
  accepted: number
}

export interface PrintReport {
  /** Photographs of genuine cards on paper. */
  n: number
  readonly symbols: Readonly<Record<SymbolName, SymbolCount>>
  /** Symbols of forged cards that were read, and so could have been believed. */
  forgedRead: number
  /** Forged ones, ones read otherwise than printed, and genuine ones beside another traveller's passport. Must be 0. */
  acceptedWrongly: number
  /** The first verdicts on genuine ones that were read and refused. */
  readonly refusals: string[]
}

export interface Judges {
  readonly world: World
  readonly reader: CodeReader
  readonly modules: SealModules
}

const MOST_REFUSALS = 10

/** Reads every frame once and shows what was read to the whole check. */
export async function judgeFrames(
  frames: AsyncIterable<Frame> | Iterable<Frame>,
  judges: Judges,
  onFrame?: (report: PrintReport) => void,
): Promise<PrintReport> {
  const count = (): SymbolCount => ({ shown: 0, read: 0, accepted: 0 })
  const report: PrintReport = { n: 0, symbols: { dataMatrix: count(), qr: count(), vdsNc: count() }, forgedRead: 0, acceptedWrongly: 0, refusals: [] }
  for await (const frame of frames) {
    const found = await judges.reader.read(frame.jpeg)
    for (const name of SYMBOLS) judgeSymbol(name, { frame, found, report }, judges)
    if (frame.shows.dataMatrix && !frame.isForged) report.n += 1
    onFrame?.(report)
  }
  return report
}

interface Reading {
  readonly frame: Frame
  readonly found: readonly ReadCode[]
  readonly report: PrintReport
}

function judgeSymbol(name: SymbolName, { frame, found, report }: Reading, judges: Judges): void {
  const printed = frame.shows[name]
  if (!printed) return
  const symbology = name === 'dataMatrix' ? 'DataMatrix' : 'QRCode'
  const bytes = found.find((code) => code.symbology === symbology)?.bytes
  const count = report.symbols[name]
  if (!frame.isForged) count.shown += 1
  if (!bytes) return
  if (frame.isForged) report.forgedRead += 1
  else count.read += 1
  const verdict = verdictOn(name, { bytes, facts: frame.facts }, judges)
  if (verdict === null && !frame.isForged) count.accepted += 1
  if (verdict !== null && !frame.isForged && report.refusals.length < MOST_REFUSALS) report.refusals.push(`${name}: ${verdict}`)
  if (verdict === null && (frame.isForged || Buffer.compare(bytes, printed) !== 0)) report.acceptedWrongly += 1
  if (verdictOn(name, { bytes, facts: anotherTraveller(frame.facts) }, judges) === null) report.acceptedWrongly += 1
}

interface Shown {
  readonly bytes: Uint8Array
  /** Whose passport lies beside the card. */
  readonly facts: CardFacts
}

function verdictOn(name: SymbolName, { bytes, facts }: Shown, { world, modules }: Judges): string | null {
  if (name !== 'vdsNc') return wholeCheck(world, { visa: { facts, bytes: new Uint8Array(bytes) }, passport: passportZone(facts) }, modules)
  const text = textOf(bytes)
  return text === null ? 'not UTF-8' : wholeCodeCheck(world, { facts, text }, modules)
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function anotherTraveller(facts: CardFacts): CardFacts {
  const letter = facts.passportNumber.startsWith('Z') ? 'Y' : 'Z'
  return { ...facts, passportNumber: letter + facts.passportNumber.slice(1) }
}
