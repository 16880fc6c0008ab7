import { setImmediate } from 'node:timers/promises'
import { type Chance, seededChance } from './random.ts'

export interface Attempt {
  /** Where the input went: accepted, or the code of the refusal. */
  readonly outcome: string
  /** What no answer may ever say; null when the answer is sound. */
  readonly problem: string | null
}

export interface Trial {
  readonly input: string | Uint8Array
  readonly run: () => Attempt | Promise<Attempt>
}

/** One reader under test: makes inputs and judges its answers. */
export interface Target {
  readonly name: string
  readonly next: (chance: Chance) => Trial
}

export interface TrialReport {
  readonly outcomes: Readonly<Record<string, number>>
  readonly inputs: number
  /** The first failures, with the input that shows each. */
  readonly failures: readonly string[]
}

export interface Slowest {
  readonly milliseconds: number
  readonly input: string
}

const MOST_FAILURES = 20
/** Inputs after which the event loop turns: what zlib holds is given back only then, and a long run would otherwise fill the memory. */
const TURN = 500

export interface TrialRun {
  readonly count: number
  readonly seed: number
  /** Ends at the first failure: enough to know that a reader is broken. */
  readonly untilFailure?: boolean
  /** Told of every input that took longer than all before it. */
  readonly onSlower?: (slowest: Slowest) => void
}

/** Gives `count` inputs to one reader, the same ones for the same seed. */
export async function runTrials(target: Target, { count, seed, untilFailure, onSlower }: TrialRun): Promise<TrialReport> {
  const chance = seededChance(seed)
  const outcomes: Record<string, number> = {}
  const failures: string[] = []
  let longest = 0
  let inputs = 0
  for (; inputs < count && !(untilFailure && failures.length > 0); inputs += 1) {
    if (inputs % TURN === 0) await setImmediate()
    const trial = target.next(chance)
    const { outcome, problem, milliseconds } = await timed(trial)
    if (milliseconds > longest) longest = await remembered(trial, longest, onSlower)
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    if (problem !== null && failures.length < MOST_FAILURES) failures.push(`${problem}: ${shown(trial.input)}`)
  }
  return { outcomes, inputs, failures }
}

async function timed(trial: Trial): Promise<Attempt & { readonly milliseconds: number }> {
  const start = performance.now()
  const found = await attempt(trial)
  return { ...found, milliseconds: performance.now() - start }
}

const REPEATS = 3

/** The time of an input that seemed slower than all before it: the best of some more runs, since most of these only met a pause of the machine. */
async function remembered(trial: Trial, longest: number, onSlower: TrialRun['onSlower']): Promise<number> {
  let milliseconds = Number.POSITIVE_INFINITY
  for (let times = 0; times < REPEATS; times += 1) milliseconds = Math.min(milliseconds, (await timed(trial)).milliseconds)
  if (milliseconds <= longest) return longest
  onSlower?.({ milliseconds, input: shown(trial.input) })
  return milliseconds
}

async function attempt({ run }: Trial): Promise<Attempt> {
  try {
    return await run()
  } catch (error) {
    return { outcome: 'threw', problem: `threw ${String(error)}` }
  }
}

function shown(input: string | Uint8Array): string {
  return typeof input === 'string' ? JSON.stringify(input) : Buffer.from(input).toString('hex')
}
