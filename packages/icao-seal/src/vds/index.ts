export { decodeDate, encodeDate } from './dates.ts'
export { decodeVds, type RawFeature, type Vds, type VdsCode, type VdsRefusal } from './decode.ts'
export { type EncodeResult, encodeVdsUnsigned, type HeaderFacts, sealVds } from './encode.ts'
export {
  type FeatureRefusal,
  type FeatureValue,
  featureNamed,
  featureNumber,
  featureText,
  readFeatures,
  type SealedMrz,
  type SealFeatures,
  sealedMrz,
} from './features.ts'
export { readHeader, type VdsHeader } from './header.ts'
export { lengthAt, lengthOctets, type VdsVersion, writeLength } from './lengths.ts'
export { type FeatureContent, type FeatureRule, type MrzLine, profileFor, type VdsProfile } from './profile.ts'
export { BSI_PROFILES } from './profiles/bsi.ts'
export { EMERGENCY_TRAVEL_DOCUMENT, type VisaExtensions, visaProfile } from './profiles/icao.ts'
export { DEMO_RESIDENCE_NUMBERS, type ResidenceNumbers, residenceProfile } from './profiles/residence.ts'
export { PUBLISHED_PROFILES } from './profiles/standard.ts'
export { type MrzFieldName, mrzLayoutOf, sealedField, sealedLines } from './sealed-mrz.ts'
export { type DurationOfStay, entriesOf, readDuration, writeDuration } from './stay.ts'
export { type FeatureFacts, type FeaturesResult, writeFeatures } from './write-features.ts'
