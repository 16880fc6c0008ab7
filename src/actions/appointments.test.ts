import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type AccountOffice, openAccountOffice, PUBLIC } from '../../test/support/account-office.ts'
import type { Actor } from '../core/access/actor.ts'
import { writeSlot } from '../core/appointment/slots.ts'
import type { Language } from '../core/kernel/language.ts'
import { day, type PlainDate } from '../core/kernel/plain-date.ts'
import { callOffAppointment, readAppointments, receiveVisitor } from './appointment-desk.ts'
import { bookAppointment } from './book-appointment.ts'
import { readNearOffices, readOfficeSlots } from './free-times.ts'
import { appointmentCalendar, cancelAppointment, changeAppointment, findAppointment } from './own-appointment.ts'

let office: AccountOffice
before(async () => {
  office = await openAccountOffice('appointments-of-holders')
})
after(() => office.close())

const BORN = '1990-05-12'
const PASSPORT = 'U1234567'
const OFFICES = ['AST', 'ALA', 'KRG', 'SHY']
let numbers = 0
let networks = 0
const network = () => `192.0.2.${networks++}`

async function aCard(more: { readonly email?: string; readonly state?: 'active' | 'cancelled'; readonly validUntil?: PlainDate } = {}): Promise<string> {
  numbers += 1
  const [id, number] = [office.deps.chance.uuid(office.clock.now()), `AP${String(numbers).padStart(4, '0')}`]
  const answers = { surname: 'EXAMPLE', givenNames: 'ANNA', birthDate: BORN, passportNumber: PASSPORT, region: 'KZ-79', category: 'adult' }
  const plain = { service: 'registration-card', state: 'active', validFrom: day('2025-12-25'), validUntil: day('2026-12-24'), language: 'en' } as const
  await office.deps.heldCards.keep([{ ...plain, id, number, answers, ...more }], { file: 'cards.csv', at: office.clock.now() })
  return number
}

const book = (number: string, slot: string, more: { readonly office?: string; readonly passportNumber?: string; readonly language?: Language } = {}) =>
  bookAppointment(office.deps, PUBLIC, { number, birthDate: BORN, passportNumber: PASSPORT, network: network(), office: 'KRG', language: 'ru', ...more, slot })

const codeOf = (result: { readonly ok: boolean; readonly code?: string }) => (result.ok ? 'ok' : result.code)

/** A slot of Karaganda, which has one window, that nobody has yet. */
async function aSlot(nth = 0): Promise<string> {
  const found = await readOfficeSlots(office.deps, PUBLIC, { office: 'KRG' })
  assert.ok(found.ok)
  const slot = found.value.days.flatMap(({ slots }) => slots)[nth]
  assert.ok(slot)
  return writeSlot(slot)
}

async function booked(more: { readonly email?: string } = {}) {
  const result = await book(await aCard(more), await aSlot())
  assert.ok(result.ok, codeOf(result))
  return result.value
}

const clerk = (officeId: string): Actor => ({ kind: 'staff', id: 'c', number: '150', officeId, roles: ['clerk'] })
const proof = (code: string, birthDate = BORN) => ({ code, birthDate, network: network() })

test('the nearest offices come with their next times, and a time that was booked is no longer among them', async () => {
  const near = () => readNearOffices(office.deps, PUBLIC, { offices: OFFICES, region: 'KZ-35', most: 3, slots: 3 })
  const before = await near()
  assert.ok(before.ok)
  assert.deepEqual(
    before.value.map((one) => [one.office.id, one.inRegion]),
    [
      ['KRG', true],
      ['AST', false],
      ['ALA', false],
    ],
  )
  const first = before.value[0]?.next[0]
  assert.deepEqual(first, { day: '2026-11-25', time: '09:00', free: 1 })
  assert.equal(codeOf(await book(await aCard(), '2026-11-25T09:00')), 'ok')
  const later = await near()
  assert.equal(later.ok && later.value[0]?.next[0]?.time, '09:20')
})

test('who has shown the card has the appointment, in the same words as often as it is sent', async () => {
  const [number, slot] = [await aCard(), await aSlot()]
  const [first, again] = [await book(number, slot), await book(number, slot)]
  assert.ok(first.ok && again.ok)
  assert.match(first.value.code, /^AP-/)
  assert.equal(again.value.code, first.value.code)
  assert.equal(again.value.reference, number)
})

test('whatever cannot be booked says why', async () => {
  const slot = await aSlot()
  const other = await aCard()
  assert.equal(codeOf(await book(other, slot)), 'ok')
  for (const [wrong, code] of [
    [book(await aCard(), slot), 'slot-taken'],
    [book(await aCard(), ''), 'slot-missing'],
    [book(await aCard(), '2026-11-23T09:00'), 'slot-past'],
    [book(await aCard(), '2026-11-24T09:00'), 'slot-past'],
    [book(await aCard({ validUntil: day('2026-12-30') }), '2026-11-27T10:00'), 'card-not-open'],
    [book(await aCard({ validUntil: day('2026-12-30') }), '2026-11-30T10:00'), 'ok'],
    [book(await aCard(), '2026-11-24T17:00'), 'slot-outside-window'],
    [book(await aCard(), '2026-12-28T09:00'), 'slot-outside-window'],
    [book(await aCard(), '2026-11-29T09:00'), 'slot-unknown'],
    [book(await aCard(), '2026-11-25T13:20'), 'slot-unknown'],
    [book(await aCard(), '2026-12-16T09:00'), 'slot-unknown'],
    [book(await aCard(), 'tomorrow'), 'slot-unknown'],
    [book(await aCard(), await aSlot(5), { office: 'NOWHERE' }), 'slot-unknown'],
    [book(await aCard(), await aSlot(5), { passportNumber: 'X0000000' }), 'no-match'],
    [book('NOBODY', await aSlot(5)), 'card-not-found'],
    [book(other, await aSlot(5)), 'has-appointment'],
    [book(await aCard({ state: 'cancelled' }), await aSlot(5)), 'card-not-active'],
  ] as const)
    assert.equal(codeOf(await wrong), code)
})

test('guessing is limited for each card and for each network', async () => {
  const number = await aCard()
  const tries: string[] = []
  for (let n = 0; n < 12; n++) tries.push(codeOf(await book(number, await aSlot(), { passportNumber: `X${n}` })) ?? '')
  assert.deepEqual([tries[9], tries[10]], ['no-match', 'too-many-requests'])
  const one = await booked()
  const guesses: string[] = []
  for (let n = 0; n < 12; n++) guesses.push(codeOf(await findAppointment(office.deps, PUBLIC, proof(one.code, `19${n + 60}-01-01`))) ?? '')
  assert.deepEqual([guesses[9], guesses[10]], ['appointment-not-found', 'too-many-requests'])
})

test('code and birth date lead to the appointment; one without the other leads nowhere', async () => {
  const { code } = await booked()
  const found = await findAppointment(office.deps, PUBLIC, proof(code.toLowerCase().replaceAll('-', ' ')))
  assert.ok(found.ok && found.value.open)
  assert.equal(found.value.name, 'EXAMPLE ANNA')
  assert.equal(codeOf(await findAppointment(office.deps, PUBLIC, proof(code, '1990-05-13'))), 'appointment-not-found')
  assert.equal(codeOf(await findAppointment(office.deps, PUBLIC, proof('AP-2222-2222'))), 'appointment-not-found')
  const file = await appointmentCalendar(office.deps, PUBLIC, proof(code))
  assert.ok(file.ok)
  assert.match(file.value.content, /UID:appointment-AP-.*\r\n/)
})

test('a cancelled appointment is kept, its time is free half an hour later, and its card can book again', async () => {
  const number = await aCard()
  const slot = await aSlot()
  const first = await book(number, slot)
  assert.ok(first.ok)
  const cancelled = await cancelAppointment(office.deps, PUBLIC, proof(first.value.code))
  assert.ok(cancelled.ok)
  assert.deepEqual([cancelled.value.state, cancelled.value.cancelledBy, cancelled.value.open], ['cancelled', 'holder', false])
  assert.equal(codeOf(await cancelAppointment(office.deps, PUBLIC, proof(first.value.code))), 'ok')
  assert.equal(codeOf(await changeAppointment(office.deps, PUBLIC, { ...proof(first.value.code), office: 'KRG', slot: await aSlot(3) })), 'appointment-over')
  const other = await aCard()
  assert.equal(codeOf(await book(other, slot)), 'slot-taken')
  office.clock.forward(31 * 60)
  assert.equal(codeOf(await book(other, slot)), 'ok')
  assert.equal(codeOf(await book(number, await aSlot(2))), 'ok')
})

test('an appointment goes to another time and office, and not to one that is taken', async () => {
  const [mine, theirs] = [await booked(), await booked()]
  const to = (officeId: string, slot: string) => changeAppointment(office.deps, PUBLIC, { ...proof(mine.code), office: officeId, slot })
  assert.equal(codeOf(await to('KRG', writeSlot(theirs))), 'slot-taken')
  assert.equal(codeOf(await to('KRG', '2026-11-24T09:00')), 'slot-past')
  assert.equal(codeOf(await to('KRG', '')), 'slot-missing')
  const changed = await to('SHY', '2026-11-28T10:30')
  assert.ok(changed.ok)
  assert.deepEqual([changed.value.code, changed.value.officeId, changed.value.time], [mine.code, 'SHY', '10:30'])
  assert.equal(codeOf(await to('SHY', '2026-11-28T10:30')), 'ok')
})

test('a time is not moved to a day on which the card cannot be renewed yet', async () => {
  const mine = await book(await aCard({ validUntil: day('2026-12-30') }), '2026-12-01T10:00')
  assert.ok(mine.ok, codeOf(mine))
  const to = (slot: string) => changeAppointment(office.deps, PUBLIC, { ...proof(mine.value.code), office: 'KRG', slot })
  assert.equal(codeOf(await to('2026-11-27T10:00')), 'card-not-open')
  assert.equal(codeOf(await to('2026-11-30T10:20')), 'ok')
})

test('letters say when and where, carry the calendar, remind on the day before, and none tells of a time that was changed', async () => {
  await office.deliver()
  office.mails.length = 0
  const first = await booked({ email: 'anna@example.org' })
  assert.equal(codeOf(await changeAppointment(office.deps, PUBLIC, { ...proof(first.code), office: 'ALA', slot: '2026-12-01T09:40' })), 'ok')
  await office.deliver()
  assert.deepEqual(
    office.mails.map(({ language, text }) => [language, text.includes('09:40'), text.includes(first.code)]),
    [
      ['ru', true, true],
      ['ru', true, true],
    ],
    'the letter and the reminder of the new time; those of the old one are dropped',
  )
  const [attached] = office.mails[0]?.attachments ?? []
  const file = Buffer.from(attached?.content ?? []).toString()
  assert.match(file, /DTSTART:20261201T044000Z\r\nDTEND:20261201T050000Z/)
  assert.match(file, /TRIGGER:-P1D/)
  assert.equal(office.mails[1]?.attachments.length, 0)
  office.mails.length = 0
  assert.equal(codeOf(await cancelAppointment(office.deps, PUBLIC, proof(first.code))), 'ok')
  await office.deliver()
  assert.equal(office.mails.length, 1)
  for (const { subject } of office.mails) assert.doesNotMatch(subject, /\d|EXAMPLE/)
})

test('a clerk receives who is expected today, in their own office only, and twice is not possible', async () => {
  const one = await booked()
  const seen = await readAppointments(office.deps, clerk('KRG'), { day: one.day })
  assert.ok(seen.ok)
  const row = seen.value.rows.find(({ code }) => code === one.code)
  assert.deepEqual([row?.name, row?.reference, row?.acts], ['EXAMPLE ANNA', one.reference, ['cancel']])
  const act = (kind: 'arrive' | 'serve' | 'miss', officeId = 'KRG') => receiveVisitor(office.deps, clerk(officeId), { code: one.code, act: kind })
  assert.equal(codeOf(await act('arrive')), 'appointment-act-not-now')
  office.clock.forward((Date.parse(`${one.day}T04:00:00.000Z`) - Date.parse(office.clock.now())) / 1_000)
  assert.equal(codeOf(await act('arrive', 'ALA')), 'not-found')
  assert.equal(codeOf(await receiveVisitor(office.deps, PUBLIC, { code: one.code, act: 'arrive' })), 'not-found')
  assert.equal(codeOf(await act('serve')), 'appointment-act-not-now')
  const both = (await Promise.all([act('arrive'), act('arrive')])).map(codeOf)
  assert.equal(both.filter((code) => code === 'ok').length, 1)
  // The other one read before the first had saved, or after.
  assert.ok(both.some((code) => code === 'changed-meanwhile' || code === 'appointment-act-not-now'))
  assert.equal(codeOf(await cancelAppointment(office.deps, PUBLIC, proof(one.code))), 'appointment-over')
  assert.equal(codeOf(await act('serve')), 'ok')
  assert.equal(codeOf(await act('miss')), 'appointment-act-not-now')
})

test('an office that calls an appointment off gives a reason, and its holder reads it in their language', async () => {
  const one = await booked({ email: 'anna@example.org' })
  await office.deliver()
  office.mails.length = 0
  const callOff = (reason: string, officeId = 'KRG') => callOffAppointment(office.deps, clerk(officeId), { code: one.code, reason })
  assert.equal(codeOf(await callOff('')), 'appointment-reason-missing')
  assert.equal(codeOf(await callOff('because')), 'appointment-reason-missing')
  assert.equal(codeOf(await callOff('too-few-staff', 'AST')), 'not-found')
  assert.equal(codeOf(await callOff('too-few-staff')), 'ok')
  await office.deliver()
  assert.match(office.mails[0]?.text ?? '', /не хватает сотрудников/)
  const found = await findAppointment(office.deps, PUBLIC, proof(one.code))
  assert.deepEqual(found.ok && [found.value.state, found.value.cancelledBy, found.value.reason], ['cancelled', 'office', 'too-few-staff'])
})
