import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Idempotency, Limits } from '../../actions/ports/people.ts'
import { minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import { postgresIdempotency } from './idempotency.sql.ts'
import { postgresLimits } from './limits.sql.ts'

let stores: StoreTest
let limits: Limits
let calls: Idempotency
before(async () => {
  stores = await openStores('guards')
  limits = postgresLimits({ pool: stores.pool })
  calls = postgresIdempotency({ pool: stores.pool })
})
after(() => stores.close())

const LIMIT = { capacity: 3, perMinute: 0.5 }
const forty = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 40 }, work))
const yes = (answers: readonly boolean[]): number => answers.filter((answer) => answer).length

test('a bucket gives what it holds, refills with time, never beyond its size, and not for a clock that runs behind', async () => {
  const key = randomUUID()
  const spend = (n: number) => limits.spend(key, LIMIT, minute(n))
  assert.deepEqual([await spend(10), await spend(10), await spend(10), await spend(10)], [true, true, true, false])
  assert.deepEqual([await spend(11), await spend(12), await spend(12)], [false, true, false])
  assert.deepEqual([await spend(5), await spend(13), await spend(14)], [false, false, true])
  assert.deepEqual([await spend(900), await spend(900), await spend(900), await spend(900)], [true, true, true, false])
  assert.equal(await limits.spend(randomUUID(), { capacity: 0, perMinute: 9 }, minute(0)), false)
})

test('forty tries at once take exactly what the bucket holds, full or half empty', async () => {
  const key = randomUUID()
  assert.equal(yes(await forty(() => limits.spend(key, { capacity: 10, perMinute: 1 }, minute(0)))), 10)
  assert.equal(yes(await forty(() => limits.spend(key, { capacity: 10, perMinute: 1 }, minute(4)))), 4)
})

test('broken twin: reading what is left and then writing it back lets more through', async () => {
  const key = randomUUID()
  await stores.pool.query('insert into rate_bucket values ($1, 10, now())', [key])
  const reads = await forty(
    async () => (await stores.pool.query<{ tokens: number }>('select tokens from rate_bucket where key = $1', [key])).rows[0]?.tokens ?? 0,
  )
  const spent = reads.filter((tokens) => tokens >= 1).map((tokens) => stores.pool.query('update rate_bucket set tokens = $2 where key = $1', [key, tokens - 1]))
  assert.equal((await Promise.all(spent)).length, 40)
})

function call(changes: { readonly at?: ReturnType<typeof minute>; readonly bodyHash?: string; readonly route?: string; readonly key?: string } = {}) {
  return { principal: 'partner', key: 'k', route: 'POST /api/v1/cases', bodyHash: 'aa', at: minute(0), ...changes }
}

test('of forty equal calls at once one begins and the others are told that it runs', async () => {
  const key = randomUUID()
  const starts = await forty(() => calls.begin(call({ key })))
  assert.deepEqual(starts.map((start) => start.kind).toSorted(), ['new', ...Array.from({ length: 39 }, () => 'running')])
})

test('broken twin: looking for the key first and writing it then lets several begin', async () => {
  const key = randomUUID()
  const seen = await forty(async () => (await stores.pool.query('select from idempotency_key where key = $1', [key])).rowCount)
  assert.equal(seen.filter((count) => count === 0).length, 40)
})

test('a finished call answers the same again; another body or route under its key is refused', async () => {
  const key = randomUUID()
  assert.deepEqual(await calls.begin(call({ key })), { kind: 'new' })
  await calls.finish({ principal: 'partner', key, status: 201, response: '{"ok":1}' })
  await calls.finish({ principal: 'partner', key, status: 500, response: 'late' })
  assert.deepEqual(await calls.begin(call({ key, at: minute(90) })), { kind: 'done', status: 201, response: '{"ok":1}' })
  assert.deepEqual(await calls.begin(call({ key, bodyHash: 'bb' })), { kind: 'other-body' })
  assert.deepEqual(await calls.begin(call({ key, route: 'POST /other' })), { kind: 'other-body' })
  assert.deepEqual(await calls.begin({ ...call({ key }), principal: 'somebody else' }), { kind: 'new' })
  await calls.forget('partner', key)
  assert.equal((await calls.begin(call({ key }))).kind, 'done')
})

test('a call that failed before it did anything may begin again', async () => {
  const key = randomUUID()
  await calls.begin(call({ key }))
  await calls.forget('partner', key)
  assert.deepEqual(await calls.begin(call({ key, bodyHash: 'bb' })), { kind: 'new' })
})

test('a call whose process died is taken over after five minutes, by one of forty who ask', async () => {
  const key = randomUUID()
  await calls.begin(call({ key }))
  assert.deepEqual(await calls.begin(call({ key, at: minute(5) })), { kind: 'running' })
  const starts = await forty(() => calls.begin(call({ key, at: minute(6) })))
  assert.deepEqual(starts.map((start) => start.kind).toSorted(), ['new', ...Array.from({ length: 39 }, () => 'running')])
})
