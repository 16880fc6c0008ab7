// Runs the vectors of one folder: SEAL_VECTORS=DIR node run/run-vectors.ts. Without SEAL_VECTORS the package's own vectors run.
import { fileURLToPath } from 'node:url'
import { OWN_MODULES } from './modules.ts'
import { type FolderReport, judgeFolder } from './vector-folder.ts'

const OWN = fileURLToPath(new URL('../vectors', import.meta.url))

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function reportOf(folder: string): Promise<FolderReport> {
  try {
    return await judgeFolder(folder, OWN_MODULES)
  } catch (error) {
    return { verdicts: [{ title: folder, problem: String(error) }], leftOut: 0, unjudged: [] }
  }
}

const { verdicts, leftOut, unjudged } = await reportOf(process.env.SEAL_VECTORS || OWN)
const failed = verdicts.filter((verdict) => verdict.problem !== null)
for (const verdict of failed) print(`FAILED ${verdict.title}: ${verdict.problem}`)
for (const what of unjudged) print(`not judged: ${what}`)
if (leftOut > 0) print(`left out: ${leftOut} cases in Arabic script, for which this package has no table`)
if (verdicts.length === 0) print('nothing ran: no file of the folder holds vectors in a known format')
print(`${verdicts.length - failed.length} passed, ${failed.length} failed`)
process.exitCode = failed.length > 0 || verdicts.length === 0 ? 1 : 0
