import { toBase64Url, utf8 } from '../bytes/base64.ts'
import { type Bytes, sameBytes } from '../bytes/bytes.ts'
import { type CanonicalCode, canonicalJson, type JsonObject, type JsonValue } from '../json/index.ts'
import { decodeVdsNc } from './decode.ts'
import type { VdsNcCode, VdsNcHeader } from './shape.ts'

export type VdsNcDataResult = { readonly ok: true; readonly data: Bytes } | { readonly ok: false; readonly code: CanonicalCode | 'number-not-integer' }

/** Foreign readers print fractions and exponents in ways of their own, so a message that many must verify has none (RFC 8785 appendix D). */
function hasOnlyIntegers(value: JsonValue): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0)
  return typeof value !== 'object' || value === null || Object.values(value).every(hasOnlyIntegers)
}

/** The bytes to sign for a header and a message. */
export function encodeVdsNcData({ type, version, issuer }: VdsNcHeader, msg: JsonObject): VdsNcDataResult {
  const data = { hdr: { is: issuer, t: type, v: version }, msg }
  const canonical = canonicalJson(data)
  if (!canonical.ok) return canonical
  return hasOnlyIntegers(data) ? { ok: true, data: utf8(canonical.text) } : { ok: false, code: 'number-not-integer' }
}

export type VdsNcTextResult = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly code: VdsNcCode | 'not-canonical' }

/** base64url with the padding that the examples of the specification have. */
function padded(bytes: Bytes): string {
  const bare = toBase64Url(bytes)
  return bare.padEnd(Math.ceil(bare.length / 4) * 4, '=')
}

export interface VdsNcSignature {
  /** DER of the certificate of the signer. */
  readonly certificate: Bytes
  /** r||s, 64 bytes. */
  readonly signature: Bytes
}

/** The text of the code, of the very bytes that were signed; refused when a reader would not find those bytes again. */
export function sealVdsNc(data: Bytes, { certificate, signature }: VdsNcSignature): VdsNcTextResult {
  const sig = { alg: 'ES256', cer: padded(certificate), sigvl: padded(signature) }
  const text = `{"data":${new TextDecoder().decode(data)},"sig":${JSON.stringify(sig)}}`
  const read = decodeVdsNc(text)
  if (!read.ok) return read
  return sameBytes(read.data, data) ? { ok: true, text } : { ok: false, code: 'not-canonical' }
}
