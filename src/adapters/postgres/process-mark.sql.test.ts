import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import { postgresIdempotency } from './idempotency.sql.ts'
import { processMark } from './process-mark.sql.ts'

let stores: StoreTest
before(async () => {
  stores = await openStores('process-mark')
})
after(() => stores.close())

const call = (key: string) => ({ principal: 'partner', key, route: 'POST /api/v1/cases', bodyHash: 'aa', at: minute(0) })

/** What the database sees when a process is killed: the connection that holds its mark ends. */
async function endMark(mark: number): Promise<void> {
  await stores.pool.query(
    'select pg_terminate_backend(pid) from pg_locks where locktype = $1 and objid = $2::integer::oid and database = (select oid from pg_database where datname = current_database())',
    ['advisory', mark],
  )
  for (;;) {
    const { rowCount } = await stores.pool.query('select from pg_locks where locktype = $1 and objid = $2::integer::oid', ['advisory', mark])
    if (rowCount === 0) return
    await pause(5)
  }
}

async function ownerOf(key: string): Promise<number> {
  const { rows } = await stores.pool.query<{ owner: number }>('select owner from idempotency_key where key = $1', [key])
  return rows[0]?.owner ?? 0
}

test('a call of a process that died is begun anew at once by one of many, and a call of a process that lives is not', async () => {
  const [ours, theirs] = [postgresIdempotency({ pool: stores.pool }), postgresIdempotency({ pool: stores.pool })]
  const [living, dying] = [randomUUID(), randomUUID()]
  assert.deepEqual(await ours.begin(call(living)), { kind: 'new' })
  assert.deepEqual(await theirs.begin(call(dying)), { kind: 'new' })
  assert.deepEqual(await ours.begin(call(dying)), { kind: 'running' })
  await endMark(await ownerOf(dying))
  const starts = await Promise.all(Array.from({ length: 20 }, () => ours.begin(call(dying))))
  assert.deepEqual(starts.map((start) => start.kind).toSorted(), ['new', ...Array.from({ length: 19 }, () => 'running')])
  assert.deepEqual(await theirs.begin(call(living)), { kind: 'running' })
})

test('broken twin: a call that does not say who began it stays running after the death of its process', async () => {
  const [ours, theirs] = [postgresIdempotency({ pool: stores.pool }), postgresIdempotency({ pool: stores.pool })]
  const key = randomUUID()
  await theirs.begin(call(key))
  const mark = await ownerOf(key)
  await stores.pool.query('update idempotency_key set owner = null where key = $1', [key])
  await endMark(mark)
  assert.deepEqual(await ours.begin(call(key)), { kind: 'running' })
})

test('a process keeps its mark, two processes have different ones, and one that lost its connection gets a new one', async () => {
  const [one, other] = [processMark(stores.pool), processMark(stores.pool)]
  const [first, same, second] = [await one(), await one(), await other()]
  assert.equal(first, same)
  assert.notEqual(first, second)
  await endMark(first)
  // The client hears of it a moment later than the database knows.
  for (let tries = 0; tries < 200 && (await one()) === first; tries++) await pause(5)
  assert.notEqual(await one(), first)
  assert.equal(await other(), second)
})
