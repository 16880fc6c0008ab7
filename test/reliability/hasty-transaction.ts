import { setTimeout as pause } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import { inTransaction as honestly } from '../../src/adapters/postgres/transaction.sql.ts'

const BEHIND_MS = 500

/** Broken on purpose: what it promises is written a moment later, if the process lives that long. */
export async function inTransaction(pool: Pool, work: (client: PoolClient) => Promise<boolean | undefined>): Promise<boolean> {
  void pause(BEHIND_MS)
    .then(() => honestly(pool, work))
    .catch(() => undefined)
  return true
}
