// Long run: node fuzz/seal-fuzz.ts PARSER [count] [seed], PARSER one of the names below or `all`. Prints the outcomes and exits 1 on any failure.
import { OWN_MODULES } from '../run/modules.ts'
import { fuzzSeal } from './fuzz-seal.ts'
import { TARGETS } from './seal-targets.ts'

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

const DEFAULT_COUNT = 2_000_000
const [parser = '', givenCount, givenSeed] = process.argv.slice(2)
const count = Number(givenCount ?? DEFAULT_COUNT)
const seed = Number(givenSeed ?? 1)
const names = parser === 'all' ? Object.keys(TARGETS) : [parser]
if (!names.every((name) => name in TARGETS) || !Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed)) {
  print(`usage: seal-fuzz.ts ${Object.keys(TARGETS).join('|')}|all [count] [seed], whole numbers, count at least 1`)
  process.exit(2)
}

for (const name of names) {
  const target = TARGETS[name]?.(OWN_MODULES)
  if (!target) continue
  const report = fuzzSeal(target, { count, seed, now: () => performance.now() })
  for (const [outcome, times] of Object.entries(report.outcomes).toSorted()) print(`${String(times).padStart(10)}  ${outcome}`)
  for (const failure of report.failures) print(`FAILED ${failure}`)
  print(`${name}: ${report.inputs} inputs with seed ${seed}, ${report.failures.length} failures listed, slowest ${report.slowest.milliseconds.toFixed(1)} ms`)
  if (report.failures.length > 0) process.exitCode = 1
}
