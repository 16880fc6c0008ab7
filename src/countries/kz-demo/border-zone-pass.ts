import type { FeeRule } from '../../core/fee/rules.ts'
import { day } from '../../core/kernel/plain-date.ts'
import type { ServiceDefinition } from '../../core/service/definition.ts'
import { contactPages, passportPage, passportPicture, passportQuestions, personalQuestions, portrait, portraitPage } from './shared-pages.ts'

/** A pass for hikers in the mountains along the border, good for three months from the decision. Fictitious, with fictitious fees. */
export const borderZonePass = {
  id: 'border-zone-pass',
  prefix: 'BZ',
  cardLetter: 'Z',
  version: '2026-11',
  validFrom: day('2026-11-01'),
  currency: 'KZT',
  languages: ['en', 'ru', 'kk', 'zh'],
  channels: ['portal', 'api'],
  offices: ['ALA'],
  steps: ['contact', 'passport', 'zone', 'check', 'pay'],
  pages: [
    ...contactPages,
    passportPage,
    passportQuestions,
    personalQuestions,
    portraitPage,
    {
      id: 'zone',
      step: 'zone',
      kind: 'questions',
      fields: [{ name: 'zone', kind: 'choice', required: true, options: ['altai', 'zhetysu', 'tien-shan'], shared: true }],
    },
  ],
  documents: [portrait, passportPicture],
  terms: { workingDays: { standard: 3 }, unpaidLapsesAfterDays: 7, correctWithinDays: 30, maxReturns: 3, draftKeptDays: 30 },
  validity: { kind: 'fixed', cardMonths: 3, leastCardDays: 30 },
  card: {
    kind: 'border-zone-pass',
    zone: 'TD1',
    documentCode: 'AZ',
    entry: 'none',
    fields: ['surname', 'givenNames', 'passportNumber', 'nationality', 'birthDate', 'sex', 'zone', 'issuedOn', 'authority'],
  },
  reasons: ['F-01', 'F-02', 'F-03', 'P-01', 'P-03', 'P-04', 'N-01', 'N-02', 'Z-01', 'A-01', 'S-01'],
} as const satisfies ServiceDefinition

export const borderZonePassFees: readonly FeeRule[] = (
  [
    ['near', ['altai', 'zhetysu'], 100],
    ['high', ['tien-shan'], 150],
  ] as const
).map(([name, values, multiplierHundredths]) => ({
  id: `border-zone-${name}-2026`,
  validFrom: day('2026-01-01'),
  item: 'service',
  applies: [
    { kind: 'service', services: ['border-zone-pass'] },
    { kind: 'answer', field: 'zone', values },
  ],
  amount: { kind: 'index', multiplierHundredths, index: 'mci' },
}))
