import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standingClock } from '../../../test/support/standing-clock.ts'
import { instant } from '../../core/kernel/instant.ts'
import { money } from '../../core/kernel/money.ts'
import { paymentsContract } from './contract.ts'
import { fakePayments } from './fake.ts'

paymentsContract('the fake', async () => {
  const clock = standingClock()
  const fake = fakePayments({ clock })
  return {
    payments: fake,
    now: clock.now,
    forward: (minutes) => clock.forward(minutes * 60),
    pay: async (redirectUrl, outcome) => fake.pay(new URL(redirectUrl).pathname.slice('/pay/'.length), outcome),
    sent: async (ref) => fake.sent(ref),
    reach: async (how) => fake.behave(how),
    close: async () => undefined,
  }
})

test('The fake counts payments and captures, so that a test can tell one charge from two', async () => {
  const fake = fakePayments({ clock: standingClock() })
  const request = {
    attemptId: 'a',
    caseRef: 'TC-7K2M-94QX',
    amount: money(100, 'KZT'),
    language: 'en' as const,
    description: 'Tourist card',
    returnUrl: 'https://sapar.example/paid',
    expiresAt: instant('2026-03-02T05:00:00.000Z'),
  }
  const { providerRef } = await fake.create(request)
  await fake.create(request)
  fake.pay(providerRef, 'success')
  fake.pay(providerRef, 'success')
  assert.deepEqual(fake.counts(), { payments: 1, captures: 1 })
})
