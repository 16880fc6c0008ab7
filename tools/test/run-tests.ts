import { availableParallelism } from 'node:os'
import { durationsOfLastRun, rememberDurations } from './durations.ts'
import type { Outcome } from './outcome.ts'
import { type FileOutcome, runFile } from './run-file.ts'

export interface TestRun {
  readonly stage: string
  /** Relative to the project. */
  readonly files: readonly string[]
  readonly env: Record<string, string>
  readonly atOnce?: number | undefined
}

/** Tests wait a lot, for servers and files: one more than there are cores keeps them all busy. */
const AT_ONCE = availableParallelism() + 1

/** Runs test files, several at a time. A stage without a test has failed. */
export async function runTests({ stage, files, env, atOnce = AT_ONCE }: TestRun): Promise<Outcome> {
  const outcomes: FileOutcome[] = []
  const known = durationsOfLastRun()
  // The longest first, and a new one among them: otherwise one is left to run alone at the end.
  const waiting = files.toSorted((a, b) => (known[b] ?? Infinity) - (known[a] ?? Infinity) || 0)
  const durations: Record<string, number> = {}
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const begun = performance.now()
      const outcome = await runFile(file, env)
      outcomes.push(outcome)
      const ms = Math.round(performance.now() - begun)
      durations[file] = ms
      sayFile(`${stage} ${file}`, outcome, ms)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  rememberDurations(durations)
  const sum = (key: 'passed' | 'skipped') => outcomes.reduce((total, outcome) => total + outcome[key], 0)
  const failures = outcomes.flatMap((outcome) => outcome.failures)
  if (failures.length === 0 && sum('passed') === 0) failures.push({ where: stage, what: files.length === 0 ? 'it has no test files' : 'not one test ran' })
  return { stage, passed: sum('passed'), skipped: sum('skipped'), failures }
}

function sayFile(name: string, { passed, failures }: FileOutcome, ms: number): void {
  process.stdout.write(
    `  ${failures.length > 0 ? '✖' : '·'} ${name}: ${passed} passed${failures.length > 0 ? `, ${failures.length} failed` : ''} (${(ms / 1000).toFixed(1)} s)\n`,
  )
  for (const { where } of failures) process.stdout.write(`      ${where}\n`)
}
