import { expandDate } from '../mrz/dates.ts'
import { type SealFeatures, sealedMrz } from '../vds/features.ts'
import { sealedField } from '../vds/sealed-mrz.ts'

/** Of the document, not of the seal: a card past its day has a VALID seal and travel right EXPIRED. */
export type TravelRight = 'IN_FORCE' | 'EXPIRED' | 'UNKNOWN'

/** Whether the valid-until of the sealed zone has passed; `today` is `YYYY-MM-DD`. UNKNOWN without a zone, or with no date in it. */
export function travelRight(features: SealFeatures, today: string): TravelRight {
  const zone = sealedMrz(features)
  const until = zone && expandDate(sealedField(zone, 'expiryDate'), 'expiry', today)
  if (!until) return 'UNKNOWN'
  return today > until ? 'EXPIRED' : 'IN_FORCE'
}
