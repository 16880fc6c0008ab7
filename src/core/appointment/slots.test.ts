import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendar } from '../../countries/kz-demo/calendar.ts'
import { officeTimes } from '../../countries/kz-demo/office-times.ts'
import { addDays, day, type PlainDate } from '../kernel/plain-date.ts'
import { type OfficeTimes, readOfficeTimes } from './office-times.ts'
import { bookableDays, freeSlots, nextFreeSlots, readSlot, slotProblem, slotTimes, type SlotQuestion, type TakenSlot, weekHours, writeSlot } from './slots.ts'

const FIRST = day('2024-01-01')
const LAST = day('2027-12-31')

/** Random numbers that are the same in every run (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** An office with hours, breaks, closures and numbers that nobody would choose. */
function anyOffice(seed: number): OfficeTimes {
  const below = random(seed)
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter(() => below(10) < 8)
  const opens = 7 * 60 + below(240)
  const closes = opens + 60 + below(500)
  const evening = closes + 1 + below(60)
  const pause = opens - 30 + below(closes - opens)
  return readOfficeTimes({
    officeId: 'X',
    validFrom: FIRST,
    openings: [
      { weekdays: weekdays.length > 0 ? weekdays : [1], from: clock(opens), to: clock(closes) },
      { weekdays: [3, 6], from: clock(evening), to: clock(evening + 45) },
    ],
    breaks: [
      { weekdays: [1, 2, 3, 4, 5, 6], from: clock(pause), to: clock(pause + 1 + below(90)) },
      { weekdays: [1, 5], from: clock(pause + 20), to: clock(pause + 130) },
    ],
    closures: Array.from({ length: 12 }, () => addDays(FIRST, below(1_440))).map((from) => ({ from, to: addDays(from, below(9)) })),
    movedDayAs: 1 + below(7),
    slotMinutes: 5 + below(40),
    windows: { public: 1 + below(4), intern: 6 },
    bookable: { startInDays: below(3), endInDays: 3 + below(25) },
    freeAgainMinutes: 30,
  })
}

const OFFICES = [...officeTimes, ...Array.from({ length: 12 }, (_, n) => anyOffice(n + 1))]

// ---- The oracle: a wall of minutes, painted open and then shut, from the calendar's own rows, without a function of core. ----

const OFF = new Set<string>(calendar.years.flatMap(({ daysOff }) => daysOff.map(({ date }) => date)))
const WORKED = new Set<string>(calendar.years.flatMap(({ workedWeekendDays }) => workedWeekendDays))

const MINUTES = Array.from({ length: 1_440 }, (_, minute) => clock(minute))
const painted = new Map<OfficeTimes, Map<number, readonly boolean[]>>()

function wallOf(office: OfficeTimes, date: string): boolean[] {
  if (OFF.has(date) || office.closures.some(({ from, to }) => date >= from && date <= to)) return Array.from({ length: 1_441 }, () => false)
  const weekday = WORKED.has(date) ? office.movedDayAs : new Date(`${date}T12:00:00Z`).getUTCDay() || 7
  const walls = painted.get(office) ?? new Map<number, readonly boolean[]>()
  const wall = walls.get(weekday) ?? paintedWall(office, weekday)
  painted.set(office, walls.set(weekday, wall))
  return [...wall]
}

function paintedWall(office: OfficeTimes, weekday: number): boolean[] {
  const wall = Array.from({ length: 1_441 }, () => false)
  const paint = (rows: OfficeTimes['openings'], colour: boolean) => {
    for (const { weekdays, from, to } of rows) {
      if (!weekdays.includes(weekday)) continue
      for (const [minute, time] of MINUTES.entries()) if (time >= from && time < to) wall[minute] = colour
    }
  }
  paint(office.openings, true)
  paint(office.breaks, false)
  return wall
}

function oracle(office: OfficeTimes, date: string): string[] {
  const wall = wallOf(office, date)
  const found: string[] = []
  for (let minute = 0; minute < 1_440; ) {
    const whole = wall[minute] === true && wall.slice(minute, minute + office.slotMinutes).every(Boolean)
    if (whole) found.push(clock(minute))
    minute += whole ? office.slotMinutes : 1
  }
  return found
}

function* everyDay(): Generator<PlainDate> {
  for (let at = FIRST; at <= LAST; at = addDays(at, 1)) yield at
}

test('on every day from 2024 to 2027 an office has the slots that fit into its open minutes, and no other', () => {
  let slots = 0
  for (const office of OFFICES) {
    for (const date of everyDay()) {
      const got = slotTimes(office, calendar, date)
      assert.deepEqual(got, oracle(office, date), `${office.officeId} ${date}`)
      slots += got.length
    }
  }
  assert.ok(slots > 150_000, String(slots))
})

test('what no slot covers of the opening hours is, before each break and each closing time, shorter than one slot', () => {
  for (const office of OFFICES) {
    for (const date of everyDay()) {
      const wall = wallOf(office, date)
      for (const time of slotTimes(office, calendar, date)) {
        const from = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
        const open = wall.slice(from, from + office.slotMinutes)
        assert.ok(open.length === office.slotMinutes && open.every(Boolean), `${office.officeId} ${date} ${time}`)
        wall.fill(false, from, from + office.slotMinutes)
      }
      let bare = 0
      for (const open of wall) {
        bare = open ? bare + 1 : 0
        if (bare >= office.slotMinutes) assert.fail(`${office.officeId} ${date}: ${bare} minutes that could be booked are not`)
      }
    }
  }
})

const asked = (office: OfficeTimes, now: SlotQuestion['now']): SlotQuestion => ({ officeId: office.officeId, times: [office], calendar, now })

test('free slots lie in the window for booking, are not past, and never let more people book than there are windows', () => {
  let offered = 0
  for (const [at, office] of OFFICES.entries()) {
    const below = random(at + 99)
    for (const today of everyDay()) {
      if (below(7) > 0) continue
      const now = { day: today, time: clock(below(1_440)) }
      const first = addDays(today, office.bookable.startInDays)
      const last = addDays(today, office.bookable.endInDays)
      const on = addDays(today, below(32) - 2)
      const all = oracle(office, on)
      const taken: TakenSlot[] = all.map((time) => ({ officeId: office.officeId, day: on, time, taken: below(office.windows.public + 2) }))
      const got = freeSlots(asked(office, now), on, taken)
      const expected = taken
        .filter(({ time }) => on >= first && on <= last && `${on} ${time}` > `${today} ${now.time}`)
        .map((slot) => ({ day: on, time: slot.time, free: office.windows.public - slot.taken }))
        .filter(({ free }) => free > 0)
      assert.deepEqual(got, expected, `${office.officeId} ${on} seen on ${today}`)
      offered += got.length
    }
  }
  assert.ok(offered > 5_000, String(offered))
})

test('booking whatever is offered until nothing is left fills every window once', () => {
  const [office] = OFFICES
  assert.ok(office)
  const question = asked(office, { day: day('2026-12-14'), time: '08:00' })
  const taken: TakenSlot[] = []
  let booked = 0
  for (let next = nextFreeSlots(question, taken, 1)[0]; next && booked < 5_000; next = nextFreeSlots(question, taken, 1)[0]) {
    const at = taken.findIndex(({ day: on, time }) => on === next?.day && time === next.time)
    const before = at < 0 ? 0 : (taken.splice(at, 1)[0]?.taken ?? 0)
    taken.push({ officeId: office.officeId, day: next.day, time: next.time, taken: before + 1 })
    booked += 1
  }
  const days = bookableDays(question)
  let places = 0
  for (let on = days?.from; days && on && on <= days.to; on = addDays(on, 1)) places += oracle(office, on).length * office.windows.public
  assert.equal(booked, places)
})

test('new hours hold from their first day on, and can be seen before', () => {
  const [old] = officeTimes
  assert.ok(old)
  const changed = { ...old, validFrom: day('2026-12-21'), openings: [{ weekdays: [1, 2, 3, 4, 5], from: '10:00', to: '11:00' }], breaks: [] }
  const question = { ...asked(old, { day: day('2026-12-14'), time: '08:00' }), times: [old, changed] }
  assert.equal(freeSlots(question, day('2026-12-18'), [])[0]?.time, '09:00')
  assert.deepEqual(
    freeSlots(question, day('2026-12-21'), []).map(({ time }) => time),
    ['10:00', '10:20', '10:40'],
  )
})

test('each slot that cannot be booked says why', () => {
  const [office] = officeTimes
  assert.ok(office)
  const question = asked(office, { day: day('2026-12-14'), time: '10:00' })
  const why = (text: string, taken: readonly TakenSlot[] = []) => slotProblem(question, readSlot(text) ?? { day: day('2026-12-14'), time: '' }, taken)
  assert.equal(why('2026-12-15T09:00'), undefined)
  assert.equal(why('2026-12-14T09:40'), 'slot-past')
  assert.equal(why('2026-12-11T09:40'), 'slot-past')
  assert.equal(why('2026-12-15T09:05'), 'slot-unknown')
  assert.equal(why('2026-12-16T09:00'), 'slot-unknown', 'Independence Day')
  assert.equal(why('2026-12-19T09:00'), 'slot-unknown', 'a Saturday')
  assert.equal(why('2027-02-24T09:00'), 'slot-outside-window')
  const full = { officeId: office.officeId, day: day('2026-12-15'), time: '09:00', taken: office.windows.public }
  assert.equal(why('2026-12-15T09:00', [full]), 'slot-taken')
  assert.equal(slotProblem({ ...question, officeId: 'NONE' }, { day: day('2026-12-15'), time: '09:00' }, []), 'slot-unknown')
})

test('a week is written as on the door: days in a row with the same hours together, breaks left out', () => {
  const week = (id: string) =>
    weekHours(officeTimes.find(({ officeId }) => officeId === id) ?? assert.fail(id)).map(
      ({ firstWeekday, lastWeekday, spans }) => `${firstWeekday}-${lastWeekday} ${spans.map(({ from, to }) => `${from}-${to}`).join(' ')}`,
    )
  assert.deepEqual(week('AST'), ['1-5 09:00-18:00'])
  assert.deepEqual(week('SHY'), ['1-5 09:00-13:00 14:00-18:00', '6-6 10:00-14:00'])
})

test('a slot reads back as it was written, and nothing else is one', () => {
  for (const time of ['00:00', '09:20', '23:59']) assert.deepEqual(readSlot(writeSlot({ day: day('2026-12-01'), time })), { day: '2026-12-01', time })
  for (const text of [
    '',
    '2026-12-01',
    '2026-12-01T24:00',
    '2026-12-01T9:20',
    '2026-02-30T09:20',
    '2026-12-01T09:20:00',
    ' 2026-12-01T09:20',
    '2026-12-01T09:60',
  ])
    assert.equal(readSlot(text), undefined, text)
})

test('rows that cannot be meant are refused', () => {
  const [row] = officeTimes
  assert.ok(row)
  const hours = { weekdays: [1], from: '09:00', to: '12:00' }
  for (const wrong of [
    { openings: [{ ...hours, to: '09:00' }] },
    { openings: [{ ...hours, weekdays: [] }] },
    { openings: [{ ...hours, weekdays: [8] }] },
    { openings: [{ ...hours, from: '9' }] },
    { openings: [hours, { ...hours, from: '11:59', to: '13:00' }] },
    { closures: [{ from: '2026-12-02', to: '2026-12-01' }] },
    { slotMinutes: 0 },
    { windows: { public: 3, intern: 2 } },
    { bookable: { startInDays: 5, endInDays: 4 } },
    { movedDayAs: 0 },
    { freeAgainMinutes: 1.5 },
    { officeId: '' },
  ])
    assert.throws(() => readOfficeTimes({ ...row, ...wrong }), JSON.stringify(wrong))
})
