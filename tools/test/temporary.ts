import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ramFolder } from '../../test/support/ram-folder.ts'

/** What the tests of this run need to put their temporary files into memory, where there is enough of it; it goes away with this process. */
export function temporaryOfRun(): Record<string, string> {
  const runs = ramFolder('test-runs')
  if (!runs) return {}
  sweep(runs)
  const folder = path.join(runs, String(process.pid))
  // Servers under another account enter it.
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return { TMPDIR: folder }
}

/** What runs left that were killed. */
export function sweep(runs: string): void {
  for (const name of readdirSync(runs)) if (!isAlive(Number(name))) rmSync(path.join(runs, name), { recursive: true, force: true })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
