import { startDatabases } from './databases.ts'
import { type Outcome, outcomeLine } from './outcome.ts'
import { runProgram } from './run-program.ts'
import { runTests } from './run-tests.ts'
import { MODES, type Plan, type Stage, selectFiles } from './stages.ts'

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
  const done: Outcome[] = []
  const programs = stages.filter(({ program }) => program)
  const tests = stages.filter(({ program }) => !program)
  done.push(...(await Promise.all(programs.map(finish))))
  if (tests.length === 0) return done
  const databases = tests.some(({ database }) => database) ? await startDatabases() : undefined
  for (const stage of tests) {
    const url = stage.database && databases?.urls[stage.database]
    // PostgreSQL 15 is tested where there is one.
    if (stage.database === 'pg15' && databases && !url && !databases.problem) process.stdout.write(`${stage.name}: no PostgreSQL 15 here, left out\n`)
    else if (stage.database && !url) done.push(await finish({ ...stage, problem: databases?.problem ?? 'no database' }))
    else done.push(await finish({ ...stage, env: { ...stage.env, ...(url && { SAPAR_TEST_PG_URL: url }) } }))
  }
  await databases?.stop()
  return done
}

async function finish(stage: Stage): Promise<Outcome> {
  const start = performance.now()
  const outcome = await outcomeOf(stage)
  process.stdout.write(`${outcomeLine(outcome)} ${seconds(start)}\n`)
  return outcome
}

async function outcomeOf(stage: Stage): Promise<Outcome> {
  if (stage.problem) return { stage: stage.name, passed: 0, skipped: 0, failures: [{ where: stage.name, what: stage.problem }] }
  if (stage.program) return runProgram(stage.name, stage.program)
  return runTests({ stage: stage.name, files: selectFiles(stage), env: stage.env ?? {}, atOnce: stage.atOnce })
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
