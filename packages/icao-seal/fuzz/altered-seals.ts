// Counted run: node fuzz/altered-seals.ts [count] [seed]. Exits 1 when an altered seal is accepted, a genuine one refused, or anything throws.
import { OWN_MODULES } from '../run/modules.ts'
import { runAltered } from './altered.ts'

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

const DEFAULT_COUNT = 1_000_000
const count = Number(process.argv[2] ?? DEFAULT_COUNT)
const seed = Number(process.argv[3] ?? 1)
if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed)) {
  print('usage: altered-seals.ts [count] [seed], whole numbers, count at least 1')
  process.exit(2)
}

const report = await runAltered(OWN_MODULES, { count, seed, onProgress: (altered, accepted) => print(`${altered} altered so far, ${accepted} accepted`) })
for (const [kind, times] of Object.entries(report.kinds).toSorted()) print(`${String(times).padStart(10)}  ${kind}`)
for (const [why, times] of Object.entries(report.refusals).toSorted()) print(`${String(times).padStart(10)}  refused: ${why}`)
for (const failure of report.failures) print(`FAILED ${failure}`)
print(`${report.genuineAccepted} of ${report.genuine} genuine seals accepted`)
print(`${report.alteredAccepted} of ${report.altered} altered seals accepted, seed ${seed}`)
process.exitCode = report.failures.length > 0 ? 1 : 0
