import type { Pool } from 'pg'
import type { Deps } from '../../src/actions/deps.ts'
import { postgresCrossings } from '../../src/adapters/postgres/crossings.sql.ts'
import { postgresPublications } from '../../src/adapters/postgres/publications.sql.ts'
import { postgresSeals } from '../../src/adapters/postgres/seals.sql.ts'
import { zxingReader } from '../../src/adapters/barcode/zxing-reader.ts'
import { sealReader } from '../../src/adapters/signer/seal-reader.ts'
import { trustOf } from '../../src/adapters/signer/trust-material.ts'
import { ownSeals } from '../../src/core/seal/seal-content.ts'
import { ensureDemoKeys } from '../../src/adapters/signer/ensure-demo-keys.ts'
import { sealTrustFiles } from '../../src/adapters/trust/trust-files.ts'
import type { Instant } from '../../src/core/kernel/instant.ts'
import { sealingOffice, type SealingOffice } from '../../src/main/sealing-office.ts'
import { sealRules } from '../../src/countries/kz-demo/seals.ts'

export type SealingDeps = Pick<Deps, 'keys' | 'sealer' | 'seals' | 'publications' | 'crossings' | 'trustFiles' | 'codes' | 'sealReader'>

/** The demo's keys in a test's own database, and everything that seals with them. */
export async function sealingDeps(pool: Pool, at: Instant): Promise<SealingDeps & { readonly office: SealingOffice }> {
  const office = sealingOffice({ pool, master: Buffer.alloc(32, 9), rules: sealRules(true), config: {} })
  await ensureDemoKeys(office.shop, at)
  return {
    office,
    keys: office.keys,
    sealer: office.sealer,
    seals: postgresSeals({ pool }),
    publications: postgresPublications({ pool }),
    crossings: postgresCrossings({ pool }),
    trustFiles: sealTrustFiles(Buffer.alloc(32, 3)),
    codes: zxingReader(),
    sealReader: sealReader(() => trustOf(office.keys), ownSeals(sealRules(true))),
  }
}
