import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { judgeMrz } from './judge-mrz.ts'
import { isLeftOut, judgeNames, transliterationCases } from './judge-names.ts'
import type { MrzModule, Verdict } from './verdict.ts'

export interface FolderReport {
  readonly verdicts: readonly Verdict[]
  /** Cases of scripts that the module has no table for. */
  readonly leftOut: number
}

/** Runs every JSON file of a folder, whatever its name: files in other formats give no verdict, unreadable ones fail. */
export function judgeFolder(folder: string, mrz: MrzModule): FolderReport {
  const verdicts: Verdict[] = []
  let leftOut = 0
  for (const name of readdirSync(folder).toSorted()) {
    if (!name.endsWith('.json')) continue
    const file = readJson(path.join(folder, name))
    if (!file.ok) {
      verdicts.push({ title: name, problem: file.problem })
      continue
    }
    leftOut += transliterationCases(file.content).filter(isLeftOut).length
    for (const verdict of [...judgeMrz(file.content, mrz), ...judgeNames(file.content, mrz)]) verdicts.push({ ...verdict, title: `${name}: ${verdict.title}` })
  }
  return { verdicts, leftOut }
}

function readJson(file: string): { readonly ok: true; readonly content: unknown } | { readonly ok: false; readonly problem: string } {
  try {
    return { ok: true, content: JSON.parse(readFileSync(file, 'utf8')) }
  } catch (error) {
    return { ok: false, problem: String(error) }
  }
}
