import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { APPLICANT, change, event, found, madeCase, minute, newCase, openStores, type StoreTest } from '../../../test/support/stores.ts'
import { chainOfCase } from './case-reads.sql.ts'
import { verifyChain } from './event-hash.ts'

let stores: StoreTest
before(async () => {
  stores = await openStores('case-history')
})
after(() => stores.close())

test('a new case is a draft with one event, found by code and id', async () => {
  const { cases, pool } = stores
  const made = newCase({ language: 'kk', answers: { surname: 'Ә', note: '' } })
  assert.equal(await cases.create(made, APPLICANT), true)
  const file = await found(cases, made.id)
  const { at, ...given } = made
  assert.deepEqual(file, { ...given, state: 'draft', version: 1, asked: [], createdAt: at, updatedAt: at, eventCount: 1, lastHash: file.lastHash })
  assert.deepEqual(await cases.findByCode(made.code), file)
  assert.equal(await cases.findByCode('TC-NONE'), undefined)
  assert.equal(await cases.findById(randomUUID()), undefined)
  const data = { service: made.service, definitionVersion: made.definitionVersion, channel: made.channel }
  assert.deepEqual(await cases.events(made.id), [{ seq: 1, at, kind: 'start', actor: APPLICANT, data }])
  assert.deepEqual(verifyChain(made.id, await chainOfCase(pool, made.id), file), { ok: true })
})

test('a code that is taken makes no second case and no event', async () => {
  const { cases, pool } = stores
  const first = newCase()
  const seconds = [newCase({ code: first.code }), newCase({ code: first.code })]
  const outcomes = await Promise.all([first, ...seconds].map((made) => cases.create(made, APPLICANT)))
  assert.deepEqual(outcomes.toSorted(), [false, false, true])
  const { rows } = await pool.query('select count(*) as n from case_event where case_id = any($1)', [[first.id, ...seconds.map((made) => made.id)]])
  assert.deepEqual(rows, [{ n: 1 }])
})

for (const table of ['case_event', 'receipt']) {
  test(`rows of ${table} can be neither changed nor deleted`, async () => {
    const { cases, pool } = stores
    const file = await madeCase(cases)
    await cases.save(file, change({}, { receipts: [{ id: randomUUID(), kind: 'receipt', checkCode: 'AAAA', amountMinor: 1, currency: 'KZT', year: 2026 }] }))
    const read = async () => (await pool.query(`select * from ${table} where case_id = $1`, [file.id])).rows
    const before = await read()
    assert.equal(before.length > 0, true)
    const column = table === 'receipt' ? 'check_code' : 'kind'
    await assert.rejects(pool.query(`update ${table} set ${column} = 'x' where case_id = $1`, [file.id]), { code: '23001' })
    await assert.rejects(pool.query(`delete from ${table} where case_id = $1`, [file.id]), { code: '23001' })
    // Not even where a draft is being removed may a row be altered.
    await assert.rejects(pool.query(`begin; set local sapar.retention = 'on'; update ${table} set ${column} = 'x' where case_id = '${file.id}'; commit`), {
      code: '23001',
    })
    assert.deepEqual(await read(), before)
    // Broken twin: without the trigger the same statement goes through.
    await pool.query(`alter table ${table} disable trigger ${table}_append_only`)
    assert.equal((await pool.query(`update ${table} set ${column} = 'x' where case_id = $1`, [file.id])).rowCount, before.length)
    await pool.query(`alter table ${table} enable trigger ${table}_append_only`)
  })
}

test('an event edited behind our back is found; without the hashes nobody would notice', async () => {
  const { cases, pool } = stores
  let file = await madeCase(cases)
  // Values that look different after a stay in the database must not look edited.
  const data = { z: 1.0, a: [1e21, 1e-7, 0.1 + 0.2, -0], nested: { ü: '\u2028', b: { d: 1, c: 2 } }, text: '1.0', long: '9007199254740993' }
  await cases.save(
    file,
    change({}, { events: [event('submit', minute(1), data), event('confirm-payment', minute(2)), event('approve', minute(3), { amount: 5 })] }),
  )
  file = await found(cases, file.id)
  assert.deepEqual(verifyChain(file.id, await chainOfCase(pool, file.id), file), { ok: true })

  await pool.query('alter table case_event disable trigger case_event_append_only')
  await pool.query(`update case_event set kind = 'refuse' where case_id = $1 and seq = 4`, [file.id])
  await pool.query('alter table case_event enable trigger case_event_append_only')
  const edited = await chainOfCase(pool, file.id)
  assert.deepEqual(verifyChain(file.id, edited, file), { ok: false, seq: 4 })
  // Broken twin: checking that the links fit, and not that each hash is that of its event.
  const linked = edited.every((one, n) => one.seq === n + 1 && (n === 0 || one.previousHash === edited[n - 1]?.hash)) && edited.at(-1)?.hash === file.lastHash
  assert.equal(linked, true)
})
