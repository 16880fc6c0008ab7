import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { quietWorld, value } from '../../test/support/model-office.ts'
import { addHeldCard, begunRenewal, decided, submitted, today } from '../../test/support/renewals.ts'
import { PUBLIC } from '../../test/reliability/model/traveller.ts'
import type { World } from '../../test/reliability/model/world.ts'
import type { Actor } from '../core/access/actor.ts'
import { addDays } from '../core/kernel/plain-date.ts'
import { quietHours } from '../core/reminder/quiet-hours.ts'
import { sendHeldReminder } from '../jobs/send-held-reminder.ts'
import type { HeldCard } from './ports/held-cards.ts'
import { changeWhereabouts } from './change-whereabouts.ts'
import { noteReturnedMail } from './note-returned-mail.ts'
import { checkMessage } from './public-checks.ts'
import { remindHolders } from './remind-holders.ts'
import { unreachableHolders } from './unreachable-holders.ts'

let world: World
before(async () => {
  world = await quietWorld()
})
after(() => world.close())

const DAY = 86_400_000
const SYSTEM: Actor = { kind: 'system', job: 'remind-holders' }

/** Looks as often as the clock of the product does in a day, by two processes at once, and sends everything that waits. */
async function spendDay(where: World): Promise<void> {
  await Promise.all([remindHolders(where.deps, SYSTEM), remindHolders(where.deps, SYSTEM)])
  for (const job of await where.jobs.waiting()) if (job.queue === 'send-held-reminder') await where.jobs.run(job)
  await remindHolders(where.deps, SYSTEM)
  where.forward(DAY)
}

/** How many days were left when a letter came, by address. */
async function lettersDuring(where: World, days: number, cards: readonly HeldCard[]): Promise<ReadonlyMap<string, readonly number[]>> {
  const got = new Map<string, number[]>(cards.map(({ email }) => [email ?? '', []]))
  for (let n = 0; n < days; n++) {
    const [from, on] = [where.mail.taken.length, today(where)]
    await spendDay(where)
    for (const mail of where.mail.taken.slice(from)) {
      const card = cards.find(({ email }) => email === mail.to)
      if (card) got.get(mail.to)?.push(Math.round((Date.parse(card.validUntil) - Date.parse(on)) / DAY))
    }
  }
  return got
}

test('holders of imported cards are told on each day of the schedule that is still to come, once, and never after the card was renewed', async () => {
  const endings = [61, 60, 45, 20, 8]
  const cards = await Promise.all(endings.map((endsIn) => addHeldCard(world, endsIn)))
  const renewing = await addHeldCard(world, 16)
  const begun = await begunRenewal(world, renewing)
  const got = await lettersDuring(world, 3, [...cards, renewing])
  await submitted(world, begun)
  await decided(world, begun)
  const later = await lettersDuring(world, 70, [...cards, renewing])
  const schedule = [60, 30, 14, 7, 1, -1, -7]
  for (const [at, card] of cards.entries()) {
    const all = [...(got.get(card.email ?? '') ?? []), ...(later.get(card.email ?? '') ?? [])]
    // A reminder whose day lies before the import is passed.
    assert.deepEqual(
      all,
      schedule.filter((days) => days <= (endings[at] ?? 0)),
      String(endings[at]),
    )
  }
  assert.deepEqual([got.get(renewing.email ?? ''), later.get(renewing.email ?? '')], [[14], []])
})

test('a register that tells a later last day begins the reminders anew, and one that tells a new address has the letter go there', async () => {
  const card = await addHeldCard(world, 30)
  assert.deepEqual((await lettersDuring(world, 1, [card])).get(card.email ?? ''), [30])
  const longer = { ...card, validUntil: addDays(today(world), 60), email: 'moved.holder@example.org' }
  await world.deps.heldCards.keep([longer], { file: 'again', at: world.deps.clock.now() })
  assert.deepEqual((await lettersDuring(world, 31, [longer])).get('moved.holder@example.org'), [60, 30])
})

test('a reminder that is no longer true when it is to be sent is not sent; the row alone would have it sent', async () => {
  const card = await addHeldCard(world, 30)
  await remindHolders(world.deps, SYSTEM)
  const jobs = (await world.jobs.waiting()).filter(({ queue }) => queue === 'send-held-reminder')
  assert.ok(jobs.length > 0)
  await world.deps.heldCards.keep([{ ...card, state: 'cancelled' }], { file: 'cancelled', at: world.deps.clock.now() })
  const before = world.mail.taken.length
  for (const job of jobs) await world.jobs.run(job)
  assert.equal(world.mail.taken.slice(before).filter(({ to }) => to === card.email).length, 0)
  // The twin looks at the row and not at the card.
  const other = await addHeldCard(world, 30)
  await remindHolders(world.deps, SYSTEM)
  const [job] = (await world.jobs.waiting()).filter(({ queue }) => queue === 'send-held-reminder')
  await world.deps.heldCards.keep([{ ...other, state: 'cancelled' }], { file: 'cancelled', at: world.deps.clock.now() })
  const blind = { ...world.deps.heldReminders, find: async (id: string) => withActiveCard(await world.deps.heldReminders.find(id)) }
  value(
    await sendHeldReminder({ ...world.deps, heldReminders: blind }, { kind: 'system', job: 'send-held-reminder' }, { reminderId: job?.data.reminderId ?? '' }),
  )
  assert.equal(world.mail.taken.filter(({ to }) => to === other.email).length, 1)
})

type Found = Awaited<ReturnType<World['deps']['heldReminders']['find']>>
const withActiveCard = (found: Found): Found => found && { ...found, card: { ...found.card, state: 'active' } }

test('a message about an imported card is known as ours by its code, and whoever cannot be reached is listed for the office of the web', async () => {
  const card = await addHeldCard(world, 30)
  await spendDay(world)
  const { rows } = await world.pool.query('select message_code from held_reminder where held_card_id = $1 and message_code is not null', [card.id])
  const messageCode = String(rows[0]?.message_code)
  const letter = world.mail.taken.find(({ to }) => to === card.email)
  assert.ok(letter?.text.replaceAll(/[\s-]/g, '').includes(messageCode))
  const known = value(await checkMessage(world.deps, PUBLIC, { messageCode, network: 'somebody' }))
  assert.equal(known?.kind, 'card-reminder')
  const { email: _, ...silent } = await addHeldCard(world, 100)
  await world.deps.heldCards.keep([silent], { file: 'without', at: world.deps.clock.now() })
  const officer: Actor = { kind: 'staff', id: 'o', number: '1', officeId: world.law.webOffice, roles: ['officer'] }
  const listed = await unreachableHolders(world.deps, officer)
  assert.ok(listed.some(({ cardNumber, caseCode, channel }) => cardNumber === silent.number && caseCode === undefined && channel === undefined))
  assert.deepEqual(await unreachableHolders(world.deps, { ...officer, officeId: 'elsewhere' }), [])
  assert.deepEqual(await unreachableHolders(world.deps, PUBLIC), [])
})

test('a reminder that comes back counts as not sent: nothing more goes to its address, and its holder is listed, until the register tells another', async () => {
  const card = await addHeldCard(world, 30)
  await spendDay(world)
  const officer: Actor = { kind: 'staff', id: 'o', number: '1', officeId: world.law.webOffice, roles: ['officer'] }
  const listed = async () =>
    (await unreachableHolders(world.deps, officer)).filter(({ cardNumber }) => cardNumber === card.number).map(({ channel }) => channel)
  const sent = () => world.mail.taken.filter(({ to }) => to === card.email)
  assert.deepEqual([sent().length, await listed()], [1, []])
  const messageId = sent()[0]?.messageId.split('@')[0] ?? ''
  assert.equal(await noteReturnedMail(world.deps, PUBLIC, { messageId }), 'unknown', 'not for everybody')
  assert.equal(await noteReturnedMail(world.deps, SYSTEM, { messageId }), 'noted')
  assert.deepEqual(await listed(), ['email'])
  for (let days = 0; days < 31; days++) await spendDay(world)
  assert.equal(sent().length, 1)
  const other = { ...card, email: 'other@example.org' }
  await world.deps.heldCards.keep([other], { file: 'other', at: world.deps.clock.now() })
  assert.deepEqual(await listed(), [])
  const got = await lettersDuring(world, 9, [other])
  assert.deepEqual(got.get(other.email), [-7])
})

test('whoever is abroad is written to by day where they are, not where the agency is', async () => {
  const [there, here] = await Promise.all([addHeldCard(world, 30), addHeldCard(world, 30)])
  const { accounts, chance, clock } = world.deps
  const { id } = await accounts.openAccount({ id: chance.uuid(clock.now()), email: there.email ?? '', language: 'en' }, clock.now())
  await accounts.addHeldCard(id, there.id, clock.now())
  const actor: Actor = { kind: 'applicant', caseIds: [], account: { id, sessionId: 'x', caseIds: [] } }
  assert.ok((await changeWhereabouts(world.deps, actor, { country: 'MEX' })).ok)
  const at = clock.now()
  await remindHolders(world.deps, SYSTEM)
  const { rows } = await world.pool.query('select held_card_id as id, planned_for as at from held_reminder where held_card_id = any($1) and state = $2', [
    [there.id, here.id],
    'planned',
  ])
  const plannedFor = (card: HeldCard) => rows.find((row) => row.id === card.id)?.at
  assert.deepEqual([plannedFor(here), plannedFor(there)], [quietHours(at, ['Asia/Almaty']), quietHours(at, world.law.timeZones.MEX ?? [])])
  assert.notEqual(plannedFor(here), plannedFor(there))
  // The clock of the agency alone would have it sent now.
  const jobs = (await world.jobs.waiting()).filter(({ queue }) => queue === 'send-held-reminder')
  for (const { data } of jobs) await sendHeldReminder(world.deps, SENDER, { reminderId: data.reminderId ?? '' }).catch(() => undefined)
  const got = (card: HeldCard) => world.mail.taken.filter(({ to }) => to === card.email).length
  assert.deepEqual([got(here), got(there)], [1, 0])
  world.forward(Date.parse(String(plannedFor(there))) - Date.parse(at))
  for (const { data } of jobs) await sendHeldReminder(world.deps, SENDER, { reminderId: data.reminderId ?? '' })
  assert.deepEqual([got(here), got(there)], [1, 1])
})

const SENDER: Actor = { kind: 'system', job: 'send-held-reminder' }

test('a country that is none is not taken, and nobody says it for somebody else', async () => {
  const { accounts, chance, clock } = world.deps
  const { id } = await accounts.openAccount({ id: chance.uuid(clock.now()), email: 'where@example.org', language: 'en' }, clock.now())
  const actor: Actor = { kind: 'applicant', caseIds: [], account: { id, sessionId: 'x', caseIds: [] } }
  for (const [country, code] of [
    ['', 'required'],
    ['XXX', 'choice-unknown'],
    ['toString', 'choice-unknown'],
  ] as const) {
    const refused = await changeWhereabouts(world.deps, actor, { country })
    assert.deepEqual(refused.ok ? 'taken' : [refused.code, refused.field], [code, 'staysIn'])
  }
  for (const stranger of [PUBLIC, { kind: 'applicant', caseIds: [] } as Actor])
    assert.ok(!(await changeWhereabouts(world.deps, stranger, { country: 'DEU' })).ok)
  assert.equal((await accounts.account(id))?.staysIn, undefined)
})
