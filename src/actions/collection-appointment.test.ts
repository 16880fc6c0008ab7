import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { batchAll, itemNow, paperAt, type PaperCase, WISHES } from '../../test/support/collecting.ts'
import { HOLDER } from '../../test/support/desk-cases.ts'
import { begunChange, cardOfOurs } from '../../test/support/holder-changes.ts'
import { decided, submitted } from '../../test/support/renewals.ts'
import { quietWorld, value, work } from '../../test/support/model-office.ts'
import type { World } from '../../test/reliability/model/world.ts'
import type { Actor } from '../core/access/actor.ts'
import { addDays } from '../core/kernel/plain-date.ts'
import { instant } from '../core/kernel/instant.ts'
import { writeSlot } from '../core/appointment/slots.ts'
import { readAppointments, receiveVisitor } from './appointment-desk.ts'
import { bookCollection, cancelCollection, changeCollection, readCollectionVisit } from './collection-appointment.ts'
import { handOverCard } from './collection-desk.ts'
import { chooseCollection } from './choose-collection.ts'
import { approveCase } from './decide-case.ts'
import { assignCase } from './desk-queue.ts'
import { reportMistake } from './report-mistake.ts'
import { takeBureauNews } from './take-bureau-news.ts'
import { changeCardState } from './change-card-state.ts'
import type { Deps } from './deps.ts'
import type { OfficeSlot } from './ports/appointments.ts'
import { cancelAppointment, changeAppointment, findAppointment } from './own-appointment.ts'
import { settleVisit } from './settle-visit.ts'
import { watchUncollected } from './watch-uncollected.ts'

let world: World
before(async () => {
  world = await quietWorld()
})
after(() => world.close())

const DAY = 86_400_000
const SYSTEM: Actor = { kind: 'system', job: 'test' }
const clerk: Actor = { kind: 'staff', id: 'c', number: '150', officeId: 'AST', roles: ['clerk'] }
const codeOf = (result: { readonly ok: boolean; readonly code?: string }) => (result.ok ? 'ok' : result.code)
const holderOf = ({ file }: PaperCase): Actor => ({ kind: 'applicant', caseIds: [file.id] })
const today = () => world.deps.clock.dayOf(world.deps.clock.now())
const waiting = () => paperAt(world.deps, 'pick-up', 'at-office')
let networks = 0
const proof = (code: string) => ({ code, birthDate: HOLDER.birthDate, network: `198.51.100.${networks++}` })

async function visitOf(one: PaperCase) {
  const found = await readCollectionVisit(world.deps, holderOf(one), { code: one.file.code })
  assert.ok(found.ok && found.value)
  return found.value
}

/** Times that can be booked for the card, the soonest first. */
async function slotsOf(one: PaperCase): Promise<readonly string[]> {
  return (await visitOf(one)).slots?.days.flatMap(({ slots }) => slots.map(writeSlot)) ?? []
}

const book = (one: PaperCase, slot: string, as: Actor = holderOf(one), deps: Deps = world.deps) => bookCollection(deps, as, { code: one.file.code, slot })

/** A card that waits, and an appointment for it: the nth that is free. */
async function bookedCase(nth = 0) {
  const one = await waiting()
  const booked = await book(one, (await slotsOf(one))[nth] ?? '')
  assert.ok(booked.ok, codeOf(booked))
  return { one, booked: booked.value }
}

const stateOf = async (code: string) => {
  const found = await world.deps.appointments.byCode(code)
  return [found?.state, found?.cancelledBy, found?.reason]
}

/** Places of that time that nobody else can have now. */
async function takenAt({ officeId, day, time }: OfficeSlot, minutesLater = 0) {
  const at = instant(new Date(Date.parse(world.deps.clock.now()) + minutesLater * 60_000).toISOString())
  const taken = await world.deps.appointments.taken([officeId], { from: day, to: day }, at)
  return taken.find((slot) => slot.time === time)?.taken ?? 0
}

/** Letters about appointments that were written for a case, by kind. */
async function lettersOf({ file }: PaperCase) {
  const { rows } = await world.pool.query(`select kind, facts from account_letter where facts ->> 'appointmentOf' = $1 order by created_at, kind`, [file.code])
  return rows.map(({ kind, facts }) => [kind, facts.purpose, ...(facts.cancelReason ? [facts.cancelReason] : [])].join(' '))
}

const handOver = ({ item }: PaperCase, deps: Deps = world.deps) =>
  handOverCard(deps, clerk, { item: item.number, code: item.pickUpCode ?? '', samePerson: true, signed: true })

test('whoever holds the case books a time at the office where the card waits, sees it, and gets the letters; nobody else learns of it', async () => {
  const one = await waiting()
  const { office, until, slots, booked: before } = await visitOf(one)
  assert.deepEqual([office, until, before], ['AST', one.item.keepUntil, undefined])
  assert.ok(slots && slots.days.length > 5)
  const [first = '', second = ''] = await slotsOf(one)
  for (const as of [{ kind: 'public' }, { kind: 'applicant', caseIds: ['other'] }, clerk, SYSTEM] as const) {
    assert.equal(codeOf(await book(one, first, as)), 'not-found')
    assert.equal(codeOf(await readCollectionVisit(world.deps, as, { code: one.file.code })), 'not-found')
    assert.equal(codeOf(await changeCollection(world.deps, as, { code: one.file.code, slot: second })), 'not-found')
    assert.equal(codeOf(await cancelCollection(world.deps, as, { code: one.file.code })), 'not-found')
  }
  const done = await book(one, first)
  assert.ok(done.ok)
  const { booked } = await visitOf(one)
  assert.deepEqual([booked?.code, booked?.open, booked && writeSlot(booked), booked?.officeId], [done.value.code, true, first, 'AST'])
  assert.deepEqual(await lettersOf(one), ['appointment-booked collection', 'appointment-reminder collection'])
  const again = await book(one, first)
  assert.equal(again.ok && again.value.code, done.value.code, 'the same again is the same')
  assert.equal(codeOf(await book(one, second)), 'has-appointment')
  assert.equal((await lettersOf(one)).length, 2)
})

test('what cannot be booked says why: no time, none of the office, one after the last day of the card, or nothing to fetch', async () => {
  const one = await waiting()
  const { until = '' } = await visitOf(one)
  const onOrBefore = (await slotsOf(one)).findLast((slot) => slot.slice(0, 10) <= until)
  for (const [slot, code] of [
    ['', 'slot-missing'],
    ['tomorrow', 'slot-unknown'],
    [`${addDays(today(), -1)}T09:00`, 'slot-past'],
    [`${until.slice(0, 4)}-12-31T09:00`, 'slot-after-keep'],
  ] as const)
    assert.equal(codeOf(await book(one, slot)), code, slot)
  assert.ok(
    (await slotsOf(one)).every((slot) => slot.slice(0, 10) <= until),
    'and none of them is shown',
  )
  assert.equal(codeOf(await book(one, onOrBefore ?? '')), 'ok')
  const printed = await paperAt(world.deps, 'pick-up', 'printed')
  assert.equal(codeOf(await book(printed, onOrBefore ?? '')), 'not-waiting')
  assert.deepEqual(await readCollectionVisit(world.deps, holderOf(printed), { code: printed.file.code }), { ok: true, value: undefined })
})

test('of two people who want the last place at once one gets it, and the other is told', async () => {
  const places = await waiting()
  const [slot = ''] = (await slotsOf(places)).slice(-1)
  const free = (await visitOf(places)).slots?.days.at(-1)?.slots.at(-1)?.free ?? 0
  const people: PaperCase[] = []
  for (let n = 0; n < free + 1; n++) people.push(await waiting())
  const outcomes = (await Promise.all(people.map((one) => book(one, slot)))).map(codeOf).toSorted()
  assert.deepEqual(outcomes, [...Array.from({ length: free }, () => 'ok'), 'slot-taken'])
})

test('sent twice at the same moment it is one appointment; two times at once are one appointment and a refusal', async () => {
  const one = await waiting()
  const [first = '', second = ''] = await slotsOf(one)
  const twice = await Promise.all([book(one, first), book(one, first), book(one, first)])
  assert.deepEqual(twice.map(codeOf), ['ok', 'ok', 'ok'])
  assert.equal(new Set(twice.map((done) => done.ok && done.value.code)).size, 1)
  assert.equal((await lettersOf(one)).length, 2)
  const other = await waiting()
  assert.deepEqual((await Promise.all([book(other, first), book(other, second)])).map(codeOf).toSorted(), ['has-appointment', 'ok'])
})

test('it is changed and called off on the page of the case and by the code of the letter, always at that office and in time', async () => {
  const { one, booked } = await bookedCase()
  const free = await slotsOf(one)
  const [to = '', then = ''] = free.slice(-2)
  const { until } = await visitOf(one)
  const found = await findAppointment(world.deps, { kind: 'public' }, proof(booked.code))
  assert.ok(found.ok)
  assert.deepEqual([found.value.reference, found.value.keepUntil, found.value.paperItem], [one.file.code, until, one.item.number])
  const change = (office: string, slot: string) => changeAppointment(world.deps, { kind: 'public' }, { ...proof(booked.code), office, slot })
  assert.equal(codeOf(await change('ALA', to)), 'slot-unknown')
  assert.equal(codeOf(await change('AST', `${until.slice(0, 4)}-12-31T09:00`)), 'slot-after-keep')
  assert.equal(codeOf(await change('AST', to)), 'ok')
  const changed = await changeCollection(world.deps, holderOf(one), { code: one.file.code, slot: then })
  assert.deepEqual(changed.ok && [changed.value.code, writeSlot(changed.value)], [booked.code, then])
  assert.equal(codeOf(await cancelCollection(world.deps, holderOf(one), { code: one.file.code })), 'ok')
  assert.equal(codeOf(await cancelCollection(world.deps, holderOf(one), { code: one.file.code })), 'appointment-over')
  assert.equal(codeOf(await cancelAppointment(world.deps, { kind: 'public' }, proof(booked.code))), 'ok')
  assert.deepEqual(await stateOf(booked.code), ['cancelled', 'holder', undefined])
  assert.equal(codeOf(await book(one, free[3] ?? '')), 'ok', 'and another can be booked')
})

test('a card handed over on the day of its appointment was served, also before its hour, and its place is free for somebody else', async () => {
  const { one, booked } = await bookedCase(4)
  world.forward(Date.parse(`${booked.day}T03:00:00.000Z`) - Date.parse(world.deps.clock.now()))
  assert.equal(codeOf(await handOver(one)), 'ok')
  assert.deepEqual(await stateOf(booked.code), ['served', undefined, undefined])
  assert.equal((await itemNow(world.deps, one.item.number)).state, 'collected')
  const letters = await lettersOf(one)
  assert.ok(!letters.some((letter) => letter.startsWith('appointment-cancelled')), letters.join())
  assert.deepEqual([await takenAt(booked), await takenAt(booked, 24 * 60)], [1, 0], 'a little later, as with every place that is given up')
})

test('a card handed over before the day of its appointment calls it off with a letter, and its place is free again', async () => {
  const { one, booked } = await bookedCase(60)
  const before = await takenAt(booked)
  assert.equal(codeOf(await handOver(one)), 'ok')
  assert.deepEqual(await stateOf(booked.code), ['cancelled', 'office', 'card-collected'])
  assert.ok((await lettersOf(one)).includes('appointment-cancelled collection card-collected'))
  assert.equal(await takenAt(booked, 24 * 60), before - 1)
  assert.equal((await visitOrNone(one))?.booked, undefined)
})

async function visitOrNone(one: PaperCase) {
  const found = await readCollectionVisit(world.deps, holderOf(one), { code: one.file.code })
  return found.ok ? found.value : undefined
}

test('who comes without an appointment, or at another time, is served as before', async () => {
  const one = await waiting()
  assert.equal(codeOf(await handOver(one)), 'ok')
  assert.deepEqual(await lettersOf(one), [])
})

test('the desk sees what somebody comes for and which card it is; received there, it is served by the hand-over', async () => {
  const { one, booked } = await bookedCase(2)
  world.forward(Date.parse(`${booked.day}T04:00:00.000Z`) - Date.parse(world.deps.clock.now()))
  const seen = await readAppointments(world.deps, clerk, { day: booked.day })
  assert.ok(seen.ok)
  const row = seen.value.rows.find(({ code }) => code === booked.code)
  assert.deepEqual([row?.purpose, row?.paperItem, row?.reference], ['collection', one.item.number, one.file.code])
  assert.equal(codeOf(await receiveVisitor(world.deps, clerk, { code: booked.code, act: 'arrive' })), 'ok')
  assert.equal(codeOf(await handOver(one)), 'ok')
  assert.deepEqual(await stateOf(booked.code), ['served', undefined, undefined])
})

test('a card that goes back to the store calls off what was booked for it, and its holder is told', async () => {
  const { one } = await bookedCase()
  const { file } = await visitOf(one)
  const { visit } = await settleVisit(world.deps, file, 'card-gone')
  assert.deepEqual(
    [visit?.to, visit?.letters.map(({ kind }) => kind)],
    [{ state: 'cancelled', cancelledBy: 'office', reason: 'card-gone' }, ['appointment-cancelled']],
  )
  world.forward(60 * DAY)
  await watchUncollected(world.deps, SYSTEM)
  world.forward(8 * DAY)
  await watchUncollected(world.deps, SYSTEM)
  assert.equal((await itemNow(world.deps, one.item.number)).state, 'stored')
  assert.equal(await visitOrNone(one), undefined)
})

/** A booking and a hand-over of the same card at the same moment, many times: how often an appointment was left for a card that is gone. */
async function leftOver(rounds: number) {
  const tally = { left: 0, handed: 0, booked: 0 }
  for (let round = 0; round < rounds; round++) {
    const one = await waiting()
    const slots = await slotsOf(one)
    const [booked, handed] = await Promise.all([book(one, slots.at(-1 - round) ?? '', holderOf(one)), handOver(one)])
    const live = await world.deps.appointments.liveOf({ kind: 'case', id: one.file.id }, 'collection', today())
    if (handed.ok && live) tally.left += 1
    if (handed.ok) tally.handed += 1
    if (booked.ok) tally.booked += 1
  }
  return tally
}

test('no appointment is left for a card that was handed over at the same moment', async () => {
  const { left, handed, booked } = await leftOver(20)
  assert.equal(left, 0)
  assert.ok(handed + booked >= 20, `${handed} handed over, ${booked} booked`)
})

/** A booking that is written when the hand-over has looked for an appointment and is not saved yet: only the case can tell the two of each other. */
async function bookedInBetween(deps: Deps) {
  const one = await waiting()
  const [slot = ''] = (await slotsOf(one)).slice(-1)
  const booked: string[] = []
  const liveOf: Deps['appointments']['liveOf'] = async (...asked) => {
    const seen = await world.deps.appointments.liveOf(...asked)
    if (booked.length === 0) booked.push(codeOf(await book(one, slot, holderOf(one), deps)) ?? '')
    return seen
  }
  const handed = await handOver(one, { ...world.deps, appointments: { ...world.deps.appointments, liveOf } })
  const live = await world.deps.appointments.liveOf({ kind: 'case', id: one.file.id }, 'collection', today())
  return { booked: booked[0], handed: codeOf(handed), left: live !== undefined && (await itemNow(world.deps, one.item.number)).state === 'collected' }
}

test('a booking between the look and the hand-over counts, and the clerk is told to look again', async () => {
  assert.deepEqual(await bookedInBetween(world.deps), { booked: 'ok', handed: 'changed-meanwhile', left: false })
})

test('broken twin: a booking that does not change the case leaves an appointment for a card that is gone', async () => {
  const { book: bookPlace } = world.deps.appointments
  const forgetful: Deps['appointments'] = { ...world.deps.appointments, book: (one, { file: _file, ...more }) => bookPlace(one, more) }
  assert.deepEqual(await bookedInBetween({ ...world.deps, appointments: forgetful }), { booked: 'ok', handed: 'ok', left: true })
})

test('a card that is taken out of use for good calls its appointment off; one that is only suspended may come back', async () => {
  const { one, booked } = await bookedCase()
  const change = (act: string) => changeCardState(world.deps, world.staff.supervisor, { code: one.file.code, act, reason: 'A test' })
  assert.equal(codeOf(await change('suspend')), 'ok')
  assert.deepEqual(await stateOf(booked.code), ['confirmed', undefined, undefined])
  assert.equal((await visitOf(one)).slots, undefined, 'but no other time is offered')
  assert.equal(codeOf(await change('revoke')), 'ok')
  assert.deepEqual(await stateOf(booked.code), ['cancelled', 'office', 'card-gone'])
})

/** A card of ours whose paper waits at the office, with a time to fetch it. */
async function bookedForOurs() {
  const { card, proof } = await cardOfOurs(world)
  const file = (await world.cases.findById(card.caseId)) ?? assert.fail('no case')
  const holder: Actor = { kind: 'applicant', caseIds: [file.id] }
  if ((await world.deps.papers.ofCase(file.id)).length === 0) value(await chooseCollection(world.deps, holder, { code: file.code, typed: WISHES['pick-up'] }))
  await batchAll(world.deps)
  const [item] = await world.deps.papers.ofCase(file.id)
  assert.ok(item)
  value(await takeBureauNews(world.deps, SYSTEM, { batch: item.batch ?? 0, item: item.number, status: 'at-office', on: today() }))
  const visit = value(await readCollectionVisit(world.deps, holder, { code: file.code }))
  const slot = visit?.slots?.days.at(-1)?.slots[0]
  assert.ok(slot)
  return { proof, file, holder, booked: value(await bookCollection(world.deps, holder, { code: file.code, slot: writeSlot(slot) })) }
}

test('a card with a new passport takes the place of the one that waits, in a case of its own: the appointment for the old one is called off', async () => {
  const { proof, booked } = await bookedForOurs()
  const begun = await begunChange(world, proof, 'passport')
  await submitted(world, begun)
  assert.deepEqual(await stateOf(booked.code), ['confirmed', undefined, undefined], 'the old card is good until the new one is there')
  await decided(world, begun)
  assert.deepEqual(await stateOf(booked.code), ['cancelled', 'office', 'card-gone'])
})

test('a corrected card takes the place of the one that waits: the appointment for that one is called off', async () => {
  const { file, holder, booked } = await bookedForOurs()
  value(await reportMistake(world.deps, holder, { code: file.code, typed: { ...file.answers, givenNames: 'HANNA' }, note: '' }))
  assert.deepEqual(await stateOf(booked.code), ['confirmed', undefined, undefined], 'the card is good until the corrected one is there')
  const { officers, supervisor } = world.staff
  value(await assignCase(world.deps, supervisor, { code: file.code, staffNumber: officers[0].number, reason: 'A test' }))
  value(await approveCase(world.deps, officers[0], { code: file.code, samePerson: true }))
  await work(world)
  assert.deepEqual(await stateOf(booked.code), ['cancelled', 'office', 'card-gone'])
  assert.equal(value(await readCollectionVisit(world.deps, holder, { code: file.code })), undefined)
})
