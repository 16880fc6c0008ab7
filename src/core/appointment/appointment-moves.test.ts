import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../kernel/plain-date.ts'
import { actsNow, APPOINTMENT_STATES, type AppointmentAct, stateAfter, visitEnd } from './appointment-moves.ts'

const ACTS: readonly AppointmentAct[] = ['arrive', 'serve', 'miss', 'cancel']

test('an appointment moves as declared, and in no other way', () => {
  const moves = APPOINTMENT_STATES.flatMap((state) => ACTS.flatMap((act) => (stateAfter(state, act) ? [`${state} ${act} ${stateAfter(state, act)}`] : [])))
  assert.deepEqual(moves, [
    'confirmed arrive arrived',
    'confirmed miss no-show',
    'confirmed cancel cancelled',
    'arrived serve served',
    'no-show arrive arrived',
  ])
})

test('nobody is missed before the time, arrives on another day, or is called off once it has begun', () => {
  assert.deepEqual(actsNow('confirmed', { began: false, today: false }), ['cancel'])
  assert.deepEqual(actsNow('confirmed', { began: false, today: true }), ['arrive', 'cancel'])
  assert.deepEqual(actsNow('confirmed', { began: true, today: true }), ['arrive', 'miss'])
  assert.deepEqual(actsNow('confirmed', { began: true, today: false }), ['miss'])
  assert.deepEqual(actsNow('arrived', { began: true, today: true }), ['serve'])
  for (const ended of ['served', 'cancelled'] as const) assert.deepEqual(actsNow(ended, { began: true, today: true }), [])
})

test('a card fetched on the day of its appointment was served; on any other day, or gone, nobody needs the appointment', () => {
  const [today, later] = [day('2026-11-24'), day('2026-11-25')]
  const off = (reason: string) => ({ state: 'cancelled', cancelledBy: 'office', reason })
  assert.deepEqual(visitEnd({ state: 'confirmed', day: today }, 'card-collected', today), { state: 'served' })
  assert.deepEqual(visitEnd({ state: 'arrived', day: today }, 'card-collected', today), { state: 'served' })
  assert.deepEqual(visitEnd({ state: 'confirmed', day: later }, 'card-collected', today), off('card-collected'))
  assert.deepEqual(visitEnd({ state: 'confirmed', day: today }, 'card-gone', today), off('card-gone'))
  assert.equal(visitEnd({ state: 'arrived', day: today }, 'card-gone', today), undefined)
})
