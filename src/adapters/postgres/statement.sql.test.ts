import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { PoolClient } from 'pg'
import { madeCase, minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import { postgresPeople } from './people.ts'
import { findRow, rowsOf } from './statement.ts'
import { inTransaction } from './transaction.sql.ts'

let stores: StoreTest
before(async () => {
  stores = await openStores('statement')
})
after(() => stores.close())

for (const [what, text] of [
  ['no UUID', 'abc'],
  ['nothing', ''],
  ['a NUL', 'TC-\0'],
] as const) {
  test(`looking up ${what} finds nothing and is no error`, async () => {
    const { cases, pool } = stores
    const people = postgresPeople({ pool })
    const answers = [
      cases.findById(text),
      cases.findByCode(text),
      cases.cardByNumber(text),
      cases.cardOfCase(text),
      cases.attempt(text),
      cases.attemptByRef(text),
      cases.refund(text),
      cases.notice(text),
      cases.noticeByCode(text),
      people.staffById(text),
      people.staffByNumber(text),
      people.passkey(text),
      people.takeChallenge(text, minute(0)),
    ]
    assert.deepEqual(
      await Promise.all(answers),
      answers.map(() => undefined),
    )
  })
}

test('any other trouble of a look-up is told', async () => {
  await assert.rejects(findRow(stores.pool, 'select 1 / $1::integer', [0]), { code: '22012' })
  await assert.rejects(rowsOf(stores.pool, 'select $1::uuid', ['abc']), { code: '22P02' })
})

test('a connection that breaks within a transaction fails the act, is thrown away, and does not end the process', async () => {
  const file = await madeCase(stores.cases)
  let listeners = 0
  const broken = inTransaction(stores.pool, async (client) => {
    listeners = client.listenerCount('error')
    await client.query('update case_file set speed = $2 where id = $1', [file.id, 'lost'])
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const gone = new Promise<void>((resolve) => client.once('end', () => resolve()))
    await stores.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await gone
    await client.query('select 1')
    return true
  })
  await assert.rejects(broken)
  assert.equal((await stores.cases.findById(file.id))?.speed, undefined)
  // Broken twin: a connection taken without a listener of its own has none, and an 'error' nobody hears ends a Node process.
  const bare: PoolClient = await stores.pool.connect()
  assert.deepEqual([listeners, bare.listenerCount('error')], [1, 0])
  bare.release()
})

test('what answers undefined or throws leaves nothing behind, and its connection serves the next', async () => {
  const file = await madeCase(stores.cases)
  const set = (client: PoolClient) => client.query(`update case_file set speed = 'x' where id = $1`, [file.id])
  const nothing = await inTransaction(stores.pool, async (client) => void (await set(client)))
  assert.equal(nothing, undefined)
  const thrown = inTransaction(stores.pool, async (client) => {
    await set(client)
    throw new Error('stop')
  })
  await assert.rejects(thrown, /stop/)
  assert.equal((await stores.cases.findById(file.id))?.speed, undefined)
  assert.equal(await inTransaction(stores.pool, async (client) => (await set(client)).rowCount ?? 0), 1)
  assert.equal((await stores.cases.findById(file.id))?.speed, 'x')
})
