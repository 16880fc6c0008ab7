// Long run: node fuzz/mrz-fuzz.ts [count] [seed]. Prints the outcomes and exits 1 on any failure.
import * as mrz from '../src/mrz/index.ts'
import { fuzzMrz } from './fuzz-mrz.ts'

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

const DEFAULT_COUNT = 2_000_000
const count = Number(process.argv[2] ?? DEFAULT_COUNT)
const seed = Number(process.argv[3] ?? 1)
if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed)) {
  print('usage: mrz-fuzz.ts [count] [seed], whole numbers, count at least 1')
  process.exit(2)
}

const report = fuzzMrz(count, seed, mrz)
for (const [outcome, times] of Object.entries(report.outcomes).toSorted()) print(`${String(times).padStart(10)}  ${outcome}`)
for (const failure of report.failures) print(`FAILED ${failure}`)
print(`${report.inputs} inputs with seed ${seed}, ${report.failures.length} failures listed`)
process.exitCode = report.failures.length > 0 ? 1 : 0
