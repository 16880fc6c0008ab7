import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { API_KEY, openSandboxBench, SIGNING_SECRET, type SandboxBench, typedCard } from '../../../test/support/sandbox-bench.ts'
import { standingClock } from '../../../test/support/standing-clock.ts'
import { money } from '../../core/kernel/money.ts'
import { paymentsContract } from './contract.ts'
import type { FakeOutcome } from './fake.ts'
import { TEST_CARDS } from './sandbox/cards.ts'
import { sandboxPayments } from './sandbox-client.ts'

function numberFor(outcome: FakeOutcome): string {
  return TEST_CARDS.find((card) => card.scenario === outcome)?.number ?? assert.fail(`no test card for ${outcome}`)
}

paymentsContract('the sandbox', async () => {
  const bench = await openSandboxBench('sandbox-contract')
  return {
    payments: bench.client,
    now: bench.clock.now,
    forward: (minutes) => bench.clock.forward(minutes * 60),
    async pay(redirectUrl, outcome) {
      const page = await fetch(redirectUrl, { redirect: 'manual' })
      assert.equal(page.status, 200)
      const { pathname } = new URL(redirectUrl)
      assert.equal((await bench.post(pathname, typedCard(numberFor(outcome)))).status, 303)
    },
    async sent(ref) {
      await bench.sandbox.tick()
      return bench.receiver.heard.filter((message) => message.ref === ref)
    },
    async reach(how) {
      if (how === 'well') bench.proxy.set({ kind: 'none' })
      if (how === 'unreachable') bench.proxy.set({ kind: 'reset', afterBytes: 0, of: 'request' })
      if (how === 'answer-lost') bench.proxy.set({ kind: 'cut', afterBytes: 5, of: 'answer' })
    },
    close: bench.close,
  }
})

let bench: SandboxBench
before(async () => {
  bench = await openSandboxBench('sandbox-client')
})
after(() => bench.close())

for (const fault of [
  { kind: 'black-hole', of: 'answer' },
  { kind: 'black-hole', of: 'request' },
  { kind: 'cut', afterBytes: 40, of: 'answer' },
  { kind: 'cut', afterBytes: 40, of: 'request' },
  { kind: 'reset', afterBytes: 300, of: 'answer' },
] as const) {
  test(`a ${fault.kind} of the ${fault.of} makes the call throw in time, and trying again makes no second payment`, async () => {
    const wanted = bench.request()
    bench.proxy.set(fault)
    const { struck } = bench.proxy.counts()
    await assert.rejects(bench.client.create(wanted))
    assert.ok(bench.proxy.counts().struck > struck, 'the fault did not strike')
    bench.proxy.set({ kind: 'none' })
    await bench.client.create(wanted)
    const { rows } = await bench.pool.query<{ count: number }>('select count(*)::int as count from sandbox.payment where attempt_id = $1', [wanted.attemptId])
    assert.equal(rows[0]?.count, 1)
  })
}

test('when the answer to a refund is lost after the money went back, asking again finds it and gives nothing a second time', async () => {
  const started = await bench.client.create(bench.request())
  await bench.post(new URL(started.redirectUrl).pathname, typedCard(numberFor('success')))
  const refund = (refundKey: string) => bench.client.refund({ providerRef: started.providerRef, refundKey, amount: money(100, 'KZT'), reason: 'test' })
  const earlier = bench.proxy.counts().answerBytes
  await refund('first')
  // The status and the refund's answer together are as long as the first time, so this cut falls into the last bytes of the second.
  bench.proxy.set({ kind: 'cut', afterBytes: bench.proxy.counts().answerBytes - earlier - 10, of: 'answer' })
  await assert.rejects(refund('other'))
  bench.proxy.set({ kind: 'none' })
  assert.equal((await bench.client.getStatus(started.providerRef))?.refunded.minor, 200, 'the refund was not made before the cut')
  assert.equal(await refund('other'), 'success')
  assert.equal((await bench.client.getStatus(started.providerRef))?.refunded.minor, 200)
})

test('a slow line is no failure', async () => {
  bench.proxy.set({ kind: 'delay', ms: 30 })
  const started = await bench.client.create(bench.request())
  bench.proxy.set({ kind: 'none' })
  assert.ok(started.providerRef)
})

test('an answer that is not the agreed shape, a redirect and a wrong key are failures, not answers', async () => {
  const answers = [
    { status: 200, body: '<html>maintenance</html>' },
    { status: 200, body: '{"payment_id":"x"}' },
    { status: 500, body: '{}' },
    { status: 302, body: '' },
  ]
  let next = 0
  const server = createServer((_request, reply) => {
    const { status, body } = answers[next++] ?? assert.fail('asked too often')
    reply.writeHead(status, { location: bench.origin }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const shared = { publicOrigin: baseUrl, signingSecret: SIGNING_SECRET, clock: standingClock() }
  const strange = sandboxPayments({ ...shared, baseUrl, apiKey: API_KEY })
  for (const _ of answers) await assert.rejects(strange.getStatus('pay_1'))
  assert.equal(next, answers.length)
  server.close()
  server.closeAllConnections()
  await assert.rejects(sandboxPayments({ ...shared, baseUrl: bench.origin, apiKey: 'wrong' }).getStatus('pay_1'), /401/)
})
