// `npm run -s bench:seal -- [rounds]`: what a check costs beside the bare signature. A table for people, then one JSON line.
import { cpus } from 'node:os'
import { interleaved } from './cpu.ts'
import { reportOf } from './seal-report.ts'
import { sealWorks } from './seal-works.ts'
import { deltaBytes, statusListBytes } from './status.ts'

const CARDS = 250
const TURNS = 8
const WARM_UP = 6
const ROUNDS = 15

const rounds = Number(process.argv[2] ?? ROUNDS)
if (!Number.isSafeInteger(rounds) || rounds < 1) {
  process.stderr.write('usage: bench:seal [rounds], a whole number, at least 1\n')
  process.exit(64)
}

const say = (line: string) => process.stdout.write(`${line}\n`)
say(`${rounds} rounds of ${CARDS * TURNS} cards; Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}\n`)
const sizes = { statusListBytes: await statusListBytes(), deltaBytes: await deltaBytes() }
const times = await interleaved({ ...(await sealWorks(CARDS)) }, { warmUp: WARM_UP, rounds, turns: TURNS })
const { table, figures } = reportOf(times, sizes)
say(`${table}\n`)
say(JSON.stringify({ ...figures, rounds }))
