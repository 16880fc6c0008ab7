import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type FakePayments, fakePayments } from '../adapters/payment/fake.ts'
import { casePreparation, type Preparation } from '../../test/support/prepared-cases.ts'
import { openStores, type StoreTest } from '../../test/support/stores.ts'
import type { Actor } from '../core/access/actor.ts'
import type { Payments } from './ports.ts'
import type { Attempt, Cases } from './ports/cases.ts'
import { reconcilePayment } from './reconcile-payment.ts'
import { startPayment } from './start-payment.ts'
import { submitApplication } from './submit-application.ts'

let stores: StoreTest
let ready: Preparation
let bank: FakePayments
before(async () => {
  const jobs = { plan: async () => undefined }
  stores = await openStores('reconcile', jobs)
  ready = await casePreparation({ pool: stores.pool, master: Buffer.alloc(32), jobs })
  bank = fakePayments({ clock: ready.clock })
})
after(() => stores.close())

const SYSTEM: Actor = { kind: 'system', job: 'test' }
const deps = (changes: { readonly payments?: Payments; readonly cases?: Cases } = {}) => ({
  ...ready,
  payments: bank,
  wording: { asked: () => [], answer: () => '' },
  publicOrigin: 'https://sapar.example',
  ...changes,
})

/** A submitted case with an open attempt, and the bank's name for it. */
async function begun(): Promise<{ readonly caseId: string; readonly attempt: Attempt; readonly ref: string }> {
  const [made] = await ready.prepare(1)
  assert.ok(made)
  const actor: Actor = { kind: 'applicant', caseIds: [made.id] }
  assert.ok((await submitApplication(deps(), actor, { code: made.code, declared: true })).ok)
  assert.ok((await startPayment(deps(), actor, { code: made.code })).ok)
  const [attempt] = await ready.cases.attempts(made.id)
  assert.ok(attempt?.providerRef)
  return { caseId: made.id, attempt, ref: attempt.providerRef }
}

/** Nobody gets an answer of the bank before `count` have asked: what they then do is decided on the same state. */
function meeting(count: number): Payments {
  const waiting: (() => void)[] = []
  const getStatus: Payments['getStatus'] = async (ref) => {
    if (waiting.length < count) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
        if (waiting.length === count) for (const go of waiting) go()
      })
    }
    return bank.getStatus(ref)
  }
  return { ...bank, getStatus }
}

async function bookOf(caseId: string) {
  const [items, receipts, refunds, events] = await Promise.all([
    ready.cases.feeItems(caseId),
    ready.cases.receipts(caseId),
    ready.cases.refunds(caseId),
    ready.cases.events(caseId),
  ])
  return {
    fees: items.map((item) => item.state),
    receipts: receipts.length,
    refunds: refunds.length,
    confirmed: events.filter(({ kind }) => kind === 'confirm-payment').length,
  }
}

test('of ten who learn at the same moment that a payment succeeded one records it, and no money goes back', async () => {
  const { caseId, attempt, ref } = await begun()
  bank.pay(ref, 'success')
  const payments = meeting(10)
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => reconcilePayment(deps({ payments }), SYSTEM, { attemptId: attempt.id })))
  assert.deepEqual(
    outcomes,
    Array.from({ length: 10 }, () => ({ ok: true, value: 'paid' })),
  )
  assert.deepEqual(await bookOf(caseId), { fees: ['paid'], receipts: 1, refunds: 0, confirmed: 1 })
  assert.equal(bank.counts().captures, 1)
})

test('broken twin: who does not look at the attempt again gives back what was paid once', async () => {
  const { caseId, attempt, ref } = await begun()
  bank.pay(ref, 'success')
  const payments = meeting(10)
  const seen = await ready.cases.attempt(attempt.id)
  const cases: Cases = { ...ready.cases, attempt: async () => seen }
  await Promise.allSettled(Array.from({ length: 10 }, () => reconcilePayment(deps({ payments, cases }), SYSTEM, { attemptId: attempt.id })))
  assert.ok((await bookOf(caseId)).refunds > 0)
})

test('an answer that was overtaken by the success does not take the attempt back, and nobody is asked about it any more', async () => {
  const { caseId, attempt, ref } = await begun()
  const before = await bank.getStatus(ref)
  bank.pay(ref, 'success')
  // The slow one learned "submitted" before the success; the fast one comes through while it still holds that answer.
  let slowAsks = 0
  const getStatus: Payments['getStatus'] = async (asked) => {
    if (slowAsks++ > 0) return bank.getStatus(asked)
    assert.ok((await reconcilePayment(deps(), SYSTEM, { attemptId: attempt.id })).ok)
    return before && { ...before, state: 'submitted' }
  }
  assert.deepEqual(await reconcilePayment(deps({ payments: { ...bank, getStatus } }), SYSTEM, { attemptId: attempt.id }), { ok: true, value: 'paid' })
  assert.equal((await ready.cases.attempt(attempt.id))?.state, 'success')
  assert.deepEqual(await bookOf(caseId), { fees: ['paid'], receipts: 1, refunds: 0, confirmed: 1 })
  await ready.cases.setAttemptPolled(attempt.id, ready.clock.now())
  assert.deepEqual(await ready.cases.attemptsToPoll(ready.clock.now(), 100), [])
})
