import assert from 'node:assert/strict'
import { test } from 'node:test'
import { priceOf } from '../../core/fee/price.ts'
import type { FeeRule, Speed } from '../../core/fee/rules.ts'
import { day, type PlainDate } from '../../core/kernel/plain-date.ts'
import { feeRules, indexValues } from './fees.ts'
import { registrationFeeRules } from './registration-fees.ts'
import { regions } from './regions.ts'

const ALL: readonly FeeRule[] = [...feeRules, ...registrationFeeRules]
const CATEGORIES = ['adult', 'child', 'student', 'pensioner', 'worker'] as const
const SPEEDS: readonly Speed[] = ['standard', 'express']

/** The oracle: a printed table in tenge. Columns: the three cities; the west (Aktobe, Atyrau, West Kazakhstan, Mangystau); all others. */
const PRINTED: Readonly<Record<string, Readonly<Record<(typeof CATEGORIES)[number], readonly [number, number, number]>>>> = {
  '2024': {
    adult: [15_000, 14_000, 13_000],
    child: [11_000, 10_500, 10_000],
    student: [12_500, 12_000, 11_500],
    pensioner: [11_000, 10_500, 10_000],
    worker: [17_000, 16_000, 15_000],
  },
  '2025': {
    adult: [15_500, 14_500, 13_500],
    child: [11_500, 11_000, 10_500],
    student: [13_000, 12_500, 12_000],
    pensioner: [11_500, 11_000, 10_500],
    worker: [17_500, 16_500, 15_500],
  },
  '2026 and 2027': {
    adult: [16_435, 15_570, 14_705],
    child: [12_110, 11_245, 10_380],
    student: [13_840, 12_975, 12_110],
    pensioner: [12_110, 11_245, 10_380],
    worker: [18_165, 17_300, 16_435],
  },
}

/** Every first and last day of a stretch in which nothing changes, with the table that is printed for it and the sum for express. */
const STRETCHES: readonly { readonly days: readonly string[]; readonly table: string; readonly express: number }[] = [
  { days: ['2024-01-01', '2024-02-29', '2024-06-30', '2024-12-31'], table: '2024', express: 5_000 },
  { days: ['2025-01-01', '2025-06-30'], table: '2025', express: 5_000 },
  { days: ['2025-07-01', '2025-12-31'], table: '2025', express: 5_500 },
  { days: ['2026-01-01', '2026-12-31', '2027-01-01', '2027-12-31'], table: '2026 and 2027', express: 6_055 },
]

function columnOf(region: string): 0 | 1 | 2 {
  if (region === 'KZ-71' || region === 'KZ-75' || region === 'KZ-79') return 0
  return ['KZ-15', 'KZ-23', 'KZ-27', 'KZ-47'].includes(region) ? 1 : 2
}

interface Asked {
  readonly on: PlainDate
  readonly region: string
  readonly category: string
  readonly speed: Speed
}

function ask(rules: readonly FeeRule[], { on, region, category, speed }: Asked) {
  return priceOf(rules, indexValues, { service: 'registration-card-renewal', on, entries: 'single', speed, days: 1, answers: { region, category } })
}

function* everyCase(): Generator<Asked & { readonly service: number; readonly express: number }> {
  for (const { days, table, express } of STRETCHES) {
    for (const date of days) {
      for (const { code: region } of regions) {
        for (const category of CATEGORIES) {
          const service = PRINTED[table]?.[category][columnOf(region)] ?? Number.NaN
          for (const speed of SPEEDS) yield { on: day(date), region, category, speed, service, express: speed === 'express' ? express : 0 }
        }
      }
    }
  }
}

function disagreements(rules: readonly FeeRule[]): { tried: number; wrong: number } {
  let tried = 0
  let wrong = 0
  for (const { service, express, ...asked } of everyCase()) {
    const price = ask(rules, asked)
    tried++
    if (!price.ok || price.value.total.minor !== (service + express) * 100) wrong++
  }
  return { tried, wrong }
}

test('The fee equals the printed table for every region, category and speed on the first and last day of every stretch of 2024 to 2027', () => {
  assert.deepEqual(disagreements(ALL), { tried: 12 * 20 * 5 * 2, wrong: 0 })
})

test('The days tried are all on which a rule or an index value begins, and the days before', () => {
  const tried = STRETCHES.flatMap(({ days }) => days)
  for (const { validFrom } of [...registrationFeeRules, ...indexValues]) {
    const before = new Date(Date.parse(validFrom) - 86_400_000).toISOString().slice(0, 10)
    for (const date of [validFrom, before]) assert.ok(date < '2024-01-01' || tried.includes(date), date)
  }
})

test('Any one amount that is changed by one tiyn or one hundredth of the index is noticed', () => {
  for (const changed of registrationFeeRules) {
    const { amount } = changed
    const more: FeeRule = {
      ...changed,
      amount: amount.kind === 'plain' ? { ...amount, minor: amount.minor + 1 } : { ...amount, multiplierHundredths: amount.multiplierHundredths + 1 },
    }
    const twin = ALL.map((rule) => (rule === changed ? more : rule))
    assert.ok(disagreements(twin).wrong > 0, changed.id)
  }
})

test('Each item has one rule in force and one line, whole, and without express every total lies between 10,000 and 20,000 tenge', () => {
  const names = new Set<string>()
  for (const { on, region, category, speed } of everyCase()) {
    const price = ask(ALL, { on, region, category, speed })
    assert.ok(price.ok)
    const { lines, total } = price.value
    assert.deepEqual(
      lines.map((line) => line.item),
      speed === 'express' ? ['service', 'express'] : ['service'],
    )
    for (const line of lines) {
      assert.ok(Number.isSafeInteger(line.minor) && line.minor > 0)
      assert.match(line.ruleId, /^renewal-/)
      names.add(line.ruleId)
    }
    if (speed === 'standard') assert.ok(total.minor >= 10_000_00 && total.minor <= 20_000_00, `${total.minor} on ${on}`)
    // Of the rules that are not about express, one alone speaks for this place and person among those of the newest day.
    const fitting = registrationFeeRules.filter(
      (rule) => rule.item === 'service' && rule.applies.every((c) => c.kind !== 'answer' || c.values.includes(c.field === 'region' ? region : category)),
    )
    assert.equal(fitting.filter((rule) => rule.validFrom === day(`${Math.min(2026, Number(on.slice(0, 4)))}-01-01`)).length, 1)
  }
  assert.deepEqual([...names].sort(), registrationFeeRules.map((rule) => rule.id).sort())
})

test('A line of 2026 keeps the rule, the multiple and the index; a region or a category that is not named has no fee', () => {
  const asked: Asked = { on: day('2026-12-10'), region: 'KZ-23', category: 'pensioner', speed: 'express' }
  const price = ask(ALL, asked)
  assert.ok(price.ok)
  const index = { basis: 'index', index: 'mci', indexMinor: 4_325_00, indexValidFrom: '2026-01-01', indexConfirmed: true }
  assert.deepEqual(price.value.lines, [
    { item: 'service', ruleId: 'renewal-reduced-west-2026', minor: 11_245_00, multiplierHundredths: 260, ...index },
    { item: 'express', ruleId: 'renewal-express-2026', minor: 6_055_00, multiplierHundredths: 140, ...index },
  ])
  for (const wrong of [{ region: 'KZ-99' }, { region: '' }, { category: 'tourist' }, { on: day('2023-12-31') }])
    assert.deepEqual({ ...ask(ALL, { ...asked, ...wrong }), facts: {} }, { ok: false, code: 'no-fee-rule', facts: {} })
})
