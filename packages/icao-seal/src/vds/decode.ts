import type { Bytes } from '../bytes/bytes.ts'
import { type HeaderCode, readHeader, type VdsHeader } from './header.ts'
import { lengthAt, lengthOctets } from './lengths.ts'

export interface RawFeature {
  readonly tag: number
  readonly value: Bytes
}

/** A seal taken apart. Every array is a window on the bytes that were read, so that a signature is checked over these and no others. */
export interface Vds {
  readonly ok: true
  readonly bytes: Bytes
  readonly header: VdsHeader
  /** In the order in which they stand, which is free. */
  readonly features: readonly RawFeature[]
  /** Header and message zone, as they stand. */
  readonly signedBytes: Bytes
  /** r||s. Its length is judged once the signer's curve is known. */
  readonly signature: Bytes
}

export type VdsCode = HeaderCode | 'wrong-feature-length' | 'duplicate-tag' | 'no-signature' | 'wrong-signature-length' | 'bytes-after-the-signature'

export interface VdsRefusal {
  readonly ok: false
  readonly code: VdsCode
  readonly offset: number
}

export const SIGNATURE_TAG = 0xff

/** Reads the container of Doc 9303-13 section 2, header versions 3 and 4. It knows no profile. Never throws. */
export function decodeVds(bytes: Bytes): Vds | VdsRefusal {
  const header = readHeader(bytes)
  if ('ok' in header) return header
  const features: RawFeature[] = []
  let at = header.headerLength
  while (bytes[at] !== SIGNATURE_TAG) {
    const tag = bytes[at]
    if (tag === undefined) return refuse('no-signature', at)
    const length = lengthAt(bytes, at + 1, header.version)
    const from = at + 1 + lengthOctets(length, header.version)
    if (length < 0 || from + length > bytes.length) return refuse('wrong-feature-length', at)
    // A reader that silently takes the first or the last of two can be made to show another fact than the next reader.
    if (features.some((feature) => feature.tag === tag)) return refuse('duplicate-tag', at)
    features.push({ tag, value: bytes.subarray(from, from + length) })
    at = from + length
  }
  return withSignature(bytes, at, { header, features })
}

function withSignature(bytes: Bytes, at: number, { header, features }: Pick<Vds, 'header' | 'features'>): Vds | VdsRefusal {
  const length = lengthAt(bytes, at + 1, header.version)
  const from = at + 1 + lengthOctets(length, header.version)
  if (length < 1 || from + length > bytes.length) return refuse('wrong-signature-length', at)
  // Padding belongs to the barcode, whose reader takes it off.
  if (from + length < bytes.length) return refuse('bytes-after-the-signature', from + length)
  return { ok: true, bytes, header, features, signedBytes: bytes.subarray(0, at), signature: bytes.subarray(from) }
}

function refuse(code: VdsCode, offset: number): VdsRefusal {
  return { ok: false, code, offset }
}
