import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Break } from './broken-twin.ts'

const SOURCES = fileURLToPath(new URL('../src', import.meta.url))

/**
 * One module of the library with one line of the sources changed for the worse (`file` counts from `src`), to prove that the tests would notice. Throws when the
 * line is no longer there.
 */
export async function brokenModule<M>(module: string, change: Break): Promise<M> {
  const folder = mkdtempSync(path.join(tmpdir(), 'seal-twin-'))
  try {
    cpSync(SOURCES, folder, { recursive: true, filter: (source) => !source.endsWith('.test.ts') })
    const file = path.join(folder, change.file)
    const source = readFileSync(file, 'utf8')
    if (source.split(change.text).length !== 2) throw new Error(`${change.file} does not hold exactly once: ${change.text}`)
    writeFileSync(
      file,
      source.replace(change.text, () => change.instead),
    )
    return (await import(pathToFileURL(path.join(folder, module)).href)) as M
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
