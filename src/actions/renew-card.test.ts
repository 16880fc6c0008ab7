import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { pageOf, quietWorld, value } from '../../test/support/model-office.ts'
import { addHeldCard, type BegunRenewal, begunRenewal, decided, filled, proofOf, submitted, today } from '../../test/support/renewals.ts'
import { ownerOf, PUBLIC } from '../../test/reliability/model/traveller.ts'
import type { World } from '../../test/reliability/model/world.ts'
import { addDays, addMonths } from '../core/kernel/plain-date.ts'
import type { Result } from '../core/kernel/result.ts'
import { returnCase } from './decide-case.ts'
import { assignCase } from './desk-queue.ts'
import { findHolderCard } from './holder-card.ts'
import { findMyCard } from './my-card.ts'
import { returnFromPayment } from './reconcile-payment.ts'
import { renewCard } from './renew-card.ts'
import { type SavedPage, saveAnswers } from './save-answers.ts'
import { progress, submitApplication } from './submit-application.ts'

let world: World
before(async () => {
  world = await quietWorld()
})
after(() => world.close())

const DAY = 86_400_000
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.code)
const renew = (card: Parameters<typeof proofOf>[0], changes = {}) => renewCard(world.deps, PUBLIC, proofOf(card, changes))
const isAsked = async (where: World, begun: BegunRenewal, page: string) =>
  (await progress(where.deps, await begun.file())).pages.some((one) => one.page.id === page)

test('a card of another register is renewed from what it says, without a day between the old and the new one', async () => {
  const old = await addHeldCard(world, 20)
  const begun = await begunRenewal(world, old)
  const { answers, renews } = await begun.file()
  assert.deepEqual([answers.surname, answers.region, answers.email, answers.passportKept], ['EXAMPLE', 'KZ-71', old.email, undefined])
  assert.equal(renews?.number, old.number)
  for (const page of ['passport-page', 'passport', 'personal']) assert.ok(!(await isAsked(world, begun, page)), page)
  await submitted(world, begun)
  const card = await decided(world, begun)
  assert.equal(card.validFrom, addDays(old.validUntil, 1))
  assert.equal(card.validUntil, addDays(addMonths(card.validFrom, 12), -1))
  assert.deepEqual([card.service, card.daysOfStay, card.mrz.map((line) => line.length)], ['registration-card', undefined, [30, 30, 30]])
  assert.equal((await findHolderCard(world.deps, old.number))?.state, 'renewed')
  assert.equal(codeOf(await renew(old)), 'card-not-renewable')
})

test('the passport number opens what the birth date does not: a wrong one is named at its field, and tries are counted for the card', async () => {
  const [mine, other] = [await addHeldCard(world, 10), await addHeldCard(world, 10)]
  const wrong = await renew(mine, { passportNumber: other.answers.passportNumber ?? '' })
  assert.ok(!wrong.ok && wrong.code === 'no-match' && wrong.field === 'passportNumber')
  assert.equal(codeOf(await renew(mine, { birthDate: '1990-05-13' })), 'card-not-found')
  assert.equal(codeOf(await renew(mine, { number: 'OLD-0' })), 'card-not-found')
  const tries: string[] = []
  for (let n = 0; n < 15; n++) tries.push(codeOf(await renew(mine, { passportNumber: `U${n}`, network: `another network ${n}` })))
  assert.deepEqual([tries.filter((code) => code === 'no-match').length, tries.at(-1)], [9, 'too-many-requests'])
  assert.equal(codeOf(await renew(other)), 'ok', 'nobody else is kept out')
})

test('a renewal begins on the first day of its window and on the last late one, not a day beside', async () => {
  const month = addMonths(today(world), 1)
  const days = Math.round((Date.parse(month) - Date.parse(today(world))) / DAY)
  const early = await renew(await addHeldCard(world, days + 1))
  assert.ok(!early.ok && early.code === 'renewal-not-open')
  assert.equal(early.facts.opensOn, addDays(today(world), 1))
  assert.equal(codeOf(await renew(await addHeldCard(world, days))), 'ok')
  assert.equal(codeOf(await renew(await addHeldCard(world, -30))), 'ok')
  assert.equal(codeOf(await renew(await addHeldCard(world, -31))), 'renewal-closed')
})

test('who is late pays the fine of the day of the declaration, and is told so in the price; who waits too long is sent to an office', async () => {
  const [late, lingering] = [await begunRenewal(world, await addHeldCard(world, -2)), await begunRenewal(world, await addHeldCard(world, -29))]
  const fineOf = async ({ file }: typeof late) => (await file()).price?.lines.find(({ item }) => item === 'late')?.minor
  world.forward(3 * DAY)
  await submitted(world, late)
  const { price, submittedAt } = await late.file()
  assert.ok(submittedAt)
  // Five days late: ten times the monthly index.
  const mci = world.law.indexValues.filter(({ index, validFrom }) => index === 'mci' && validFrom <= today(world)).at(-1)
  assert.equal(await fineOf(late), (mci?.minor ?? 0) * 10)
  assert.equal(
    price?.totalMinor,
    price?.lines.reduce((sum, { minor }) => sum + minor, 0),
  )
  await filled(world, lingering)
  assert.equal(codeOf(await submitApplication(world.deps, ownerOf(world, lingering.it), { code: lingering.it.code, declared: true })), 'renewal-closed')
  const card = await decided(world, late)
  assert.equal(card.validFrom, today(world), 'the days without a card are not given back')
})

test('a child who has turned sixteen is asked for the category again, and a younger one for the paper of a parent', async () => {
  const turned = addDays(addMonths(today(world), -12 * 16), -1)
  const grown = await begunRenewal(world, await addHeldCard(world, 10, { answers: { birthDate: turned, category: 'child' } }))
  assert.equal((await grown.file()).answers.category, undefined)
  const child = await begunRenewal(world, await addHeldCard(world, 10, { answers: { birthDate: '2019-05-12', category: 'child' } }))
  assert.equal((await child.file()).answers.category, 'child')
  assert.ok(await isAsked(world, child, 'parent'))
  const home = { code: grown.it.code, page: 'home', typed: { ...grown.it.answers, category: 'child' } }
  assert.deepEqual(problems(await saveAnswers(world.deps, ownerOf(world, grown.it), home)), [['category', 'age-does-not-fit']])
})

test('a passport that ends early shortens the card, one that ends too early and one of another country are told at their field', async () => {
  const endsIn = 10
  const short = await begunRenewal(world, await addHeldCard(world, endsIn, { answers: { passportExpiresOn: addDays(today(world), endsIn + 100) } }))
  await submitted(world, short)
  const card = await decided(world, short)
  assert.equal(card.validUntil, addDays(today(world), endsIn + 100))
  const tooShort = await begunRenewal(world, await addHeldCard(world, endsIn, { answers: { passportExpiresOn: addDays(today(world), endsIn + 20) } }))
  const kept = (it: typeof short.it, passportKept: string) =>
    saveAnswers(world.deps, ownerOf(world, it), { code: it.code, page: 'passport-kept', typed: { passportKept, blankPages: 'yes' } })
  assert.deepEqual(problems(await kept(tooShort.it, 'same')), [['passportKept', 'passport-expires-too-soon']])
  assert.deepEqual(problems(await kept(tooShort.it, 'other-country')), [['passportKept', 'served-elsewhere']])
  value(await kept(tooShort.it, 'new'))
  assert.ok(await isAsked(world, tooShort, 'passport'))
})

test('a holder without an address is asked for one, and the card is found although nobody could write to them', async () => {
  const { email: _, ...rest } = await addHeldCard(world, 10)
  const silent = await addHeldCard(world, 10, { answers: rest.answers, email: undefined } as never)
  const mine = value(await findMyCard(world.deps, PUBLIC, proofOf(silent) as never))
  assert.deepEqual([mine.reachable, mine.renewal], [false, 'can-begin'])
  const begun = await begunRenewal(world, silent)
  assert.equal((await begun.file()).answers.email, undefined)
  await submitted(world, begun)
})

test('a card of ours is renewed a year later with its portrait and its address, and is good until its own last day', async (t) => {
  const later = await quietWorld()
  t.after(() => later.close())
  const first = await begunRenewal(later, await addHeldCard(later, 1))
  assert.ok(await isAsked(later, first, 'portrait'), 'of a card of another register there is no portrait')
  await submitted(later, first)
  const before = await decided(later, first)
  later.forward(340 * DAY)
  const next = await begunRenewal(later, { number: before.number, answers: first.it.answers }, { passportKept: 'same' })
  assert.ok((await next.file()).emailConfirmedAt, 'the address of last year is known to arrive')
  assert.ok(!(await isAsked(later, next, 'portrait')))
  await submitted(later, next)
  const card = await decided(later, next)
  assert.equal(card.validFrom, addDays(before.validUntil, 1))
  assert.equal((await later.cases.cardById(before.id))?.state, 'active')
  assert.equal((await findHolderCard(later.deps, before.number))?.state, 'renewed')
})

test('two windows begin one renewal; without the keys of the table there would be several', async () => {
  const atOnce = async () => {
    const card = await addHeldCard(world, 10)
    const begun = await Promise.all(Array.from({ length: 8 }, (_, n) => renew(card, { network: `window ${n}` })))
    return new Set(begun.map((one) => value(one).code)).size
  }
  assert.equal(await atOnce(), 1)
  await world.pool.query('drop index case_one_renewal_held')
  // Eight at once may happen to come one after the other.
  let most = 1
  for (let tries = 0; most === 1 && tries < 30; tries++) most = await atOnce()
  assert.ok(most > 1)
})

function problems(result: Result<SavedPage>): readonly unknown[] {
  return value(result).problems.map(({ field, code }) => [field, code])
}

test('what an officer has asked to be put right is open, and nothing beside it: neither what the fee depends on nor what was chosen', async () => {
  const begun = await begunRenewal(world, await addHeldCard(world, 10))
  await submitted(world, begun)
  const owner = ownerOf(world, begun.it)
  world.bank.pay(await pageOf(world, { it: begun.it, code: begun.it.code, owner, file: begun.file }), 'success')
  value(await returnFromPayment(world.deps, owner, { code: begun.it.code }))
  const { officers, supervisor } = world.staff
  value(await assignCase(world.deps, supervisor, { code: begun.it.code, staffNumber: officers[0].number, reason: 'A test' }))
  const send = (target: string) => returnCase(world.deps, officers[0], { code: begun.it.code, reasons: [{ code: 'R-02', target, note: 'Look again' }] })
  assert.equal(codeOf(await send('speed')), 'target-missing')
  value(await send('address'))
  const home = (typed: Record<string, string>) => saveAnswers(world.deps, owner, { code: begun.it.code, page: 'home', typed })
  value(await home({ address: '2 Example street, Astana', region: 'KZ-10', category: 'pensioner' }))
  const { answers } = await begun.file()
  assert.deepEqual([answers.address, answers.region, answers.category], ['2 Example street, Astana', 'KZ-71', 'adult'])
})
