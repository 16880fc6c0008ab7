import type { VdsProfile } from '../profile.ts'
import { BSI_PROFILES } from './bsi.ts'
import { EMERGENCY_TRAVEL_DOCUMENT, visaProfile } from './icao.ts'

/** The published profiles. A state adds its own, or replaces one, by giving them after these. */
export const PUBLISHED_PROFILES: readonly VdsProfile[] = [visaProfile(), EMERGENCY_TRAVEL_DOCUMENT, ...BSI_PROFILES]
