import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { feeRules, indexValues } from '../../countries/kz-demo/fees.ts'
import { money } from '../kernel/money.ts'
import { day, type PlainDate } from '../kernel/plain-date.ts'
import type { Answers } from '../service/definition.ts'
import { answersPriced, feeDifference, type FeeQuestion, priceOf } from './price.ts'
import type { Entries, FeeRule, IndexValue, Speed } from './rules.ts'

const DAYS: readonly PlainDate[] = Array.from({ length: 1461 }, (_, n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10) as PlainDate)
const ENTRIES: readonly Entries[] = ['single', 'multiple']
const SPEEDS: readonly Speed[] = ['standard', 'express']

/** The oracle: the fee schedule of the demo read off in tenge, year by year, as a clerk would with a printed table. */
function tengeByHand({ on, entries, speed, days }: FeeQuestion): bigint {
  const year = on.slice(0, 4)
  const rush = speed === 'express'
  if (year === '2024') return (entries === 'multiple' ? 38_000n : days <= 30 ? 20_000n : 24_000n) + (rush ? 7_000n : 0n)
  if (year === '2025') return (entries === 'multiple' ? 45_000n : 26_500n) + (rush ? (on < '2025-07-01' ? 7_000n : 7_500n) : 0n)
  return ((entries === 'multiple' ? 12n : 7n) + (rush ? 2n : 0n)) * 4_325n
}

function disagreements(price: (question: FeeQuestion) => number): { tried: number; wrong: number } {
  let tried = 0
  let wrong = 0
  for (const on of DAYS) {
    for (const entries of ENTRIES) {
      for (const speed of SPEEDS) {
        for (const days of [1, 30, 31, 90]) {
          const question = { service: 'tourist-card', on, entries, speed, days, answers: {} }
          tried++
          if (BigInt(price(question)) !== tengeByHand(question) * 100n) wrong++
        }
      }
    }
  }
  return { tried, wrong }
}

function totalOf(rules: readonly FeeRule[], indexes: readonly IndexValue[], question: FeeQuestion): number {
  const price = priceOf(rules, indexes, question)
  assert.ok(price.ok, `no price on ${question.on}`)
  return price.value.total.minor
}

test('The price equals that of a printed table for every day of 2024 to 2027, entries, speed and length of stay', () => {
  const { tried, wrong } = disagreements((question) => totalOf(feeRules, indexValues, question))
  assert.equal(wrong, 0)
  assert.equal(tried, 1461 * 16)
})

test('Twins that take the first rule found, the newest index of all times or a float of tenge are caught by the table', () => {
  const oldest = feeRules.filter((rule) => rule.validFrom < day('2025-01-01'))
  assert.ok(disagreements((question) => totalOf(oldest, indexValues, question)).wrong > 0)
  const newestOnly = indexValues.filter((value) => value.validFrom < day('2025-01-01'))
  assert.ok(disagreements((question) => totalOf(feeRules, newestOnly, question)).wrong > 0)
  assert.ok(disagreements((question) => Math.round(totalOf(feeRules, indexValues, question) / 100 / 7) * 700).wrong > 0)
})

test('One entry in 2026 costs seven times the index of 4,325 tenge, and the line keeps rule, multiplier and index value', () => {
  const price = priceOf(feeRules, indexValues, { service: 'tourist-card', on: day('2026-11-24'), entries: 'single', speed: 'express', days: 45, answers: {} })
  assert.deepEqual(price, {
    ok: true,
    value: {
      on: '2026-11-24',
      lines: [
        {
          item: 'service',
          ruleId: 'card-single-2026',
          minor: 3_027_500,
          basis: 'index',
          multiplierHundredths: 700,
          index: 'mci',
          indexMinor: 432_500,
          indexValidFrom: '2026-01-01',
          indexConfirmed: true,
        },
        {
          item: 'express',
          ruleId: 'express-2026',
          minor: 865_000,
          basis: 'index',
          multiplierHundredths: 200,
          index: 'mci',
          indexMinor: 432_500,
          indexValidFrom: '2026-01-01',
          indexConfirmed: true,
        },
      ],
      total: { minor: 3_892_500, currency: 'KZT' },
    },
  })
})

test('The index of 2027 is carried on and says that it is not confirmed', () => {
  const price = priceOf(feeRules, indexValues, { service: 'tourist-card', on: day('2027-01-01'), entries: 'single', speed: 'standard', days: 45, answers: {} })
  assert.ok(price.ok)
  assert.deepEqual(
    price.value.lines.map((line) => line.basis === 'index' && [line.indexValidFrom, line.indexConfirmed]),
    [['2027-01-01', false]],
  )
})

test('A service without a rule, a day before all rules and an index without a value are refused and not guessed', () => {
  const ask = { service: 'tourist-card', on: day('2026-01-01'), entries: 'single', speed: 'standard', days: 1, answers: {} } as const
  assert.deepEqual(priceOf(feeRules, indexValues, { ...ask, service: 'fishing' }), {
    ok: false,
    code: 'no-fee-rule',
    facts: { service: 'fishing', on: '2026-01-01' },
  })
  assert.equal(priceOf(feeRules, indexValues, { ...ask, on: day('2023-12-31') }).ok, false)
  assert.deepEqual(priceOf(feeRules, [], ask), { ok: false, code: 'no-index-value', facts: { index: 'mci', on: '2026-01-01' } })
})

test('Two rules for one item from the same day are a mistake in the schedule and stop the price', () => {
  const twice = [...feeRules, { ...feeRules[7], id: 'again' }]
  assert.throws(
    () => priceOf(twice, indexValues, { service: 'tourist-card', on: day('2026-01-01'), entries: 'single', speed: 'standard', days: 1, answers: {} }),
    /card-single-2026, again/,
  )
})

test('A fee that is abolished by a newer rule of zero leaves no line', () => {
  const free: FeeRule = { id: 'no-express-fee', validFrom: day('2027-06-01'), item: 'express', applies: [], amount: { kind: 'plain', minor: 0 } }
  const price = priceOf([...feeRules, free], indexValues, {
    service: 'tourist-card',
    on: day('2027-06-01'),
    entries: 'single',
    speed: 'express',
    days: 1,
    answers: {},
  })
  assert.ok(price.ok)
  assert.deepEqual(
    price.value.lines.map((line) => line.ruleId),
    ['card-single-2026'],
  )
})

test('A rule that names an answer prices only those who gave it, and nobody who left the question open', () => {
  const inTown: FeeRule = {
    id: 'in-town',
    validFrom: day('2026-01-01'),
    item: 'service',
    applies: [{ kind: 'answer', field: 'region', values: ['KZ-71', 'KZ-75'] }],
    amount: { kind: 'plain', minor: 1_50 },
  }
  const total = (answers: Answers) => {
    const price = priceOf([inTown], [], { service: 'card', on: day('2026-01-01'), entries: 'single', speed: 'standard', days: 1, answers })
    return price.ok ? price.value.total.minor : price.code
  }
  assert.deepEqual([{ region: 'KZ-71' }, { region: 'KZ-75' }, { region: 'KZ-10' }, { town: 'KZ-71' }, { region: '' }, {}].map(total), [
    150,
    150,
    ...Array(4).fill('no-fee-rule'),
  ])
  assert.deepEqual(answersPriced([...feeRules, inTown, { ...inTown, id: 'again' }]), ['region'])
})

const SERVICES = ['card', 'renewal', 'duplicate']
const anyRules: fc.Arbitrary<readonly FeeRule[]> = fc.uniqueArray(
  fc
    .record({
      service: fc.constantFrom(...SERVICES),
      from: fc.integer({ min: 0, max: 1460 }),
      express: fc.boolean(),
      plain: fc.boolean(),
      size: fc.integer({ min: 0, max: 5_000 }),
    })
    .map(
      ({ service, from, express, plain, size }): FeeRule => ({
        id: `${service}-${from}-${express}`,
        validFrom: DAYS[from] as PlainDate,
        item: express ? 'express' : 'service',
        applies: [{ kind: 'service', services: [service] }, ...(express ? [{ kind: 'speed' as const, speed: 'express' as const }] : [])],
        amount: plain ? { kind: 'plain', minor: size } : { kind: 'index', multiplierHundredths: size, index: 'mci' },
      }),
    ),
  { selector: (rule) => rule.id, maxLength: 25 },
)
const anyIndexes: fc.Arbitrary<readonly IndexValue[]> = fc.uniqueArray(
  fc
    .record({ from: fc.integer({ min: 0, max: 1460 }), minor: fc.integer({ min: 1, max: 900_000 }) })
    .map(({ from, minor }): IndexValue => ({ index: 'mci', validFrom: DAYS[from] as PlainDate, minor, source: 'made up', confirmed: true })),
  { selector: (value) => value.validFrom, maxLength: 6 },
)

/** The oracle: walks back day by day until a rule begins, multiplies in BigInt, rounds half up. */
function minorByHand(rules: readonly FeeRule[], indexes: readonly IndexValue[], question: FeeQuestion): bigint | undefined {
  let total = 0n
  for (const item of ['service', 'express']) {
    if (item === 'express' && question.speed !== 'express') continue
    const back = DAYS.slice(0, DAYS.indexOf(question.on) + 1).reverse()
    const rule = back.map((date) => rules.find((r) => r.item === item && r.validFrom === date && r.id.startsWith(question.service))).find(Boolean)
    if (!rule && item === 'service') return undefined
    if (!rule) continue
    if (rule.amount.kind === 'plain') total += BigInt(rule.amount.minor)
    else {
      const value = back.map((date) => indexes.find((entry) => entry.validFrom === date)).find(Boolean)
      if (!value) return undefined
      total += (BigInt(value.minor) * BigInt(rule.amount.multiplierHundredths) + 50n) / 100n
    }
  }
  return total
}

test('With any schedule, every service, entries, speed and day is priced as by an oracle that walks back through the days', () => {
  let priced = 0
  fc.assert(
    fc.property(anyRules, anyIndexes, fc.integer({ min: 0, max: 1460 }), (rules, indexes, index) => {
      for (const service of SERVICES) {
        for (const entries of ENTRIES) {
          for (const speed of SPEEDS) {
            const question = { service, on: DAYS[index] as PlainDate, entries, speed, days: 10, answers: {} }
            const price = priceOf(rules, indexes, question)
            const expected = minorByHand(rules, indexes, question)
            assert.equal(price.ok ? BigInt(price.value.total.minor) : undefined, expected)
            if (price.ok) priced++
            if (price.ok) assert.ok(price.value.lines.every((line) => Number.isSafeInteger(line.minor)))
          }
        }
      }
    }),
    { numRuns: 400, seed: 20_261_124 },
  )
  assert.ok(priced > 1_000, `only ${priced} were priced`)
})

test('A dearer change is charged, a cheaper one refunded, and another currency is a bug', () => {
  const price = (minor: number, currency = 'KZT') => ({ total: money(minor, currency) })
  assert.deepEqual(feeDifference(price(3_027_500), price(5_190_000)), { kind: 'charge', amount: { minor: 2_162_500, currency: 'KZT' } })
  assert.deepEqual(feeDifference(price(5_190_000), price(3_027_500)), { kind: 'refund', amount: { minor: 2_162_500, currency: 'KZT' } })
  assert.deepEqual(feeDifference(price(1), price(1)), { kind: 'none', amount: { minor: 0, currency: 'KZT' } })
  assert.throws(() => feeDifference(price(1), price(1, 'EUR')), /KZT and EUR/)
})
