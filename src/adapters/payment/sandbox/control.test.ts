import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { API_KEY, openSandboxBench, type SandboxBench, typedCard } from '../../../../test/support/sandbox-bench.ts'
import { startSandbox } from './server.ts'

let bench: SandboxBench
before(async () => {
  bench = await openSandboxBench('sandbox-control')
})
after(() => bench.close())

interface ControlPayment {
  readonly payment_id: string
  readonly scenario?: string
  readonly state: { readonly status: string }
  readonly events: readonly {
    readonly id: string
    readonly kind: string
    readonly deliveries: readonly { readonly state: string; readonly lastStatus?: number }[]
  }[]
}

async function call(method: string, path: string): Promise<Response> {
  return fetch(`${bench.origin}/control/api/${path}`, { method, headers: { authorization: `Bearer ${API_KEY}` } })
}

async function look(ref: string): Promise<ControlPayment> {
  const all = (await (await call('GET', 'payments')).json()) as readonly ControlPayment[]
  return all.find((payment) => payment.payment_id === ref) ?? assert.fail('not listed')
}

async function paid(number: string): Promise<string> {
  const { providerRef } = await bench.client.create(bench.request())
  await bench.post(`/pay/${providerRef}`, typedCard(number))
  return providerRef
}

function proofs(ref: string): readonly string[] {
  return bench.receiver.heard.filter((message) => message.ref === ref).map((message) => bench.client.parseNotification(message.raw, message.headers).proof)
}

test('The sandbox does not start in production', async () => {
  const unused = {
    pool: bench.pool,
    port: 0,
    publicOrigin: bench.origin,
    notifyUrl: bench.receiver.url,
    signingSecret: 'x'.repeat(32),
    apiKey: API_KEY,
    clock: bench.clock,
  }
  await assert.rejects(
    startSandbox({ ...unused, chance: { bytes: (count) => new Uint8Array(count), uuid: () => '' }, profile: 'production' }),
    /does not start in production/,
  )
})

test('A silent bank answers, and time runs out, when the tester says so', async () => {
  const silent = await paid('4000000000003055')
  assert.equal((await call('POST', `payments/${silent}/answer`)).status, 204)
  assert.equal((await look(silent)).state.status, 'success')
  const late = await paid('4000000000005126')
  assert.equal((await call('POST', `payments/${late}/expire`)).status, 204)
  assert.equal((await look(late)).state.status, 'expired')
  assert.equal((await call('POST', `payments/${late}/answer`)).status, 204)
  assert.deepEqual([(await look(late)).state.status, (await look(late)).scenario], ['success', 'late-success'])
  assert.deepEqual([(await call('POST', `payments/${late}/answer`)).status, (await call('POST', 'payments/pay_none/expire')).status], [404, 404])
})

test('A message can be sent again, sent with a wrong signature, or dropped before it goes out', async () => {
  const ref = await paid('4000000000000259')
  const event = (await look(ref)).events[0]?.id ?? assert.fail('no event')
  assert.deepEqual(proofs(ref), [])
  await call('POST', `events/${event}/resend`)
  await call('POST', `events/${event}/spoil`)
  assert.deepEqual(proofs(ref), ['signature', 'none'])
  const dropped = await paid('4242424242424242')
  const waiting = (await look(dropped)).events[0]?.id ?? assert.fail('no event')
  assert.equal((await call('POST', `events/${waiting}/drop`)).status, 204)
  await call('POST', 'tick')
  assert.deepEqual([proofs(dropped), (await look(dropped)).events[0]?.deliveries.map((one) => one.state)], [[], ['dropped']])
  assert.equal((await call('POST', 'events/evt_none/resend')).status, 404)
})

test('The control page shows the same with buttons that work without JavaScript', async () => {
  const ref = await paid('4000000000003055')
  const page = await (await bench.get('/control')).text()
  assert.ok(page.includes(ref) && page.includes(`/control/payments/${ref}/answer`) && page.includes('No real money'))
  assert.doesNotMatch(page, /<script/)
  const pressed = await bench.post(`/control/payments/${ref}/answer`, {})
  assert.deepEqual([pressed.status, pressed.headers.get('location')], [303, '/control'])
  assert.equal((await look(ref)).state.status, 'success')
})
