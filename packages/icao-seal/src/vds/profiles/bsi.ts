import { type FeatureRule, TD2_LINES, type VdsProfile } from '../profile.ts'
import { mrz, NUMBER_CHARACTERS, text } from './rules.ts'

/** The document type of the signer of stickers, which have no zone (BSI TR-03137-1 section 9.3.1). */
const STICKER = 'ST'

function name(tag: number, title: string): FeatureRule {
  return { tag, name: title, content: { kind: 'utf8' }, bytes: [1, 90] }
}

/** BSI TR-03137-1 v2.5, sections 6 to 10. */
export const BSI_PROFILES: readonly VdsProfile[] = [
  {
    title: 'BSI arrival attestation',
    featureDefinitionReference: 0xfd,
    documentTypeCategory: 0x02,
    features: [mrz(0x02, 'mrzTd2', TD2_LINES), text(0x03, 'azrNumber', 12)],
    required: [[0x02], [0x03]],
  },
  {
    title: 'BSI social insurance card',
    featureDefinitionReference: 0xfc,
    documentTypeCategory: 0x04,
    features: [text(0x01, 'socialInsuranceNumber', 12), name(0x02, 'surname'), name(0x03, 'firstName'), name(0x04, 'birthName')],
    required: [[0x01], [0x02], [0x03]],
  },
  {
    title: 'BSI residence permit',
    featureDefinitionReference: 0xfb,
    documentTypeCategory: 0x06,
    features: [mrz(0x02, 'mrzTd2', TD2_LINES), text(0x03, 'passportNumber', NUMBER_CHARACTERS)],
    required: [[0x02], [0x03]],
  },
  {
    title: 'BSI supplementary sheet to residence permit',
    featureDefinitionReference: 0xfa,
    documentTypeCategory: 0x06,
    features: [mrz(0x04, 'mrzTd2', TD2_LINES), text(0x05, 'sheetNumber', NUMBER_CHARACTERS)],
    required: [[0x04], [0x05]],
  },
  {
    title: 'BSI address sticker for identity card',
    featureDefinitionReference: 0xf9,
    documentTypeCategory: 0x08,
    features: [
      text(0x01, 'documentNumber', NUMBER_CHARACTERS),
      text(0x02, 'municipalityCode', 8),
      { tag: 0x03, name: 'residentialAddress', content: { kind: 'text', most: 26 }, bytes: [6, 18] },
    ],
    required: [[0x01], [0x02], [0x03]],
    documentType: STICKER,
  },
  {
    title: 'BSI place-of-residence sticker for passport',
    featureDefinitionReference: 0xf8,
    documentTypeCategory: 0x0a,
    features: [text(0x01, 'documentNumber', NUMBER_CHARACTERS), text(0x02, 'municipalityCode', 8), text(0x03, 'postalCode', 5)],
    required: [[0x01], [0x02], [0x03]],
    documentType: STICKER,
  },
]
