import { lstatSync, mkdirSync, readFileSync, statfsSync } from 'node:fs'
import path from 'node:path'

/** Of Linux: files in it never reach a disk. */
const SHARED_MEMORY = '/dev/shm'
/** Containers often have 64 MB there, which one database fills. */
const LEAST_BYTES = 4 * 2 ** 30

/**
 * A folder in memory, by its name and the account: every process that asks gets the same one. Undefined where there is none, or it is small.
 * What is left in it stays until the machine starts anew.
 */
export function ramFolder(name: string): string | undefined {
  // By the size and not by what is free: processes that share the folder must agree.
  if (process.platform !== 'linux' || sizeOf(SHARED_MEMORY) < LEAST_BYTES || !mayRunPrograms()) return undefined
  const account = process.getuid?.()
  const folder = path.join(SHARED_MEMORY, `sapar-${name}-${account}`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    // Everybody may write there: what somebody else put under our name is left alone.
    const found = lstatSync(folder)
    return found.isDirectory() && found.uid === account ? folder : undefined
  } catch {
    return undefined
  }
}

/** Some tests lay programs into their temporary folder and run them. */
function mayRunPrograms(): boolean {
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .find((line) => line.split(' ')[1] === SHARED_MEMORY)
  return mount !== undefined && !/\bnoexec\b/.test(mount)
}

function sizeOf(folder: string): number {
  try {
    const { blocks, bsize } = statfsSync(folder)
    return blocks * bsize
  } catch {
    return 0
  }
}
