import { availableParallelism } from 'node:os'
import { durationsOfLastRun, rememberDurations } from './durations.ts'
import type { Failure, Outcome } from './outcome.ts'
import { type FileOutcome, runFile } from './run-file.ts'

export interface TestRun {
  readonly stage: string
  /** Relative to the project. */
  readonly files: readonly string[]
  readonly env: Record<string, string>
  /** Files of this stage at the same time; as many as there is room for unless given. */
  readonly atOnce?: number | undefined
}

/** Tests wait a lot, for servers, pages and timers: one more than there are cores keeps them all busy. Two more took longer. */
const AT_ONCE = availableParallelism() + 1

/** A stage while its files run. */
interface Running {
  readonly run: TestRun
  readonly outcomes: FileOutcome[]
  working: number
}

interface Job {
  readonly stage: Running
  readonly file: string
  readonly name: string
}

/**
 * Runs the test files of all stages, several at a time, and tells each stage as it is complete: one stage after the other would leave a core idle at
 * the end of each, and tests that wait for timers would wait alone. A stage without a test has failed.
 */
export async function runTests(runs: readonly TestRun[], tell: (outcome: Outcome) => void = () => undefined): Promise<Outcome[]> {
  const stages = runs.map((run): Running => ({ run, outcomes: [], working: 0 }))
  const waiting = inOrder(stages)
  const durations: Record<string, number> = {}
  const isFree = ({ stage }: Job) => stage.working < (stage.run.atOnce ?? AT_ONCE)
  // Whoever finds nothing to take may end: a stage that is full has others at work, and they go on with it.
  const work = async () => {
    for (let job = takeFirst(waiting, isFree); job; job = takeFirst(waiting, isFree)) {
      durations[job.name] = await runJob(job)
      if (job.stage.outcomes.length === job.stage.run.files.length) tell(outcomeOf(job.stage))
    }
  }
  for (const stage of stages) if (stage.run.files.length === 0) tell(outcomeOf(stage))
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  rememberDurations(durations)
  return stages.map(outcomeOf)
}

/** The longest first, otherwise one is left to run alone at the end. What has no duration yet may be long; later stages have the longer files. */
function inOrder(stages: readonly Running[]): Job[] {
  const known = durationsOfLastRun()
  const jobs = stages.toReversed().flatMap((stage) => stage.run.files.map((file) => ({ stage, file, name: `${stage.run.stage} ${file}` })))
  return jobs.toSorted((a, b) => (known[b.name] ?? Infinity) - (known[a.name] ?? Infinity) || 0)
}

function takeFirst<T>(items: T[], isFree: (item: T) => boolean): T | undefined {
  const at = items.findIndex(isFree)
  return at < 0 ? undefined : items.splice(at, 1)[0]
}

async function runJob({ stage, file, name }: Job): Promise<number> {
  const begun = performance.now()
  stage.working += 1
  const outcome = await runFile(file, stage.run.env)
  stage.working -= 1
  stage.outcomes.push(outcome)
  const ms = Math.round(performance.now() - begun)
  sayFile(name, outcome, ms)
  return ms
}

function outcomeOf({ run: { stage, files }, outcomes }: Running): Outcome {
  const sum = (key: 'passed' | 'skipped') => outcomes.reduce((total, outcome) => total + outcome[key], 0)
  const failures: Failure[] = outcomes.flatMap((outcome) => outcome.failures)
  if (failures.length === 0 && sum('passed') === 0) failures.push({ where: stage, what: files.length === 0 ? 'it has no test files' : 'not one test ran' })
  return { stage, passed: sum('passed'), skipped: sum('skipped'), failures }
}

function sayFile(name: string, { passed, failures }: FileOutcome, ms: number): void {
  process.stdout.write(
    `  ${failures.length > 0 ? '✖' : '·'} ${name}: ${passed} passed${failures.length > 0 ? `, ${failures.length} failed` : ''} (${(ms / 1000).toFixed(1)} s)\n`,
  )
  for (const { where } of failures) process.stdout.write(`      ${where}\n`)
}
