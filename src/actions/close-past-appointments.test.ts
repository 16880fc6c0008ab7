import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type AccountOffice, openAccountOffice, PUBLIC } from '../../test/support/account-office.ts'
import type { Actor } from '../core/access/actor.ts'
import type { AppointmentState } from '../core/appointment/appointment-moves.ts'
import { codeFrom, writeCaseCode } from '../core/kernel/code.ts'
import { day } from '../core/kernel/plain-date.ts'
import { closePastAppointments } from './close-past-appointments.ts'

let office: AccountOffice
before(async () => {
  office = await openAccountOffice('appointments-of-the-past')
})
after(() => office.close())

const SYSTEM: Actor = { kind: 'system', job: 'close-past-appointments' }
const TODAY = '2026-11-24'
/** Astana is five hours before UTC: on the day that begins there, UTC still writes the one before. */
const LAST_MINUTE = '2026-11-24T18:59:59.000Z'
const MIDNIGHT = '2026-11-24T19:00:00.000Z'
let bookings = 0

/** An appointment that stands in some state on some day, whatever the clock says. */
async function standing(on: string, state: AppointmentState): Promise<string> {
  bookings += 1
  const at = office.clock.now()
  const id = office.deps.chance.uuid(at)
  const plain = { service: 'registration-card', state: 'active', validFrom: day('2026-01-10'), validUntil: day('2027-01-09'), language: 'en' } as const
  await office.deps.heldCards.keep([{ ...plain, id, number: `PAST${bookings}`, answers: {} }], { file: 'cards.csv', at })
  const code = writeCaseCode('AP', codeFrom(office.deps.chance.bytes(64), 8))
  const slot = { officeId: 'KRG', day: day(on), time: '09:00' }
  const booked = { ...slot, id, code, purpose: 'renewal', bearer: { kind: 'held', id }, language: 'ru', email: 'anna@example.org', state: 'confirmed' } as const
  assert.equal(await office.deps.appointments.book(booked, { places: 99, today: day(on), at, letters: [] }), 'booked')
  const more = state === 'cancelled' ? ({ state, cancelledBy: 'holder' } as const) : { state }
  if (state !== 'confirmed') assert.equal(await office.deps.appointments.settle(booked, more, { at, letters: [] }), 'settled')
  return code
}

const statesOf = (codes: readonly string[]) => Promise.all(codes.map(async (code) => (await office.deps.appointments.byCode(code))?.state))
const to = (instant: string) => office.clock.forward((Date.parse(instant) - Date.parse(office.clock.now())) / 1_000)

test('what was left open is closed as soon as its day is over at the office, not before, and once', async () => {
  const states = ['confirmed', 'arrived', 'served', 'no-show', 'cancelled'] as const
  const ofDays = [] as string[][]
  for (const on of ['2026-11-02', TODAY, '2026-11-25']) {
    const codes: string[] = []
    for (const state of states) codes.push(await standing(on, state))
    ofDays.push(codes)
  }
  const [before = [], today = [], tomorrow = []] = ofDays
  to(LAST_MINUTE)
  assert.deepEqual(await closePastAppointments(office.deps, PUBLIC), { served: 0, missed: 0 }, 'only the clock closes')
  assert.deepEqual(await closePastAppointments(office.deps, SYSTEM), { served: 1, missed: 1 })
  const closed = ['no-show', 'served', 'served', 'no-show', 'cancelled']
  assert.deepEqual([await statesOf(before), await statesOf(today)], [closed, states])
  to(MIDNIGHT)
  // Broken twin: by the day of UTC, the day that has just ended at the office is still today.
  const inUtc = { ...office.deps, law: () => ({ ...office.deps.law(), timeZone: 'UTC' }) }
  assert.deepEqual(await closePastAppointments(inUtc, SYSTEM), { served: 0, missed: 0 })
  const both = await Promise.all([closePastAppointments(office.deps, SYSTEM), closePastAppointments(office.deps, SYSTEM)])
  assert.deepEqual([both.reduce((sum, { served }) => sum + served, 0), both.reduce((sum, { missed }) => sum + missed, 0)], [1, 1], 'twice is once')
  assert.deepEqual([await statesOf(today), await statesOf(tomorrow)], [closed, states])
  assert.equal(office.mails.length, 0, 'nobody is written to')
})
