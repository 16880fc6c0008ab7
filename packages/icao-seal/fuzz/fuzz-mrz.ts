import type { MrzModule } from '../run/verdict.ts'
import type { MrzFormat, MrzResult } from '../src/mrz/index.ts'
import { type Chance, seededChance } from './random.ts'
import { damaged, FORMATS, noise, type SampleFacts, sampleFacts } from './samples.ts'

export interface FuzzReport {
  /** How often each input went each way: the formats accepted and the codes refused. */
  readonly outcomes: Readonly<Record<string, number>>
  /** Inputs given to the parser in all. */
  readonly inputs: number
  /** The first failures, with the input that shows each. */
  readonly failures: readonly string[]
}

const MOST_FAILURES = 20
const WIDTHS: Readonly<Record<MrzFormat, number>> = { 'MRV-A': 44, 'MRV-B': 36, TD1: 30, TD2: 36, TD3: 44 }
const REFUSALS: readonly string[] = ['not-text', 'wrong-line-count', 'wrong-line-length', 'forbidden-character']

/** Prints and reads back, damages, and makes up zones: `count` inputs for the parser, the same ones for the same seed. */
export function fuzzMrz(count: number, seed: number, mrz: MrzModule): FuzzReport {
  const chance = seededChance(seed)
  const outcomes: Record<string, number> = {}
  const failures: string[] = []
  for (let inputs = 0; inputs < count; inputs += 1) {
    const { input, facts } = nextInput(chance, mrz)
    const found = attempt(mrz, input, facts)
    outcomes[found.outcome] = (outcomes[found.outcome] ?? 0) + 1
    if (found.problem !== null && failures.length < MOST_FAILURES) failures.push(`${found.problem}: ${JSON.stringify(input)}`)
  }
  return { outcomes, inputs: count, failures }
}

interface Input {
  readonly input: string | readonly string[]
  /** What the zone was printed from, when it is undamaged. */
  readonly facts: SampleFacts | null
}

function nextInput(chance: Chance, mrz: MrzModule): Input {
  if (chance.below(4) === 0) return { input: noise(chance), facts: null }
  const format = chance.pick(FORMATS)
  const facts = sampleFacts(chance, format)
  const lines = printed(mrz, format, facts)
  return chance.below(3) === 0 ? { input: lines, facts } : { input: damaged(chance, lines), facts: null }
}

/** Facts that the formatter refuses give no lines, which the parser then reports. */
function printed(mrz: MrzModule, format: MrzFormat, facts: SampleFacts): readonly string[] {
  const write = { 'MRV-A': mrz.formatMrvA, 'MRV-B': mrz.formatMrvB, TD1: mrz.formatTd1, TD2: mrz.formatTd2, TD3: mrz.formatTd3 }[format]
  const result = write(facts)
  return result.ok ? result.lines : []
}

function attempt(mrz: MrzModule, input: string | readonly string[], facts: SampleFacts | null): { readonly outcome: string; readonly problem: string | null } {
  try {
    const result = mrz.parseMrz(input)
    return { outcome: result.ok ? result.format : result.code, problem: contradiction(mrz, result) ?? (facts ? lost(result, facts) : null) }
  } catch (error) {
    return { outcome: 'threw', problem: `threw ${String(error)}` }
  }
}

/** What no answer may ever say. */
function contradiction(mrz: MrzModule, result: MrzResult): string | null {
  if (!result.ok) return REFUSALS.includes(result.code) ? null : 'an unknown refusal'
  if (result.lines.length !== (result.format === 'TD1' ? 3 : 2)) return 'a wrong number of lines'
  if (!result.lines.every((line) => line.length === WIDTHS[result.format] && /^[A-Z0-9<]+$/.test(line))) return 'a line that is no zone'
  if (Object.values(result.checks).includes(false) === result.valid) return 'valid disagrees with the checks'
  const readings = mrz.checkReadings(result)
  if (readings.some((reading) => result.checks[reading.name] !== reading.valid)) return 'the readings disagree with the checks'
  return null
}

/** What an undamaged zone must give back. */
function lost(result: MrzResult, facts: SampleFacts): string | null {
  if (!result.ok) return `an undamaged zone was refused as ${result.code}`
  if (!result.valid || result.problems.length > 0) return 'an undamaged zone is not valid'
  if (result.documentNumber !== facts.documentNumber) return 'the document number changed'
  if (result.birthDate !== facts.birthDate || result.expiryDate !== facts.expiryDate) return 'a date changed'
  if (result.sex !== facts.sex || result.nationality !== facts.nationality) return 'sex or nationality changed'
  if (ownField(result) !== ownField({ ...facts, format: result.format })) return "the issuer's own field changed"
  if (!result.nameMayBeTruncated && (result.primary !== facts.primary || result.secondary !== facts.secondary)) return 'the name changed'
  return null
}

type OwnFields = { readonly format: MrzFormat } & Partial<Pick<SampleFacts, 'optional' | 'optional1' | 'optional2' | 'personalNumber'>>

function ownField(zone: OwnFields): string {
  if (zone.format === 'TD1') return `${zone.optional1}/${zone.optional2}`
  return String(zone.format === 'TD3' ? zone.personalNumber : zone.optional)
}
