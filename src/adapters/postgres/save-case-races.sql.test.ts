import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { CaseChange } from '../../actions/ports/cases.ts'
import { change, found, madeCase, openStores, type StoreTest } from '../../../test/support/stores.ts'
import { chainOfCase } from './case-reads.sql.ts'
import { postgresCases } from './cases.ts'
import { verifyChain } from './event-hash.ts'
import { inTransaction } from './transaction.sql.ts'

let stores: StoreTest
before(async () => {
  stores = await openStores('save-races')
})
after(() => stores.close())

/** A planner that plans nothing, so that saves go through a transaction of several statements. */
const silent = { plan: async () => undefined }
const JOB = [{ queue: 'send-notice' as const, data: {} }]

for (const [how, jobs] of [
  ['in one statement', undefined],
  ['in a transaction with jobs', JOB],
] as const) {
  test(`of twenty that save one case at once, ${how}, exactly one wins`, async () => {
    const cases = postgresCases({ pool: stores.pool, jobs: silent })
    const file = await madeCase(cases)
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, n) => cases.save(file, change({ speed: `s${n}` }, jobs ? { jobs } : {}))))
    assert.equal(outcomes.filter((outcome) => outcome === 'saved').length, 1)
    const saved = await found(cases, file.id)
    assert.equal(saved.speed, `s${outcomes.indexOf('saved')}`)
    assert.equal(saved.version, 2)
    assert.deepEqual(verifyChain(file.id, await chainOfCase(stores.pool, file.id), saved), { ok: true })
  })
}

test('broken twin: looking at the version first and writing then lets several win', async () => {
  const { cases, pool } = stores
  const file = await madeCase(cases)
  const versions = Array.from(
    { length: 20 },
    async () => (await pool.query<{ version: number }>('select version from case_file where id = $1', [file.id])).rows[0]?.version,
  )
  const right = (await Promise.all(versions)).filter((version) => version === file.version)
  const writes = right.map((_, n) => pool.query('update case_file set version = version + 1, speed = $2 where id = $1', [file.id, `s${n}`]))
  assert.equal((await Promise.all(writes)).filter(({ rowCount }) => rowCount === 1).length, 20)
})

const receipt = (year: number): NonNullable<CaseChange['receipts']>[number] => ({
  id: randomUUID(),
  kind: 'receipt',
  checkCode: 'K4QX',
  amountMinor: 1,
  currency: 'KZT',
  year,
})

async function serials(office: string, year: number): Promise<number[]> {
  const { rows } = await stores.pool.query<{ serial: number }>('select serial from receipt where office_id = $1 and year = $2 order by serial', [office, year])
  return rows.map((row) => row.serial)
}

const counted = (to: number) => Array.from({ length: to }, (_, n) => n + 1)

test('fifty saves at once number their receipts without a gap, also when some of them are rolled back or come too late', async () => {
  const office = `gapless-${randomUUID().slice(0, 8)}`
  const failing = { plan: async () => undefined }
  const cases = postgresCases({ pool: stores.pool, jobs: failing })
  const files = await Promise.all(counted(50).map(() => madeCase(cases, { officeId: office })))
  const outcomes = await Promise.all(
    files.map(async (file, n) => {
      const receipts = [receipt(2026), receipt(2027), receipt(2026)]
      // A fee item that does not exist: the serials are already taken when the foreign key refuses the statement.
      if (n % 5 === 1)
        return cases.save(file, change({}, { receipts: [receipt(2026), { ...receipt(2026), feeItemId: randomUUID() }] })).catch(() => 'failed' as const)
      if (n % 5 === 2) return cases.save({ ...file, version: 9 }, change({}, { receipts, jobs: JOB }))
      return cases.save(file, change({}, n % 5 === 3 ? { receipts, jobs: JOB } : { receipts }))
    }),
  )
  assert.deepEqual(
    ['saved', 'failed', 'changed-meanwhile'].map((kind) => outcomes.filter((outcome) => outcome === kind).length),
    [30, 10, 10],
  )
  assert.deepEqual(await serials(office, 2026), counted(60))
  assert.deepEqual(await serials(office, 2027), counted(30))
  const { rows } = await stores.pool.query('select year, last_serial from receipt_series where office_id = $1 order by year', [office])
  assert.deepEqual(rows, [
    { year: 2026, last_serial: 60 },
    { year: 2027, last_serial: 30 },
  ])
})

test('broken twin: a serial taken outside the transaction leaves gaps where the rest is rolled back', async () => {
  const office = `gaps-${randomUUID().slice(0, 8)}`
  const file = await madeCase(stores.cases, { officeId: office })
  for (const n of counted(10)) {
    const { rows } = await stores.pool.query<{ serial: number }>(
      `insert into receipt_series values ($1, 2026, 1) on conflict (office_id, year) do update set last_serial = receipt_series.last_serial + 1 returning last_serial as serial`,
      [office],
    )
    await inTransaction(stores.pool, async (client) => {
      await client.query(`insert into receipt values ($1, $2, 2026, $3, 'K4QX', 'receipt', $4, null, null, 1, 'KZT', now())`, [
        randomUUID(),
        office,
        rows[0]?.serial,
        file.id,
      ])
      return n % 2 === 0 ? undefined : true
    })
  }
  assert.deepEqual(await serials(office, 2026), [1, 3, 5, 7, 9])
})

test('offices and years are numbered apart', async () => {
  const [a, b] = [`a-${randomUUID().slice(0, 8)}`, `b-${randomUUID().slice(0, 8)}`]
  for (const officeId of [a, b, a]) await stores.cases.save(await madeCase(stores.cases, { officeId }), change({}, { receipts: [receipt(2026)] }))
  assert.deepEqual(await serials(a, 2026), [1, 2])
  assert.deepEqual(await serials(b, 2026), [1])
})
