// `npm run kill-series -- [rounds] [seed]`: as long as wanted, on one database that grows; one line a round.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { killRounds, type RoundReport } from './kill.ts'

const rounds = Number(process.argv[2] ?? 50)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
  process.stderr.write('usage: kill-series [rounds] [seed], both whole numbers\n')
  process.exit(64)
}

const folder = mkdtempSync(path.join(tmpdir(), 'sapar-kill-series-'))
const begun = performance.now()
process.stdout.write(`${rounds} rounds of 200 submissions at once, seed ${seed}\n`)
const reports = await killRounds({ seed, folder, rounds, cases: 200, kills: 8, withDatabase: 0.15, onRound: say })
rmSync(folder, { recursive: true, force: true })

const sum = (of: (report: RoundReport) => number) => reports.reduce((total, report) => total + of(report), 0)
const recovery = reports.flatMap(({ recoveryMs }) => recoveryMs).sort((a, b) => a - b)
const findings = reports.flatMap((report) => report.findings)
const total = {
  ok: findings.length === 0,
  rounds,
  seed,
  kills: sum(({ kills }) => kills),
  killsInWork: sum(({ killsInWork }) => killsInWork),
  killsInTransaction: sum(({ killsInTransaction }) => killsInTransaction),
  killsOfDatabase: sum(({ killsOfDatabase }) => killsOfDatabase),
  acknowledged: sum(({ acknowledged }) => acknowledged.all),
  toldByStatus: sum(({ acknowledged }) => acknowledged.toldByStatus),
  replays: sum(({ replays }) => replays),
  findings: findings.length,
  recoveryMs: { median: recovery[recovery.length >> 1] ?? 0, max: recovery.at(-1) ?? 0 },
  seconds: Math.round((performance.now() - begun) / 1000),
}
process.stdout.write(`${JSON.stringify(total)}\n`)
process.exit(total.ok && total.killsInWork > 0 ? 0 : 1)

function say({ round, seed: own, kills, killsInTransaction, acknowledged, findings: wrong }: RoundReport): void {
  process.stdout.write(
    `round ${round} (seed ${own}): ${kills} kills, ${killsInTransaction} inside a transaction, ${acknowledged.all} steps acknowledged, ${wrong.length} findings\n`,
  )
  for (const one of wrong) process.stdout.write(`    ${one}\n`)
}
