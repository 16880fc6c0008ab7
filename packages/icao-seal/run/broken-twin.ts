import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { modulesIn, type SealModules } from './modules.ts'

const SOURCES = fileURLToPath(new URL('../src', import.meta.url))

export interface Break {
  /** Below `src`. */
  readonly file: string
  readonly text: string
  readonly instead: string
}

/** The modules with one line changed for the worse, to prove that the tests would notice. Throws when the line is no longer there. */
export async function brokenTwin(change: Break): Promise<SealModules> {
  const folder = mkdtempSync(path.join(tmpdir(), 'seal-twin-'))
  try {
    cpSync(SOURCES, folder, { recursive: true })
    const file = path.join(folder, change.file)
    const source = readFileSync(file, 'utf8')
    if (source.split(change.text).length !== 2) throw new Error(`${change.file} does not hold exactly once: ${change.text}`)
    writeFileSync(
      file,
      source.replace(change.text, () => change.instead),
    )
    return await modulesIn(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
