import { day } from '../../core/kernel/plain-date.ts'
import type { LateRule, RenewalRules } from '../../core/renewal/rules.ts'

/** How the registration card of the demo is renewed: from a month before its last day until thirty days after it. */
export const registrationRenewal = {
  kind: 'renewal',
  opensMonthsBefore: 1,
  cardMonths: 12,
  lateAcceptedDays: 30,
  leastCardDays: 30,
  portrait: { months: 60, childMonths: 24, grownAt: 16 },
} as const satisfies RenewalRules

/**
 * Fictitious fines of the demo for a card that was not renewed, in multiples of the monthly calculation index: a warning for three days, then
 * steps that were made longer and finer in July 2025. No claim about any law.
 */
export const lateLadder = [
  {
    id: 'late-2024',
    validFrom: day('2024-01-01'),
    steps: [
      { fromDay: 1, toDay: 3, kind: 'warning', remedy: 'renew-now' },
      { fromDay: 4, toDay: 5, kind: 'fine', amount: { kind: 'index', multiplierHundredths: 1000, index: 'mci' }, remedy: 'renew-and-pay-fine' },
      { fromDay: 6, toDay: 30, kind: 'fine', amount: { kind: 'index', multiplierHundredths: 2000, index: 'mci' }, remedy: 'renew-and-pay-fine' },
      { fromDay: 31, kind: 'fine', amount: { kind: 'index', multiplierHundredths: 2000, index: 'mci' }, remedy: 'come-to-office' },
    ],
  },
  {
    id: 'late-2025',
    validFrom: day('2025-07-01'),
    steps: [
      { fromDay: 1, toDay: 3, kind: 'warning', remedy: 'renew-now' },
      { fromDay: 4, toDay: 10, kind: 'fine', amount: { kind: 'index', multiplierHundredths: 1000, index: 'mci' }, remedy: 'renew-and-pay-fine' },
      { fromDay: 11, toDay: 30, kind: 'fine', amount: { kind: 'index', multiplierHundredths: 1500, index: 'mci' }, remedy: 'renew-and-pay-fine' },
      { fromDay: 31, kind: 'fine', amount: { kind: 'index', multiplierHundredths: 2500, index: 'mci' }, remedy: 'come-to-office' },
    ],
  },
] as const satisfies readonly LateRule[]
