import type { Instant } from '../../core/kernel/instant.ts'
import type { SealingRole } from '../../core/seal/seal-rules.ts'
import { makeOperationsKey, makeRevocationList, makeSigner, makeTestCsca, type Workshop } from './make-keys.ts'

const SIGNERS: readonly SealingRole[] = ['tourist', 'residence', 'vds-nc']

/** A demonstration has all its keys from the first start on. What is there is left alone. Answers how many were made. */
export async function ensureDemoKeys(shop: Workshop, at: Instant): Promise<number> {
  const roles = new Set((await shop.keys.all()).map((key) => key.role))
  let made = 0
  if (!roles.has('csca')) {
    await makeTestCsca(shop, at)
    made += 1
  }
  for (const role of SIGNERS) {
    if (roles.has(role)) continue
    await makeSigner(shop, role, at)
    made += 1
  }
  if (!roles.has('operations')) {
    await makeOperationsKey(shop, at)
    made += 1
  }
  if (!(await shop.keys.newestList())) await makeRevocationList(shop, at)
  return made
}
