import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { databaseProblem } from './problem.ts'

const STOPPED_WITHIN_MS = 30_000

/** A process that ended but was never collected by its parent, as happens in containers without an init, counts as ended. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    // No /proc here, or it ended this very moment: the next look will tell.
    return true
  }
}

/** Whether the process certainly does not work in `folder`, as a postmaster does in its data folder. Unreadable means: not certain. */
export function worksElsewhere(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) !== realpathSync(folder)
  } catch {
    return false
  }
}

/** Fast shutdown, and after half a minute the immediate one, which costs the next start a recovery and nobody a commit. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isRunning(pid)) return
    process.kill(pid, signal)
    const deadline = performance.now() + STOPPED_WITHIN_MS
    while (performance.now() < deadline) {
      if (!isRunning(pid)) return
      await pause(10)
    }
  }
  throw databaseProblem('server-does-not-stop', `PostgreSQL (process ${pid}) does not end`, { pid })
}

/** A port of the loopback address that is free at this moment. */
export function freePort(): Promise<number> {
  return listenOn(0)
}

export async function isPortFree(port: number): Promise<boolean> {
  return listenOn(port).then(
    () => true,
    () => false,
  )
}

function listenOn(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
