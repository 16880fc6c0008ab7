import type { FeeAmount, FeeCondition, FeeRule } from '../../core/fee/rules.ts'
import { day, type PlainDate } from '../../core/kernel/plain-date.ts'

const card: FeeCondition = { kind: 'service', services: ['registration-card-renewal'] }
const express: FeeCondition = { kind: 'speed', speed: 'express' }

/** Where the card is issued, by ISO 3166-2: the three cities, the four regions of the west, and the thirteen others. */
export const feeRegions = {
  cities: ['KZ-71', 'KZ-75', 'KZ-79'],
  west: ['KZ-15', 'KZ-23', 'KZ-27', 'KZ-47'],
  elsewhere: ['KZ-10', 'KZ-11', 'KZ-19', 'KZ-31', 'KZ-33', 'KZ-35', 'KZ-39', 'KZ-43', 'KZ-55', 'KZ-59', 'KZ-61', 'KZ-62', 'KZ-63'],
} as const

/** Whom the card is for; children and pensioners pay the same. */
export const feeCategories = { adult: ['adult'], worker: ['worker'], student: ['student'], reduced: ['child', 'pensioner'] } as const

type Sums = Readonly<Record<keyof typeof feeRegions, number>>
type Table = Readonly<Record<keyof typeof feeCategories, Sums>>

/** Tenge. */
const SUMS_2024: Table = {
  adult: { cities: 15_000, west: 14_000, elsewhere: 13_000 },
  worker: { cities: 17_000, west: 16_000, elsewhere: 15_000 },
  student: { cities: 12_500, west: 12_000, elsewhere: 11_500 },
  reduced: { cities: 11_000, west: 10_500, elsewhere: 10_000 },
}

/** Tenge. */
const SUMS_2025: Table = {
  adult: { cities: 15_500, west: 14_500, elsewhere: 13_500 },
  worker: { cities: 17_500, west: 16_500, elsewhere: 15_500 },
  student: { cities: 13_000, west: 12_500, elsewhere: 12_000 },
  reduced: { cities: 11_500, west: 11_000, elsewhere: 10_500 },
}

/** Hundredths of the index. While the index lies between 4,167 and 4,761 tenge, all of them lie between 10,000 and 20,000. */
const MULTIPLES_2026: Table = {
  adult: { cities: 380, west: 360, elsewhere: 340 },
  worker: { cities: 420, west: 400, elsewhere: 380 },
  student: { cities: 320, west: 300, elsewhere: 280 },
  reduced: { cities: 280, west: 260, elsewhere: 240 },
}

const tenge = (sum: number): FeeAmount => ({ kind: 'plain', minor: sum * 100 })
const multiple = (multiplierHundredths: number): FeeAmount => ({ kind: 'index', multiplierHundredths, index: 'mci' })

/** One rule for each cell of a table, twelve in all, named by category, place and year of the first day. */
function rulesOf(validFrom: PlainDate, table: Table, amount: (cell: number) => FeeAmount): readonly FeeRule[] {
  return (Object.keys(feeCategories) as (keyof Table)[]).flatMap((category) =>
    (Object.keys(feeRegions) as (keyof Sums)[]).map((place) => ({
      id: `renewal-${category}-${place}-${validFrom.slice(0, 4)}`,
      validFrom,
      item: 'service' as const,
      applies: [
        card,
        { kind: 'answer' as const, field: 'region', values: feeRegions[place] },
        { kind: 'answer' as const, field: 'category', values: feeCategories[category] },
      ],
      amount: amount(table[category][place]),
    })),
  )
}

/**
 * Fictitious fees of the yearly registration card, by the answers `region` and `category`: plain sums in 2024 and 2025, multiples of the
 * monthly calculation index from 2026 on. An express decision costs the same everywhere: 5,000 tenge, from July 2025 on 5,500, from 2026 on
 * 1.4 times the index.
 */
export const registrationFeeRules: readonly FeeRule[] = [
  ...rulesOf(day('2024-01-01'), SUMS_2024, tenge),
  ...rulesOf(day('2025-01-01'), SUMS_2025, tenge),
  ...rulesOf(day('2026-01-01'), MULTIPLES_2026, multiple),
  { id: 'renewal-express-2024', validFrom: day('2024-01-01'), item: 'express', applies: [card, express], amount: tenge(5_000) },
  { id: 'renewal-express-2025', validFrom: day('2025-07-01'), item: 'express', applies: [card, express], amount: tenge(5_500) },
  { id: 'renewal-express-2026', validFrom: day('2026-01-01'), item: 'express', applies: [card, express], amount: multiple(140) },
]
