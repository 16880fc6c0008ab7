import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Attempt } from '../../actions/ports/cases.ts'
import { anAttempt, change, found, madeCase, minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import { receiptNumber } from './case-payments.sql.ts'

let stores: StoreTest
before(async () => {
  stores = await openStores('case-payments')
})
after(() => stores.close())

async function opened(changes: Partial<Attempt> = {}): Promise<Attempt> {
  const file = await madeCase(stores.cases)
  const fee = randomUUID()
  const attempt = anAttempt(fee, { ...changes, caseId: file.id })
  await stores.cases.save(
    file,
    change({}, { feeItems: [{ id: fee, kind: 'application', amountMinor: 500, currency: 'KZT', lines: [], state: 'open' }], attempt }),
  )
  return attempt
}

const started = (n = 3) => ({ providerRef: `ref-${randomUUID()}`, redirectUrl: 'https://pay.example/p', nextPollAt: minute(n) })

test('an attempt starts with its reference and page, found by id and by reference', async () => {
  const attempt = await opened()
  assert.deepEqual(await stores.cases.attempt(attempt.id), attempt)
  const { nextPollAt, ...page } = started()
  await stores.cases.setAttemptStarted(attempt.id, { ...page, nextPollAt })
  const running = { ...attempt, ...page, state: 'started' }
  assert.deepEqual(await stores.cases.attemptByRef(page.providerRef), running)
  assert.deepEqual(await stores.cases.attempts(attempt.caseId), [running])
  assert.equal(await stores.cases.attempt(randomUUID()), undefined)
  assert.equal(await stores.cases.attemptByRef('none'), undefined)
})

test('a start that arrives after the outcome does not open the attempt again', async () => {
  const attempt = await opened()
  const success = { id: attempt.id, state: 'success' as const, nextPollAt: null }
  await stores.cases.save(await found(stores.cases, attempt.caseId), change({}, { attemptStates: [success] }))
  await stores.cases.setAttemptStarted(attempt.id, started(1))
  assert.equal((await stores.cases.attempt(attempt.id))?.state, 'success')
  assert.equal(
    (await stores.cases.attemptsToPoll(minute(9_000), 100)).some(({ id }) => id === attempt.id),
    false,
  )
})

test('attempts are polled when their time has come, earliest first; also one whose process died before it was started', async () => {
  await stores.pool.query('update payment_attempt set next_poll_at = null')
  const [late, early, silent] = [await opened(), await opened(), await opened({ expiresAt: minute(3) })]
  await stores.cases.setAttemptStarted(late.id, started(4))
  await stores.cases.setAttemptStarted(early.id, started(2))
  const due = async (n: number) => (await stores.cases.attemptsToPoll(minute(n), 10)).map(({ id }) => id)
  assert.deepEqual(await due(1), [])
  assert.deepEqual(await due(4), [early.id, silent.id, late.id])
  assert.deepEqual(
    (await stores.cases.attemptsToPoll(minute(4), 1)).map(({ id }) => id),
    [early.id],
  )
  await stores.cases.setAttemptPolled(early.id, minute(8))
  await stores.cases.setAttemptPolled(late.id, null)
  assert.deepEqual(await due(4), [silent.id])
  assert.equal((await stores.cases.attempt(early.id))?.polls, 1)
  assert.deepEqual(await due(8), [silent.id, early.id])
})

test('refunds are found until they are done', async () => {
  const attempt = await opened()
  const refund = (n: number) => ({
    id: randomUUID(),
    caseId: attempt.caseId,
    attemptId: attempt.id,
    amountMinor: 5,
    currency: 'KZT',
    reason: 'paid-twice',
    state: 'requested' as const,
    createdAt: minute(n),
  })
  const [first, second] = [refund(2), refund(1)]
  await stores.cases.save(await found(stores.cases, attempt.caseId), change({}, { refunds: [first, second] }))
  assert.deepEqual(await stores.cases.refunds(attempt.caseId), [second, first])
  assert.deepEqual(await stores.cases.refund(first.id), first)
  assert.equal(await stores.cases.refund(randomUUID()), undefined)
  assert.deepEqual(await stores.cases.openRefunds(minute(3)), [second, first])
  assert.deepEqual(await stores.cases.openRefunds(minute(2)), [second])
  await stores.cases.setRefundState(second.id, 'submitted', minute(4))
  await stores.cases.setRefundState(first.id, 'success', minute(4))
  assert.deepEqual(await stores.cases.openRefunds(minute(3)), [{ ...second, state: 'submitted' }])
})

test('receipts carry office, year and serial', async () => {
  assert.equal(receiptNumber('ast', 2026, 123), 'AST-2026-000123')
  const file = await madeCase(stores.cases)
  const receipt = { id: randomUUID(), kind: 'receipt' as const, checkCode: 'K4QX', amountMinor: 5, currency: 'KZT' }
  await stores.cases.save(file, change({}, { receipts: [{ ...receipt, year: 2030 }] }))
  assert.deepEqual(await stores.cases.receipts(file.id), [{ ...receipt, number: 'AST-2030-000001', issuedAt: minute(1) }])
})

test('money is a whole number of minor units beyond 32 bits', async () => {
  const attempt = await opened({ amountMinor: 9_007_199_254_740_991 })
  assert.equal((await stores.cases.attempt(attempt.id))?.amountMinor, 9_007_199_254_740_991)
})

const notification = (eventId: string, proof: string, raw = 'body') => ({
  provider: 'sandbox',
  eventId,
  providerRef: `ref-${eventId}`,
  kind: 'paid',
  proof,
  raw: Buffer.from(raw),
  receivedAt: minute(1),
})
const open = async () => (await stores.cases.openNotifications(100)).map((row) => row.eventId)
const rawOf = async (eventId: string) =>
  (await stores.pool.query<{ raw: Buffer; proof: string }>('select raw, proof from payment_notification where event_id = $1', [eventId])).rows[0]

test('a notification is kept once, as it came, and is open until handled', async () => {
  const id = randomUUID()
  await Promise.all(Array.from({ length: 10 }, () => stores.cases.keepNotification(notification(id, 'signature', '\0ÿ'))))
  assert.deepEqual(await stores.cases.openNotifications(100), [{ provider: 'sandbox', eventId: id, providerRef: `ref-${id}` }])
  assert.equal((await rawOf(id))?.raw.toString(), '\0ÿ')
  await stores.cases.setNotificationHandled('sandbox', id, minute(2))
  await stores.cases.keepNotification(notification(id, 'signature'))
  assert.deepEqual(await open(), [])
})

test('a forged notification does not stand in the way of the real one, nor the other way round', async () => {
  const id = randomUUID()
  await stores.cases.keepNotification(notification(id, 'none', 'forged'))
  await stores.cases.setNotificationHandled('sandbox', id, minute(2))
  await stores.cases.keepNotification(notification(id, 'signature', 'real'))
  await stores.cases.keepNotification(notification(id, 'none', 'forged'))
  assert.deepEqual(await open(), [id])
  assert.deepEqual({ ...(await rawOf(id)) }, { raw: Buffer.from('real'), proof: 'signature' })
})
