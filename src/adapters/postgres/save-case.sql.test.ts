import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { CaseChange, CaseDocument } from '../../actions/ports/cases.ts'
import { day } from '../../core/kernel/plain-date.ts'
import { anAttempt, change, countRows, event, found, madeCase, minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import { chainOfCase } from './case-reads.sql.ts'
import { verifyChain } from './event-hash.ts'

let stores: StoreTest
before(async () => {
  stores = await openStores('save-case')
})
after(() => stores.close())

const object = (n: number) => ({ key: String(n).repeat(64).slice(0, 64), wrappedKey: `wrapped-${n}`, bytes: 1000 + n })
const MONEY = { amountMinor: 500, currency: 'KZT' }
const LINES = [{ item: 'service' as const, ruleId: 'r1', minor: 500, basis: 'plain' as const }]

function portrait(at = minute(5)): CaseDocument {
  return {
    id: randomUUID(),
    requirement: 'portrait',
    original: object(1),
    shown: object(2),
    width: 600,
    height: 800,
    sniffed: 'png',
    scan: 'off',
    uploadedAt: at,
  }
}

const whole = (page: CaseDocument) => ({ requirement: page.requirement, pages: [page] })

/** An act that writes to every table it can. */
function everything(): CaseChange {
  const [fee, refund] = [randomUUID(), randomUUID()]
  const attempt = anAttempt(fee, { createdAt: minute(5), expiresAt: minute(35) })
  return {
    at: minute(5),
    patch: {
      state: 'in-review',
      nationality: 'UTO',
      daysOfStay: 30,
      entryOn: day('2026-05-01'),
      answers: { surname: 'OTHER' },
      asked: [{ field: 'surname', question: 'q', answer: 'a' }],
    },
    events: [event('submit', minute(5)), event('confirm-payment', minute(5), { amount: 500, nested: { b: 1, a: [1.5, null, 'ö'] } })],
    feeItems: [{ id: fee, kind: 'application', ...MONEY, lines: LINES, state: 'open' }],
    documents: whole(portrait()),
    attempt,
    refunds: [{ id: refund, caseId: '', attemptId: attempt.id, ...MONEY, reason: 'double', state: 'requested', createdAt: minute(5) }],
    receipts: [
      { id: randomUUID(), kind: 'receipt', checkCode: 'K4QX', feeItemId: fee, ...MONEY, year: 2026 },
      { id: randomUUID(), kind: 'credit-note', checkCode: 'K4QY', refundId: refund, ...MONEY, year: 2026 },
    ],
    card: {
      id: randomUUID(),
      number: `T${randomUUID().slice(0, 8)}`,
      caseId: '',
      service: 'tourist-card',
      state: 'active',
      validFrom: day('2026-05-01'),
      validUntil: day('2026-05-30'),
      daysOfStay: 30,
      entries: 'single',
      mrz: ['A', 'B'],
      initials: 'A. B.',
      pdf: object(3),
      issuedAt: minute(5),
    },
    notices: [{ id: randomUUID(), kind: 'submitted', language: 'kk', recipient: 'a@example.org', messageCode: randomUUID(), facts: { a: [1, 2] } }],
  }
}

test('everything of a change is written and read back', async () => {
  const { cases, pool } = stores
  const file = await madeCase(cases)
  const act = everything()
  assert.equal(await cases.save(file, act), 'saved')
  const saved = await found(cases, file.id)
  const { state, nationality, daysOfStay, entryOn, answers, asked } = saved
  assert.deepEqual({ state, nationality, daysOfStay, entryOn, answers, asked }, act.patch)
  assert.deepEqual([saved.version, saved.eventCount, saved.updatedAt, 'email' in saved], [2, 3, minute(5), false])
  assert.deepEqual(await cases.feeItems(file.id), act.feeItems)
  assert.deepEqual(await cases.documents(file.id), act.documents?.pages)
  assert.deepEqual(await cases.attempts(file.id), [{ ...act.attempt, caseId: file.id }])
  assert.deepEqual(
    await cases.refunds(file.id),
    act.refunds?.map((refund) => ({ ...refund, caseId: file.id })),
  )
  assert.deepEqual(await cases.cardOfCase(file.id), { ...act.card, caseId: file.id })
  assert.deepEqual(await cases.cardByNumber(act.card?.number ?? ''), { ...act.card, caseId: file.id })
  assert.deepEqual(
    (await cases.receipts(file.id)).map(({ number, checkCode }) => [number, checkCode]),
    [
      ['AST-2026-000001', 'K4QX'],
      ['AST-2026-000002', 'K4QY'],
    ],
  )
  assert.deepEqual(
    await cases.notices(file.id),
    act.notices?.map((notice) => ({ ...notice, caseId: file.id, state: 'queued', attempts: 0, createdAt: minute(5) })),
  )
  assert.deepEqual(
    (await cases.events(file.id)).slice(1),
    act.events.map((one, index) => ({ ...one, seq: index + 2 })),
  )
  const chain = await chainOfCase(pool, file.id)
  assert.equal(chain.length, 3)
  assert.deepEqual(verifyChain(file.id, chain, saved), { ok: true })
})

test('a change of a case that was changed meanwhile writes to no table at all', async () => {
  const { cases, pool } = stores
  const file = await madeCase(cases)
  assert.equal(await cases.save(file, change({ speed: 'fast' })), 'saved')
  const before = await countRows(pool)
  const act = everything()
  assert.equal(await cases.save(file, act), 'changed-meanwhile')
  assert.deepEqual(await countRows(pool), before)
  assert.equal((await found(cases, file.id)).speed, 'fast')
  // Broken twin: the same rows, not bound to the row that was updated.
  const notice = act.notices?.[0]
  await pool.query(
    `with updated as (update case_file set version = version + 1 where id = $1 and version = $2 returning id)
     insert into notice select $3, $1, 'x', 'en', 'a@example.org', $4, '{}', 'queued', 0, now()`,
    [file.id, file.version, notice?.id, notice?.messageCode],
  )
  assert.notDeepEqual(await countRows(pool), before)
})

test('only the given columns change; null empties one', async () => {
  const { cases, pool } = stores
  const file = await madeCase(cases)
  const reasons = [{ code: 'photo-blurred', target: 'portrait', note: 'a "quoted" note' }]
  const officer = randomUUID()
  await cases.save(file, change({ returned: reasons, speed: 'fast', assignedTo: officer, correctBy: day('2026-04-01'), emailConfirmedAt: minute(1) }))
  const second = await found(cases, file.id)
  assert.deepEqual([second.returned, second.assignedTo, second.emailConfirmedAt], [reasons, officer, minute(1)])
  await cases.save(second, change({ returned: null, assignedTo: null, correctBy: null }, { at: minute(2) }))
  const third = await found(cases, file.id)
  const { returned: _, assignedTo: __, correctBy: ___, ...kept } = second
  const { version, eventCount, lastHash, updatedAt } = third
  assert.deepEqual(third, { ...kept, version, eventCount, lastHash, updatedAt })
  assert.deepEqual([version, eventCount, updatedAt], [3, 3, minute(2)])
  const { rows } = await pool.query('select returned is null as empty, assigned_at from case_file where id = $1', [file.id])
  assert.deepEqual(rows, [{ empty: true, assigned_at: null }])
})

test('a change without events keeps the end of the chain', async () => {
  const { cases, pool } = stores
  const file = await madeCase(cases)
  assert.equal(await cases.save(file, change({}, { events: [] })), 'saved')
  const saved = await found(cases, file.id)
  assert.deepEqual([saved.version, saved.eventCount, saved.lastHash], [2, 1, file.lastHash])
  assert.deepEqual(verifyChain(file.id, await chainOfCase(pool, file.id), saved), { ok: true })
})

test('a new picture replaces the current one of the same requirement, again and again', async () => {
  const { cases, pool } = stores
  let file = await madeCase(cases)
  const other = { ...portrait(), requirement: 'passport-page' }
  await cases.save(file, change({}, { documents: whole(other) }))
  const newest = [portrait(minute(6)), portrait(minute(7)), portrait(minute(8))]
  for (const document of newest) {
    file = await found(cases, file.id)
    assert.equal(await cases.save(file, change({}, { documents: whole(document) })), 'saved')
  }
  assert.deepEqual(
    await cases.documents(file.id),
    [other, newest[2]].toSorted((a, b) => (a?.requirement ?? '').localeCompare(b?.requirement ?? '')),
  )
  const { rows } = await pool.query('select count(*) as n from case_document where case_id = $1', [file.id])
  assert.deepEqual(rows, [{ n: 4 }])
})

test('an attempt that ends makes room for the next within one change', async () => {
  const { cases, pool } = stores
  const file = await madeCase(cases)
  const fee = randomUUID()
  const first = anAttempt(fee)
  await cases.save(file, change({}, { feeItems: [{ id: fee, kind: 'application', ...MONEY, lines: LINES, state: 'open' }], attempt: first }))
  const second = anAttempt(fee, { createdAt: minute(3) })
  const ended = { id: first.id, state: 'failed' as const, reason: 'declined', nextPollAt: null }
  assert.equal(await cases.save(await found(cases, file.id), change({}, { attempt: second, attemptStates: [ended] })), 'saved')
  const attempts = await cases.attempts(file.id)
  assert.deepEqual(
    attempts.map(({ id, state, reason }) => [id, state, reason]),
    [
      [first.id, 'failed', 'declined'],
      [second.id, 'created', undefined],
    ],
  )
  const { rows } = await pool.query('select next_poll_at from payment_attempt where case_id = $1 order by created_at', [file.id])
  assert.deepEqual(rows, [{ next_poll_at: null }, { next_poll_at: second.expiresAt }])
  // Two that can take money at once are refused by the index, and the whole change with them.
  await assert.rejects(cases.save(await found(cases, file.id), change({}, { attempt: anAttempt(fee) })), { code: '23505' })
  assert.equal((await found(cases, file.id)).version, 3)
})

test('a fee item is settled once, with the moment it was paid', async () => {
  const { cases } = stores
  const file = await madeCase(cases)
  const [paid, cancelled] = [randomUUID(), randomUUID()]
  const items = [paid, cancelled].map((id) => ({ id, kind: 'application' as const, ...MONEY, lines: LINES, state: 'open' as const }))
  await cases.save(file, change({}, { feeItems: items }))
  const settledFeeItems = [
    { id: paid, state: 'paid' as const },
    { id: cancelled, state: 'cancelled' as const },
  ]
  await cases.save(await found(cases, file.id), change({}, { at: minute(9), settledFeeItems }))
  const states = (await cases.feeItems(file.id)).map((item) => [item.id, item.state, item.paidAt])
  assert.deepEqual(
    states.toSorted(),
    [
      [paid, 'paid', minute(9)],
      [cancelled, 'cancelled', undefined],
    ].toSorted(),
  )
})
