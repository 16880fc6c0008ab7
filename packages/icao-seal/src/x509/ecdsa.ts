import type { Bytes } from '../bytes/bytes.ts'
import { partsOf, TAG, wholeDer } from './der.ts'
import { readUnsigned } from './values.ts'

/**
 * r||s, each `width` bytes long, of an ECDSA signature as certificates carry it: a sequence of two integers. Null unless it is written in the one
 * way that DER allows.
 */
export function ecdsaFromDer(signature: Bytes, width: number): Bytes | null {
  const parts = partsOf(wholeDer(signature, TAG.sequence))
  const r = readUnsigned(parts?.[0])
  const s = readUnsigned(parts?.[1])
  if (parts?.length !== 2 || !r || !s || r.length > width || s.length > width) return null
  const raw = new Uint8Array(2 * width)
  raw.set(r, width - r.length)
  raw.set(s, 2 * width - s.length)
  return raw
}
