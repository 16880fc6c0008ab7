import { randomInt } from 'node:crypto'
import type { Socket } from 'node:net'
import pg, { type Pool } from 'pg'

/** The first of the two numbers of the advisory locks that processes hold; the second is their mark. */
const MARKS = 7_403

/** True in SQL when the process with the mark `owner`, an integer column, lives: its connection, and with it the lock, ends with it. */
export const ownerLives = (owner: string) => `exists (
    select from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 2 and l.classid = ${MARKS} and l.objid = ${owner}::oid
      and l.database = (select oid from pg_database where datname = current_database()))`

/**
 * Answers this process's mark, a number from 1 up that no other living process has in this database. It stands on a connection of its own that
 * keeps no process running; when the connection breaks, the next question gets a new mark.
 */
export function processMark(pool: Pool): () => Promise<number> {
  let mark: Promise<number> | undefined
  return () => {
    if (mark) return mark
    const taken = takeMark(pool, () => {
      if (mark === taken) mark = undefined
    })
    mark = taken
    return mark
  }
}

async function takeMark(pool: Pool, onLost: () => void): Promise<number> {
  const client = new pg.Client({ ...pool.options, application_name: 'sapar-mark', statement_timeout: 30_000 })
  client.on('error', onLost)
  client.on('end', onLost)
  try {
    await client.connect()
    const socket = client.connection.stream as Socket
    for (;;) {
      const number = randomInt(1, 2 ** 31)
      const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1, $2) as held', [MARKS, number])
      if (!rows[0]?.held) continue
      socket.unref()
      return number
    }
  } catch (error) {
    onLost()
    throw error
  }
}
