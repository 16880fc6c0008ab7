import { readdirSync, readFileSync } from 'node:fs'

/** One process, told apart from a later one with the same number by the moment it began. */
export interface SeenProcess {
  readonly pid: number
  readonly parent: number
  readonly began: string
  readonly command: string
}

/** Every process that began under `root` and still hangs on it, in any depth. Linux alone: it reads /proc. */
export function descendantsOf(root: number): SeenProcess[] {
  const all = processes()
  const under = (parent: number): SeenProcess[] => all.filter((one) => one.parent === parent).flatMap((one) => [one, ...under(one.pid)])
  return under(root)
}

/** Those of them that still run. A process that ended and was never collected by its parent counts as ended. */
export function stillRunning(seen: readonly SeenProcess[]): SeenProcess[] {
  const now = new Map(processes().map((one) => [one.pid, one.began]))
  return seen.filter(({ pid, began }) => now.get(pid) === began)
}

function processes(): SeenProcess[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return numbers.map(Number).flatMap((pid) => read(pid))
}

function read(pid: number): SeenProcess[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name before the bracket may hold anything, brackets included.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return fields[0] === 'Z' ? [] : [{ pid, parent: Number(fields[1]), began: fields[19] ?? '', command }]
  } catch {
    // It ended while we looked.
    return []
  }
}
