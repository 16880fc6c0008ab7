import type { Pool } from 'pg'
import { openDatabase } from '../../src/adapters/postgres/pool.ts'
import { testDatabase } from './database.ts'

/** The product's own kind of pool on a migrated database of the caller's own; `close` drops both. */
export async function openTestPool(name: string, max = 12): Promise<{ readonly pool: Pool; readonly url: string; close(): Promise<void> }> {
  const database = await testDatabase(name)
  const { pool } = openDatabase(database.url, { max })
  // The pool forgets its clients before the server has let them go, and dropping the database cuts them off: nobody else listens then.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const close = async () => {
    await pool.end()
    await database.drop()
  }
  return { pool, url: database.url, close }
}
