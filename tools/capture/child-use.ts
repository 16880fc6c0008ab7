import { readdirSync, readFileSync } from 'node:fs'

export interface ChildUse {
  /** CPU time of the running children since they began, ms; the clock of Linux ticks every 10. */
  readonly cpuMs: number
  /** Most memory one of them ever held, MB. */
  readonly peakMb: number
}

const TICK_MS = 10

/** What the children of this process have used, as Linux tells it; zero where there is no /proc. */
export function childUse(): ChildUse {
  const uses = children().map(useOf)
  return { cpuMs: uses.reduce((sum, { cpuMs }) => sum + cpuMs, 0), peakMb: Math.max(0, ...uses.map(({ peakMb }) => peakMb)) }
}

function children(): readonly string[] {
  const numbers = read('/proc', (folder) => readdirSync(folder)) ?? []
  return numbers.filter((name) => /^\d+$/.test(name) && fieldsOf(name)?.[1] === String(process.pid))
}

/** The fields of `stat` after the name, which may hold anything: state, parent, ... */
function fieldsOf(pid: string): readonly string[] | undefined {
  const stat = read(`/proc/${pid}/stat`, (file) => readFileSync(file, 'utf8'))
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function useOf(pid: string): ChildUse {
  const fields = fieldsOf(pid)
  const status = read(`/proc/${pid}/status`, (file) => readFileSync(file, 'utf8'))
  const peakKb = Number(/^VmHWM:\s+(\d+)/m.exec(status ?? '')?.[1] ?? 0)
  return { cpuMs: (Number(fields?.[11] ?? 0) + Number(fields?.[12] ?? 0)) * TICK_MS, peakMb: Math.round(peakKb / 1024) }
}

function read<T>(file: string, reading: (file: string) => T): T | undefined {
  try {
    return reading(file)
  } catch {
    return undefined
  }
}
