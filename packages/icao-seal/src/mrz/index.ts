export { checkDigit } from './check-digit.ts'
export { type CheckReading, checkReadings } from './checks.ts'
export type { MrzProblem } from './content.ts'
export { type CyrillicLanguage, transliterateCyrillic } from './cyrillic.ts'
export { expandDate, expandYear, type MrzDateKind } from './dates.ts'
export type { FactName, FormatCode, FormatRefusal, FormatResult, MrvFacts, MrzFacts, Td1Facts, Td2Facts, Td3Facts } from './facts.ts'
export { formatMrvA, formatMrvB, formatTd1, formatTd2, formatTd3 } from './format.ts'
export { latinToMrz } from './latin.ts'
export type { CheckName, MrzFormat } from './layouts.ts'
export type { TransliterationResult } from './letters.ts'
export { mrzName, type NameResult } from './names.ts'
export {
  type MrvReading,
  type MrzChecks,
  type MrzReading,
  type MrzRefusal,
  type MrzResult,
  parseMrz,
  type Td1Reading,
  type Td2Reading,
  type Td3Reading,
} from './parse.ts'
