import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendar } from '../../countries/kz-demo/calendar.ts'
import { registrationRenewal } from '../../countries/kz-demo/late-ladder.ts'
import type { WorkCalendar } from '../calendar/calendar.ts'
import { addDays, addMonths, day, type PlainDate } from '../kernel/plain-date.ts'
import { applyByDay, fitToPassport, renewalWindow, renewedValidity } from './window.ts'

/** Every day of 2023 to 2029, written by the platform's own calendar and not by ours. */
const DAYS: readonly PlainDate[] = Array.from({ length: 2557 }, (_, n) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10) as PlainDate)
const FIRST = DAYS.indexOf(day('2024-01-01'))
const LAST = DAYS.indexOf(day('2027-12-31'))
const at = (index: number): PlainDate => DAYS[index] as PlainDate

/** Runs over every last day of a card in 2024 to 2027. */
function everyLastDay(check: (validUntil: PlainDate, index: number) => void): number {
  for (let index = FIRST; index <= LAST; index++) check(at(index), index)
  return LAST - FIRST + 1
}

/** The oracle: walks back out of the month, and on until the day of the month is no later than the card's. */
function opensByHand(index: number): PlainDate {
  const last = at(index)
  let back = index
  while (at(back).slice(0, 7) === last.slice(0, 7)) back--
  while (at(back).slice(8) > last.slice(8)) back--
  return at(back)
}

function wrongWindows(opens: (validUntil: PlainDate) => PlainDate): number {
  let wrong = 0
  everyLastDay((validUntil, index) => {
    if (opens(validUntil) !== opensByHand(index)) wrong++
  })
  return wrong
}

test('The renewal of every card that ends in 2024 to 2027 opens on the day that an oracle finds walking back', () => {
  assert.equal(
    wrongWindows((validUntil) => renewalWindow(validUntil, registrationRenewal).opensOn),
    0,
  )
  const tried = everyLastDay((validUntil, index) => {
    const { opensOn, ...rest } = renewalWindow(validUntil, registrationRenewal)
    assert.ok(opensOn < validUntil)
    assert.deepEqual(rest, { lastDay: validUntil, lateUntil: at(index + 30) })
  })
  assert.equal(tried, 1461)
})

test('Twins that open thirty days before, or a month before the day after, are caught', () => {
  assert.ok(wrongWindows((validUntil) => addDays(validUntil, -30)) > 0)
  assert.ok(wrongWindows((validUntil) => addMonths(addDays(validUntil, 1), -1)) > 0)
})

test('A window opens on the last day of a month that is too short', () => {
  const table = [
    ['2027-03-28', '2027-02-28'],
    ['2027-03-29', '2027-02-28'],
    ['2027-03-31', '2027-02-28'],
    ['2028-03-28', '2028-02-28'],
    ['2028-03-29', '2028-02-29'],
    ['2028-03-31', '2028-02-29'],
    ['2026-05-31', '2026-04-30'],
    ['2026-12-31', '2026-11-30'],
    ['2026-01-31', '2025-12-31'],
    ['2028-02-29', '2028-01-29'],
    ['2026-01-15', '2025-12-15'],
  ] as const
  for (const [validUntil, opensOn] of table) assert.equal(renewalWindow(day(validUntil), registrationRenewal).opensOn, opensOn, validUntil)
  assert.deepEqual(renewalWindow(day('2026-12-14'), { opensMonthsBefore: 2 }), { opensOn: '2026-10-14', lastDay: '2026-12-14' })
})

/** The oracle: for each first day, walks on into the next year until the day comes round or is passed, and takes the day before. */
const LAST_DAYS: readonly (PlainDate | undefined)[] = DAYS.map((first, index) => {
  const year = String(Number(first.slice(0, 4)) + 1)
  for (let next = index + 1; next < DAYS.length; next++) {
    if (at(next).startsWith(year) && at(next).slice(5) >= first.slice(5)) return at(next - 1)
  }
  return undefined
})

type Renewed = Pick<ReturnType<typeof renewedValidity>, 'validFrom' | 'validUntil'>

function wrongValidities(renew: (validUntil: PlainDate, decidedOn: PlainDate) => Renewed): { tried: number; wrong: number } {
  let tried = 0
  let wrong = 0
  everyLastDay((validUntil, index) => {
    for (let decided = index - 40; decided <= index + 45; decided++) {
      const first = decided <= index ? index + 1 : decided
      const { validFrom, validUntil: until } = renew(validUntil, at(decided))
      tried++
      if (validFrom !== at(first) || until !== LAST_DAYS[first]) wrong++
    }
  })
  return { tried, wrong }
}

const onOneDay = (on: PlainDate) => ({ paidOn: on, decidedOn: on })

test('The new card begins and ends as by an oracle that walks through the year, for every last day of 2024 to 2027 and every decision day around it', () => {
  assert.deepEqual(
    wrongValidities((validUntil, decidedOn) => renewedValidity(validUntil, onOneDay(decidedOn), registrationRenewal)),
    { tried: 1461 * 86, wrong: 0 },
  )
})

test('Twins that always begin on the decision day, call the last day late, count 365 days or add the months to the old last day are caught', () => {
  const rules = registrationRenewal
  const twins: readonly ((validUntil: PlainDate, decidedOn: PlainDate) => Renewed)[] = [
    (_, decidedOn) => renewedValidity(addDays(decidedOn, -1), onOneDay(decidedOn), rules),
    (validUntil, decidedOn) => renewedValidity(addDays(validUntil, -1), onOneDay(decidedOn), rules),
    (validUntil, decidedOn) => {
      const { validFrom } = renewedValidity(validUntil, onOneDay(decidedOn), rules)
      return { validFrom, validUntil: addDays(validFrom, 364) }
    },
    (validUntil, decidedOn) => {
      const { validFrom } = renewedValidity(validUntil, onOneDay(decidedOn), rules)
      return { validFrom, validUntil: addMonths(addDays(validFrom, -1), 12) }
    },
  ]
  for (const twin of twins) assert.ok(wrongValidities(twin).wrong > 0, String(twin))
})

test('Month ends, leap days and late decisions give the days that a clerk would write', () => {
  const table = [
    // old last day, decided, new first day, new last day, days without a card
    ['2026-12-14', '2026-11-20', '2026-12-15', '2027-12-14', 0],
    ['2026-12-14', '2026-12-14', '2026-12-15', '2027-12-14', 0],
    ['2026-12-14', '2026-12-15', '2026-12-15', '2027-12-14', 0],
    ['2026-12-14', '2026-12-20', '2026-12-20', '2027-12-19', 5],
    ['2027-02-28', '2027-02-20', '2027-03-01', '2028-02-29', 0],
    ['2028-02-29', '2028-02-20', '2028-03-01', '2029-02-28', 0],
    ['2028-02-28', '2028-02-20', '2028-02-29', '2029-02-28', 0],
    ['2028-02-20', '2028-02-29', '2028-02-29', '2029-02-28', 8],
    ['2026-12-31', '2026-12-01', '2027-01-01', '2027-12-31', 0],
  ] as const
  for (const [old, decided, validFrom, validUntil, gapDays] of table) {
    const kind = decided <= old ? 'in-time' : 'late'
    assert.deepEqual(renewedValidity(day(old), onOneDay(day(decided)), registrationRenewal), { kind, validFrom, validUntil, gapDays })
  }
})

/** The oracle: which of DAYS are worked, from two plain sets of days. */
function workedDays({ years }: WorkCalendar): readonly boolean[] {
  const off = new Set(years.flatMap((year) => year.daysOff.map((entry) => String(entry.date))))
  const on = new Set(years.flatMap((year) => year.workedWeekendDays.map(String)))
  return DAYS.map((date) => on.has(date) || (![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()) && !off.has(date)))
}

const worked = workedDays(calendar)

/** Goes on from the day of payment until the term is over. */
function decidedByHand(paid: number, term: number): number {
  let index = paid
  for (let left = term; left > 0; ) if (worked[++index]) left--
  return index
}

function wrongLastPayments(candidate: (validUntil: PlainDate, term: number) => PlainDate): { tried: number; wrong: number } {
  let tried = 0
  let wrong = 0
  everyLastDay((validUntil, index) => {
    for (const term of [0, 1, 3, 5, 10, 15]) {
      let paid = index
      while (decidedByHand(paid, term) > index) paid--
      tried++
      if (candidate(validUntil, term) !== at(paid)) wrong++
    }
  })
  return { tried, wrong }
}

test('The last day to pay is the last one from which an oracle counts the term out by the end of the card, for every last day and six terms', () => {
  assert.deepEqual(
    wrongLastPayments((validUntil, term) => applyByDay(validUntil, calendar, term)),
    { tried: 1461 * 6, wrong: 0 },
  )
})

test('Twins that know no moved days, no holidays, or want the decision the day before are caught', () => {
  const changed = (change: (year: WorkCalendar['years'][number]) => Partial<WorkCalendar['years'][number]>) => ({
    ...calendar,
    years: calendar.years.map((year) => ({ ...year, ...change(year) })),
  })
  const unmoved = changed((year) => ({ daysOff: year.daysOff.filter((off) => off.kind !== 'moved'), workedWeekendDays: [] }))
  const unfree = changed(() => ({ daysOff: [] }))
  assert.ok(wrongLastPayments((validUntil, term) => applyByDay(validUntil, unmoved, term)).wrong > 0)
  assert.ok(wrongLastPayments((validUntil, term) => applyByDay(validUntil, unfree, term)).wrong > 0)
  assert.ok(wrongLastPayments((validUntil, term) => applyByDay(addDays(validUntil, -1), calendar, term)).wrong > 0)
})

test('Around moved holidays the last day to pay counts the Saturday or Sunday that is worked, and not the day off it stands for', () => {
  assert.equal(applyByDay(day('2024-05-12'), calendar, 5), '2024-05-01')
  assert.equal(applyByDay(day('2025-01-08'), calendar, 5), '2024-12-29')
  everyLastDay((validUntil) => {
    assert.ok(applyByDay(validUntil, calendar, 5) > renewalWindow(validUntil, registrationRenewal).opensOn, `no day to pay in time for ${validUntil}`)
  })
})

test('A card keeps the days its passport lives, counted one by one, and is refused when fewer than thirty are left', () => {
  const seen = { whole: 0, shortened: 0, refused: 0 }
  for (let first = FIRST; first <= LAST; first += 7) {
    const validity = { validFrom: at(first), validUntil: at(first + 364) }
    for (let expires = first - 3; expires <= first + 370; expires++) {
      const remaining = DAYS.slice(first, first + 365).filter((date) => date <= at(expires))
      const fitted = fitToPassport(at(expires), validity, registrationRenewal)
      if (remaining.length < 30) {
        const facts = { passportExpiresOn: at(expires), daysRemaining: remaining.length, leastCardDays: 30 }
        assert.deepEqual(fitted, { ok: false, code: 'passport-too-short', facts, field: 'passportExpiresOn' })
        seen.refused++
      } else {
        const kind = remaining.length === 365 ? 'whole' : 'shortened'
        const value = { kind, validFrom: remaining[0], validUntil: remaining.at(-1), lostDays: 365 - remaining.length }
        assert.deepEqual(fitted, { ok: true, value })
        seen[kind]++
      }
    }
  }
  assert.deepEqual(seen, { refused: 209 * 32, shortened: 209 * 335, whole: 209 * 7 })
})

test('Whoever pays in time has no gap, however long the decision takes', () => {
  const paidInTime = renewedValidity(day('2026-12-14'), { paidOn: day('2026-12-14'), decidedOn: day('2026-12-28') }, registrationRenewal)
  assert.deepEqual(paidInTime, { kind: 'in-time', validFrom: '2026-12-15', validUntil: '2027-12-14', gapDays: 0 })
  const paidLate = renewedValidity(day('2026-12-14'), { paidOn: day('2026-12-15'), decidedOn: day('2026-12-28') }, registrationRenewal)
  assert.deepEqual(paidLate, { kind: 'late', validFrom: '2026-12-28', validUntil: '2027-12-27', gapDays: 13 })
})
