import { utf8 } from '../bytes/base64.ts'
import { type Bytes, concatBytes } from '../bytes/bytes.ts'
import { TAG } from '../x509/der.ts'
import { instantOf } from '../x509/time.ts'

/** One value of DER. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Bytes {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return concatBytes([Uint8Array.of(tag, ...lengthOf(length)), ...parts])
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length]
  if (length < 0x100) return [0x81, length]
  if (length < 0x1_0000) return [0x82, length >> 8, length & 0xff]
  return [0x83, length >> 16, (length >> 8) & 0xff, length & 0xff]
}

export function sequence(...parts: readonly Uint8Array[]): Bytes {
  return tlv(TAG.sequence, ...parts)
}

/** A context tag around one or more values. */
export function wrapped(number: number, ...parts: readonly Uint8Array[]): Bytes {
  return tlv(0xa0 + number, ...parts)
}

/** An integer that is zero or more, of its bytes: leading zeros go, one comes back where the first bit would mean a sign. */
export function unsigned(bytes: Uint8Array): Bytes {
  let at = 0
  while (at < bytes.length - 1 && bytes[at] === 0) at += 1
  const bare = bytes.subarray(at)
  return tlv(TAG.integer, ...((bare[0] ?? 0) >= 0x80 || bare.length === 0 ? [Uint8Array.of(0)] : []), bare)
}

export function boolean(value: boolean): Bytes {
  return tlv(TAG.boolean, Uint8Array.of(value ? 0xff : 0))
}

export function octets(content: Uint8Array): Bytes {
  return tlv(TAG.octetString, content)
}

/** Whole bytes, or named bits of which `unused` at the end mean nothing. */
export function bits(content: Uint8Array, unused = 0): Bytes {
  return tlv(TAG.bitString, Uint8Array.of(unused), content)
}

export function oid(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tlv(TAG.oid, Uint8Array.from([40 * first + second, ...rest].flatMap(septets)))
}

/** Seven bits a byte, the first ones marked. */
function septets(arc: number): readonly number[] {
  const found = [arc % 128]
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) found.unshift(0x80 + (rest % 128))
  return found
}

const PRINTABLE = /^[A-Za-z0-9 '()+,\-./:=?]*$/

/** PrintableString where its characters are enough, as Doc 9303-12 section 7.1 asks, else UTF8String. */
export function text(value: string): Bytes {
  return tlv(PRINTABLE.test(value) ? TAG.printableString : TAG.utf8String, utf8(value))
}

/** UTCTime through 2049, then GeneralizedTime (RFC 5280 section 4.1.2.5). */
export function time(epoch: number): Bytes {
  const digits = instantOf(epoch).replace(/[^0-9]/g, '')
  const year = Number(digits.slice(0, 4))
  return year >= 1950 && year < 2050 ? tlv(TAG.utcTime, utf8(`${digits.slice(2)}Z`)) : tlv(TAG.generalizedTime, utf8(`${digits}Z`))
}
