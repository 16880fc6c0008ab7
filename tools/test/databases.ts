import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from './run-program.ts'

export interface Databases {
  /** Connection strings of superusers. */
  readonly urls: { readonly embedded?: string; readonly pg15?: string }
  /** Why there is none. */
  readonly problem?: string
  stop(): Promise<void>
}

const STARTER = path.join(ROOT, 'test/support/start-test-postgres.ts')

/** The servers of this run: the embedded one and, where there is one, PostgreSQL 15. They stay up until `stop`. */
export async function startDatabases(): Promise<Databases> {
  const child = spawn(process.execPath, [STARTER], { cwd: ROOT, stdio: ['pipe', 'pipe', 'pipe'] })
  let complaint = existsSync(STARTER) ? '' : 'test/support/start-test-postgres.ts is missing\n'
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint = (complaint + text).slice(-4_000)))
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const stop = async () => {
    child.stdin.end()
    await ended
  }
  const first = await Promise.race([firstLine(child.stdout), ended])
  if (first) return { urls: JSON.parse(first), stop }
  return { urls: {}, problem: `the test databases did not start\n${complaint}`, stop }
}

async function firstLine(input: NodeJS.ReadableStream): Promise<string | undefined> {
  for await (const line of createInterface({ input })) return line
  return undefined
}
