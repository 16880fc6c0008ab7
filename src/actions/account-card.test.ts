import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type AccountOffice, openAccountOffice, PUBLIC } from '../../test/support/account-office.ts'
import { postgresHeldCards } from '../adapters/postgres/held-cards.sql.ts'
import type { Actor } from '../core/access/actor.ts'
import { instant } from '../core/kernel/instant.ts'
import { day, type PlainDate } from '../core/kernel/plain-date.ts'
import { addHeldCard, removeHeldCard, renewAccountCard } from './account-card.ts'
import { withAccount } from './account-sessions.ts'
import type { HeldCard } from './ports/held-cards.ts'
import { readAccount } from './read-account.ts'
import { progress } from './submit-application.ts'

/** The clock of the office stands at 24 November 2026. */
let office: AccountOffice

before(async () => {
  office = await openAccountOffice('account-card')
})
after(() => office.close())

let people = 0
const someone = () => `erlan.${++people}@example.org`
const BORN = day('1990-05-12')

/** A card that another register told of; with an address of stay, as the next one is to say it. */
async function card(more: Partial<HeldCard> = {}): Promise<HeldCard> {
  const answers = {
    surname: 'EXAMPLE',
    givenNames: 'ANNA',
    sex: 'F',
    birthDate: BORN,
    nationality: 'UTO',
    passportNumber: 'U1234567',
    passportIssuedOn: '2024-01-01',
    passportExpiresOn: '2031-01-01',
    region: 'KZ-71',
    address: 'Abay 12, Astana',
    housing: 'own',
    category: 'adult',
  }
  const id = randomUUID()
  const held = { id, number: `AC${id.slice(0, 6).toUpperCase()}`, service: 'registration-card', state: 'active', validFrom: day('2025-12-11') } as const
  const one: HeldCard = { ...held, validUntil: day('2026-12-10'), answers, language: 'en', ...more }
  await postgresHeldCards({ pool: office.pool }).keep([one], { file: 'cards.csv', at: instant('2026-11-01T00:00:00.000Z') })
  return one
}

function add(
  actor: Actor,
  number: string,
  { birthDate = BORN, passportNumber = '', network = randomUUID() as string }: { birthDate?: PlainDate; passportNumber?: string; network?: string } = {},
) {
  return addHeldCard(office.deps, actor, { number, birthDate, passportNumber, network })
}
const renew = (actor: Actor, number: string) => renewAccountCard(office.deps, actor, { number, language: 'en', channel: 'portal' })
const said = (result: { readonly ok: boolean; readonly code?: string }) => (result.ok ? 'ok' : result.code)

async function cardsIn(actor: Actor) {
  const overview = await readAccount(office.deps, actor)
  assert.ok(overview.ok)
  return overview.value.cards.map(({ number, renewal, opensOn }) => [number, renewal, opensOn])
}

test('A card is added by the verified address that its register has, or by the passport number, and taken out again', async () => {
  const email = someone()
  const { actor } = await office.signIn(email)
  const [byAddress, byPassport] = [await card({ email: email.toUpperCase() }), await card({ email: 'another@example.org', validUntil: day('2027-06-30') })]
  assert.equal(said(await add(actor, byAddress.number.toLowerCase())), 'ok')
  assert.equal(said(await add(actor, byPassport.number, { passportNumber: 'u 1234-567' })), 'ok')
  assert.equal(said(await add(actor, byPassport.number, { passportNumber: 'U1234567' })), 'ok', 'twice is once')
  assert.deepEqual(await cardsIn(actor), [
    [byAddress.number, 'can-begin', undefined],
    [byPassport.number, 'not-now', '2027-05-30'],
  ])
  assert.ok((await removeHeldCard(office.deps, actor, { id: byPassport.id })).ok)
  assert.deepEqual(
    (await cardsIn(actor)).map(([number]) => number),
    [byAddress.number],
  )
})

test('Beside a card that can be changed stands the birth date that opens its page; a card that was given back or has ended has nothing to change', async () => {
  const email = someone()
  const { actor } = await office.signIn(email)
  const changeable = await card({ email })
  const [ended, cancelled] = [await card({ email, validUntil: day('2026-11-23') }), await card({ email, state: 'cancelled' })]
  for (const { number } of [changeable, ended, cancelled]) assert.equal(said(await add(actor, number)), 'ok')
  const overview = await readAccount(office.deps, actor)
  assert.ok(overview.ok)
  assert.deepEqual(
    new Map(overview.value.cards.map(({ number, changesFor }) => [number, changesFor])),
    new Map([
      [changeable.number, BORN],
      [ended.number, undefined],
      [cancelled.number, undefined],
    ]),
  )
})

test('A card that its holder reported lost is blocked in the account, too', async () => {
  const email = someone()
  const { actor } = await office.signIn(email)
  const [lost, kept] = [await card({ email }), await card({ email })]
  for (const { number } of [lost, kept]) assert.equal(said(await add(actor, number)), 'ok')
  await postgresHeldCards({ pool: office.pool }).keepWord(lost.id, 'lost', instant('2026-11-24T06:00:00.000Z'))
  const overview = await readAccount(office.deps, actor)
  assert.ok(overview.ok)
  const blocked = overview.value.cards.filter((one) => one.blocked)
  assert.deepEqual(
    blocked.map(({ number, state }) => [number, state]),
    [[lost.number, 'active']],
  )
})

test('Another’s card, a wrong day, no proof and a number that nobody has are one and the same answer', async () => {
  const { actor } = await office.signIn(someone())
  const theirs = await card({ email: 'another@example.org' })
  const silent = await card({})
  const wrong = [
    await add(actor, 'NOBODY-1', { passportNumber: 'U1234567' }),
    await add(actor, theirs.number),
    await add(actor, theirs.number, { passportNumber: 'U7654321' }),
    await add(actor, theirs.number, { passportNumber: 'U1234567', birthDate: day('1990-05-13') }),
    await add(actor, silent.number),
  ]
  for (const one of wrong) assert.deepEqual(one, wrong[0])
  assert.equal(said(wrong[0] ?? { ok: true }), 'card-not-found')
  assert.deepEqual(await cardsIn(actor), [])
})

test('Passport numbers cannot be tried out: an account has few tries, and so has a network', async () => {
  const { actor } = await office.signIn(someone())
  const theirs = await card()
  const tries = []
  for (let at = 0; at < 12; at++) tries.push(said(await add(actor, theirs.number, { passportNumber: `U${at}` })))
  assert.deepEqual(new Set(tries.slice(0, 10)), new Set(['card-not-found']))
  assert.deepEqual(tries.slice(10), ['too-many-requests', 'too-many-requests'])
  const others = []
  for (let at = 0; at < 22; at++) others.push(said(await add((await office.signIn(someone())).actor, theirs.number, { network: 'one' })))
  assert.equal(others.filter((code) => code === 'too-many-requests').length, 2)
})

test('A twin that takes any passport number adds another’s card, and is noticed', async () => {
  const { actor } = await office.signIn(someone())
  const theirs = await card()
  const heldCards = {
    ...office.deps.heldCards,
    findByNumber: async (number: string) => {
      const found = await office.deps.heldCards.findByNumber(number)
      return found && { ...found, answers: { ...found.answers, passportNumber: 'X1' } }
    },
  }
  const twin = await addHeldCard({ ...office.deps, heldCards }, actor, { number: theirs.number, birthDate: BORN, passportNumber: 'X1', network: 'twin' })
  assert.equal(said(twin), 'ok')
  assert.equal((await cardsIn(actor)).length, 1)
})

test('A card of the account is renewed without a word typed: address confirmed, telephone and everything on the card filled in', async () => {
  const email = someone()
  const { actor, token } = await office.signIn(email)
  const mine = await card({ email })
  await add(actor, mine.number)
  const sent = office.mails.length
  const started = await renew(actor, mine.number)
  assert.ok(started.ok, said(started))
  assert.equal(started.value.token, undefined, 'it lies in the account, and needs no session of its own')
  const file = await office.deps.cases.findById(started.value.caseId)
  assert.ok(file?.emailConfirmedAt)
  assert.equal(file.email, email)
  const reached = await progress(office.deps, file)
  const open = reached.pages.filter(({ complete }) => !complete).map(({ page }) => page)
  assert.deepEqual(
    open.map(({ id }) => id),
    ['passport-kept', 'portrait', 'residence'],
  )
  // A choice, a tick and two pictures: nothing that is typed.
  assert.deepEqual(
    open.flatMap(({ fields }) => fields.map(({ kind }) => kind)),
    ['choice', 'tick'],
  )
  await office.deliver()
  assert.equal(office.mails.length, sent, 'no link and no code goes to an address that is confirmed')
  // It is in the account now, and the card says so; a second begin goes on with it.
  const again = await withAccount(office.deps, PUBLIC, token)
  assert.deepEqual(await cardsIn(again), [[mine.number, 'has-begun', undefined]])
  const second = await renew(again, mine.number)
  assert.ok(second.ok)
  assert.equal(second.value.caseId, started.value.caseId)
})

test('Two windows begin one renewal', async () => {
  const email = someone()
  const { actor } = await office.signIn(email)
  const mine = await card({ email })
  await add(actor, mine.number)
  const both = await Promise.all([renew(actor, mine.number), renew(actor, mine.number)])
  assert.equal(new Set(both.map((one) => (one.ok ? one.value.caseId : one.code))).size, 1)
})

test('A renewal that began elsewhere goes on in the account', async () => {
  const email = someone()
  const { actor, token } = await office.signIn(email)
  const mine = await card({ email })
  await add(actor, mine.number)
  const other = await office.signIn(someone())
  await add(other.actor, mine.number, { passportNumber: 'U1234567' })
  const began = await renew(other.actor, mine.number)
  const mineNow = await renew(actor, mine.number)
  assert.ok(began.ok && mineNow.ok)
  assert.equal(mineNow.value.caseId, began.value.caseId)
  const now = await withAccount(office.deps, PUBLIC, token)
  assert.ok(now.kind === 'applicant' && now.account?.caseIds.includes(began.value.caseId))
})

test('A card that is not in the account is as unknown as one that never was, and one too early or over is refused in its own words', async () => {
  const email = someone()
  const { actor } = await office.signIn(email)
  const [theirs, early, ended, gone] = [
    await card(),
    await card({ email, validUntil: day('2027-06-30') }),
    await card({ email, validUntil: day('2026-08-01') }),
    await card({ email, state: 'cancelled' }),
  ]
  assert.deepEqual(await renew(actor, theirs.number), await renew(actor, 'NOBODY-2'))
  assert.equal(said(await renew(actor, theirs.number)), 'not-found')
  assert.equal(said(await renew(PUBLIC, early.number)), 'not-found')
  for (const { number } of [early, ended, gone]) await add(actor, number)
  assert.deepEqual([await renew(actor, early.number), await renew(actor, ended.number), await renew(actor, gone.number)].map(said), [
    'renewal-not-open',
    'renewal-closed',
    'card-not-renewable',
  ])
  assert.deepEqual(
    (await cardsIn(actor)).map(([, renewal]) => renewal),
    ['not-now', 'not-now', 'not-now'],
  )
})

test('A card that was taken out of the account renews there no more', async () => {
  const email = someone()
  const { actor } = await office.signIn(email)
  const mine = await card({ email })
  await add(actor, mine.number)
  await removeHeldCard(office.deps, actor, { id: mine.id })
  assert.equal(said(await renew(actor, mine.number)), 'not-found')
})
