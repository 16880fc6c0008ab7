// `npm run -s reminder-year -- [holders] [seed]`: a year of reminders on a database, compared with an oracle; the last line is JSON.
import process from 'node:process'
import { reminderYear } from './reminder-year/year.ts'

const holders = Number(process.argv[2] ?? 10_000)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
if (!Number.isInteger(holders) || holders < 1 || !Number.isInteger(seed)) {
  process.stderr.write('usage: reminder-year [holders] [seed], both whole numbers\n')
  process.exit(64)
}

process.stdout.write(`a year of ${holders} holders, seed ${seed}\n`)
const { faults, ...figures } = await reminderYear({ seed, holders, sends: false })
for (const fault of faults.slice(0, 20)) process.stdout.write(`    ${fault}\n`)
process.stdout.write(`${JSON.stringify({ ok: faults.length === 0 && figures.night === 0, seed, ...figures, faults: faults.length })}\n`)
process.exit(faults.length === 0 && figures.night === 0 && figures.planned > holders ? 0 : 1)
