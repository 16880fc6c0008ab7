import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Break } from './broken-twin.ts'
import { type SealModules, sealModules } from './seal-modules.ts'

const SOURCES = fileURLToPath(new URL('../src', import.meta.url))

/**
 * The modules with one line of the sources changed for the worse (`file` counts from `src`), to prove that the tests would notice. Throws when the line is no
 * longer there.
 */
export async function brokenModules(change: Break): Promise<SealModules> {
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
    const names = Object.keys(sealModules)
    const modules = await Promise.all(names.map(async (name) => [name, await import(pathToFileURL(path.join(folder, name, 'index.ts')).href)] as const))
    return Object.fromEntries(modules) as unknown as SealModules
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
