import { spawn } from 'node:child_process'
import path from 'node:path'
import type { Outcome } from './outcome.ts'

export const ROOT = path.resolve(import.meta.dirname, '../..')

/** A program that checks the whole project and counts as one test: passed when it ends with 0. */
export async function runProgram(stage: string, [program, ...args]: readonly string[]): Promise<Outcome> {
  const { code, output } = await run([path.join(ROOT, 'node_modules', program ?? ''), ...args])
  if (code === 0) return { stage, passed: 1, skipped: 0, failures: [] }
  return { stage, passed: 0, skipped: 0, failures: [{ where: `${program} ended with ${code}`, what: output.trim() || 'it said nothing' }] }
}

export interface Ran {
  /** What ended it when it has no code: a signal, or the error that kept it from starting. */
  readonly code: number | string
  readonly output: string
}

interface RunOptions {
  readonly env?: Record<string, string>
  /** An open file, given to the process as its channel 3. */
  readonly channel?: number
  /** When to end it and all it started. */
  readonly limitMs?: number
}

const running = new Set<number>()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    for (const pid of running) endGroup(pid)
    process.exit(130)
  })
}

/** Runs a script in this Node, in a process group of its own, and gathers all it says. */
export function run(args: readonly string[], { env, channel, limitMs }: RunOptions = {}): Promise<Ran> {
  const stdio = ['ignore', 'pipe', 'pipe', ...(channel === undefined ? [] : [channel])] as ['ignore', 'pipe', 'pipe']
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...environment(), ...env }, stdio, detached: true })
  const { pid } = child
  let output = ''
  const hear = (text: string) => (output += text)
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  return new Promise((resolve) => {
    if (pid === undefined) return child.on('error', (error) => resolve({ code: error.message, output }))
    running.add(pid)
    let tooLong = false
    const limit = limitMs && setTimeout(() => (tooLong = endGroup(pid)), limitMs)
    child.on('exit', (code, signal) => {
      clearTimeout(limit)
      // Whatever it started and left behind holds its pipes open.
      endGroup(pid)
      running.delete(pid)
      const ended = code ?? signal ?? 'unknown'
      child.on('close', () => resolve({ code: tooLong ? `the limit of ${(limitMs ?? 0) / 1000} s` : ended, output }))
    })
    return child
  })
}

function endGroup(pid: number): boolean {
  try {
    process.kill(-pid, 'SIGKILL')
    return true
  } catch {
    // Nobody is left in it.
    return false
  }
}

/** What is started by the name `node` is this Node, too; and tests of the runner start runs of their own. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT: _, ...rest } = process.env
  return { ...rest, PATH: `${path.dirname(process.execPath)}${path.delimiter}${rest.PATH ?? ''}` }
}
