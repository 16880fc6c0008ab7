import { MRV_A_LINES, MRV_B_LINES, TD2_LINES, type VdsProfile } from '../profile.ts'
import { mrz, NUMBER_CHARACTERS, text, unsigned } from './rules.ts'

/** A state's own additions to the visa profile: their tags are its choice. A reader that does not know them answers VALID with UNKNOWN_FEATURE. */
export interface VisaExtensions {
  /** The slot of this card in the list of revoked cards, four bytes. */
  readonly statusIndexTag?: number
  /** Only 28 characters of line 2 are sealed, so a card number in the optional field needs a feature of its own. */
  readonly cardNumberTag?: number
}

/** Doc 9303-7 section 9.1. Throws RangeError for a tag that ICAO uses, reserves or that two extensions share: a mistake in the configuration. */
export function visaProfile(extensions: VisaExtensions = {}): VdsProfile {
  const { statusIndexTag, cardNumberTag } = extensions
  const own = [
    ...(statusIndexTag === undefined ? [] : [unsigned(statusIndexTag, 'statusIndex', 4)]),
    ...(cardNumberTag === undefined ? [] : [text(cardNumberTag, 'cardNumber', NUMBER_CHARACTERS)]),
  ]
  // 01 to 06 are the visa's own and 07 is reserved for later use (section 9.1.3); FF begins the signature.
  if (own.some(({ tag }) => !Number.isInteger(tag) || tag < 0x08 || tag > 0xfe)) throw new RangeError('an extension tag lies between 8 and 254')
  if (statusIndexTag !== undefined && statusIndexTag === cardNumberTag) throw new RangeError('two extensions share a tag')
  return {
    title: 'ICAO visa',
    featureDefinitionReference: 0x5d,
    documentTypeCategory: 0x01,
    features: [
      mrz(0x01, 'mrzMrvA', MRV_A_LINES),
      mrz(0x02, 'mrzMrvB', MRV_B_LINES),
      unsigned(0x03, 'numberOfEntries', 1),
      { tag: 0x04, name: 'durationOfStay', content: { kind: 'duration' }, bytes: [3, 3] },
      text(0x05, 'passportNumber', NUMBER_CHARACTERS),
      { tag: 0x06, name: 'visaType', content: { kind: 'bytes' }, bytes: [1, 4] },
      ...own,
    ],
    required: [[0x01, 0x02], [0x04], [0x05]],
  }
}

/** Doc 9303-8. */
export const EMERGENCY_TRAVEL_DOCUMENT: VdsProfile = {
  title: 'ICAO emergency travel document',
  featureDefinitionReference: 0x5e,
  documentTypeCategory: 0x03,
  features: [mrz(0x02, 'mrzTd2', TD2_LINES)],
  required: [[0x02]],
}
