import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { addDays, day, daysBetween, type PlainDate } from '../kernel/plain-date.ts'
import { DAYS_TOO_LATE, endsReminders, type ReminderQuestion, type RemindersDue, remindersDue, reminderSteps } from './reminders-due.ts'

const SCHEDULE = { daysBefore: [60, 30, 14, 7, 1], daysAfter: [1, 7] }
const LAST = day('2027-06-30')
const ask = (on: string, sent: readonly string[] = [], more: Partial<ReminderQuestion> = {}) =>
  remindersDue({ validUntil: LAST, on: day(on), schedule: SCHEDULE, sent, ...more })

test('each reminder is due on its own day, and the next day is named', () => {
  assert.deepEqual(
    reminderSteps(LAST, SCHEDULE).map(({ key, on }) => `${key} ${on}`),
    [
      'before-60 2027-05-01',
      'before-30 2027-05-31',
      'before-14 2027-06-16',
      'before-7 2027-06-23',
      'before-1 2027-06-29',
      'after-1 2027-07-01',
      'after-7 2027-07-07',
    ],
  )
  assert.deepEqual(ask('2027-04-30'), { passed: [], next: '2027-05-01' })
  assert.deepEqual(ask('2027-05-01'), { send: 'before-60', passed: [], next: '2027-05-31' })
  assert.deepEqual(ask('2027-05-01', ['before-60']), { passed: [], next: '2027-05-31' })
  assert.deepEqual(ask('2027-07-07', ['before-60', 'before-30', 'before-14', 'before-7', 'before-1', 'after-1']), { send: 'after-7', passed: [] })
})

test('after a pause only the newest missed reminder is sent, the older ones are passed', () => {
  assert.deepEqual(ask('2027-06-25', ['before-60']), { send: 'before-7', passed: ['before-30', 'before-14'], next: '2027-06-29' })
  assert.deepEqual(ask('2027-06-30'), { send: 'before-1', passed: ['before-60', 'before-30', 'before-14', 'before-7'], next: '2027-07-01' })
})

test('the clock going back brings nothing back', () => {
  assert.deepEqual(ask('2027-05-01', ['before-7']), { passed: ['before-60'], next: '2027-05-31' })
  assert.deepEqual(ask('2027-06-16', ['before-60', 'before-30', 'before-7']), { passed: ['before-14'], next: '2027-06-29' })
})

test('no reminder for a card that is renewed, replaced, revoked or annulled, and one for a card that is suspended or has expired', () => {
  for (const on of ['2027-05-01', '2027-06-25', '2027-07-07']) assert.equal(ask(on, [], { ended: true }).send, undefined)
  const ends = (state: string, renewed = false) => endsReminders({ state, renewed })
  assert.deepEqual(
    ['replaced', 'revoked', 'annulled'].map((state) => ends(state)),
    [true, true, true],
  )
  assert.deepEqual(
    ['active', 'suspended', 'expired'].map((state) => ends(state)),
    [false, false, false],
  )
  assert.equal(ends('active', true), true)
})

test('reminders from before the card was given out, and a last one that is a month late, are never sent', () => {
  assert.deepEqual(ask('2027-06-20', [], { since: day('2027-06-20') }), { passed: ['before-60', 'before-30', 'before-14'], next: '2027-06-23' })
  assert.equal(ask('2027-06-16', [], { since: day('2027-06-16') }).send, 'before-14')
  assert.equal(ask(addDays(day('2027-07-07'), DAYS_TOO_LATE - 1)).send, 'after-7')
  assert.equal(ask(addDays(day('2027-07-07'), DAYS_TOO_LATE)).send, undefined)
})

// ---- Any card, any schedule, any clock ----

const days = (most: number) => fc.uniqueArray(fc.integer({ min: 1, max: most }), { maxLength: 6 })
const life = fc.record({
  daysBefore: days(90),
  daysAfter: days(30),
  /** How far the clock jumps from one look to the next; it may also go back. */
  jumps: fc.array(fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 2 }) }, { weight: 2, arbitrary: fc.integer({ min: -20, max: 60 }) }), {
    minLength: 30,
    maxLength: 150,
  }),
  endsAt: fc.option(fc.integer({ min: 0, max: 150 }), { nil: undefined }),
})
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never
type Decide = (question: ReminderQuestion) => RemindersDue

/** Lives one card through and says what went wrong. What is to be sent is said here in other words: by whole days left, not by a list of steps. */
function faults({ daysBefore, daysAfter, jumps, endsAt }: Life, decide: Decide): string[] {
  const found: string[] = []
  const settled: string[] = []
  const offsetOf = (key: string) => (key.startsWith('before') ? 1 : -1) * Number(key.split('-')[1])
  let on: PlainDate = addDays(LAST, -100)
  jumps.forEach((jump, look) => {
    on = addDays(on, jump)
    const left = daysBetween(on, LAST)
    const come = [...daysBefore, ...daysAfter.map((after) => -after)].filter((offset) => offset >= left)
    const wanted = Math.min(...come)
    const ended = endsAt !== undefined && look >= endsAt
    const ever = settled.map(offsetOf)
    const isNew = come.length > 0 && !ended && ever.every((offset) => offset > wanted) && wanted - left < DAYS_TOO_LATE
    const due = decide({ validUntil: LAST, on, schedule: { daysBefore, daysAfter }, sent: [...settled], ended })
    if ((due.send === undefined ? undefined : offsetOf(due.send)) !== (isNew ? wanted : undefined))
      found.push(`${on}: ${due.send ?? 'nothing'} in place of ${isNew ? wanted : 'nothing'}`)
    for (const key of [...due.passed, ...(due.send ? [due.send] : [])]) {
      if (settled.includes(key)) found.push(`${on}: ${key} twice`)
      if (offsetOf(key) < left) found.push(`${on}: ${key} too early`)
      settled.push(key)
    }
    if (!ended && come.some((offset) => !settled.map(offsetOf).includes(offset))) found.push(`${on}: one is left open`)
    if (due.next !== undefined && due.next <= on) found.push(`${on}: the next day is not later`)
  })
  return found
}

/** The number of faults in 200 lives. */
function faultsOf(decide: Decide): number {
  let found = 0
  fc.assert(
    fc.property(life, (one) => {
      found += faults(one, decide).length
    }),
    { numRuns: 200, seed: 20_270_630 },
  )
  return found
}

test('in any life each reminder is settled once, never early, never backwards, and the newest only is sent', () => {
  assert.equal(faultsOf(remindersDue), 0)
})

test('broken twins are noticed: one that forgets what was sent, one that goes back, one that sends all it missed, one that does not see the end', () => {
  const twins: readonly Decide[] = [
    (question) => remindersDue({ ...question, sent: [] }),
    (question) => remindersDue({ ...question, sent: question.sent.slice(-1) }),
    (question) => {
      const due = remindersDue(question)
      const oldest = due.passed[0]
      return oldest && due.send ? { ...due, send: oldest, passed: [...due.passed.slice(1), due.send] } : due
    },
    (question) => remindersDue({ ...question, ended: false }),
  ]
  for (const twin of twins) assert.ok(faultsOf(twin) > 10)
})
