import { TD1_LINES, type VdsProfile } from '../profile.ts'
import { mrz, NUMBER_CHARACTERS, text, unsigned } from './rules.ts'

/** The numbers that a state chooses for the seal of its registration card. */
export interface ResidenceNumbers {
  readonly featureDefinitionReference: number
  /** Even: odd categories belong to ICAO (Doc 9303-13 section 2.2). */
  readonly documentTypeCategory: number
}

/** For demonstrations only. Neither number is assigned to anyone; a state that issues must choose and publish its own. */
export const DEMO_RESIDENCE_NUMBERS: ResidenceNumbers = { featureDefinitionReference: 0xe1, documentTypeCategory: 0x0c }

/** A registration card with a TD1 zone, which is sealed whole. Throws RangeError for an odd category: a mistake in the configuration. */
export function residenceProfile(numbers: ResidenceNumbers = DEMO_RESIDENCE_NUMBERS): VdsProfile {
  if (numbers.documentTypeCategory % 2 !== 0) throw new RangeError('a national document type category is even')
  return {
    title: 'Registration card',
    ...numbers,
    features: [
      mrz(0x01, 'mrzTd1', TD1_LINES),
      text(0x02, 'passportNumber', NUMBER_CHARACTERS),
      // As long as the state's codes of regions are; up to six characters.
      { tag: 0x03, name: 'regionCode', content: { kind: 'text', most: 6 }, bytes: [2, 4] },
      unsigned(0x04, 'statusIndex', 4),
      text(0x05, 'cardNumber', NUMBER_CHARACTERS),
    ],
    required: [[0x01], [0x02], [0x04]],
  }
}
