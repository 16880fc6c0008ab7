import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { World } from '../../../test/reliability/model/world.ts'
import { type ApiApp, onQuietWorld, openApiApp } from '../../../test/support/api-app.ts'
import { addHeldCard } from '../../../test/support/renewals.ts'
import type { HeldCard } from '../../actions/ports/held-cards.ts'

let world: World
let api: ApiApp
onQuietWorld((opened) => void ({ world, api } = opened))

interface Answer {
  readonly appointment: {
    readonly code: string
    readonly reference: string
    readonly office: string
    readonly slot: string
    readonly state: string
    readonly open: boolean
  }
}

const OFFICE = 'AST'

/** The nth time of an office that is free. */
async function slotAt(nth = 0, office = OFFICE): Promise<string> {
  const { days } = await api.answer<{ days: readonly { slots: readonly { slot: string }[] }[] }>('GET /offices/{office}/times', { office })
  return days.flatMap(({ slots }) => slots)[nth]?.slot ?? assert.fail('no free time')
}

const bodyFor = ({ number, answers }: HeldCard, slot: string) => ({
  number,
  birthDate: answers.birthDate,
  passportNumber: answers.passportNumber,
  office: OFFICE,
  slot,
  language: 'en',
})

/** A card, an appointment for it, and what its holder proves it with. */
async function booked() {
  const card = await addHeldCard(world, 20)
  const { appointment } = await api.answer<Answer>('POST /appointments', {}, { body: bodyFor(card, await slotAt()) })
  return { card, appointment, proof: { code: appointment.code, birthDate: card.answers.birthDate } }
}

const rows = async ({ id }: HeldCard) =>
  (await world.pool.query('select office_id, at_time, state from appointment where held_card_id = $1', [id])).rows.map((row) => Object.values(row).join(' '))

test('who shows the card books a time, and has it once however often the call comes', async () => {
  const card = await addHeldCard(world, 20)
  const slot = await slotAt()
  const call = { body: bodyFor(card, slot), key: randomUUID(), network: '192.0.2.7' }
  const { appointment } = await api.answer<Answer>('POST /appointments', {}, call)
  assert.deepEqual([appointment.reference, appointment.office, appointment.slot, appointment.open], [card.number, OFFICE, slot, true])
  const again = await api.send('POST /appointments', {}, call)
  assert.deepEqual([again.json(), again.headers['idempotent-replayed']], [{ appointment }, 'true'])
  assert.deepEqual(await api.answer<Answer>('POST /appointments', {}, { body: call.body }), { appointment })
  assert.equal((await rows(card)).length, 1)
  const other = await api.problem('POST /appointments', {}, { body: bodyFor(card, await slotAt(5)) })
  assert.deepEqual([other.status, other.code], [409, 'has-appointment'])
})

test('a booking that cannot be made says why, at the part that is wrong and in the language of the caller', async () => {
  const card = await addHeldCard(world, 20)
  const right = bodyFor(card, await slotAt())
  for (const [wrong, status, code, pointer] of [
    [{ number: 'R00000000' }, 404, 'card-not-found', '/number'],
    [{ birthDate: '1990-01-01' }, 404, 'card-not-found', '/number'],
    [{ birthDate: '1990-02-31' }, 422, 'date-impossible', '/birthDate'],
    [{ passportNumber: 'Z9999999' }, 422, 'no-match', '/passportNumber'],
    [{ slot: '2026-11-02T09:00' }, 422, 'slot-past', '/slot'],
    [{ office: 'NOWHERE' }, 422, 'slot-unknown', '/slot'],
    [{ slot: 'soon' }, 400, 'body-malformed', '/slot'],
    [{ language: 'de' }, 400, 'body-malformed', '/language'],
  ] as const) {
    const said = await api.problem('POST /appointments', {}, { body: { ...right, ...wrong } })
    assert.deepEqual([said.status, said.code, said.errors?.[0]?.pointer], [status, code, pointer], JSON.stringify(wrong))
  }
  const said = await api.problem('POST /appointments', {}, { language: 'zh', body: { ...right, passportNumber: 'Z9999999' } })
  assert.match(said.title, /护照号码/)
  const cancelled = await addHeldCard(world, 20, { state: 'cancelled' })
  const gone = await api.problem('POST /appointments', {}, { body: bodyFor(cancelled, right.slot) })
  assert.deepEqual([gone.status, gone.code], [409, 'card-not-active'])
  const early = await api.problem('POST /appointments', {}, { body: bodyFor(await addHeldCard(world, 300), right.slot) })
  assert.deepEqual([early.status, early.code], [409, 'card-not-open'])
  assert.match(early.title, /from \d{1,2} [A-Z]\w+ 2027/)
  assert.deepEqual([await rows(card), await rows(cancelled)], [[], []])
})

test('an appointment is found, moved and called off by its code and a birth date', async () => {
  const { card, appointment, proof } = await booked()
  assert.deepEqual(await api.answer<Answer>('POST /appointment-lookups', {}, { body: proof }), { appointment })
  const to = { office: 'ALA', slot: await slotAt(3, 'ALA') }
  const moved = await api.answer<Answer>('POST /appointment-changes', {}, { body: { ...proof, ...to } })
  assert.deepEqual(moved.appointment, { ...appointment, ...to })
  const gone = await api.answer<Answer>('POST /appointment-cancellations', {}, { body: proof })
  assert.deepEqual([gone.appointment.state, gone.appointment.open], ['cancelled', false])
  assert.deepEqual(await api.answer<Answer>('POST /appointment-cancellations', {}, { body: proof }), gone)
  const over = await api.problem('POST /appointment-changes', {}, { body: { ...proof, office: OFFICE, slot: await slotAt(7) } })
  assert.deepEqual([over.status, over.code], [409, 'appointment-over'])
  assert.equal((await rows(card)).length, 1)
})

test('an appointment can be had for the calendar of its holder, by the same key as often as it is wanted', async () => {
  const { appointment, proof } = await booked()
  const call = { body: proof, key: randomUUID(), network: '192.0.2.8' }
  for (let times = 0; times < 2; times++) {
    const file = await api.send('POST /appointment-calendars', {}, call)
    assert.deepEqual([file.statusCode, file.headers['content-type']], [200, 'text/calendar; charset=utf-8'])
    assert.ok(file.body.includes(appointment.code))
  }
})

test('a code that nobody has and the birth date of somebody else get the same answer, and nothing happens', async () => {
  const { card, proof } = await booked()
  const to = { office: OFFICE, slot: await slotAt(9) }
  for (const [path, more] of [
    ['POST /appointment-lookups', {}],
    ['POST /appointment-changes', to],
    ['POST /appointment-cancellations', {}],
    ['POST /appointment-calendars', {}],
  ] as const) {
    const other = await api.problem(path, {}, { body: { ...proof, ...more, birthDate: '1980-01-01' } })
    assert.deepEqual([other.status, other.code], [404, 'appointment-not-found'])
    assert.deepEqual(other, await api.problem(path, {}, { body: { ...proof, ...more, code: 'AP-2222-2222' } }))
    assert.deepEqual(other, await api.problem(path, {}, { body: { ...proof, ...more, code: 'none' } }))
  }
  assert.match((await rows(card))[0] ?? '', /confirmed$/)
})

test('tries to guess the birth date of an appointment end soon, from however many networks they come', async () => {
  const { proof } = await booked()
  const guess = async (at: ApiApp) => {
    const codes: string[] = []
    for (let day = 10; day < 22; day++)
      codes.push((await at.problem('POST /appointment-lookups', {}, { body: { ...proof, birthDate: `1980-01-${day}` } })).code)
    return [codes[0], codes.at(-1)]
  }
  const patient = await openApiApp(world, { limits: { ...world.deps.limits, spend: async () => true } })
  assert.deepEqual(await guess(patient), ['appointment-not-found', 'appointment-not-found'], 'a server that counts nothing')
  await patient.close()
  assert.deepEqual(await guess(api), ['appointment-not-found', 'too-many-requests'])
  const said = await api.problem('POST /appointment-lookups', {}, { body: proof })
  assert.equal(said.status, 429)
})
