import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { day } from '../../core/kernel/plain-date.ts'
import { madeCase, minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import { claimInstallation, readInstallation } from './installation.sql.ts'
import { type Parameter, postgresParameters } from './parameters.sql.ts'
import { postgresSupportMessages } from './support-messages.sql.ts'

let stores: StoreTest
before(async () => {
  stores = await openStores('parameters')
})
after(() => stores.close())

const parameter = (key: string, from: string, value: unknown): Parameter => ({
  kind: 'index-value',
  key,
  validFrom: day(from),
  value,
  source: 'a decree',
  recordedAt: minute(0),
  recordedBy: 'seed',
})

test('dated law is seeded once, never overwritten, and read with the newest last', async () => {
  const parameters = postgresParameters(stores)
  const rows = [
    parameter('mci', '2026-01-01', { minor: 400_000 }),
    parameter('mci', '2025-01-01', { minor: 393_200 }),
    parameter('list', '2026-01-01', ['a', 1, null]),
  ]
  assert.equal(await parameters.insertIfMissing(rows), 3)
  assert.equal(await parameters.insertIfMissing([...rows, parameter('mci', '2027-01-01', 1)]), 1)
  assert.equal(await parameters.insertIfMissing([parameter('mci', '2026-01-01', { minor: 1 })]), 0)
  assert.equal(await parameters.insertIfMissing([]), 0)
  assert.deepEqual(await parameters.load(), [rows[2], rows[1], rows[0], parameter('mci', '2027-01-01', 1)])
  // A correction is a further row for the same day; it comes after the one that it corrects.
  await stores.pool.query(
    `insert into parameter (kind, key, valid_from, value, source, recorded_at, recorded_by) values ('index-value', 'mci', '2026-01-01', '7', 's', $1, 'D-1')`,
    [minute(9)],
  )
  assert.deepEqual(
    (await parameters.load()).map((row) => row.value),
    [rows[2]?.value, rows[1]?.value, rows[0]?.value, 7, 1],
  )
})

test('processes that seed at once do not seed twice', async () => {
  const parameters = postgresParameters(stores)
  const rows = Array.from({ length: 20 }, (_, n) => parameter(`k${n}`, '2026-01-01', n))
  const counts = await Promise.all(Array.from({ length: 8 }, () => parameters.insertIfMissing(rows)))
  assert.deepEqual(
    counts.toSorted((a, b) => b - a),
    [20, 0, 0, 0, 0, 0, 0, 0],
  )
})

test('broken twin: without the lock, two that look before either has committed both seed', async () => {
  const insert = `insert into parameter (kind, key, valid_from, value, source, recorded_at, recorded_by)
    select 'twin', 'twin', '2026-01-01', '1', 's', now(), 'seed' where not exists (select from parameter where kind = 'twin')`
  const clients = [await stores.pool.connect(), await stores.pool.connect()]
  for (const statement of ['begin', insert, 'commit']) for (const client of clients) await client.query(statement)
  for (const client of clients) client.release()
  assert.equal((await stores.pool.query(`select from parameter where kind = 'twin'`)).rowCount, 2)
})

test('a database is claimed once, by one profile, and never when it holds cases that nobody claimed', async () => {
  await madeCase(stores.cases)
  assert.equal(await claimInstallation(stores.pool, 'demo', minute(0)), 'not-ours')
  assert.equal(await readInstallation(stores.pool), undefined)
  const empty = await openStores('installation')
  try {
    const claims = await Promise.all(
      (['demo', 'production', 'demo', 'production'] as const).map((profile) => claimInstallation(empty.pool, profile, minute(0))),
    )
    assert.deepEqual(claims.toSorted(), ['new', 'other-profile', 'other-profile', 'same'])
    const owner = await readInstallation(empty.pool)
    assert.equal(owner?.madeAt, minute(0))
    const other = owner?.profile === 'demo' ? 'production' : 'demo'
    await madeCase(empty.cases)
    assert.equal(await claimInstallation(empty.pool, other, minute(1)), 'other-profile')
    assert.equal(await claimInstallation(empty.pool, owner?.profile ?? other, minute(1)), 'same')
    assert.deepEqual(await readInstallation(empty.pool), owner)
  } finally {
    await empty.close()
  }
})

test('messages to the agency are read newest first, with the case they are about', async () => {
  const messages = postgresSupportMessages(stores)
  const file = await madeCase(stores.cases)
  const message = { language: 'ru' as const, email: 'a@example.org', body: 'help' }
  const [about, general] = [randomUUID(), randomUUID()]
  await messages.keep({ id: about, caseId: file.id, ...message, at: minute(1) })
  await messages.keep({ id: general, ...message, at: minute(2) })
  assert.deepEqual(await messages.ofOffice(10), [
    { id: general, ...message, createdAt: minute(2) },
    { id: about, caseCode: file.code, ...message, createdAt: minute(1) },
  ])
  assert.equal((await messages.ofOffice(1)).length, 1)
})
