import type { Curve, Hash } from './crypto.ts'

export interface CurveFacts {
  readonly oid: string
  /** Bits of the order of the base point. */
  readonly bits: number
  /** Bytes of one coordinate and of each half of a signature. */
  readonly bytes: number
}

/** SEC 2 and RFC 5639. */
export const CURVES: Readonly<Record<Curve, CurveFacts>> = {
  'P-224': { oid: '1.3.132.0.33', bits: 224, bytes: 28 },
  'P-256': { oid: '1.2.840.10045.3.1.7', bits: 256, bytes: 32 },
  'P-384': { oid: '1.3.132.0.34', bits: 384, bytes: 48 },
  'P-521': { oid: '1.3.132.0.35', bits: 521, bytes: 66 },
  brainpoolP224r1: { oid: '1.3.36.3.3.2.8.1.1.5', bits: 224, bytes: 28 },
  brainpoolP256r1: { oid: '1.3.36.3.3.2.8.1.1.7', bits: 256, bytes: 32 },
  brainpoolP320r1: { oid: '1.3.36.3.3.2.8.1.1.9', bits: 320, bytes: 40 },
  brainpoolP384r1: { oid: '1.3.36.3.3.2.8.1.1.11', bits: 384, bytes: 48 },
  brainpoolP512r1: { oid: '1.3.36.3.3.2.8.1.1.13', bits: 512, bytes: 64 },
}

const NAMES = Object.keys(CURVES) as readonly Curve[]

export function curveOfOid(oid: string): Curve | null {
  return NAMES.find((name) => CURVES[name].oid === oid) ?? null
}

/** A seal names no hash: it follows from the bits of the curve's order (Doc 9303-13 section 2.4). */
export function hashForOrderBits(bits: number): Hash {
  if (bits <= 224) return 'SHA-224'
  if (bits <= 256) return 'SHA-256'
  return bits <= 384 ? 'SHA-384' : 'SHA-512'
}

/** The hash that goes with a curve, for seals as for the certificates that we write. */
export function hashForCurve(curve: Curve): Hash {
  return hashForOrderBits(CURVES[curve].bits)
}

/** Bytes of r||s on this curve. */
export function signatureLength(curve: Curve): number {
  return 2 * CURVES[curve].bytes
}

const WIDTHS: ReadonlySet<number> = new Set(NAMES.map(signatureLength))

/** Whether r||s of any known curve is this long; what is not can be no signature, whoever signed. */
export function isSignatureLength(length: number): boolean {
  return WIDTHS.has(length)
}
