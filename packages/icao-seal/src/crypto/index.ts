export { after, type Soon } from './after.ts'
export type { Crypto, Curve, EcdsaCheck, Hash, RsaCheck, SignatureCheck, SignatureVerdict } from './crypto.ts'
export { CURVES, curveOfOid, hashForCurve, hashForOrderBits, isSignatureLength, signatureLength } from './curves.ts'
