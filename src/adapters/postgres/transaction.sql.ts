import type { Pool, PoolClient } from 'pg'

/**
 * Runs `work` in one transaction and commits what it did, unless it throws or answers undefined: then nothing of it stays.
 * A connection that cannot even roll back is thrown away, so that nobody inherits a half-done transaction.
 */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T | undefined>): Promise<T | undefined> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query(result === undefined ? 'rollback' : 'commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}
