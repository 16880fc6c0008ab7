import type { FeeAmount, FeeRule } from '../../core/fee/rules.ts'
import { day } from '../../core/kernel/plain-date.ts'

const index = (multiplierHundredths: number): FeeAmount => ({ kind: 'index', multiplierHundredths, index: 'mci' })
const free: FeeAmount = { kind: 'plain', minor: 0 }

const AMOUNTS = {
  'registration-card-passport': index(100),
  'registration-card-address': index(60),
  'registration-card-lost': index(200),
  'registration-card-correction': free,
} as const satisfies Readonly<Record<string, FeeAmount>>

/** Fictitious fee of a change to a registration card: the same everywhere and for everybody, and a mistake of the card costs nothing. */
export function changeFeeRules(service: keyof typeof AMOUNTS): readonly FeeRule[] {
  return [
    { id: `${service}-2026`, validFrom: day('2026-01-01'), item: 'service', applies: [{ kind: 'service', services: [service] }], amount: AMOUNTS[service] },
  ]
}
