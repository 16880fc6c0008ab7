import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './run-program.ts'

type Durations = Readonly<Record<string, number>>

const FILE = path.join(ROOT, '.cache/test-durations.json')

/** Milliseconds by test file; empty before the first run. */
export function durationsOfLastRun(): Durations {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8'))
  } catch {
    return {}
  }
}

export function rememberDurations(durations: Durations): void {
  mkdirSync(path.dirname(FILE), { recursive: true })
  writeFileSync(FILE, JSON.stringify({ ...durationsOfLastRun(), ...durations }))
}
