import type { FeeRule } from '../../core/fee/rules.ts'
import type { InFour } from '../../core/kernel/language.ts'
import type { ServiceDefinition } from '../../core/service/definition.ts'
import { borderZonePass, borderZonePassFees } from './border-zone-pass.ts'
import borderZonePassTexts from './border-zone-pass.texts.json' with { type: 'json' }
import { changeFeeRules } from './change-fees.ts'
import { feeRules } from './fees.ts'
import { lostCard, newAddress, newPassport, wrongLetter } from './holder-changes.ts'
import holderChangesTexts from './holder-changes.texts.json' with { type: 'json' }
import { registrationCard } from './registration-card.ts'
import registrationCardTexts from './registration-card.texts.json' with { type: 'json' }
import { registrationFeeRules } from './registration-fees.ts'
import { touristCard } from './tourist-card.ts'

/** A service with what it brings along: its fees, and its own words, a key with its text in each language. */
export interface Service {
  readonly definition: ServiceDefinition
  readonly fees: { readonly file: string; readonly rules: readonly FeeRule[] }
  readonly texts: Readonly<Record<string, InFour>>
}

/** The services of the country, in the order in which they are shown. A new one is a line here. */
export const services: readonly Service[] = [
  { definition: touristCard, fees: { file: 'fees.ts', rules: feeRules }, texts: {} },
  { definition: registrationCard, fees: { file: 'registration-fees.ts', rules: registrationFeeRules }, texts: registrationCardTexts },
  { definition: borderZonePass, fees: { file: 'border-zone-pass.ts', rules: borderZonePassFees }, texts: borderZonePassTexts },
  // For holders of a registration card, in the order in which they are offered.
  ...[newPassport, newAddress, lostCard, wrongLetter].map((definition) => ({
    definition,
    fees: { file: 'change-fees.ts', rules: changeFeeRules(definition.id) },
    texts: holderChangesTexts,
  })),
]
