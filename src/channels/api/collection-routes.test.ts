import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { World } from '../../../test/reliability/model/world.ts'
import { type ApiApp, onQuietWorld, openApiApp } from '../../../test/support/api-app.ts'
import { paperAt, type PaperCase, paperCase } from '../../../test/support/collecting.ts'
import { addDays, parsePlainDate } from '../../core/kernel/plain-date.ts'

let world: World
let api: ApiApp
onQuietWorld((opened) => void ({ world, api } = opened))

interface Appointment {
  readonly code: string
  readonly slot: string
  readonly office: string
  readonly state: string
  readonly open: boolean
}

interface Visit {
  readonly waiting?: {
    readonly office: string
    readonly until: string
    readonly appointment?: Appointment
    readonly days?: readonly { readonly day: string; readonly slots: readonly { readonly slot: string }[] }[]
  }
}

const VISIT = '/cases/{code}/paper/appointment'

/** A card that waits in Astana, and its holder. */
async function waiting() {
  const one = await paperAt(world.deps, 'pick-up', 'at-office')
  return { one, params: { code: one.file.code }, token: await api.tokenFor(one.file.id) }
}

type Holder = Awaited<ReturnType<typeof waiting>>

const read = async ({ params, token }: Holder) => (await api.answer<Visit>(`GET ${VISIT}`, params, { token })).waiting
const slotsOf = async (holder: Holder) => (await read(holder))?.days?.flatMap(({ slots }) => slots.map(({ slot }) => slot)) ?? []
const book = async ({ params, token }: Holder, slot: string, key = randomUUID()) =>
  (await api.answer<{ appointment: Appointment }>(`POST ${VISIT}`, params, { token, key, body: { slot } })).appointment

async function rows({ file }: PaperCase) {
  const { rows: found } = await world.pool.query('select state from appointment where case_id = $1', [file.id])
  return found.map(({ state }) => state)
}

test('whoever holds the case books a time to fetch the card, moves it and calls it off', async () => {
  const holder = await waiting()
  const before = await read(holder)
  assert.deepEqual([before?.office, before?.until, before?.appointment], ['AST', holder.one.item.keepUntil, undefined])
  const [first = '', second = ''] = await slotsOf(holder)
  const key = randomUUID()
  const booked = await book(holder, first, key)
  assert.deepEqual([booked.slot, booked.office, booked.state, booked.open], [first, 'AST', 'confirmed', true])
  assert.deepEqual(await book(holder, first, key), booked, 'the same call')
  assert.deepEqual(await book(holder, first), booked, 'the same wish')
  assert.deepEqual(await rows(holder.one), ['confirmed'])
  assert.equal((await read(holder))?.appointment?.code, booked.code)

  const { params, token } = holder
  const moved = await api.answer<{ appointment: Appointment }>(`PUT ${VISIT}`, params, { token, body: { slot: second } })
  assert.deepEqual([moved.appointment.code, moved.appointment.slot], [booked.code, second])
  const gone = await api.answer<{ appointment: Appointment }>(`DELETE ${VISIT}`, params, { token })
  assert.deepEqual([gone.appointment.state, gone.appointment.open], ['cancelled', false])
  assert.deepEqual([(await read(holder))?.appointment, await rows(holder.one)], [undefined, ['cancelled']])
})

test('the appointment can be had for the calendar of its holder', async () => {
  const holder = await waiting()
  const { code } = await book(holder, (await slotsOf(holder))[4] ?? '')
  const file = await api.send(`GET ${VISIT}/calendar`, holder.params, { token: holder.token })
  assert.deepEqual(
    [file.statusCode, file.headers['content-type'], file.headers['content-disposition']],
    [200, 'text/calendar; charset=utf-8', `attachment; filename="${code}.ics"`],
  )
  assert.ok(file.body.startsWith('BEGIN:VCALENDAR') && file.body.includes(code))
})

test('a time that cannot be had says why, in the language of the caller', async () => {
  const holder = await waiting()
  const { params, token, one } = holder
  const [first = '', second = ''] = await slotsOf(holder)
  const last = parsePlainDate(one.item.keepUntil ?? '') ?? assert.fail('it waits for ever')
  const refused = (slot: string, language = 'en') => api.problem(`POST ${VISIT}`, params, { token, language, body: { slot } })
  const late = await refused(`${addDays(last, 1)}T09:00`, 'ru')
  assert.deepEqual([late.status, late.code, late.errors?.[0]?.pointer], [422, 'slot-after-keep', '/slot'])
  assert.match(late.title, /Отдел хранит вашу карту/)
  for (const [slot, status, code] of [
    [`${first.slice(0, 10)}T09:01`, 422, 'slot-unknown'],
    ['2026-11-02T09:00', 422, 'slot-past'],
    ['tomorrow at nine', 400, 'body-malformed'],
  ] as const) {
    const said = await refused(slot)
    assert.deepEqual([said.status, said.code], [status, code])
  }
  await book(holder, first)
  const other = await refused(second)
  assert.deepEqual([other.status, other.code], [409, 'has-appointment'])
})

test('without a card that waits there is nothing to book, and without an appointment nothing to move or call off', async () => {
  const ordered = await paperCase(world.deps, 'pick-up')
  const [params, token] = [{ code: ordered.file.code }, await api.tokenFor(ordered.file.id)]
  assert.deepEqual(await api.answer<Visit>(`GET ${VISIT}`, params, { token }), {})
  const body = { slot: '2026-12-01T09:20' }
  assert.equal((await api.problem(`POST ${VISIT}`, params, { token, body })).code, 'not-waiting')
  const holder = await waiting()
  for (const [what, call] of [
    [`PUT ${VISIT}`, { body }],
    [`DELETE ${VISIT}`, {}],
    [`GET ${VISIT}/calendar`, {}],
  ] as const) {
    const said = await api.problem(what, holder.params, { ...call, token: holder.token })
    assert.deepEqual([said.status, said.code, said.errors], [409, 'appointment-over', undefined])
  }
})

test('the appointment of somebody else is like that of a case that is not there, for every call', async () => {
  const [mine, other] = [await waiting(), await waiting()]
  const [first = '', second = ''] = await slotsOf(other)
  const booked = await book(other, first)
  const body = { slot: second }
  for (const [what, call] of [
    [`GET ${VISIT}`, {}],
    [`POST ${VISIT}`, { body }],
    [`PUT ${VISIT}`, { body }],
    [`DELETE ${VISIT}`, {}],
    [`GET ${VISIT}/calendar`, {}],
  ] as const) {
    const foreign = await api.problem(what, other.params, { ...call, token: mine.token })
    assert.equal(foreign.status, 404)
    assert.deepEqual(foreign, await api.problem(what, { code: 'RC-2222-2222' }, { ...call, token: mine.token }))
    assert.deepEqual(foreign, await api.problem(what, other.params, call))
  }
  assert.deepEqual((await read(other))?.appointment, booked)
  const careless = await openApiApp(world, { people: { ...world.deps.people, casesOfSession: async () => [other.one.file.id] } })
  const seen = await careless.answer<Visit>(`GET ${VISIT}`, other.params, { token: mine.token })
  assert.deepEqual(seen.waiting?.appointment, booked, 'a server that takes every token for that of the holder')
  await careless.close()
})
