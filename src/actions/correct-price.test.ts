import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addHeldCard, type BegunRenewal, begunRenewal, submitted } from '../../test/support/renewals.ts'
import { held, type LedCase, ledCase, paid, pageOf, quietWorld, returned, SYSTEM, value, work } from '../../test/support/model-office.ts'
import { modelCase } from '../../test/reliability/model/model-case.ts'
import { fillForm, ownerOf, PUBLIC } from '../../test/reliability/model/traveller.ts'
import { judgeMoney } from '../../test/reliability/model/judge-money.ts'
import type { World } from '../../test/reliability/model/world.ts'
import { approveCase, returnCase } from './decide-case.ts'
import { reconcilePayment, returnFromPayment } from './reconcile-payment.ts'
import { dropFeeDifference, resubmitApplication } from './resubmit-application.ts'
import { saveAnswers } from './save-answers.ts'
import { startApplication } from './start-application.ts'
import { startPayment } from './start-payment.ts'
import { submitApplication } from './submit-application.ts'
import { lapseCases } from './time-passes.ts'
import type { FeeChange } from '../core/fee/fee-change.ts'

// Multiples of the index of 2026 in a city: an adult 3.8, a student 3.2, a worker 4.2, a pensioner 2.8.
const MCI = 4_325_00
const [ADULT, STUDENT, WORKER, PENSIONER] = [3.8, 3.2, 4.2, 2.8].map((times) => Math.round(times * MCI)) as [number, number, number, number]

const HOUR = 3_600_000

let world: World

before(async () => {
  world = await quietWorld()
})
after(() => world.close())

/** A renewal that is paid, and that an officer has returned because of its category. */
async function returnedRenewal(inWorld: World, category: string): Promise<LedCase> {
  const begun: BegunRenewal = await begunRenewal(inWorld, await addHeldCard(inWorld, 20), { category })
  await submitted(inWorld, begun)
  const led: LedCase = { ...begun, code: begun.it.code, owner: ownerOf(inWorld, begun.it) }
  await paid(inWorld, led)
  inWorld.forward(HOUR)
  await returned(inWorld, led, [{ code: 'C-01' }])
  return led
}

/** The other category, and the papers that it asks for. */
async function corrected(inWorld: World, led: LedCase, answers: Readonly<Record<string, string>>): Promise<void> {
  Object.assign(led.it.answers, answers)
  const saved = value(await saveAnswers(inWorld.deps, led.owner, { code: led.code, page: 'home', typed: led.it.answers }))
  assert.deepEqual(saved.problems, [])
  value(await fillForm(inWorld, led.it, led.owner))
}

const send = (led: LedCase, inWorld = world) => resubmitApplication(inWorld.deps, led.owner, { code: led.code })
const back = (led: LedCase) => returnFromPayment(world.deps, led.owner, { code: led.code })
const kinds = async (led: LedCase) => (await world.cases.events(led.it.id)).map(({ kind }) => kind)
const sums = async (led: LedCase) => (await world.cases.receipts(led.it.id)).map(({ kind, amountMinor }) => [kind, amountMinor])

test('A dearer category is paid for before the case goes back to review; until then the clock stands and it is the applicant’s turn', async () => {
  const led = await returnedRenewal(world, 'student')
  assert.equal((await led.file()).price?.totalMinor, STUDENT)
  await corrected(world, led, { category: 'worker' })
  const waiting = value(await send(led))
  assert.equal(waiting.state, 'returned')
  assert.equal(waiting.pendingChange?.kind, 'correction')
  const open = (await world.cases.feeItems(led.it.id)).find(({ state }) => state === 'open')
  assert.equal(open?.kind, 'correction')
  assert.equal(open.amountMinor, WORKER - STUDENT)
  assert.deepEqual(
    open.lines.map(({ item, ruleId, minor }) => [item, ruleId, minor]),
    [
      ['service', 'renewal-worker-cities-2026', WORKER],
      ['service', 'renewal-student-cities-2026', -STUDENT],
    ],
  )
  assert.ok(!(await kinds(led)).includes('resubmit'))
  world.bank.pay(await pageOf(world, led), 'success')
  assert.equal(value(await back(led)), 'paid')
  const file = await led.file()
  assert.equal(file.state, 'in-review')
  assert.equal(file.pendingChange, undefined)
  assert.equal(file.price?.totalMinor, WORKER)
  assert.equal(file.price.before?.totalMinor, STUDENT)
  assert.deepEqual([file.price.before.answers?.category, file.price.answers?.category], ['student', 'worker'])
  assert.deepEqual(await sums(led), [
    ['receipt', STUDENT],
    ['receipt', WORKER - STUDENT],
  ])
  const event = (await world.cases.events(led.it.id)).at(-1)
  assert.equal(event?.kind, 'resubmit')
  assert.equal(event.actor.kind, 'provider')
  const fee = event.data.fee as FeeChange
  assert.deepEqual([fee.changed, fee.lines], [['category'], [{ item: 'service', oldMinor: STUDENT, newMinor: WORKER }]])
  value(await approveCase(world.deps, await held(world, led), { code: led.code, samePerson: true }))
  await work(world)
  assert.equal((await led.file()).state, 'issued')
})

test('A cheaper category gives the difference back with a credit note, and the case goes straight back to review', async () => {
  const led = await returnedRenewal(world, 'worker')
  await corrected(world, led, { category: 'pensioner' })
  const sent = value(await send(led))
  assert.equal(sent.state, 'in-review')
  assert.equal(sent.price?.totalMinor, PENSIONER)
  await work(world)
  assert.deepEqual(await sums(led), [
    ['receipt', WORKER],
    ['credit-note', WORKER - PENSIONER],
  ])
  const letters = (await world.cases.notices(led.it.id)).map(({ kind, state }) => [kind, state])
  assert.ok(letters.some(([kind, state]) => kind === 'fee-corrected' && state === 'sent'))
  // Made dearer again, and cheaper once more: what went back is not given back twice.
  await returned(world, led, [{ code: 'C-01' }])
  world.forward(HOUR)
  await corrected(world, led, { category: 'adult' })
  value(await send(led))
  world.bank.pay(await pageOf(world, led), 'success')
  assert.equal(value(await back(led)), 'paid')
  assert.equal((await led.file()).price?.totalMinor, ADULT)
  await work(world)
  assert.deepEqual(await judgeMoney(world), [])
})

test('A region of the same price, and an answer that was only confirmed, go straight back and change no money', async () => {
  const led = await returnedRenewal(world, 'adult')
  await corrected(world, led, { region: 'KZ-75' })
  // Nobody asked for the region: it is not open for change.
  assert.equal((await led.file()).answers.region, 'KZ-71')
  assert.equal(value(await send(led)).state, 'in-review')
  assert.equal((await led.file()).price?.before, undefined)
  await returned(world, led, [{ code: 'R-03' }])
  await corrected(world, led, { region: 'KZ-75' })
  const sent = value(await send(led))
  assert.equal(sent.state, 'in-review')
  assert.deepEqual([sent.price?.before?.answers?.region, sent.price?.answers?.region], ['KZ-71', 'KZ-75'])
  assert.deepEqual(await sums(led), [['receipt', ADULT]])
})

test('The fee is worked out by the law of the day of the first price, and a rule that came later makes nobody’s case dearer', async () => {
  const led = await returnedRenewal(world, 'student')
  const { law } = world.deps
  const later = {
    ...law(),
    indexValues: law().indexValues.map((index) => ({ ...index, minor: index.validFrom > '2026-06-01' ? index.minor * 2 : index.minor })),
  }
  world.forward(24 * HOUR)
  await corrected(world, led, { category: 'worker' })
  const deps = { ...world.deps, law: () => later }
  const sent = value(await resubmitApplication(deps, led.owner, { code: led.code }))
  assert.equal(sent.pendingChange?.price.totalMinor, WORKER)
  assert.equal(sent.pendingChange.price.on, (await led.file()).price?.on)
})

test('A price from before its answers were noted is told by its lines, and one that did not change is left alone', async () => {
  const led = await returnedRenewal(world, 'student')
  await world.pool.query(`update case_file set price = price - 'answers' where id = $1`, [led.it.id])
  assert.equal(value(await send(led)).price?.before, undefined)
  assert.equal((await led.file()).state, 'in-review')
  await returned(world, led, [{ code: 'C-01' }])
  await corrected(world, led, { category: 'worker' })
  const sent = value(await send(led))
  assert.deepEqual([sent.pendingChange?.price.totalMinor, sent.pendingChange?.price.before?.answers], [WORKER, undefined])
})

test('Papers that only the new answer asks for are asked for before anything is sent', async () => {
  const led = await returnedRenewal(world, 'adult')
  led.it.answers.category = 'student'
  value(await saveAnswers(world.deps, led.owner, { code: led.code, page: 'home', typed: led.it.answers }))
  const sent = await send(led)
  assert.ok(!sent.ok)
  assert.deepEqual([sent.code, sent.facts.page], ['not-complete', 'study'])
  value(await fillForm(world, led.it, led.owner))
  assert.equal(value(await send(led)).state, 'in-review')
})

test('Sent twice, at once and one after the other, it is one difference, one page of the bank and one charge', async () => {
  const led = await returnedRenewal(world, 'student')
  await corrected(world, led, { category: 'worker' })
  await Promise.all([send(led), send(led), send(led)])
  value(await send(led))
  assert.equal((await world.cases.feeItems(led.it.id)).filter(({ kind }) => kind === 'correction').length, 1)
  const [first, second] = [await pageOf(world, led), await pageOf(world, led)]
  assert.equal(first, second)
  world.bank.pay(first, 'success')
  await Promise.all([back(led), back(led), back(led)])
  assert.equal((await kinds(led)).filter((kind) => kind === 'resubmit').length, 1)
  assert.equal((await startPayment(world.deps, led.owner, { code: led.code })).ok, false)
  assert.deepEqual(await sums(led), [
    ['receipt', STUDENT],
    ['receipt', WORKER - STUDENT],
  ])
  assert.equal((await send(led)).ok, false)
})

test('Broken twin: with a save that minds nobody else, the same clicks leave two differences', async () => {
  const { TWINS } = await import('../../test/reliability/model/twins.ts')
  const broken = await quietWorld(TWINS['somebody who was slower saves all the same'])
  try {
    const led = await returnedRenewal(broken, 'student')
    await corrected(broken, led, { category: 'worker' })
    await Promise.all([send(led, broken), send(led, broken), send(led, broken)])
    assert.ok((await broken.cases.feeItems(led.it.id)).filter(({ kind }) => kind === 'correction').length > 1)
  } finally {
    await broken.close()
  }
})

test('Nothing can be changed while the difference waits; given up, the answers open again, and money that comes all the same goes back', async () => {
  const led = await returnedRenewal(world, 'student')
  await corrected(world, led, { category: 'worker' })
  value(await send(led))
  const refused = await saveAnswers(world.deps, led.owner, { code: led.code, page: 'home', typed: led.it.answers })
  assert.ok(!refused.ok && refused.code === 'not-editable')
  const page = await pageOf(world, led)
  const given = value(await dropFeeDifference(world.deps, led.owner, { code: led.code }))
  assert.equal(given.pendingChange, undefined)
  await corrected(world, led, { category: 'student' })
  assert.equal(value(await send(led)).state, 'in-review')
  world.bank.pay(page, 'success')
  for (const attempt of await world.cases.attempts(led.it.id)) await reconcilePayment(world.deps, SYSTEM, { attemptId: attempt.id })
  await work(world)
  assert.deepEqual(await judgeMoney(world), [])
  assert.equal((await led.file()).price?.totalMinor, STUDENT)
})

test('Who has paid in one window and gives up in another has sent the corrections', async () => {
  const led = await returnedRenewal(world, 'student')
  await corrected(world, led, { category: 'worker' })
  value(await send(led))
  world.bank.pay(await pageOf(world, led), 'success')
  const file = value(await dropFeeDifference(world.deps, led.owner, { code: led.code }))
  assert.equal(file.state, 'in-review')
  assert.ok(!(await kinds(led)).includes('drop-fee-difference'))
})

test('A difference that is not paid lapses with the case on the day to correct, and money that comes after it goes back', async () => {
  const led = await returnedRenewal(world, 'student')
  await corrected(world, led, { category: 'worker' })
  value(await send(led))
  const page = await pageOf(world, led)
  const { correctBy = '' } = await led.file()
  while (world.deps.clock.dayOf(world.deps.clock.now()) <= correctBy) world.forward(24 * HOUR)
  await lapseCases(world.deps, SYSTEM)
  const file = await led.file()
  assert.equal(file.state, 'lapsed')
  assert.equal(file.pendingChange, undefined)
  const item = (await world.cases.feeItems(led.it.id)).find(({ kind }) => kind === 'correction')
  assert.equal(item?.state, 'cancelled')
  world.bank.pay(page, 'success')
  for (const attempt of await world.cases.attempts(led.it.id)) await reconcilePayment(world.deps, SYSTEM, { attemptId: attempt.id })
  await work(world)
  assert.equal((await led.file()).state, 'lapsed')
  assert.deepEqual(await judgeMoney(world), [])
})

test('It goes by the definition: the zone of a border zone pass is corrected in the same way', async () => {
  const { caseId: id, code } = value(
    await startApplication(world.deps, PUBLIC, { service: 'border-zone-pass', language: 'en', channel: 'portal', answers: {} }),
  )
  const answers = { ...(await ledCase(world, 'draft')).it.answers, email: 'hiker@example.org', zone: 'altai' }
  const it = modelCase({ id, code, owner: 5000, answers })
  world.people.push(it)
  const led: LedCase = { it, code, owner: ownerOf(world, it), file: async () => (await world.cases.findById(id)) ?? assert.fail('the case is gone') }
  for (let tries = 0; tries < 3 && !(await led.file()).emailConfirmedAt; tries++) await fillForm(world, it, led.owner)
  value(await fillForm(world, it, led.owner))
  value(await submitApplication(world.deps, led.owner, { code, declared: true }))
  await paid(world, led)
  await returned(world, led, [{ code: 'Z-01' }])
  world.forward(HOUR)
  value(await saveAnswers(world.deps, led.owner, { code, page: 'zone', typed: { zone: 'tien-shan' } }))
  assert.equal(value(await send(led)).state, 'returned')
  world.bank.pay(await pageOf(world, led), 'success')
  assert.equal(value(await back(led)), 'paid')
  assert.deepEqual([(await led.file()).state, (await led.file()).price?.totalMinor], ['in-review', MCI * 1.5])
})

test('What the applicant has chosen is not the officer’s to find wrong: speed and stay are no targets of a return', async () => {
  const led = await ledCase(world, 'in-review')
  const officer = await held(world, led)
  for (const target of ['speed', 'daysOfStay', 'entries']) {
    const done = await returnCase(world.deps, officer, { code: led.code, reasons: [{ code: 'N-02', target }] })
    assert.ok(!done.ok && done.code === 'target-missing', target)
  }
})
