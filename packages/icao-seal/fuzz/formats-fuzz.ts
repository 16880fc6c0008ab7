// Long run: node fuzz/formats-fuzz.ts [count] [seed] [format …]. Prints the outcomes and the slowest input of every format; exits 1 on any failure.
import { OWN_MODULES } from '../run/modules.ts'
import { seededChance } from './random.ts'
import { TARGET_NAMES, TARGETS, type TargetName } from './targets.ts'
import { runTrials, type Slowest } from './trial.ts'

const DEFAULT_COUNT = 2_000_000
const SHOWN = 200

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function fuzz(name: TargetName, count: number, seed: number): Promise<boolean> {
  const target = await TARGETS[name](OWN_MODULES, seededChance(seed))
  const found: { slowest: Slowest } = { slowest: { milliseconds: 0, input: '' } }
  const report = await runTrials(target, { count, seed, onSlower: (slowest) => (found.slowest = slowest) })
  for (const [outcome, times] of Object.entries(report.outcomes).toSorted()) print(`${String(times).padStart(10)}  ${name} ${outcome}`)
  for (const failure of report.failures) print(`FAILED ${name} ${failure}`)
  print(`slowest ${name}: ${found.slowest.milliseconds.toFixed(2)} ms for ${found.slowest.input.slice(0, SHOWN)}`)
  print(`${report.inputs} ${name} inputs with seed ${seed}, ${report.failures.length} failures listed`)
  return report.failures.length === 0
}

const [countText, seedText, ...wanted] = process.argv.slice(2)
const [count, seed] = [Number(countText ?? DEFAULT_COUNT), Number(seedText ?? 1)]
const names = wanted.length === 0 ? TARGET_NAMES : TARGET_NAMES.filter((name) => wanted.includes(name))
if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed) || names.length < wanted.length) {
  print(`usage: formats-fuzz.ts [count] [seed] [format …]; formats: ${TARGET_NAMES.join(', ')}`)
  process.exit(2)
}
for (const name of names) if (!(await fuzz(name, count, seed))) process.exitCode = 1
