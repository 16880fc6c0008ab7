import { OWN_MODULES } from '../../packages/icao-seal/run/modules.ts'
import { zxingReader } from '../../src/adapters/barcode/zxing-reader.ts'
import { frameSource, SYMBOLS } from './frames.ts'
import { judgeFrames, type SymbolCount } from './judge.ts'

const COUNT = 200
const LEAST_READ = 0.95
const PROGRESS_EVERY = 20

const [count, seed] = [Number(process.argv[2] ?? COUNT), Number(process.argv[3] ?? 1)]
if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed)) {
  process.stderr.write('usage: bench:print [count] [seed], whole numbers, count at least 1\n')
  process.exit(64)
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const share = (part: number, whole: number) => (whole === 0 ? 0 : Number((part / whole).toFixed(4)))
const sharesOf = ({ shown, read, accepted }: SymbolCount) => ({ read: share(read, shown), accepted: share(accepted, read) })

const { world, frames } = await frameSource({ count, seed })
let said = 0
const report = await judgeFrames(frames, { world, reader: zxingReader(), modules: OWN_MODULES }, ({ n }) => {
  if (n === said || n % PROGRESS_EVERY !== 0) return
  said = n
  say(`${n} cards photographed`)
})

for (const name of SYMBOLS) {
  const { shown, read, accepted } = report.symbols[name]
  say(`${name.padEnd(10)} ${String(read).padStart(6)} of ${shown} read in one frame, ${accepted} of them accepted`)
}
for (const refusal of report.refusals) say(`REFUSED ${refusal}`)
say(
  `${report.acceptedWrongly} accepted wrongly; ${report.forgedRead} forged symbols were read, and each genuine one was also shown with another passport; seed ${seed}`,
)
const shares = Object.fromEntries(SYMBOLS.map((name) => [name, sharesOf(report.symbols[name])]))
say(JSON.stringify({ n: report.n, ...shares, forgedRead: report.forgedRead, acceptedWrongly: report.acceptedWrongly, seed }))

const holds = SYMBOLS.every((name) => {
  const { shown, read, accepted } = report.symbols[name]
  return read >= LEAST_READ * shown && accepted === read
})
process.exitCode = holds && report.acceptedWrongly === 0 && report.forgedRead > 0 ? 0 : 1
