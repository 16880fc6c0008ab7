import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { begunChange, cardOfOurs, change, type ChangeName, SERVICES } from '../../test/support/holder-changes.ts'
import { quietWorld, SYSTEM, value, work } from '../../test/support/model-office.ts'
import { listedStatus } from '../../test/support/published-pack.ts'
import { addHeldCard, approved, begunRenewal, decided, filled, proofOf, submitted, today } from '../../test/support/renewals.ts'
import { ownerOf, PUBLIC } from '../../test/reliability/model/traveller.ts'
import type { World } from '../../test/reliability/model/world.ts'
import { addDays } from '../core/kernel/plain-date.ts'
import type { Result } from '../core/kernel/result.ts'
import { withdrawApplication } from './after-submission.ts'
import { goOnWithCard } from './change-card.ts'
import { findHolderCard } from './holder-card.ts'
import { findMyCard } from './my-card.ts'
import { renewCard } from './renew-card.ts'
import { startApplication } from './start-application.ts'
import { startPayment } from './start-payment.ts'
import { progress, submitApplication } from './submit-application.ts'
import { lapseCases } from './time-passes.ts'

let world: World
before(async () => {
  world = await quietWorld()
})
after(() => world.close())

const DAY = 86_400_000
/** The card on paper goes where the last one went, or to the office of the region; a holder who has moved is asked. */
const COLLECTED = ['collection', 'pick-up-office']
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.code)
const cardById = async (id: string) => (await world.cases.cardById(id)) ?? assert.fail('no card')
const mine = async (card: Parameters<typeof proofOf>[0]) => value(await findMyCard(world.deps, PUBLIC, proofOf(card) as never))
const ways = async (card: Parameters<typeof proofOf>[0]) => (await mine(card)).changes.map(({ service }) => service)

test('a new passport and a new address: the new card begins today, keeps the last day, and the old one is good for nothing at once', async () => {
  for (const name of ['passport', 'address'] as const) {
    const { card: old, proof } = await cardOfOurs(world)
    world.forward(DAY)
    const begun = await begunChange(world, proof, name)
    assert.equal(await listedStatus(world, old.id), 'valid', 'nothing happens to the card before the new one is there')
    await submitted(world, begun)
    const card = await decided(world, begun)
    assert.deepEqual([card.validFrom, card.validUntil, card.service], [today(world), old.validUntil, 'registration-card'])
    assert.equal((await cardById(old.id)).state, 'replaced')
    assert.deepEqual([await listedStatus(world, old.id), await listedStatus(world, card.id)], ['revoked', 'valid'])
    const { answers } = await begun.file()
    assert.deepEqual([answers.surname, answers.birthDate, answers.category], ['EXAMPLE', '1990-05-12', 'adult'], 'what has not changed is carried')
    assert.equal(answers[name === 'passport' ? 'passportNumber' : 'region'], name === 'passport' ? 'N7654321' : 'KZ-75')
    assert.deepEqual([(await findHolderCard(world.deps, old.number))?.state, await ways(proof)], ['renewed', []])
    assert.equal(codeOf(await change(world, proof, name)), 'card-not-changeable')
  }
})

test('only what has changed is asked, and it is not filled in from the card', async () => {
  const held = await addHeldCard(world, 200)
  const asked = async (name: ChangeName) => {
    const begun = await begunChange(world, await addHeldCard(world, 200), name)
    return (await progress(world.deps, await begun.file())).pages.map(({ page }) => page.id)
  }
  assert.deepEqual(await asked('passport'), ['contact', 'confirm-email', 'passport-page', 'passport', 'portrait', ...COLLECTED])
  assert.deepEqual(await asked('address'), ['contact', 'confirm-email', 'portrait', 'new-home', 'residence', 'collection'])
  assert.deepEqual(await asked('lost'), ['contact', 'confirm-email', 'passport-kept', 'portrait', ...COLLECTED])
  const begun = await begunChange(world, held, 'address')
  const { address, region, passportNumber, email } = (await begun.file()).answers
  assert.deepEqual([address, region, passportNumber, email], [undefined, undefined, held.answers.passportNumber, held.email])
})

test('a card of another register is marked as renewed when the new one is issued, and is found by that one from then on', async () => {
  const held = await addHeldCard(world, 100)
  const begun = await begunChange(world, held, 'address')
  await submitted(world, begun)
  assert.equal((await findHolderCard(world.deps, held.number))?.state, 'active')
  const card = await decided(world, begun)
  assert.deepEqual([card.validFrom, card.validUntil], [today(world), held.validUntil])
  assert.equal((await findHolderCard(world.deps, held.number))?.state, 'renewed')
  assert.equal((await mine({ number: card.number, answers: begun.it.answers })).card.validUntil, held.validUntil)
})

test('a wrong passport number, a wrong birth date and a stranger’s card are answered as in a renewal, and block nothing', async () => {
  const [{ card, proof }, other] = [await cardOfOurs(world), await addHeldCard(world, 100)]
  const wrong = await change(world, proof, { name: 'lost', passportNumber: other.answers.passportNumber })
  assert.ok(!wrong.ok && wrong.code === 'no-match' && wrong.field === 'passportNumber')
  assert.equal(codeOf(await change(world, proof, { name: 'lost', birthDate: '1990-05-13' })), 'card-not-found')
  assert.equal(codeOf(await change(world, proof, { name: 'lost', said: 'eaten' })), 'loss-missing')
  assert.equal(codeOf(await change(world, proof, { name: 'lost', confirmed: false })), 'confirmation-missing')
  assert.deepEqual([(await cardById(card.id)).state, await listedStatus(world, card.id)], ['active', 'valid'])
  const tries: string[] = []
  for (let n = 0; n < 12; n++) tries.push(codeOf(await change(world, proof, { name: 'lost', passportNumber: `U${n}`, network: `network ${n}` })))
  assert.deepEqual([tries.filter((code) => code === 'no-match').length, tries.at(-1)], [9, 'too-many-requests'])
  assert.equal(codeOf(await change(world, proof, { name: 'address', service: 'tourist-card' })), 'too-many-requests')
})

test('an ended card cannot be changed, nor one whose last day comes before its declaration', async () => {
  const ended = await addHeldCard(world, -1)
  for (const name of ['passport', 'address', 'lost', 'correction'] as const) assert.equal(codeOf(await change(world, ended, name)), 'card-over')
  assert.deepEqual([await ways(ended), (await mine(ended)).canCancel], [[], false])
  const begun = await begunChange(world, await addHeldCard(world, 1), 'address')
  await filled(world, begun)
  world.forward(2 * DAY)
  const late = await submitApplication(world.deps, ownerOf(world, begun.it), { code: begun.it.code, declared: true })
  assert.equal(codeOf(late), 'card-over')
})

test('a second change while one is open is named the first one, which can be gone on with or withdrawn', async () => {
  const { proof } = await cardOfOurs(world)
  const begun = await begunChange(world, proof, 'address')
  const second = await change(world, proof, 'passport')
  assert.ok(!second.ok && second.code === 'change-begun')
  assert.equal(second.facts.service, SERVICES.address)
  assert.deepEqual([(await mine(proof)).open?.service, await ways(proof)], [SERVICES.address, [SERVICES.lost]])
  const again = value(await change(world, proof, 'address'))
  assert.ok(again.kind === 'begun' && again.started.code === begun.it.code, 'the same change again is the same case')
  const input = { ...proofOf(proof), channel: 'portal' }
  assert.equal(value(await goOnWithCard(world.deps, PUBLIC, input)).code, begun.it.code)
  value(await withdrawApplication(world.deps, ownerOf(world, begun.it), { code: begun.it.code, confirmed: true }))
  assert.equal(codeOf(await goOnWithCard(world.deps, PUBLIC, input)), 'nothing-begun')
  await begunChange(world, proof, 'passport')
})

test('a renewal waits for a change that is open, and a change for a renewal', async () => {
  const [one, two] = [await addHeldCard(world, 20), await addHeldCard(world, 20)]
  await begunChange(world, one, 'address')
  const renewal = await renewCard(world.deps, PUBLIC, proofOf(one))
  assert.ok(!renewal.ok && renewal.code === 'change-begun' && renewal.facts.service === SERVICES.address)
  await begunRenewal(world, two)
  const second = await change(world, two, 'address')
  assert.ok(!second.ok && second.code === 'change-begun' && second.facts.service === 'registration-card-renewal')
  assert.deepEqual([(await mine(one)).renewal, (await mine(two)).renewal], ['not-now', 'has-begun'])
})

test('a wrong letter on a card of ours is put right in its own case; meanwhile nothing else changes it', async () => {
  const { card, proof } = await cardOfOurs(world)
  const changed = value(await change(world, proof, 'correction'))
  assert.ok(changed.kind === 'own-case')
  assert.equal(changed.started.caseId, card.caseId)
})

test('a wrong letter on a card of another register costs nothing: the review begins with the declaration, and the letter says so', async () => {
  const held = await addHeldCard(world, 100)
  const begun = await begunChange(world, held, 'correction')
  await submitted(world, begun)
  const { state, dueOn, price, startedAt } = await begun.file()
  assert.deepEqual([state, price?.totalMinor, startedAt !== undefined, dueOn !== undefined], ['in-review', 0, true, true])
  assert.equal(codeOf(await startPayment(world.deps, ownerOf(world, begun.it), { code: begun.it.code })), 'nothing-to-pay')
  assert.deepEqual((await world.cases.feeItems(begun.it.id)).length, 0)
  const kinds = (await world.cases.notices(begun.it.id)).map(({ kind }) => kind)
  assert.ok(kinds.includes('review-begun') && !kinds.includes('submitted'), kinds.join())
  const card = await approved(world, begun.it)
  assert.deepEqual([(await begun.file()).answers.givenNames, card.validUntil], ['HANNA', held.validUntil])
})

test('no change begins without a card', async () => {
  for (const service of Object.values(SERVICES)) {
    const started = await startApplication(world.deps, PUBLIC, { service, language: 'en', channel: 'portal', answers: {} })
    assert.equal(codeOf(started), 'card-needed')
  }
})

test('a change of a card that is still to begin begins with it, not before', async () => {
  const begun = await begunRenewal(world, await addHeldCard(world, 10))
  await submitted(world, begun)
  const next = await decided(world, begun)
  assert.equal(next.validFrom, addDays(today(world), 11))
  const moved = await begunChange(world, { number: next.number, answers: begun.it.answers }, 'address')
  await submitted(world, moved)
  const card = await decided(world, moved)
  assert.deepEqual([card.validFrom, card.validUntil], [next.validFrom, next.validUntil])
})

test('a change that is never paid lapses, and the card is as good as it was', async () => {
  const { card, proof } = await cardOfOurs(world)
  const begun = await begunChange(world, proof, 'passport')
  await submitted(world, begun)
  world.forward(8 * DAY)
  await lapseCases(world.deps, SYSTEM)
  await work(world)
  assert.deepEqual([(await begun.file()).state, (await cardById(card.id)).state], ['lapsed', 'active'])
  await begunChange(world, proof, 'passport')
})
