// `node tools/case-model.mjs [walks] [seed] [steps]`: as many walks as wanted, three at a time, one line a walk and a JSON line at the end.
import process from 'node:process'
import { walk, type WalkReport } from './model/walk.ts'

const [walks = 100, seed = Date.now() % 1_000_000, steps = 150] = process.argv.slice(2).map(Number)
if (![walks, seed, steps].every((given) => Number.isInteger(given) && given > 0)) {
  process.stderr.write('usage: case-model [walks] [seed] [steps], all whole numbers\n')
  process.exit(64)
}

const begun = performance.now()
const reports: WalkReport[] = []
let next = seed
await Promise.all(Array.from({ length: 3 }, oneAfterTheOther))

const done: Record<string, number> = {}
for (const report of reports) for (const [what, times] of report.done) done[what] = (done[what] ?? 0) + times
const findings = reports.flatMap((report) => report.findings)
const seconds = Math.round((performance.now() - begun) / 1000)
process.stdout.write(`${JSON.stringify({ ok: findings.length === 0, walks, seed, steps, seconds, findings: findings.length, done })}\n`)
process.exit(findings.length === 0 ? 0 : 1)

async function oneAfterTheOther(): Promise<void> {
  while (next < seed + walks) {
    const report = await walk({ seed: next++, rounds: 3, steps })
    reports.push(report)
    const { done: did } = report
    process.stdout.write(`seed ${report.seed}: ${did.get('steps')} steps, ${did.get('deaths') ?? 0} deaths, ${report.findings.length} findings\n`)
    for (const finding of report.findings) process.stdout.write(`    ${finding}\n`)
  }
}
