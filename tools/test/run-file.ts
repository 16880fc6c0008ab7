import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Failure } from './outcome.ts'
import type { ReportLine } from './reporter.ts'
import { ROOT, run } from './run-program.ts'

export interface FileOutcome {
  readonly passed: number
  readonly skipped: number
  readonly failures: readonly Failure[]
}

/** Long for a busy machine too: whoever takes longer hangs. */
const LIMIT_MS = 600_000
const SHOWN_OUTPUT = 4_000
let reports = 0
const REPORTS = path.join(ROOT, '.cache/test-reports')
const NODE = [
  // There are as many files at work as cores: threads beside them that collect garbage, and collecting it often, only cost.
  '--single-threaded-gc',
  '--max-semi-space-size=64',
  '--disable-warning=ExperimentalWarning',
  '--import',
  './tools/tsx-hook.mjs',
  '--test-reporter',
  './tools/test/reporter.ts',
]

/** Runs one test file in a process of its own, and ends the process and all it started when that takes too long. */
export async function runFile(file: string, env: Record<string, string>, limitMs = LIMIT_MS): Promise<FileOutcome> {
  mkdirSync(REPORTS, { recursive: true })
  // Two stages may run the same file at the same time.
  const report = path.join(REPORTS, `${process.pid}-${++reports}-${file.replaceAll('/', '-')}.jsonl`)
  const channel = openSync(report, 'w')
  const ran = await run([...NODE, '--test-reporter-destination', 'stdout', file], { env, channel, limitMs })
  closeSync(channel)
  const lines = readFileSync(report, 'utf8').split('\n').filter(Boolean)
  rmSync(report)
  return judgeFile({ file, lines: lines.map((line): ReportLine => JSON.parse(line)), ...ran })
}

interface RanFile {
  readonly file: string
  readonly lines: readonly ReportLine[]
  readonly code: number | string
  readonly output: string
}

/** Trusts the tests that were told only as far as the end of the process bears them out. */
export function judgeFile({ file, lines, code, output }: RanFile): FileOutcome {
  const failures = lines.flatMap((line) => (line.kind === 'failed' ? [{ where: `${file}: ${line.title}`, what: line.what }] : []))
  const count = (kind: ReportLine['kind']) => lines.filter((line) => line.kind === kind).length
  const told = count('passed') + count('skipped') + failures.length
  if (code !== 0 && failures.length === 0) failures.push({ where: file, what: `it ended with ${code}` })
  else if (told === 0) failures.push({ where: file, what: 'it runs no test' })
  else if (count('end') === 0) failures.push({ where: file, what: `it ended with ${code} before its tests were done` })
  return { passed: count('passed'), skipped: count('skipped'), failures: withOutput(failures, output) }
}

/** What a file wrote is shown once, with its last failure. */
function withOutput(failures: readonly Failure[], output: string): Failure[] {
  const shown = output.trim().slice(-SHOWN_OUTPUT)
  return failures.map(({ where, what }, index) => ({
    where,
    what: shown && index === failures.length - 1 ? `${what}\n--- what the file wrote ---\n${shown}` : what,
  }))
}
