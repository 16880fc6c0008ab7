import type { FeeCondition, FeeRule, IndexValue } from '../../core/fee/rules.ts'
import { day } from '../../core/kernel/plain-date.ts'

const card: FeeCondition = { kind: 'service', services: ['tourist-card'] }
const single: FeeCondition = { kind: 'entries', entries: 'single' }
const multiple: FeeCondition = { kind: 'entries', entries: 'multiple' }
const express: FeeCondition = { kind: 'speed', speed: 'express' }

/** Fictitious fees of the demo: plain sums in 2024 and 2025, multiples of the monthly calculation index from 2026 on. 100 minor units are one tenge. */
export const feeRules = [
  {
    id: 'card-single-short-2024',
    validFrom: day('2024-01-01'),
    item: 'service',
    applies: [card, single, { kind: 'days', to: 30 }],
    amount: { kind: 'plain', minor: 20_000_00 },
  },
  {
    id: 'card-single-long-2024',
    validFrom: day('2024-01-01'),
    item: 'service',
    applies: [card, single, { kind: 'days', from: 31 }],
    amount: { kind: 'plain', minor: 24_000_00 },
  },
  { id: 'card-multiple-2024', validFrom: day('2024-01-01'), item: 'service', applies: [card, multiple], amount: { kind: 'plain', minor: 38_000_00 } },
  { id: 'express-2024', validFrom: day('2024-01-01'), item: 'express', applies: [card, express], amount: { kind: 'plain', minor: 7_000_00 } },
  { id: 'card-single-2025', validFrom: day('2025-01-01'), item: 'service', applies: [card, single], amount: { kind: 'plain', minor: 26_500_00 } },
  { id: 'card-multiple-2025', validFrom: day('2025-01-01'), item: 'service', applies: [card, multiple], amount: { kind: 'plain', minor: 45_000_00 } },
  { id: 'express-2025', validFrom: day('2025-07-01'), item: 'express', applies: [card, express], amount: { kind: 'plain', minor: 7_500_00 } },
  {
    id: 'card-single-2026',
    validFrom: day('2026-01-01'),
    item: 'service',
    applies: [card, single],
    amount: { kind: 'index', multiplierHundredths: 700, index: 'mci' },
  },
  {
    id: 'card-multiple-2026',
    validFrom: day('2026-01-01'),
    item: 'service',
    applies: [card, multiple],
    amount: { kind: 'index', multiplierHundredths: 1200, index: 'mci' },
  },
  {
    id: 'express-2026',
    validFrom: day('2026-01-01'),
    item: 'express',
    applies: [card, express],
    amount: { kind: 'index', multiplierHundredths: 200, index: 'mci' },
  },
] as const satisfies readonly FeeRule[]

/** The monthly calculation index (MCI) as public pages give it. The value of 2027 is not published yet: that of 2026 is carried on. */
export const indexValues = [
  { index: 'mci', validFrom: day('2024-01-01'), minor: 3_692_00, source: 'budget law for 2024-2026, as public pages give it', confirmed: true },
  { index: 'mci', validFrom: day('2025-01-01'), minor: 3_932_00, source: 'budget law for 2025-2027, as public pages give it', confirmed: true },
  { index: 'mci', validFrom: day('2026-01-01'), minor: 4_325_00, source: 'lada.kz 146487; mybuh.kz', confirmed: true },
  { index: 'mci', validFrom: day('2027-01-01'), minor: 4_325_00, source: 'carried on from 2026 until the value of 2027 is published', confirmed: false },
] as const satisfies readonly IndexValue[]
