import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { freePort, openSandboxBench, type SandboxBench, sampleRequest, API_KEY, SIGNING_SECRET, typedCard } from '../../../../test/support/sandbox-bench.ts'
import type { ProcessSettings } from '../../../../test/support/sandbox-process.ts'
import { instant } from '../../../core/kernel/instant.ts'
import { day } from '../../../core/kernel/plain-date.ts'
import { sandboxPayments } from '../sandbox-client.ts'

const SUCCESS = '4242424242424242'
const CHILD = path.resolve(import.meta.dirname, '../../../../test/support/sandbox-process.ts')

describe('one payment is charged once', () => {
  let bench: SandboxBench
  before(async () => {
    bench = await openSandboxBench('sandbox-once')
  })
  after(() => bench.close())

  async function newPayments(count: number): Promise<readonly string[]> {
    const started = await Promise.all(Array.from({ length: count }, () => bench.client.create(bench.request())))
    return started.map(({ providerRef }) => providerRef)
  }

  /** Most charges on one payment after its form was sent twenty times at once. */
  async function mostCharges(refs: readonly string[], send: (ref: string) => Promise<unknown>): Promise<number> {
    for (const ref of refs) await Promise.all(Array.from({ length: 20 }, () => send(ref)))
    const { rows } = await bench.pool.query<{ most: number }>(
      `select max(count)::int as most from (select count(*) from sandbox.entry where kind = 'capture' and payment_id = any ($1::text[]) group by payment_id) as book`,
      [refs],
    )
    return rows[0]?.most ?? 0
  }

  test('twenty clicks at once on each of ten payments charge each of them once and tell it once', async () => {
    const refs = await newPayments(10)
    assert.equal(await mostCharges(refs, (ref) => bench.post(`/pay/${ref}`, typedCard(SUCCESS))), 1)
    const { rows } = await bench.pool.query<{ kind: string; count: number }>(
      'select kind, count(*)::int as count from sandbox.event where payment_id = any ($1::text[]) group by kind',
      [refs],
    )
    assert.deepEqual(rows, [{ kind: 'payment.succeeded', count: 10 }])
  })

  test('paying, confirming and cancelling at the same moment end in one of them, with the money to match', async () => {
    const refs = await newPayments(12)
    const acts = [
      (ref: string) => bench.post(`/pay/${ref}`, typedCard(SUCCESS)),
      (ref: string) => bench.post(`/pay/${ref}`, typedCard('4000000000000002')),
      (ref: string) => bench.post(`/pay/${ref}/cancel`, {}),
      (ref: string) => bench.client.cancel(ref),
    ]
    await Promise.all(refs.flatMap((ref) => [...acts, ...acts].map((act) => act(ref))))
    const ends = new Set<string>()
    for (const ref of refs) {
      const status = await bench.client.getStatus(ref)
      assert.equal(status?.amount.minor, status?.state === 'success' ? 1_500_000 : 0)
      ends.add(status?.state ?? 'unknown')
    }
    assert.ok(
      [...ends].every((end) => ['success', 'failed', 'cancelled'].includes(end)),
      [...ends].join(),
    )
  })

  test('a twin that looks first and writes afterwards, in a book without the rule, charges more than once', async () => {
    await bench.pool.query('drop index sandbox.entry_one_capture')
    const refs = await newPayments(10)
    assert.ok((await mostCharges(refs, (ref) => chargeCarelessly(bench.pool, ref))) > 1)
  })
})

async function chargeCarelessly(pool: Pool, ref: string): Promise<void> {
  const { rows } = await pool.query<{ state: string; amount_minor: string }>('select state, amount_minor from sandbox.payment where id = $1', [ref])
  if (rows[0]?.state === 'success') return
  await pool.query("insert into sandbox.entry (payment_id, kind, amount_minor, at) values ($1, 'capture', $2, now())", [ref, rows[0]?.amount_minor])
  await pool.query("update sandbox.payment set state = 'success' where id = $1", [ref])
}

describe('kill -9 of the sandbox', () => {
  let bench: SandboxBench
  before(async () => {
    bench = await openSandboxBench('sandbox-kill')
  })
  after(() => bench.close())

  const clock = { now: () => instant(new Date().toISOString()), dayOf: (moment: string) => day(moment.slice(0, 10)) }

  /** Forks the sandbox, pays until some payments were answered, kills it, and says which ones were. */
  async function payAndKill(settings: ProcessSettings, answeredFirst: number): Promise<readonly string[]> {
    const child = await forked(settings)
    const origin = `http://localhost:${settings.port}`
    const client = sandboxPayments({ baseUrl: origin, publicOrigin: origin, apiKey: API_KEY, signingSecret: SIGNING_SECRET, clock })
    const paid: string[] = []
    let killed = false
    const one = async () => {
      const { providerRef } = await client.create({ ...sampleRequest(`kill-${++attempts}`, clock) })
      const answer = await fetch(`${origin}/pay/${providerRef}`, { method: 'POST', body: new URLSearchParams(typedCard(SUCCESS)), redirect: 'manual' })
      if (answer.status === 303) paid.push(providerRef)
      if (paid.length >= answeredFirst && !killed) {
        killed = true
        child.kill('SIGKILL')
      }
    }
    const ended = once(child, 'exit')
    await Promise.allSettled(Array.from({ length: answeredFirst * 2 }, one))
    await ended
    return paid
  }
  let attempts = 0

  async function lostOf(refs: readonly string[]): Promise<number> {
    const { rows } = await bench.pool.query<{ count: number }>(
      "select count(*)::int as count from sandbox.payment join sandbox.entry on payment_id = payment.id and kind = 'capture' where state = 'success' and payment.id = any ($1::text[])",
      [refs],
    )
    return refs.length - (rows[0]?.count ?? 0)
  }

  test('loses no payment that the person was told of, and the next process tells the service of each', async () => {
    const settings = { databaseUrl: bench.databaseUrl, port: await freePort(), notifyUrl: bench.receiver.url }
    const paid: string[] = []
    for (const answeredFirst of [3, 8, 15]) paid.push(...(await payAndKill(settings, answeredFirst)))
    assert.ok(paid.length >= 26, `only ${paid.length} were paid`)
    assert.equal(await lostOf(paid), 0)
    const child = await forked(settings)
    const told = () => new Set(bench.receiver.heard.filter((message) => message.type === 'payment.succeeded').map((message) => message.ref))
    const deadline = Date.now() + 30_000
    while (!paid.every((ref) => told().has(ref)) && Date.now() < deadline) await pause(50)
    child.kill('SIGKILL')
    assert.deepEqual(
      paid.filter((ref) => !told().has(ref)),
      [],
    )
  })

  test('a twin that answers first and writes later loses some', async () => {
    const settings = { databaseUrl: bench.databaseUrl, port: await freePort(), notifyUrl: bench.receiver.url, writesBehindMs: 2000 }
    const paid = await payAndKill(settings, 8)
    assert.ok(paid.length >= 8)
    assert.ok((await lostOf(paid)) > 0)
  })
})

async function forked(settings: ProcessSettings): Promise<ChildProcess> {
  const child = fork(CHILD, [JSON.stringify(settings)])
  const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  assert.equal(message, 'ready')
  return child
}
