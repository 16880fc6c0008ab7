export { type CanonicalCode, type CanonicalResult, canonicalJson } from './canonical.ts'
export type { NumberRule } from './numbers.ts'
export { type JsonCode, type JsonOptions, type JsonRefusal, type JsonResult, readJson } from './read.ts'
export { hasExactly, isJsonObject, type JsonObject, type JsonValue } from './value.ts'
