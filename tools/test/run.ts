import { buildClient } from '../build-client.mjs'
import { type Databases, startDatabases } from './databases.ts'
import { type Outcome, outcomeLine } from './outcome.ts'
import { runProgram } from './run-program.ts'
import { runTests, type TestRun } from './run-tests.ts'
import { MODES, type Plan, type Stage, selectFiles } from './stages.ts'
import { temporaryOfRun } from './temporary.ts'

const [mode = 'test', ...names] = process.argv.slice(2)
const planned = MODES[mode]
if (!planned) throw new Error(`no such run: ${mode}; there are ${Object.keys(MODES).join(', ')}`)
const begun = performance.now()
const plan = names.length > 0 ? planned.filter(({ name }) => names.includes(name)) : planned

const outcomes = await runPlan(plan)
const passed = sum(outcomes.map((outcome) => outcome.passed))
const failed = sum(outcomes.map((outcome) => outcome.failures.length))
report(outcomes)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
// Zero tests are no success.
process.exit(failed > 0 || passed === 0 ? 1 : 0)

async function runPlan(stages: Plan): Promise<Outcome[]> {
  const programs = stages.flatMap(({ name, program }) => (program ? [{ name, program }] : []))
  const tests = stages.filter(({ program }) => !program)
  const wantsProduct = tests.some(({ database }) => database)
  // Once, beside the programs: on a fresh machine the first files would all build it at the same time. Whether it can be built, they tell.
  const built = wantsProduct ? buildClient().catch(() => undefined) : undefined
  const done = await Promise.all(programs.map(async ({ name, program }) => said(await runProgram(name, program))))
  await built
  if (tests.length === 0) return done
  const databases = wantsProduct ? await startDatabases() : undefined
  done.push(...(await runStages(tests, databases)))
  await databases?.stop()
  return done
}

async function runStages(stages: Plan, databases: Databases | undefined): Promise<Outcome[]> {
  const runs: TestRun[] = []
  const left: Outcome[] = []
  const temporary = temporaryOfRun()
  for (const stage of stages) {
    const url = stage.database && databases?.urls[stage.database]
    // PostgreSQL 15 is tested where there is one.
    if (stage.database === 'pg15' && !url && !databases?.problem) process.stdout.write(`${stage.name}: no PostgreSQL 15 here, left out\n`)
    else if (stage.database && !url) left.push(said(withoutDatabase(stage, databases?.problem)))
    else {
      const env = { ...(stage.onDisk ? {} : temporary), ...stage.env, ...(url && { SAPAR_TEST_PG_URL: url }) }
      runs.push({ stage: stage.name, files: selectFiles(stage), env, atOnce: stage.atOnce })
    }
  }
  return [...left, ...(await runTests(runs, said))]
}

function withoutDatabase({ name }: Stage, problem = 'no database'): Outcome {
  return { stage: name, passed: 0, skipped: 0, failures: [{ where: name, what: problem }] }
}

function said(outcome: Outcome): Outcome {
  process.stdout.write(`${outcomeLine(outcome)} ${seconds(begun)}\n`)
  return outcome
}

function report(all: readonly Outcome[]): void {
  for (const { stage, failures } of all) {
    for (const { where, what } of failures) process.stdout.write(`\n✖ ${stage}: ${where}\n${what.replace(/^(?=.)/gm, '    ')}\n`)
  }
  process.stdout.write(`\n${all.map(outcomeLine).join('\n')}\n${seconds(begun)} in all\n`)
}

function seconds(since: number): string {
  return `(${((performance.now() - since) / 1000).toFixed(1)} s)`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
