import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import type { Deps } from './deps.ts'
import { eachAlone } from './each-alone.ts'

const BATCH = 50

/**
 * Looks through what came while the scanner could not be reached. An infected original is removed; the picture drawn anew stays, since nothing but pixels is left
 * in it. Answers how many were looked through.
 */
export async function scanDocuments(deps: Pick<Deps, 'cases' | 'objects' | 'virusScan'>, actor: Actor): Promise<number> {
  const scanner = deps.virusScan
  if (!scanner || !may(actor, 'scan-documents')) return 0
  let scanned = 0
  await eachAlone(await deps.cases.unscannedDocuments(BATCH), async ({ id, original }) => {
    const content = await deps.objects.get(original)
    const result = content ? await scanner.scan(content) : 'clean'
    if (result === 'unavailable') return
    await deps.cases.setDocumentScan(id, result)
    if (result === 'infected') await deps.objects.remove(original.key)
    scanned++
  })
  return scanned
}
