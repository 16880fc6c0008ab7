import { day } from '../../core/kernel/plain-date.ts'
import type { RenewableCard } from '../../core/renewal/service.ts'
import { registrationRenewal } from './late-ladder.ts'

/** The yearly registration card, as data. Fees and the ladder of fines are dated on their own. */
export const registrationCard = {
  id: 'registration-card',
  version: '2026-11',
  validFrom: day('2026-11-01'),
  currency: 'KZT',
  renewal: registrationRenewal,
  workingDays: { standard: 5, express: 2 },
  papers: [
    { id: 'passport' },
    { id: 'form' },
    { id: 'photo' },
    { id: 'residence' },
    { id: 'consent', when: { kind: 'answer-is', field: 'housing', values: ['landlord-statement'] } },
    { id: 'health', when: { kind: 'answer-is', field: 'category', values: ['worker', 'student'] } },
    { id: 'parent', when: { kind: 'answer-is', field: 'category', values: ['child'] } },
    { id: 'study', when: { kind: 'answer-is', field: 'category', values: ['student'] } },
    { id: 'work', when: { kind: 'answer-is', field: 'category', values: ['worker'] } },
    { id: 'pension', when: { kind: 'answer-is', field: 'category', values: ['pensioner'] } },
  ],
  offices: ['AST', 'ALA'],
} as const satisfies RenewableCard
