import { type Bytes, toHex } from '../src/bytes/bytes.ts'
import { damaged, noise } from './seal-damage.ts'
import { type Chance, seededChance } from './random.ts'
import { type Answer, longInput, type Target } from './seal-targets.ts'

export interface SealFuzzReport {
  /** How often each input went each way. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly inputs: number
  /** The first failures, with the input that shows each. */
  readonly failures: readonly string[]
  /** The input that took longest, in milliseconds of the clock given. */
  readonly slowest: { readonly milliseconds: number; readonly input: string }
}

export interface SealFuzzRun {
  readonly count: number
  readonly seed: number
  /** Ends at the first failure: enough to know that a reader is broken. */
  readonly untilFailure?: boolean
  /** Milliseconds; without it nothing is measured. */
  readonly now?: () => number
}

const MOST_FAILURES = 20
const LONGEST_NOISE = 600

/** Good inputs, damaged ones and made-up ones, the same for the same seed. */
export function fuzzSeal(target: Target, { count, seed, untilFailure, now = () => 0 }: SealFuzzRun): SealFuzzReport {
  const chance = seededChance(seed)
  const outcomes: Record<string, number> = {}
  const failures: string[] = []
  let slowest = { milliseconds: 0, input: '' }
  let inputs = 0
  for (; inputs < count && !(untilFailure && failures.length > 0); inputs += 1) {
    const input = nextInput(chance, target.samples)
    const start = now()
    const { outcome, problem } = attempt(target, input)
    const milliseconds = now() - start
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    if (problem !== null && failures.length < MOST_FAILURES) failures.push(`${problem}: ${toHex(input)}`)
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, input: toHex(input) }
  }
  return { outcomes, inputs, failures, slowest }
}

function nextInput(chance: Chance, samples: readonly Bytes[]): Bytes {
  const sample = pick(chance, samples)
  const kind = chance.below(16)
  if (kind === 0) return noise(chance, LONGEST_NOISE)
  if (kind === 1) return sample
  if (kind === 2) return damaged(chance, longInput(samples), sample)
  return damaged(chance, sample, pick(chance, samples))
}

function pick(chance: Chance, samples: readonly Bytes[]): Bytes {
  return samples[chance.below(samples.length)] ?? new Uint8Array()
}

function attempt(target: Target, input: Bytes): Answer {
  try {
    return target.run(input)
  } catch (error) {
    return { outcome: 'threw', problem: `threw ${String(error)}` }
  }
}
