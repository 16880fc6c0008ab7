import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { MrzModule } from './verdict.ts'

const SOURCES = fileURLToPath(new URL('../src/mrz', import.meta.url))

export interface Break {
  readonly file: string
  readonly text: string
  readonly instead: string
}

/** The module with one line changed for the worse, to prove that the tests would notice. Throws when the line is no longer there. */
export async function brokenTwin(change: Break): Promise<MrzModule> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mrz-twin-'))
  try {
    cpSync(SOURCES, folder, { recursive: true })
    const file = path.join(folder, change.file)
    const source = readFileSync(file, 'utf8')
    if (source.split(change.text).length !== 2) throw new Error(`${change.file} does not hold exactly once: ${change.text}`)
    writeFileSync(file, source.replace(change.text, change.instead))
    return (await import(pathToFileURL(path.join(folder, 'index.ts')).href)) as MrzModule
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
