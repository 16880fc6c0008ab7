import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indexValues } from '../../countries/kz-demo/fees.ts'
import { lateLadder, registrationRenewal } from '../../countries/kz-demo/late-ladder.ts'
import { newestOn } from '../kernel/dated.ts'
import { addDays, day, type PlainDate } from '../kernel/plain-date.ts'
import { ladderAhead, type LadderRow, type LateLaw, latenessOn } from './lateness.ts'
import type { LateRule } from './rules.ts'

/** Every day of 2023 to 2029, written by the platform's own calendar and not by ours. */
const DAYS: readonly PlainDate[] = Array.from({ length: 2557 }, (_, n) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10) as PlainDate)
const FIRST = DAYS.indexOf(day('2024-01-01'))
const LAST = DAYS.indexOf(day('2027-12-31'))
const at = (index: number): PlainDate => DAYS[index] as PlainDate

const LAW: LateLaw = { renewal: registrationRenewal, ladder: lateLadder, indexes: indexValues }

/** The oracle: the fines in tenge as they hang on the wall of an office, one sheet for each time something changed. */
function tengeByHand(on: string, daysLate: number): number {
  if (daysLate <= 3) return 0
  if (on < '2025-01-01') return daysLate <= 5 ? 36_920 : 73_840
  if (on < '2025-07-01') return daysLate <= 5 ? 39_320 : 78_640
  if (on < '2026-01-01') return daysLate <= 10 ? 39_320 : daysLate <= 30 ? 58_980 : 98_300
  return daysLate <= 10 ? 43_250 : daysLate <= 30 ? 64_875 : 108_125
}

const remedyByHand = (daysLate: number) => (daysLate <= 3 ? 'renew-now' : daysLate <= 30 ? 'renew-and-pay-fine' : 'come-to-office')

/** One day as `kind number`: days until it opens, days left, or days late and what that costs. The window is found walking back. */
function standingByHand(last: number, on: number): string {
  let opens = last
  while (at(opens).slice(0, 7) === at(last).slice(0, 7) || at(opens).slice(8) > at(last).slice(8)) opens--
  if (on < opens) return `not-open ${opens - on} ${at(opens)}`
  if (on <= last) return `open ${last - on + 1} ${at(last)}`
  const late = on - last
  return `late ${late} ${tengeByHand(at(on), late) * 100} ${remedyByHand(late)} ${late <= 30} ${at(on) < '2025-07-01' ? 'late-2024' : 'late-2025'}`
}

function standing(validUntil: PlainDate, on: PlainDate, law: LateLaw): string {
  const found = latenessOn(validUntil, on, law)
  if (!found.ok) return found.code
  const { value } = found
  if (value.kind === 'not-open') return `not-open ${value.daysUntilOpen} ${value.opensOn}`
  if (value.kind === 'open') return `open ${value.daysLeft} ${value.lastDay}`
  return `late ${value.daysLate} ${value.fineMinor} ${value.step.remedy} ${value.renewable} ${value.ruleId}`
}

type Candidate = (validUntil: PlainDate, on: PlainDate) => string

/** Compares until so many are wrong: a twin is caught by the first. */
function disagreements(candidate: Candidate, enough = Number.POSITIVE_INFINITY): { tried: number; wrong: number } {
  let tried = 0
  let wrong = 0
  for (let last = FIRST; last <= LAST; last++) {
    for (let on = last - 45; on <= last + 60 && wrong < enough; on++) {
      tried++
      if (candidate(at(last), at(on)) !== standingByHand(last, on)) wrong++
    }
  }
  return { tried, wrong }
}

test('How a holder stands equals the sheets on the wall for every last day of 2024 to 2027, from 45 days before it to 60 after', () => {
  assert.deepEqual(
    disagreements((validUntil, on) => standing(validUntil, on, LAW)),
    { tried: 1461 * 106, wrong: 0 },
  )
})

test('Twins that take the ladder or the index of the card’s last day, the newest of all times, or count the last day as late are caught', () => {
  const whenItEnded = (validUntil: PlainDate): readonly LateRule[] =>
    newestOn<LateRule>(lateLadder, validUntil).map((rule) => ({ ...rule, validFrom: day('2024-01-01') }))
  const newest: readonly LateRule[] = [{ ...lateLadder[1], validFrom: day('2024-01-01') }]
  const twins: readonly Candidate[] = [
    (validUntil, on) => standing(validUntil, on, { ...LAW, ladder: whenItEnded(validUntil) }),
    (validUntil, on) => standing(validUntil, on, { ...LAW, indexes: indexValues.filter((value) => value.validFrom <= validUntil) }),
    // The name of the rule is made the right one, so that only the fines can give the twin away.
    (validUntil, on) => standing(validUntil, on, { ...LAW, ladder: newest }).replace(/late-2025$/, on < '2025-07-01' ? 'late-2024' : 'late-2025'),
    (validUntil, on) => standing(addDays(validUntil, -1), on, LAW),
  ]
  for (const twin of twins) assert.equal(disagreements(twin, 1).wrong, 1, String(twin))
})

test('One amount, one bound or one first day of the ladder that is changed is noticed', () => {
  const twins: LateRule[][] = lateLadder.flatMap((rule: LateRule) => {
    const others = lateLadder.filter((other) => other.id !== rule.id)
    const fines = rule.steps.flatMap((step, index) =>
      step.kind === 'fine' && step.amount.kind === 'index'
        ? [rule.steps.with(index, { ...step, amount: { ...step.amount, multiplierHundredths: step.amount.multiplierHundredths + 1 } })]
        : [],
    )
    const bounds = rule.steps
      .slice(1)
      .map((step, index) =>
        rule.steps.with(index, { ...(rule.steps[index] ?? step), toDay: step.fromDay }).with(index + 1, { ...step, fromDay: step.fromDay + 1 }),
      )
    return [...fines, ...bounds].map((steps) => [...others, { ...rule, steps }])
  })
  twins.push([lateLadder[0], { ...lateLadder[1], validFrom: day('2025-07-02') }])
  assert.equal(twins.length, 3 + 3 + 3 + 3 + 1)
  for (const ladder of twins) assert.equal(disagreements((validUntil, on) => standing(validUntil, on, { ...LAW, ladder }), 1).wrong, 1)
})

const rowOf = (rows: readonly LadderRow[], date: PlainDate) => rows.filter((row) => row.from <= date && (row.to === undefined || date <= row.to))

function rowsWrong(ahead: typeof ladderAhead): { tried: number; wrong: number } {
  let tried = 0
  let wrong = 0
  for (let last = FIRST; last <= LAST; last++) {
    for (const seen of [-20, 0, 1, 4, 12, 31, 50]) {
      const found = ahead(at(last), at(last + seen), LAW)
      assert.ok(found.ok)
      const first = last + Math.max(1, seen)
      for (let on = first; on <= first + 400; on += on < first + 45 ? 1 : 9) {
        const rows = rowOf(found.value, at(on))
        const late = on - last
        const tenge = tengeByHand(at(on), late)
        tried++
        const [row] = rows
        const right =
          rows.length === 1 &&
          row?.fineMinor === tenge * 100 &&
          row.kind === (tenge === 0 ? 'warning' : 'fine') &&
          row.remedy === remedyByHand(late) &&
          row.renewable === late <= 30 &&
          row.confirmed === (tenge === 0 || at(on) < '2027-01-01')
        if (!right) wrong++
      }
    }
  }
  return { tried, wrong }
}

test('The rows ahead say for each later day what the sheets on the wall say, from wherever they are looked at', () => {
  const { tried, wrong } = rowsWrong(ladderAhead)
  assert.equal(wrong, 0)
  assert.equal(tried, 1461 * 7 * 85)
})

test('A twin whose rows do not turn with a new index or ladder is caught', () => {
  const blind: typeof ladderAhead = (validUntil, on, law) => {
    const begun = <T extends { readonly validFrom: PlainDate }>(rows: readonly T[]) => rows.filter((row) => row.validFrom <= validUntil)
    return ladderAhead(validUntil, on, { ...law, ladder: begun(law.ladder), indexes: begun(law.indexes) })
  }
  assert.ok(rowsWrong(blind).wrong > 0)
})

test('Rows follow on one another, begin today or on the first late day, differ from their neighbours and end open', () => {
  for (let last = FIRST; last <= LAST; last++) {
    for (const seen of [-20, 1, 12]) {
      const found = ladderAhead(at(last), at(last + seen), LAW)
      assert.ok(found.ok)
      const rows = found.value
      assert.equal(rows[0]?.from, at(last + Math.max(1, seen)))
      rows.forEach((row, index) => {
        const next = rows[index + 1]
        assert.equal(row.from, at(last + row.fromDay))
        assert.equal(row.to, next && addDays(next.from, -1))
        assert.equal(row.toDay, next && next.fromDay - 1)
        const told = ({ kind, remedy, fineMinor, confirmed }: LadderRow) => `${kind} ${remedy} ${fineMinor} ${confirmed}`
        if (next) assert.notEqual(told(row), told(next))
      })
    }
  }
})

test('A card that ends on 25 December 2025 costs more from New Year on, and the rows say so with their days', () => {
  const found = ladderAhead(day('2025-12-25'), day('2025-12-10'), LAW)
  assert.ok(found.ok)
  const told = found.value.map((row) => [row.from, row.to, row.fromDay, row.toDay, row.fineMinor, row.remedy])
  assert.deepEqual(told, [
    ['2025-12-26', '2025-12-28', 1, 3, 0, 'renew-now'],
    ['2025-12-29', '2025-12-31', 4, 6, 39_320_00, 'renew-and-pay-fine'],
    ['2026-01-01', '2026-01-04', 7, 10, 43_250_00, 'renew-and-pay-fine'],
    ['2026-01-05', '2026-01-24', 11, 30, 64_875_00, 'renew-and-pay-fine'],
    ['2026-01-25', '2026-12-31', 31, 371, 108_125_00, 'come-to-office'],
    // The index of 2027 is carried on until it is published.
    ['2027-01-01', undefined, 372, undefined, 108_125_00, 'come-to-office'],
  ])
  assert.deepEqual(
    found.value.map((row) => row.confirmed),
    [true, true, true, true, true, false],
  )
})

test('A fine keeps the ladder, the multiple and the index it was made from', () => {
  const found = latenessOn(day('2026-12-01'), day('2026-12-12'), LAW)
  assert.deepEqual(found, {
    ok: true,
    value: {
      kind: 'late',
      daysLate: 11,
      ruleId: 'late-2025',
      step: lateLadder[1].steps[2],
      renewable: true,
      fineMinor: 64_875_00,
      fine: {
        minor: 64_875_00,
        basis: 'index',
        multiplierHundredths: 1500,
        index: 'mci',
        indexMinor: 4_325_00,
        indexValidFrom: '2026-01-01',
        indexConfirmed: true,
      },
    },
  })
})

test('Without a ladder or an index value it is refused and not guessed; a ladder with a gap, an overlap or a double is a mistake', () => {
  const card = day('2026-12-01')
  const on = day('2026-12-12')
  assert.deepEqual(latenessOn(card, on, { ...LAW, ladder: [] }), { ok: false, code: 'no-late-rule', facts: { on } })
  assert.deepEqual(latenessOn(card, on, { ...LAW, indexes: [] }), { ok: false, code: 'no-index-value', facts: { index: 'mci', on } })
  assert.equal(latenessOn(card, day('2026-12-04'), { ...LAW, indexes: [] }).ok, true)
  assert.equal(ladderAhead(card, on, { ...LAW, ladder: [] }).ok, false)
  const [rule] = lateLadder
  assert.throws(() => latenessOn(card, on, { ...LAW, ladder: [{ ...rule, steps: [] }] }), /0 steps for day 11/)
  assert.throws(() => latenessOn(card, on, { ...LAW, ladder: [{ ...rule, steps: [...rule.steps, ...rule.steps] }] }), /2 steps for day 11/)
  assert.throws(() => latenessOn(card, on, { ...LAW, ladder: [rule, { ...rule, id: 'again' }] }), /late-2024, again/)
})
