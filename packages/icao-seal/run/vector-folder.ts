import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bytes } from '../src/bytes/bytes.ts'
import { judgeCertificates } from './judge-certificates.ts'
import { judgeChain } from './judge-chain.ts'
import { judgeMrz } from './judge-mrz.ts'
import { isLeftOut, judgeNames, transliterationCases } from './judge-names.ts'
import { judgePrimitives } from './judge-primitives.ts'
import { judgeRefusals } from './judge-refusals.ts'
import { judgeSeals } from './judge-seals.ts'
import type { SealModules } from './modules.ts'
import { type Judge, pinnedOf, type VectorFile } from './vector-file.ts'
import type { Verdict } from './verdict.ts'

/** One line each. A judge knows its format by its structure and passes over all others. */
const JUDGES: readonly Judge[] = [
  ({ content, modules }) => judgeMrz(content, modules.mrz),
  ({ content, modules }) => judgeNames(content, modules.mrz),
  judgePrimitives,
  judgeCertificates,
  judgeSeals,
  judgeRefusals,
  judgeChain,
]

const OWN_SEALS = fileURLToPath(new URL('../vectors/vds.json', import.meta.url))

export interface FolderReport {
  readonly verdicts: readonly Verdict[]
  /** Cases of scripts that the module has no table for. */
  readonly leftOut: number
  /** What vectors state and no judge checks. */
  readonly unjudged: readonly string[]
}

type ReadFile = { readonly name: string } & ({ readonly ok: true; readonly content: unknown } | { readonly ok: false; readonly problem: string })

/** Runs every JSON file of a folder, whatever its name: files in other formats give no verdict, unreadable ones fail. */
export async function judgeFolder(folder: string, modules: SealModules): Promise<FolderReport> {
  const verdicts: Verdict[] = []
  const unjudged: string[] = []
  let leftOut = 0
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const files = names.toSorted().map((name) => readJson(folder, name))
  const pinned = pinnedOfFolder(files)
  for (const file of files) {
    const { name } = file
    if (!file.ok) {
      verdicts.push({ title: name, problem: file.problem })
      continue
    }
    const { content } = file
    leftOut += transliterationCases(content).filter(isLeftOut).length
    verdicts.push(...(await judgeFile({ name, content, pinned, modules, unjudged: (what) => unjudged.push(`${name}: ${what}`) })))
  }
  return { verdicts, leftOut, unjudged }
}

/** One file, read already. A judge that throws has failed; the others still run. */
export async function judgeFile(file: VectorFile): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = []
  for (const judge of JUDGES) {
    const found = await Promise.resolve(file)
      .then(judge)
      .catch((error: unknown) => [{ title: 'its format', problem: `threw ${String(error)}` }])
    for (const verdict of found) verdicts.push({ ...verdict, title: `${file.name}: ${verdict.title}` })
  }
  return verdicts
}

/** Files of seals may bring no certificates: theirs are in another file of the folder, or in the package's own `vds.json`. */
function pinnedOfFolder(files: readonly ReadFile[]): readonly Bytes[] {
  const found = files.flatMap((file) => (file.ok ? attempt(() => pinnedOf(file.content)) : []))
  return found.length > 0 ? found : pinnedOf(JSON.parse(readFileSync(OWN_SEALS, 'utf8')))
}

/** A file with a broken certificate fails in its own judge, not here. */
function attempt(read: () => readonly Bytes[]): readonly Bytes[] {
  try {
    return read()
  } catch {
    return []
  }
}

function readJson(folder: string, name: string): ReadFile {
  try {
    return { ok: true, name, content: JSON.parse(readFileSync(path.join(folder, name), 'utf8')) }
  } catch (error) {
    return { ok: false, name, problem: String(error) }
  }
}
