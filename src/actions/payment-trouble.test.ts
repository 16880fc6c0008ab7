import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ledCase, pageOf, quietWorld, SYSTEM, value, work } from '../../test/support/model-office.ts'
import type { World } from '../../test/reliability/model/world.ts'
import { withdrawApplication } from './after-submission.ts'
import { makeRefund, sweepRefunds } from './make-refund.ts'
import type { Payments } from './ports.ts'
import { returnFromPayment, sweepPayments } from './reconcile-payment.ts'
import { recordPaid } from './record-payment.ts'
import { startPayment } from './start-payment.ts'
import { amendApplication } from './submit-application.ts'
import { lapseCases } from './time-passes.ts'

let world: World
before(async () => {
  world = await quietWorld()
})
after(() => world.close())

const HOUR = 3_600_000
const stateAt = async (ref: string) => (await world.bank.getStatus(ref))?.state

test('a page that is still open when its fee falls away is closed at the bank', async () => {
  const led = await ledCase(world, 'submitted')
  const page = await pageOf(world, led)
  value(await withdrawApplication(world.deps, led.owner, { code: led.code, confirmed: true }))
  assert.equal(await stateAt(page), 'created')
  await work(world)
  assert.equal(await stateAt(page), 'cancelled')
})

test('whoever paid in another window cannot take the application back: the bank is asked first', async () => {
  const led = await ledCase(world, 'submitted')
  world.bank.pay(await pageOf(world, led), 'success')
  const amended = await amendApplication(world.deps, led.owner, { code: led.code })
  assert.equal(amended.ok ? '' : amended.code, 'move-not-allowed')
  assert.equal((await led.file()).state, 'in-review')
})

test('while the bank still works on a payment there is no second page, and no way back to the answers', async () => {
  const led = await ledCase(world, 'submitted')
  world.bank.pay(await pageOf(world, led), 'late-success')
  assert.deepEqual(codeOf(await amendApplication(world.deps, led.owner, { code: led.code })), 'payment-under-way')
  // The page is over for us; for the bank it is not, and it keeps saying so.
  const slow: Payments = {
    ...world.bank,
    getStatus: async (ref) => {
      const status = await world.bank.getStatus(ref)
      return status && { ...status, state: 'submitted' }
    },
  }
  world.forward(1.01 * HOUR)
  const deps = { ...world.deps, payments: slow }
  assert.equal(codeOf(await startPayment(deps, led.owner, { code: led.code })), 'payment-under-way')
  assert.equal((await world.cases.attempts(led.it.id)).length, 1)
  // A bank that cannot make up its mind for a day keeps nobody from paying.
  world.forward(24 * HOUR)
  value(await startPayment(deps, led.owner, { code: led.code }))
})

test('after the page is over the bank is asked before another is opened: what was paid on the last second counts', async () => {
  const led = await ledCase(world, 'submitted')
  world.bank.pay(await pageOf(world, led), 'lost-webhook')
  world.forward(1.5 * HOUR)
  assert.equal(codeOf(await startPayment(world.deps, led.owner, { code: led.code })), 'nothing-to-pay')
  assert.equal((await led.file()).state, 'in-review')
  world.bank.behave('unreachable')
  const other = await ledCase(world, 'submitted').finally(() => world.bank.behave('well'))
  await pageOf(world, other)
  world.forward(1.5 * HOUR)
  world.bank.behave('unreachable')
  assert.equal(codeOf(await startPayment(world.deps, other.owner, { code: other.code })), 'provider-unreachable')
  world.bank.behave('well')
  assert.equal((await world.cases.attempts(other.it.id)).length, 1)
})

test('a bank that is away for days is asked until it answers, and nobody loses the case over it', async () => {
  const led = await ledCase(world, 'submitted')
  world.bank.pay(await pageOf(world, led), 'lost-webhook')
  world.bank.behave('unreachable')
  for (let day = 0; day < 4; day++) {
    world.forward(24 * HOUR)
    await sweepPayments(world.deps)
  }
  world.bank.behave('well')
  world.forward(2 * HOUR)
  await sweepPayments(world.deps)
  assert.equal((await led.file()).state, 'in-review')
})

test('an application with a payment on its way does not lapse; it does once the page has been over for a day', async () => {
  const led = await ledCase(world, 'submitted')
  world.forward(8 * 24 * HOUR)
  await pageOf(world, led)
  await lapseCases(world.deps, SYSTEM)
  assert.equal((await led.file()).state, 'submitted')
  world.forward(26 * HOUR)
  await lapseCases(world.deps, SYSTEM)
  assert.equal((await led.file()).state, 'lapsed')
})

test('one attempt that cannot be worked off does not hold up the others, and the failure is told', async () => {
  const [stuck, fine] = [await ledCase(world, 'submitted'), await ledCase(world, 'submitted')]
  const broken = await pageOf(world, stuck)
  world.bank.pay(broken, 'success')
  world.bank.pay(await pageOf(world, fine), 'success')
  world.forward(0.2 * HOUR)
  const payments: Payments = {
    ...world.bank,
    getStatus: async (ref) => ({ ...(await world.bank.getStatus(ref)), ...(ref === broken ? { amount: { minor: 1, currency: 'EUR' } } : {}) }) as never,
  }
  await assert.rejects(sweepPayments({ ...world.deps, payments }), /did not take/)
  assert.equal((await fine.file()).state, 'in-review')
  assert.equal((await stuck.file()).state, 'submitted')
})

test('another sum than was asked for pays for nothing: it goes back whole, and the fee can be paid again', async () => {
  const led = await ledCase(world, 'submitted')
  await pageOf(world, led)
  const [attempt] = await world.cases.attempts(led.it.id)
  assert.ok(attempt)
  assert.ok(await recordPaid(world.deps, attempt, { minor: 100, currency: attempt.currency }))
  const [refund] = await world.cases.refunds(led.it.id)
  assert.deepEqual([refund?.amountMinor, refund?.reason], [100, 'amount-differs'])
  assert.equal((await led.file()).state, 'submitted')
  assert.equal((await world.cases.feeItems(led.it.id))[0]?.state, 'open')
  await assert.rejects(recordPaid(world.deps, attempt, { minor: 0, currency: attempt.currency }), /did not take/)
})

test('whose fee fell away while the bank was making the page is not sent there, and the page is closed', async () => {
  const led = await ledCase(world, 'submitted')
  const create: Payments['create'] = async (request) => {
    const started = await world.bank.create(request)
    value(await withdrawApplication(world.deps, led.owner, { code: led.code, confirmed: true }))
    return started
  }
  assert.equal(codeOf(await startPayment({ ...world.deps, payments: { ...world.bank, create } }, led.owner, { code: led.code })), 'changed-meanwhile')
  const [attempt] = await world.cases.attempts(led.it.id)
  assert.equal(attempt?.state, 'cancelled')
  world.forward(0.1 * HOUR)
  await sweepPayments(world.deps)
  assert.equal(await stateAt(attempt?.providerRef ?? ''), 'cancelled')
})

test('a refund that the bank has taken and not finished is asked about until it is done; one that it refuses is told', async () => {
  const led = await ledCase(world, 'submitted')
  world.bank.pay(await pageOf(world, led), 'late-success')
  value(await withdrawApplication(world.deps, led.owner, { code: led.code, confirmed: true }))
  world.forward(2 * HOUR)
  await sweepPayments(world.deps)
  const [refund] = await world.cases.refunds(led.it.id)
  assert.equal(refund?.reason, 'case-closed')
  await sweepRefunds({ ...world.deps, payments: { ...world.bank, refund: async () => 'submitted' } })
  world.forward(0.2 * HOUR)
  await sweepRefunds({ ...world.deps, payments: { ...world.bank, refund: async () => 'submitted' } })
  assert.equal((await world.cases.refunds(led.it.id))[0]?.state, 'submitted')
  await assert.rejects(sweepRefunds({ ...world.deps, payments: { ...world.bank, refund: async () => 'error' } }), /refused/)
  assert.equal(value(await makeRefund(world.deps, SYSTEM, { refundId: refund?.id ?? '' })), 'success')
  assert.equal((await world.cases.refunds(led.it.id))[0]?.state, 'success')
  assert.deepEqual(
    (await world.cases.receipts(led.it.id)).map(({ kind }) => kind),
    ['credit-note'],
  )
})

test('a person who comes back learns of a failed payment and pays on a new page', async () => {
  const led = await ledCase(world, 'submitted')
  const first = await pageOf(world, led)
  world.bank.pay(first, 'declined')
  assert.equal(value(await returnFromPayment(world.deps, led.owner, { code: led.code })), 'failed')
  assert.notEqual(await pageOf(world, led), first)
})

function codeOf(result: { readonly ok: boolean; readonly code?: string }): string {
  return result.code ?? 'ok'
}
