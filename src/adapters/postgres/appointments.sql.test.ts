import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import type { Appointment, Appointments } from '../../actions/ports/appointments.ts'
import { codeFrom, writeCaseCode } from '../../core/kernel/code.ts'
import { day } from '../../core/kernel/plain-date.ts'
import { postgresAppointments } from './appointments.sql.ts'
import { postgresHeldCards } from './held-cards.sql.ts'
import { postgresLeftovers } from './leftovers.sql.ts'

let stores: StoreTest
let appointments: Appointments
const planned: object[] = []

before(async () => {
  stores = await openStores('appointments')
  appointments = postgresAppointments({ pool: stores.pool, jobs: { plan: async (_db, jobs) => void planned.push(...jobs) } })
})
after(() => stores.close())

const TODAY = day('2026-03-02')
const ON = day('2026-03-10')
let slots = 0

/** A slot that no other test books. */
function aSlot(more: Partial<Appointment> = {}) {
  slots += 1
  return { officeId: `office-${slots}`, day: ON, time: '09:20', ...more }
}

async function aCard(number = `C${randomUUID().slice(0, 8)}`): Promise<string> {
  const id = randomUUID()
  const answers = { surname: 'EXAMPLE', givenNames: 'ANNA', birthDate: '1990-05-12' }
  const plain = { service: 'registration-card', state: 'active', validFrom: day('2026-01-10'), validUntil: day('2027-01-09'), language: 'en' } as const
  await postgresHeldCards(stores).keep([{ ...plain, id, number, answers }], { file: 'cards.csv', at: minute(0) })
  return id
}

async function appointment(slot: ReturnType<typeof aSlot>, cardId?: string): Promise<Appointment> {
  return {
    id: randomUUID(),
    code: writeCaseCode('AP', codeFrom(crypto.getRandomValues(new Uint8Array(64)), 8)),
    purpose: 'renewal',
    bearer: { kind: 'held', id: cardId ?? (await aCard()) },
    language: 'ru',
    email: 'anna@example.org',
    state: 'confirmed',
    ...slot,
  }
}

const many = (count: number, slot: ReturnType<typeof aSlot>, cardId?: string) => Promise.all(Array.from({ length: count }, () => appointment(slot, cardId)))
const book = (one: Appointment, places: number, at = minute(1)) => appointments.book(one, { places, today: TODAY, at, letters: [] })
const counted = (outcomes: readonly string[]) => ['booked', 'full', 'has-one'].map((kind) => outcomes.filter((outcome) => outcome === kind).length)
const takenIn = async ({ officeId }: { officeId: string }, at = minute(2)) =>
  (await appointments.taken([officeId], { from: TODAY, to: day('2026-12-31') }, at)).map(({ time, taken }) => [time, taken])

test('of two who want the last place at once exactly one gets it, a hundred times', async () => {
  for (let round = 0; round < 100; round++) {
    const slot = aSlot()
    const [first, ...two] = await many(3, slot)
    assert.ok(first)
    assert.equal(await book(first, 2), 'booked')
    assert.deepEqual(counted(await Promise.all(two.map((one) => book(one, 2)))), [1, 1, 0])
    assert.deepEqual(await takenIn(slot), [['09:20', 2]])
  }
})

test('of sixty who want one slot at once as many get a place as there are windows, each another one', async () => {
  for (const places of [1, 3, 7]) {
    const slot = aSlot()
    assert.deepEqual(counted(await Promise.all((await many(60, slot)).map((one) => book(one, places)))), [places, 60 - places, 0])
    const { rows } = await stores.pool.query('select place from appointment_place where office_id = $1 order by place', [slot.officeId])
    assert.deepEqual(
      rows.map(({ place }) => place),
      Array.from({ length: places }, (_, n) => n + 1),
    )
    const kept = await stores.pool.query('select count(*)::integer as n from appointment where office_id = $1', [slot.officeId])
    assert.equal(kept.rows[0].n, places, 'who got no place has no appointment either')
  }
})

test('broken twin: counting first and writing then gives the last place away several times', async () => {
  const { pool } = stores
  await pool.query('create table twin_place (office_id text, on_day date, at_time text, appointment_id uuid)')
  const twins = await many(20, aSlot())
  const looks = await Promise.all(twins.map(({ officeId }) => pool.query('select count(*)::integer as n from twin_place where office_id = $1', [officeId])))
  const lucky = twins.filter((_, n) => looks[n]?.rows[0].n < 3)
  await Promise.all(lucky.map(({ officeId, day: on, time, id }) => pool.query('insert into twin_place values ($1, $2, $3, $4)', [officeId, on, time, id])))
  const { rows } = await pool.query('select count(*)::integer as n from twin_place')
  await pool.query('drop table twin_place')
  assert.equal(rows[0].n, 20, 'three windows, and twenty people in front of them')
})

test('of ten requests for one card at once one is booked, whichever slots they want', async () => {
  const cardId = await aCard()
  const ten = await Promise.all(Array.from({ length: 10 }, () => appointment(aSlot(), cardId)))
  assert.deepEqual(counted(await Promise.all(ten.map((one) => book(one, 3)))), [1, 0, 9])
  assert.equal((await appointments.liveOf({ kind: 'held', id: cardId }, 'renewal', TODAY))?.state, 'confirmed')
  assert.equal(await appointments.liveOf({ kind: 'held', id: cardId }, 'collection', TODAY), undefined)
  assert.equal(await appointments.liveOf({ kind: 'card', id: cardId }, 'renewal', TODAY), undefined)
})

test('broken twin: without the rule of the database one card has as many as it asked for', async () => {
  const { pool, close } = await openStores('appointments-twin')
  await pool.query('drop index appointment_live_held_card')
  const twin = postgresAppointments({ pool, jobs: { plan: async () => undefined } })
  const id = randomUUID()
  const plain = { service: 'registration-card', state: 'active', validFrom: TODAY, validUntil: ON, language: 'en', answers: {} } as const
  await postgresHeldCards({ pool }).keep([{ ...plain, id, number: 'TWIN' }], { file: 'cards.csv', at: minute(0) })
  const ten = await Promise.all(Array.from({ length: 10 }, () => appointment(aSlot(), id)))
  const outcomes = await Promise.all(ten.map((one) => twin.book(one, { places: 3, today: TODAY, at: minute(1), letters: [] })))
  await close()
  assert.deepEqual(counted(outcomes), [10, 0, 0])
})

test('a place that is given up is free again after its time and not before, and the appointment is kept', async () => {
  const slot = aSlot()
  const [first, second, third] = await many(3, slot)
  assert.ok(first && second && third)
  assert.equal(await book(first, 1), 'booked')
  assert.equal(await appointments.settle(first, { state: 'cancelled', cancelledBy: 'holder' }, { at: minute(5), letters: [], freeAt: minute(35) }), 'settled')
  assert.deepEqual(await takenIn(slot, minute(34)), [['09:20', 1]])
  assert.equal(await book(second, 1, minute(34)), 'full')
  assert.deepEqual(await takenIn(slot, minute(35)), [])
  assert.deepEqual(counted(await Promise.all([book(second, 1, minute(35)), book(third, 1, minute(35))])), [1, 1, 0])
  const kept = await appointments.byCode(first.code)
  assert.deepEqual([kept?.state, kept?.cancelledBy, kept?.time], ['cancelled', 'holder', '09:20'])
  assert.equal(await appointments.settle(first, { state: 'arrived' }, { at: minute(40), letters: [] }), 'changed-meanwhile')
})

test('a change keeps the code, takes the new place or nothing, and gives the old one up a little later', async () => {
  const [from, to] = [aSlot(), aSlot({ time: '11:00' })]
  const one = await appointment(from)
  assert.equal(await book(one, 1), 'booked')
  const full = await appointment(to)
  assert.equal(await book(full, 1), 'booked')
  const change = (slot: typeof to, places: number) => appointments.change(one, slot, { places, at: minute(3), letters: [], freeAt: minute(33) })
  assert.equal(await change(to, 1), 'full')
  assert.equal((await appointments.byCode(one.code))?.officeId, from.officeId)
  assert.deepEqual(await takenIn(from, minute(4)), [['09:20', 1]])
  assert.deepEqual((await Promise.all([change(to, 2), change(to, 2)])).sort(), ['changed', 'changed-meanwhile'])
  assert.deepEqual([await takenIn(from, minute(32)), await takenIn(from, minute(33)), await takenIn(to)], [[['09:20', 1]], [], [['11:00', 2]]])
  assert.equal((await appointments.byCode(one.code))?.officeId, to.officeId)
})

test('with fewer windows than before nobody is added until fewer are taken', async () => {
  const slot = aSlot()
  const [a, b, c, d] = await many(4, slot)
  assert.ok(a && b && c && d)
  assert.deepEqual(counted([await book(a, 3), await book(b, 3), await book(c, 3)]), [3, 0, 0])
  await appointments.settle(a, { state: 'cancelled', cancelledBy: 'holder' }, { at: minute(2), letters: [], freeAt: minute(2) })
  assert.equal(await book(d, 2, minute(3)), 'full')
  assert.equal(await book(d, 3, minute(3)), 'booked')
})

test('what was left open on a day that is over keeps nobody from booking', async () => {
  const cardId = await aCard()
  const old = await appointment(aSlot(), cardId)
  assert.equal(await book(old, 1), 'booked')
  const next = await appointment(aSlot({ day: day('2026-04-01') }), cardId)
  assert.equal(await appointments.book(next, { places: 1, today: ON, at: minute(3), letters: [] }), 'has-one')
  assert.equal(await appointments.book(next, { places: 1, today: day('2026-03-11'), at: minute(3), letters: [] }), 'booked')
  assert.equal((await appointments.byCode(old.code))?.state, 'no-show')
})

test('an office sees the appointments of its day in their order, with name and number', async () => {
  const slot = aSlot({ time: '10:00' })
  const cardId = await aCard('KZ 1')
  for (const one of [await appointment(slot, cardId), await appointment({ ...slot, time: '09:00' }), await appointment({ ...slot, day: day('2026-03-11') })])
    assert.equal(await book(one, 3), 'booked')
  const seen = await appointments.ofDay(slot.officeId, ON)
  assert.deepEqual(
    seen.map(({ time }) => time),
    ['09:00', '10:00'],
  )
  assert.deepEqual(
    [seen[1]?.reference, seen[1]?.name, seen[1]?.birthDate, seen[1]?.bearer],
    ['KZ 1', 'EXAMPLE ANNA', '1990-05-12', { kind: 'held', id: cardId }],
  )
  assert.deepEqual(await appointments.ofDay('elsewhere', ON), [])
})

test('letters are written and planned with the appointment, and not without it', async () => {
  planned.length = 0
  const slot = aSlot()
  const [one, two] = await many(2, slot)
  assert.ok(one && two)
  const letter = (messageCode: string) => ({
    id: randomUUID(),
    kind: 'appointment-booked' as const,
    channel: 'email' as const,
    language: 'ru' as const,
    recipient: 'anna@example.org',
    messageCode,
    facts: {},
  })
  const more = { places: 1, today: TODAY, at: minute(1) }
  await appointments.book(one, { ...more, letters: [letter('ONE'), { ...letter('LATER'), notBefore: minute(90) }] })
  await appointments.book(two, { ...more, letters: [letter('TWO')] })
  const { rows } = await stores.pool.query(`select message_code as code from account_letter where message_code in ('ONE', 'LATER', 'TWO') order by 1`)
  assert.deepEqual(
    rows.map(({ code }) => code),
    ['LATER', 'ONE'],
  )
  assert.deepEqual(
    planned.map((job) => (job as { startAfter?: string }).startAfter),
    [undefined, minute(90)],
  )
})

test('appointments are gone ninety days after their day, with their places', async () => {
  const [old, newer] = [await appointment(aSlot({ day: day('2026-03-02') })), await appointment(aSlot({ day: day('2026-03-04') }))]
  assert.deepEqual(counted([await book(old, 1), await book(newer, 1)]), [2, 0, 0])
  await postgresLeftovers(stores).removeExpired('2026-06-01T12:00:00.000Z' as ReturnType<typeof minute>)
  assert.equal(await appointments.byCode(old.code), undefined)
  assert.ok(await appointments.byCode(newer.code))
  const { rows } = await stores.pool.query('select count(*)::integer as n from appointment_place where appointment_id = $1', [old.id])
  assert.equal(rows[0].n, 0)
})
