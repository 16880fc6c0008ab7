import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { PaymentRequest, Payments, PaymentStatus } from '../../actions/ports.ts'
import { type Instant, instant } from '../../core/kernel/instant.ts'
import { money } from '../../core/kernel/money.ts'
import type { FakeOutcome, SentNotification } from './fake.ts'
import type { NotificationHeaders } from './notification.ts'

export interface PaymentsUnderTest {
  readonly payments: Payments
  now(): Instant
  forward(minutes: number): void
  /** The person opens the page and pays there. */
  pay(redirectUrl: string, outcome: FakeOutcome): Promise<void>
  /** What the provider has sent about the payment so far. */
  sent(providerRef: string): Promise<readonly SentNotification[]>
  reach(how: 'well' | 'unreachable' | 'answer-lost'): Promise<void>
  close(): Promise<void>
}

const FEE = money(1_500_000, 'KZT')

/** A contract in use: the provider, and what the clauses say again and again. */
interface Play {
  readonly it: PaymentsUnderTest
  request(changes?: Partial<PaymentRequest>): PaymentRequest
  /** Makes a payment, pays it so, and names it. */
  paid(outcome: FakeOutcome, changes?: Partial<PaymentRequest>): Promise<string>
  status(ref: string): Promise<PaymentStatus>
  /** State, captured, refunded, reason. */
  summary(ref: string): Promise<readonly [string, number, number, string | undefined]>
}

/** What every payment provider must do behind the port. Money, states and notifications only; how the page looks is each one's own. */
const CLAUSES: Readonly<Record<string, (play: Play) => Promise<void>>> = {
  'the same attempt is the same payment on the same page, and no money moved yet': async ({ it, request, status }) => {
    const wanted = request()
    const [first, ...again] = await Promise.all([1, 2, 3, 4].map(() => it.payments.create(wanted)))
    for (const other of again) assert.deepEqual(other, first)
    assert.equal(new URL(first?.redirectUrl ?? '').origin, it.payments.origin)
    assert.deepEqual(await status(first?.providerRef ?? ''), { state: 'created', amount: money(0, 'KZT'), refunded: money(0, 'KZT'), at: it.now() })
  },

  'an attempt that comes back with another amount is refused': async ({ it, request }) => {
    const wanted = request()
    await it.payments.create(wanted)
    await assert.rejects(it.payments.create({ ...wanted, amount: money(1, 'KZT') }))
    await assert.rejects(it.payments.create({ ...wanted, amount: money(FEE.minor, 'EUR') }))
  },

  'a payment that the provider never had is undefined, and cannot be cancelled or refunded': async ({ it }) => {
    assert.equal(await it.payments.getStatus('pay-of-nobody'), undefined)
    await assert.rejects(it.payments.cancel('pay-of-nobody'))
    await assert.rejects(it.payments.refund({ providerRef: 'pay-of-nobody', refundKey: 'r', amount: FEE, reason: 'test' }))
  },

  'a card that works captures the whole amount once, however often the page is sent': async ({ it, request, summary }) => {
    const started = await it.payments.create(request())
    for (const _ of [1, 2, 3]) await it.pay(started.redirectUrl, 'success')
    assert.deepEqual(await summary(started.providerRef), ['success', FEE.minor, 0, undefined])
  },

  'a card that is refused takes nothing and says why': async ({ paid, summary }) => {
    assert.deepEqual(await summary(await paid('declined')), ['failed', 0, 0, 'declined'])
    assert.deepEqual(await summary(await paid('insufficient-funds')), ['failed', 0, 0, 'insufficient-funds'])
  },

  'a cancelled payment takes no money any more, and a paid one is not cancelled': async ({ it, request, paid, summary }) => {
    const started = await it.payments.create(request())
    await it.payments.cancel(started.providerRef)
    await it.payments.cancel(started.providerRef)
    await it.pay(started.redirectUrl, 'success')
    assert.deepEqual(await summary(started.providerRef), ['cancelled', 0, 0, undefined])
    const ref = await paid('success')
    await it.payments.cancel(ref)
    assert.deepEqual(await summary(ref), ['success', FEE.minor, 0, undefined])
  },

  'a payment expires at its moment, which is never later than asked for, and takes no money then': async ({ it, request, summary }) => {
    const wanted = request({ expiresAt: later(it.now(), 10) })
    const started = await it.payments.create(wanted)
    assert.equal(started.expiresAt, wanted.expiresAt)
    const long = await it.payments.create(request({ expiresAt: later(it.now(), 100_000) }))
    assert.equal(long.expiresAt, later(it.now(), it.payments.capabilities.maxExpiryMinutes))
    it.forward(10)
    await it.pay(started.redirectUrl, 'success')
    assert.deepEqual(await summary(started.providerRef), ['expired', 0, 0, undefined])
  },

  'an attempt that reaches the provider after its time is a payment that has expired': async ({ it, request, status }) => {
    const started = await it.payments.create(request({ expiresAt: later(it.now(), -1) }))
    assert.equal((await status(started.providerRef)).state, 'expired')
  },

  'a silent bank leaves the payment open, cannot be cancelled, and its money comes later': async ({ it, paid, summary }) => {
    const ref = await paid('timeout')
    await it.payments.cancel(ref)
    assert.deepEqual(await summary(ref), ['submitted', 0, 0, undefined])
    it.forward(2)
    assert.deepEqual(await summary(ref), ['success', FEE.minor, 0, undefined])
  },

  'money can come after the expiry': async ({ it, paid, summary }) => {
    const ref = await paid('late-success', { expiresAt: later(it.now(), 5) })
    it.forward(5)
    assert.deepEqual(await summary(ref), ['expired', 0, 0, undefined])
    it.forward(5)
    assert.deepEqual(await summary(ref), ['success', FEE.minor, 0, undefined])
  },

  'a refund is made once for its key, in parts, and never beyond what was captured': async ({ it, paid, summary }) => {
    const ref = await paid('success')
    const refund = (refundKey: string, minor: number) => it.payments.refund({ providerRef: ref, refundKey, amount: money(minor, 'KZT'), reason: 'withdrawn' })
    assert.deepEqual([await refund('a', 500_000), await refund('a', 500_000), await refund('b', 1_000_001)], ['success', 'success', 'error'])
    assert.equal(await refund('a', 400_000), 'error')
    assert.deepEqual(await summary(ref), ['success', FEE.minor, 500_000, undefined])
    assert.deepEqual([await refund('c', 1_000_000), await refund('d', 1)], ['success', 'error'])
    assert.deepEqual(await summary(ref), ['success', FEE.minor, FEE.minor, undefined])
  },

  'nothing is refunded of a payment that brought nothing': async ({ it, request }) => {
    const started = await it.payments.create(request())
    assert.equal(await it.payments.refund({ providerRef: started.providerRef, refundKey: 'x', amount: money(1, 'KZT'), reason: 'test' }), 'error')
  },

  'a signed notification names the payment, and is not believed when anything about it is changed': async ({ it, paid }) => {
    const ref = await paid('success')
    const [message, ...more] = await it.sent(ref)
    if (!message) assert.fail('no notification came')
    assert.equal(more.length, 0)
    const read = it.payments.parseNotification(message.raw, message.headers)
    assert.equal(read.proof, 'signature')
    assert.deepEqual(
      read.events.map((event) => [event.providerRef, event.kind]),
      [[ref, 'payment.succeeded']],
    )
    assert.ok(read.events[0]?.eventId)
    const nothing = { proof: 'none', events: [] }
    const changed = message.raw.slice()
    changed[20] = (changed[20] ?? 0) ^ 1
    assert.deepEqual(it.payments.parseNotification(changed, message.headers), nothing)
    for (const header of Object.keys(message.headers).filter((key) => key.startsWith('webhook-'))) {
      const rest: NotificationHeaders = Object.fromEntries(Object.entries(message.headers).filter(([key]) => key !== header))
      assert.deepEqual(it.payments.parseNotification(message.raw, rest), nothing, `without ${header}`)
      assert.deepEqual(it.payments.parseNotification(message.raw, { ...rest, [header]: `${message.headers[header]}1` }), nothing, `another ${header}`)
    }
    it.forward(6)
    assert.deepEqual(it.payments.parseNotification(message.raw, message.headers), nothing, 'six minutes later')
  },

  'a notification may be lost, and the status still tells; it may come twice under one id': async ({ it, paid, status }) => {
    const lost = await paid('lost-webhook')
    assert.deepEqual([(await it.sent(lost)).length, (await status(lost)).state], [0, 'success'])
    const double = await it.sent(await paid('double-webhook'))
    assert.equal(double.length, 2)
    assert.equal(new Set(double.map((message) => it.payments.parseNotification(message.raw, message.headers).events[0]?.eventId)).size, 1)
  },

  'every call throws while the provider cannot be reached, and works afterwards': async ({ it, request, paid }) => {
    const ref = await paid('success')
    await it.reach('unreachable')
    const refund = { providerRef: ref, refundKey: 'u', amount: money(100, 'KZT'), reason: 'test' }
    await assert.rejects(it.payments.create(request()))
    await assert.rejects(it.payments.getStatus(ref))
    await assert.rejects(it.payments.cancel(ref))
    await assert.rejects(it.payments.refund(refund))
    await it.reach('well')
    assert.equal(await it.payments.refund(refund), 'success')
  },

  'when only the answer is lost, asking again finds what was done and does it no second time': async ({ it, request, summary }) => {
    const wanted = request()
    await it.reach('answer-lost')
    await assert.rejects(it.payments.create(wanted))
    await it.reach('well')
    const started = await it.payments.create(wanted)
    await it.pay(started.redirectUrl, 'success')
    const refund = { providerRef: started.providerRef, refundKey: 'once', amount: money(700_000, 'KZT'), reason: 'test' }
    await it.reach('answer-lost')
    await assert.rejects(it.payments.refund(refund))
    await it.reach('well')
    assert.equal(await it.payments.refund(refund), 'success')
    assert.deepEqual(await summary(started.providerRef), ['success', FEE.minor, 700_000, undefined])
  },
}

export function paymentsContract(name: string, start: () => Promise<PaymentsUnderTest>): void {
  describe(`${name} keeps the contract of a payment provider`, () => {
    let play: Play
    before(async () => {
      play = playOf(await start(), name)
    })
    after(() => play.it.close())
    for (const [title, clause] of Object.entries(CLAUSES)) test(title, () => clause(play))
  })
}

function playOf(it: PaymentsUnderTest, name: string): Play {
  let attempts = 0
  const request: Play['request'] = (changes = {}) => ({
    attemptId: `${name.replace(/\W/g, '-')}-${++attempts}`,
    caseRef: 'TC-7K2M-94QX',
    amount: FEE,
    language: 'kk',
    description: 'Tourist card',
    returnUrl: 'https://sapar.example/case/TC-7K2M-94QX/paid',
    expiresAt: later(it.now(), 30),
    ...changes,
  })
  const status: Play['status'] = async (ref) => (await it.payments.getStatus(ref)) ?? assert.fail('the provider forgot the payment')
  return {
    it,
    request,
    status,
    async paid(outcome, changes = {}) {
      const started = await it.payments.create(request(changes))
      await it.pay(started.redirectUrl, outcome)
      return started.providerRef
    },
    async summary(ref) {
      const { state, amount, refunded, reason } = await status(ref)
      return [state, amount.minor, refunded.minor, reason]
    },
  }
}

function later(moment: Instant, minutes: number): Instant {
  return instant(new Date(Date.parse(moment) + minutes * 60_000).toISOString())
}
