import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { begunChange, cardOfOurs, change, SERVICES } from '../../test/support/holder-changes.ts'
import { quietWorld, SYSTEM, value, work } from '../../test/support/model-office.ts'
import { listedStatus } from '../../test/support/published-pack.ts'
import { addHeldCard, approved, begunRenewal, decided, proofOf, submitted } from '../../test/support/renewals.ts'
import { ownerOf, PUBLIC } from '../../test/reliability/model/traveller.ts'
import type { World } from '../../test/reliability/model/world.ts'
import type { Result } from '../core/kernel/result.ts'
import { cancelCard } from './cancel-card.ts'
import { changeCardState } from './change-card-state.ts'
import type { Deps } from './deps.ts'
import { declineCorrection, approveCase } from './decide-case.ts'
import { assignCase } from './desk-queue.ts'
import { findHolderCard } from './holder-card.ts'
import { findMyCard } from './my-card.ts'
import { renewCard } from './renew-card.ts'
import { checkCard } from './public-checks.ts'
import { reportMistake } from './report-mistake.ts'
import { retryApplication } from './further-application.ts'
import { lapseCases } from './time-passes.ts'

let world: World
before(async () => {
  world = await quietWorld()
})
after(() => world.close())

const DAY = 86_400_000
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.code)
const stateOf = async (id: string) => (await world.cases.cardById(id))?.state
const cancel = (card: Parameters<typeof proofOf>[0], confirmed = true) => cancelCard(world.deps, PUBLIC, { ...proofOf(card), confirmed })
const verdict = async (number: string) => value(await checkCard(world.deps, PUBLIC, { number, network: number })).verdict
/** A product that writes everything down but what becomes of a card. */
const forgetful = (deps: Deps): Deps => ({
  ...deps,
  cases: { ...deps.cases, save: (file, { cardState: _state, replacedCard: _card, ...change }) => deps.cases.save(file, change) },
})

/** From the report to the lapse of an application that nobody pays for: what somebody who checks the card is told at each step. */
async function storyOfTheft(where: World): Promise<readonly string[]> {
  const { card, proof } = await cardOfOurs(where)
  const seen = [await listedStatus(where, card.id)]
  const begun = await begunChange(where, proof, 'lost')
  seen.push(await listedStatus(where, card.id))
  await submitted(where, begun)
  seen.push(await listedStatus(where, card.id))
  where.forward(8 * DAY)
  await lapseCases(where.deps, SYSTEM)
  assert.equal((await begun.file()).state, 'lapsed')
  seen.push(await listedStatus(where, card.id))
  return seen
}

test('a stolen card is bad from the report on: before the form, before the fee, and when the fee is never paid; a product that forgets it is found out', async (t) => {
  assert.deepEqual(await storyOfTheft(world), ['valid', 'suspended', 'suspended', 'suspended'])
  const twin = await quietWorld(forgetful)
  t.after(() => twin.close())
  assert.deepEqual(await storyOfTheft(twin), ['valid', 'valid', 'valid', 'valid'])
})

test('the report is in the history of the card’s case, its holder gets a letter, and the published lists are made anew; said twice it is written once', async () => {
  const { card, proof } = await cardOfOurs(world)
  await begunChange(world, proof, 'lost')
  value(await change(world, proof, { name: 'lost', said: 'lost' }))
  const events = (await world.cases.events(card.caseId)).filter(({ kind }) => kind === 'report-loss')
  assert.deepEqual(
    events.map(({ data, actor }) => [data.said, actor.kind]),
    [['stolen', 'applicant']],
  )
  assert.ok((await world.jobs.waiting()).some(({ queue }) => queue === 'publish-trust'))
  await work(world)
  assert.equal(await verdict(card.number), 'not-valid')
  const letters = (await world.cases.notices(card.caseId)).filter(({ kind }) => kind === 'card-state')
  assert.deepEqual(
    letters.map(({ facts, state }) => [facts.said, facts.cardState, state]),
    [['stolen', 'suspended', 'sent']],
  )
  assert.ok(world.mail.taken.some(({ text }) => text.includes('You told us that it was stolen')))
})

test('the new card takes the place of the stolen one, which never comes back', async () => {
  const { card: old, proof } = await cardOfOurs(world)
  const begun = await begunChange(world, proof, 'lost')
  await submitted(world, begun)
  const card = await decided(world, begun)
  assert.deepEqual([await stateOf(old.id), card.validUntil], ['replaced', old.validUntil])
  assert.deepEqual([await listedStatus(world, old.id), await listedStatus(world, card.id)], ['revoked', 'valid'])
  const file = (await world.cases.findById(old.caseId)) ?? assert.fail('no case')
  const resumed = await changeCardState(world.deps, world.staff.supervisor, { code: file.code, act: 'resume', reason: 'A test' })
  assert.equal(codeOf(resumed), 'move-not-allowed')
})

test('after a lapse the holder of a stolen card can still get a new one', async () => {
  const { card, proof } = await cardOfOurs(world)
  const first = await begunChange(world, proof, 'lost')
  await submitted(world, first)
  world.forward(8 * DAY)
  await lapseCases(world.deps, SYSTEM)
  value(await retryApplication(world.deps, ownerOf(world, first.it), { code: first.it.code }))
  const again = value(await change(world, proof, 'lost'))
  assert.ok(again.kind === 'begun')
  assert.equal(await stateOf(card.id), 'suspended')
})

test('a card is blocked whatever else is open for it: another change, or a correction', async () => {
  const [one, two] = [await cardOfOurs(world), await cardOfOurs(world)]
  const address = await begunChange(world, one.proof, 'address')
  const reported = value(await change(world, one.proof, 'lost'))
  assert.ok(reported.kind === 'blocked' && reported.other?.started.code === address.it.code && reported.other.service === SERVICES.address)
  assert.equal(await stateOf(one.card.id), 'suspended')
  const own = (await world.cases.findById(two.card.caseId)) ?? assert.fail('no case')
  value(await reportMistake(world.deps, { kind: 'applicant', caseIds: [own.id] }, { code: own.code, typed: { ...own.answers, givenNames: 'HANNA' }, note: '' }))
  const during = value(await change(world, two.proof, 'lost'))
  assert.ok(during.kind === 'blocked' && during.other?.service === SERVICES.correction)
  assert.equal(await stateOf(two.card.id), 'suspended')
})

test('a renewed card is blocked in its last days, and so is one whose renewal is open', async (t) => {
  const later = await quietWorld()
  t.after(() => later.close())
  const [one, two] = [await cardOfOurs(later), await cardOfOurs(later)]
  later.forward(340 * DAY)
  const [renewal, open] = [await begunRenewal(later, one.proof, { passportKept: 'same' }), await begunRenewal(later, two.proof)]
  await submitted(later, renewal)
  await decided(later, renewal)
  const stateThen = async (id: string) => (await later.cases.cardById(id))?.state
  assert.equal(await stateThen(one.card.id), 'active', 'the card is good until its last day')
  assert.deepEqual([value(await change(later, one.proof, 'lost')), await stateThen(one.card.id)], [{ kind: 'blocked', listed: true }, 'suspended'])
  const during = value(await change(later, two.proof, 'lost'))
  assert.ok(during.kind === 'blocked' && during.other?.started.code === open.it.code)
  assert.equal(await stateThen(two.card.id), 'suspended')
})

test('a card of another register is marked as lost, and its next import does not undo what its holder said', async () => {
  const [lost, given] = [await addHeldCard(world, 100), await addHeldCard(world, 100)]
  await begunChange(world, lost, 'lost')
  assert.deepEqual([(await findHolderCard(world.deps, lost.number))?.blocked, (await findHolderCard(world.deps, lost.number))?.state], [true, 'active'])
  assert.deepEqual(value(await cancel(given)), { number: given.number, listed: false, told: false })
  await world.deps.heldCards.keep([lost, given], { file: 'again.csv', at: world.deps.clock.now() })
  assert.equal((await findHolderCard(world.deps, lost.number))?.blocked, true)
  assert.equal((await findHolderCard(world.deps, given.number))?.state, 'cancelled')
  await world.pool.query('update held_card set said = null, said_at = null where number = $1', [given.number])
  await world.deps.heldCards.keep([given], { file: 'again.csv', at: world.deps.clock.now() })
  assert.equal((await findHolderCard(world.deps, given.number))?.state, 'active', 'without the word the register would bring it back')
})

test('a blocked card is not changed for other reasons, and a suspended one is not given back by a change', async () => {
  const { card, proof } = await cardOfOurs(world)
  const file = (await world.cases.findById(card.caseId)) ?? assert.fail('no case')
  value(await changeCardState(world.deps, world.staff.supervisor, { code: file.code, act: 'suspend', reason: 'A test' }))
  for (const name of ['passport', 'address', 'correction'] as const) assert.equal(codeOf(await change(world, proof, name)), 'card-blocked')
})

test('a cancelled card is revoked at once, and cannot be renewed, changed or corrected; a letter says so, and no reminder comes', async () => {
  const { card, proof } = await cardOfOurs(world)
  assert.equal(codeOf(await cancel(proof, false)), 'confirmation-missing')
  assert.equal(await listedStatus(world, card.id), 'valid')
  assert.equal(value(await cancel(proof)).told, true)
  assert.deepEqual([await stateOf(card.id), await listedStatus(world, card.id), await verdict(card.number)], ['revoked', 'revoked', 'not-valid'])
  assert.deepEqual(value(await cancel(proof)).number, card.number, 'twice is once')
  const events = await world.cases.events(card.caseId)
  assert.equal(events.filter(({ kind }) => kind === 'cancel-card').length, 1)
  await work(world)
  assert.ok(world.mail.taken.some(({ text }) => text.includes('You told us that you do not need it any more')))
  for (const name of ['passport', 'address', 'lost', 'correction'] as const) assert.equal(codeOf(await change(world, proof, name)), 'card-not-changeable')
  const own = (await world.cases.findById(card.caseId)) ?? assert.fail('no case')
  const mistake = await reportMistake(
    world.deps,
    { kind: 'applicant', caseIds: [own.id] },
    { code: own.code, typed: { ...own.answers, givenNames: 'HANNA' }, note: '' },
  )
  assert.equal(codeOf(mistake), 'card-over')
  const { renewal, changes, canCancel } = value(await findMyCard(world.deps, PUBLIC, proofOf(proof) as never))
  assert.deepEqual([renewal, changes, canCancel], ['not-now', [], false])
})

test('a cancelled card is not renewed when its window comes', async (t) => {
  const later = await quietWorld()
  t.after(() => later.close())
  const { proof } = await cardOfOurs(later)
  value(await cancelCard(later.deps, PUBLIC, { ...proofOf(proof), confirmed: true }))
  later.forward(350 * DAY)
  assert.equal(codeOf(await renewCard(later.deps, PUBLIC, proofOf(proof))), 'card-not-renewable')
})

test('reminders of a cancelled and of a replaced card stop, and those of the card in its place go on', async (t) => {
  const later = await quietWorld()
  t.after(() => later.close())
  const [kept, given, moved] = [await cardOfOurs(later), await cardOfOurs(later), await cardOfOurs(later)]
  value(await cancelCard(later.deps, PUBLIC, { ...proofOf(given.proof), confirmed: true }))
  const begun = await begunChange(later, moved.proof, 'address')
  await submitted(later, begun)
  const card = await decided(later, begun)
  const remindersOf = async (id: string) => (await later.cases.notices(id)).filter(({ kind }) => kind === 'card-reminder').length
  later.forward(310 * DAY)
  await later.jobs.cron('remind-holders')
  const counts = await Promise.all([kept.card, given.card, moved.card, card].map(({ caseId }) => remindersOf(caseId)))
  assert.deepEqual(counts, [1, 0, 0, 1])
})

test('a card with an open application is not cancelled before that is ended', async () => {
  const { card, proof } = await cardOfOurs(world)
  await begunChange(world, proof, 'address')
  const refused = await cancel(proof)
  assert.ok(!refused.ok && refused.code === 'change-begun' && refused.facts.service === SERVICES.address)
  assert.equal(await stateOf(card.id), 'active')
})

test('a correction that is looked at while its card goes out of use makes no second good card', async () => {
  const { card, proof } = await cardOfOurs(world)
  const own = (await world.cases.findById(card.caseId)) ?? assert.fail('no case')
  const owner = { kind: 'applicant', caseIds: [own.id] } as const
  value(await reportMistake(world.deps, owner, { code: own.code, typed: { ...own.answers, givenNames: 'HANNA' }, note: '' }))
  const second = await change(world, proof, 'passport')
  assert.ok(!second.ok && second.code === 'change-begun' && second.facts.service === SERVICES.correction)
  value(await changeCardState(world.deps, world.staff.supervisor, { code: own.code, act: 'revoke', reason: 'A test' }))
  const [officer] = world.staff.officers
  value(await assignCase(world.deps, world.staff.supervisor, { code: own.code, staffNumber: officer.number, reason: 'A test' }))
  assert.equal(codeOf(await approveCase(world.deps, officer, { code: own.code, samePerson: true })), 'card-over')
  value(await declineCorrection(world.deps, officer, { code: own.code, note: 'The card is gone' }))
  assert.equal(await stateOf(card.id), 'revoked')
})

test('while a change is open the card is not corrected: one new card comes, not two', async () => {
  const { card, proof } = await cardOfOurs(world)
  const begun = await begunChange(world, proof, 'address')
  const own = (await world.cases.findById(card.caseId)) ?? assert.fail('no case')
  const mistake = { code: own.code, typed: { ...own.answers, givenNames: 'HANNA' }, note: '' }
  assert.equal(codeOf(await reportMistake(world.deps, { kind: 'applicant', caseIds: [own.id] }, mistake)), 'change-begun')
  await submitted(world, begun)
  await decided(world, begun)
  const { rows } = await world.pool.query<{ good: string }>(
    "select count(*) as good from card k join case_file c on c.id = k.case_id where k.state in ('active', 'suspended') and c.answers ->> 'passportNumber' = $1",
    [proof.answers.passportNumber],
  )
  assert.equal(Number(rows[0]?.good), 1)
})

test('a free correction that is approved replaces the card of another register', async () => {
  const held = await addHeldCard(world, 60)
  const begun = await begunChange(world, held, 'correction')
  await submitted(world, begun)
  await approved(world, begun.it)
  assert.equal((await findHolderCard(world.deps, held.number))?.state, 'renewed')
})

test('an old card that is not taken out of use with the new one is found out', async (t) => {
  const statusOfOld = async (where: World) => {
    const { card, proof } = await cardOfOurs(where)
    const begun = await begunChange(where, proof, 'address')
    await submitted(where, begun)
    await decided(where, begun)
    return listedStatus(where, card.id)
  }
  assert.equal(await statusOfOld(world), 'revoked')
  const twin = await quietWorld(forgetful)
  t.after(() => twin.close())
  assert.equal(await statusOfOld(twin), 'valid')
})
