import type { Bytes } from '../bytes/bytes.ts'
import { contentOf, type Der, TAG } from './der.ts'

/** Bytes of an integer that is zero or more, without the zero that only keeps the sign; null unless written in the shortest form. */
export function readUnsigned(der: Der | undefined): Bytes | null {
  if (der?.tag !== TAG.integer) return null
  const bytes = contentOf(der)
  const first = bytes[0]
  if (first === undefined || first >= 0x80) return null
  if (first !== 0 || bytes.length === 1) return bytes
  return (bytes[1] ?? 0) >= 0x80 ? bytes.subarray(1) : null
}

export function readSmallNumber(der: Der | undefined): number | null {
  const bytes = readUnsigned(der)
  if (!bytes || bytes.length > 4) return null
  return bytes.reduce((value, byte) => value * 256 + byte, 0)
}

export function readBoolean(der: Der | undefined): boolean | null {
  if (der?.tag !== TAG.boolean) return null
  const [value, ...more] = contentOf(der)
  return more.length === 0 && (value === 0 || value === 0xff) ? value === 0xff : null
}

/** Dotted numbers. */
export function readOid(der: Der | undefined): string | null {
  if (der?.tag !== TAG.oid) return null
  const arcs: number[] = []
  let arc = 0
  let open = false
  for (const byte of contentOf(der)) {
    // An arc has no leading zeros (X.690 section 8.19.2) and none in use comes near 2^46.
    if ((!open && byte === 0x80) || arc > 2 ** 46) return null
    arc = arc * 128 + (byte & 0x7f)
    open = byte >= 0x80
    if (open) continue
    arcs.push(arc)
    arc = 0
  }
  const [first, ...rest] = arcs
  if (first === undefined || open) return null
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - 40 * root, ...rest].join('.')
}

/** A bit string of whole bytes. */
export function readBitString(der: Der | undefined): Bytes | null {
  if (der?.tag !== TAG.bitString) return null
  const bytes = contentOf(der)
  return bytes[0] === 0 ? bytes.subarray(1) : null
}

/** The text of any of the string types that certificates use, or null. */
export function readString(der: Der | undefined): string | null {
  if (!der) return null
  const bytes = contentOf(der)
  if (der.tag === TAG.utf8String) return decodeText(bytes, 'utf-8')
  if (der.tag === TAG.bmpString) return bytes.length % 2 === 0 ? decodeText(bytes, 'utf-16be') : null
  if (der.tag === TAG.teletexString) return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  if (der.tag !== TAG.printableString && der.tag !== TAG.ia5String) return null
  return bytes.some((byte) => byte >= 0x80) ? null : decodeText(bytes, 'utf-8')
}

function decodeText(bytes: Bytes, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
