import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { CaseChange } from '../../actions/ports/cases.ts'
import { day } from '../../core/kernel/plain-date.ts'
import { change, countRows, event, found, madeCase, minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import { verifyChain } from './event-hash.ts'
import { chainOfCase } from './case-reads.sql.ts'

let stores: StoreTest
before(async () => {
  stores = await openStores()
})
after(() => stores.close())

const object = (n: number) => ({ key: String(n).repeat(64).slice(0, 64), wrappedKey: `wrapped-${n}`, bytes: 1000 + n })

/** An act that writes to every table it can. */
function everything(): CaseChange {
  const fee = randomUUID()
  const attempt = randomUUID()
  const refund = randomUUID()
  const lines = [{ item: 'card', ruleId: 'r1', minor: 500, basis: 'plain' as const }]
  const money = { amountMinor: 500, currency: 'KZT' }
  return {
    at: minute(5),
    patch: { state: 'in-review', nationality: 'UTO', daysOfStay: 30, entryOn: day('2026-05-01'), answers: { surname: 'OTHER' }, asked: [{ field: 'surname', question: 'q', answer: 'a' }] },
    events: [event('submit', minute(5)), event('confirm-payment', minute(5), { amount: 500, nested: { b: 1, a: [1.5, null, 'ö'] } })],
    feeItems: [{ id: fee, kind: 'application', ...money, lines, state: 'open' }],
    document: { id: randomUUID(), requirement: 'portrait', original: object(1), shown: object(2), width: 600, height: 800, sniffed: 'png', uploadedAt: minute(5) },
    attempt: { id: attempt, caseId: '', feeItemId: fee, provider: 'sandbox', ...money, state: 'created', createdAt: minute(5), expiresAt: minute(35), polls: 0 },
    refunds: [{ id: refund, caseId: '', attemptId: attempt, ...money, reason: 'double', state: 'requested', createdAt: minute(5) }],
    receipts: [
      { id: randomUUID(), kind: 'receipt', checkCode: 'K4QX', feeItemId: fee, ...money, year: 2026 },
      { id: randomUUID(), kind: 'credit-note', checkCode: 'K4QY', refundId: refund, ...money, year: 2026 },
    ],
    card: {
      id: randomUUID(), number: `T${randomUUID().slice(0, 8)}`, caseId: '', service: 'tourist-card', state: 'active', validFrom: day('2026-05-01'), validUntil: day('2026-05-30'),
      daysOfStay: 30, entries: 'single', mrz: ['A', 'B'], initials: 'A. B.', pdf: object(3), issuedAt: minute(5),
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
  assert.equal(saved.version, 2)
  assert.equal(saved.eventCount, 3)
  assert.equal(saved.state, 'in-review')
  assert.equal(saved.entryOn, '2026-05-01')
  assert.deepEqual(saved.answers, { surname: 'OTHER' })
  assert.deepEqual(saved.asked, act.patch.asked)
  assert.equal(saved.updatedAt, minute(5))
  assert.equal(saved.email, undefined)
  assert.deepEqual(await cases.feeItems(file.id), act.feeItems)
  assert.deepEqual(await cases.documents(file.id), [act.document])
  assert.deepEqual(await cases.attempts(file.id), [{ ...act.attempt, caseId: file.id }])
  assert.deepEqual(await cases.refunds(file.id), act.refunds?.map((refund) => ({ ...refund, caseId: file.id })))
  assert.deepEqual(await cases.cardOfCase(file.id), { ...act.card, caseId: file.id })
  assert.deepEqual((await cases.receipts(file.id)).map(({ number, checkCode }) => [number, checkCode]), [['AST-2026-000001', 'K4QX'], ['AST-2026-000002', 'K4QY']])
  assert.deepEqual(await cases.notices(file.id), act.notices?.map((notice) => ({ ...notice, caseId: file.id, state: 'queued', attempts: 0, createdAt: minute(5) })))
  const chain = await chainOfCase(pool, file.id)
  assert.equal(chain.length, 3)
  assert.deepEqual(verifyChain(file.id, chain, saved), { ok: true })
  const counts = await countRows(pool)
  assert.equal(await cases.save(file, everything()), 'changed-meanwhile')
  assert.deepEqual(await countRows(pool), counts)
})
