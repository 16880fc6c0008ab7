import type { Pool, PoolClient } from 'pg'

/**
 * Runs `work` in one transaction and commits what it did, unless it throws or answers undefined: then nothing of it stays.
 * A connection that cannot even roll back is thrown away, so that nobody inherits a half-done transaction.
 */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T | undefined>): Promise<T | undefined> {
  const client = await pool.connect()
  let broken: Error | undefined
  // The pool listens only while a connection is idle: one that breaks in our hands would otherwise end the process.
  const onError = (error: Error): void => {
    broken = error
  }
  client.on('error', onError)
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query(result === undefined ? 'rollback' : 'commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(onError)
    throw error
  } finally {
    client.removeListener('error', onError)
    client.release(broken)
  }
}
