import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { openSandboxBench, type SandboxBench, typedCard } from '../../../../test/support/sandbox-bench.ts'
import { money } from '../../../core/kernel/money.ts'

let bench: SandboxBench
before(async () => {
  bench = await openSandboxBench('sandbox-notices', { retrySeconds: [1, 5, 15] })
})
after(() => bench.close())
beforeEach(() => {
  bench.receiver.answer = 204
})

async function paid(number: string): Promise<string> {
  const { providerRef } = await bench.client.create(bench.request())
  await bench.post(`/pay/${providerRef}`, typedCard(number))
  return providerRef
}

function heard(ref: string) {
  return bench.receiver.heard.filter((message) => message.ref === ref)
}

function read(ref: string) {
  return heard(ref).map((message) => bench.client.parseNotification(message.raw, message.headers))
}

test('A message that is not taken is tried again after each wait, signed anew, under the same id, until it is taken', async () => {
  bench.receiver.answer = 503
  const ref = await paid('4242424242424242')
  const counts: number[] = []
  for (const wait of [0, 0, 1, 4, 1]) {
    bench.clock.forward(wait)
    await bench.sandbox.tick()
    counts.push(heard(ref).length)
  }
  assert.deepEqual(counts, [1, 1, 2, 2, 3])
  bench.receiver.answer = 204
  bench.clock.forward(15)
  await bench.sandbox.tick()
  bench.clock.forward(10_000)
  await bench.sandbox.tick()
  assert.equal(heard(ref).length, 4)
  const ids = new Set(heard(ref).map((message) => message.headers['webhook-id']))
  const signatures = new Set(heard(ref).map((message) => message.headers['webhook-signature']))
  assert.deepEqual([ids.size, signatures.size], [1, 4])
})

test('After the last wait it gives up, and 410 ends it at once', async () => {
  bench.receiver.answer = 500
  const tired = await paid('4242424242424242')
  for (const wait of [0, 1, 5, 15, 60, 600, 6000]) {
    bench.clock.forward(wait)
    await bench.sandbox.tick()
  }
  assert.equal(heard(tired).length, 4)
  bench.receiver.answer = 410
  const gone = await paid('4242424242424242')
  for (const wait of [0, 1, 5, 15]) {
    bench.clock.forward(wait)
    await bench.sandbox.tick()
  }
  assert.equal(heard(gone).length, 1)
})

test('A double message carries one id; a lost one never comes, yet the status tells', async () => {
  const double = await paid('4000000000000341')
  const lost = await paid('4000000000000259')
  await bench.sandbox.tick()
  assert.deepEqual([heard(double).length, new Set(read(double).flatMap(({ events }) => events.map((event) => event.eventId))).size], [2, 1])
  assert.deepEqual([heard(lost).length, (await bench.client.getStatus(lost))?.state], [0, 'success'])
})

test('In disorder the refund is told before the success, and the first step last', async () => {
  const ref = await paid('4000000000007726')
  await bench.client.refund({ providerRef: ref, refundKey: 'early', amount: money(100, 'KZT'), reason: 'test' })
  for (const wait of [0, 5, 5]) {
    bench.clock.forward(wait)
    await bench.sandbox.tick()
  }
  assert.deepEqual(
    heard(ref).map((message) => message.type),
    ['payment.refunded', 'payment.succeeded', 'payment.submitted'],
  )
})

test('Every end is told once: failed, cancelled, expired, and late money after the expiry', async () => {
  const failed = await paid('4000000000000002')
  const late = await paid('4000000000005126')
  const { providerRef: cancelled } = await bench.client.create(bench.request())
  await bench.client.cancel(cancelled)
  const { providerRef: expired } = await bench.client.create(bench.request())
  for (const wait of [0, 30 * 60, 60]) {
    bench.clock.forward(wait)
    await bench.sandbox.tick()
  }
  const types = (ref: string) => heard(ref).map((message) => message.type)
  assert.deepEqual([types(failed), types(cancelled), types(expired)], [['payment.failed'], ['payment.cancelled'], ['payment.expired']])
  assert.deepEqual(types(late), ['payment.submitted', 'payment.expired', 'payment.succeeded'])
})

test('No message carries more than the payment, its state and its sum', async () => {
  const ref = await paid('4242424242424242')
  await bench.sandbox.tick()
  const body = JSON.parse(Buffer.from(heard(ref)[0]?.raw ?? '').toString('utf8'))
  assert.deepEqual(
    [Object.keys(body), Object.keys(body.data)],
    [
      ['type', 'timestamp', 'data'],
      ['payment_id', 'attempt_id', 'status', 'amount', 'currency'],
    ],
  )
})

test('Two processes that work off the same messages send each of them once', async () => {
  const refs = await Promise.all(Array.from({ length: 12 }, () => paid('4242424242424242')))
  await Promise.all([1, 2, 3, 4].map(() => bench.sandbox.tick()))
  await bench.sandbox.tick()
  assert.deepEqual(
    refs.map((ref) => heard(ref).length),
    refs.map(() => 1),
  )
})
