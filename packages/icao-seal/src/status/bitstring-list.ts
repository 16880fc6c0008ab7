import { fromBase64Url, toBase64Url } from '../bytes/base64.ts'
import type { Bytes } from '../bytes/bytes.ts'
import type { Deflate } from './deflate.ts'
import { isListSize, listOf, type StatusList, statusCode } from './list.ts'
import type { StatusListResult } from './token-list.ts'

/**
 * W3C Bitstring Status List: what a list says. `revocation` and `suspension` are one bit an entry; `message` is two bits an entry (`statusSize` 2), the same
 * numbers as in a Token Status List.
 */
export type StatusPurpose = 'revocation' | 'suspension' | 'message'

/** Section 2.1: shorter lists would tell too much about a single holder. */
const FEWEST_ENTRIES = 131_072
/** `u` stands for base64url without padding (Multibase). */
const MULTIBASE = 'u'

/** Our two bits of a slot as its entry shows them: bits an entry has, and the entry of each code. A reserved code counts against the holder in both. */
const ENTRIES: Readonly<Record<StatusPurpose, { readonly width: 1 | 2; readonly of: readonly number[]; readonly code: readonly number[] }>> = {
  revocation: { width: 1, of: [0, 1, 0, 1], code: [0, 1] },
  suspension: { width: 1, of: [0, 0, 1, 1], code: [0, 2] },
  message: { width: 2, of: [0, 1, 2, 3], code: [0, 1, 2, 3] },
}

function bytesOf(size: number, purpose: StatusPurpose): number {
  return Math.ceil((Math.max(size, FEWEST_ENTRIES) * ENTRIES[purpose].width) / 8)
}

/** The `encodedList` of a list: entry 0 at the left, that is in the MOST significant bits of byte 0 - the opposite of a Token Status List. */
export async function writeBitstringList(list: StatusList, purpose: StatusPurpose, deflate: Deflate): Promise<string> {
  return MULTIBASE + toBase64Url(await deflate.gzip(entriesOf(list, purpose)))
}

function entriesOf(list: StatusList, purpose: StatusPurpose): Bytes {
  const { width, of } = ENTRIES[purpose]
  const entries = new Uint8Array(bytesOf(list.size, purpose))
  for (let slot = 0; slot < list.size; slot += 1) {
    // Nearly all bytes of a list are zero: four slots at once.
    if (slot % 4 === 0 && list.bits[slot / 4] === 0) {
      slot += 3
      continue
    }
    const bit = slot * width
    const at = Math.floor(bit / 8)
    entries[at] = (entries[at] ?? 0) | ((of[statusCode(list, slot)] ?? 0) << (8 - width - (bit % 8)))
  }
  return entries
}

export interface BitstringReading {
  readonly purpose: StatusPurpose
  /** From the signed file around the list; the entries after it must be 0. */
  readonly size: number
}

/** The list that an `encodedList` of one purpose gives: a revocation list knows no suspended card, and the other way round. Never throws. */
export async function readBitstringList(encoded: unknown, { purpose, size }: BitstringReading, deflate: Deflate): Promise<StatusListResult> {
  if (typeof encoded !== 'string' || !encoded.startsWith(MULTIBASE)) return { ok: false, code: 'wrong-shape' }
  if (!isListSize(size)) return { ok: false, code: 'wrong-size' }
  const text = encoded.slice(MULTIBASE.length)
  const compressed = text.includes('=') ? null : fromBase64Url(text)
  if (compressed === null) return { ok: false, code: 'wrong-base64url' }
  const entries = await deflate.gunzip(compressed, bytesOf(size, purpose))
  if (entries === null) return { ok: false, code: 'damaged' }
  const list = entries.length === bytesOf(size, purpose) ? listFrom(entries, purpose, size) : null
  return list === null ? { ok: false, code: 'wrong-size' } : { ok: true, list }
}

function listFrom(entries: Bytes, purpose: StatusPurpose, size: number): StatusList | null {
  const { width, code } = ENTRIES[purpose]
  const perByte = 8 / width
  const bits = new Uint8Array(Math.ceil(size / 4))
  for (const [at, byte] of entries.entries()) {
    if (byte === 0) continue
    for (let place = 0; place < perByte; place += 1) {
      const entry = (byte >> (8 - width * (place + 1))) & (2 ** width - 1)
      const slot = at * perByte + place
      if (entry === 0) continue
      if (slot >= size) return null
      bits[Math.floor(slot / 4)] = (bits[Math.floor(slot / 4)] ?? 0) | ((code[entry] ?? 0) << (2 * (slot % 4)))
    }
  }
  return listOf(size, bits)
}

/** One list out of a revocation list and a suspension list of the same cards, or null when their sizes differ. A revoked card stays revoked. */
export function mergeLists(revocation: StatusList, suspension: StatusList): StatusList | null {
  if (revocation.size !== suspension.size) return null
  const bits = revocation.bits.slice()
  for (const [at, byte] of suspension.bits.entries()) {
    const revoked = (bits[at] ?? 0) | ((bits[at] ?? 0) << 1)
    bits[at] = (bits[at] ?? 0) | (byte & ~revoked)
  }
  return { size: revocation.size, bits }
}
