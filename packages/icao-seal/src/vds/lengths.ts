/** The version that a header states; its byte is one less (Doc 9303-13 section 2.2). */
export type VdsVersion = 3 | 4

const MOST_OCTETS = 4

/**
 * The length that stands at `at`, or -1. Version 3 has one plain byte. Version 4 has the length of DER, in its shortest form only: 0x80 and padded
 * lengths such as 83 0000C8 are written by some encoders, and are refused.
 */
export function lengthAt(bytes: Uint8Array, at: number, version: VdsVersion): number {
  const first = bytes[at]
  if (first === undefined) return -1
  if (version === 3 || first < 0x80) return first
  const octets = first - 0x80
  if (octets < 1 || octets > MOST_OCTETS || at + octets >= bytes.length) return -1
  let length = 0
  for (let index = 1; index <= octets; index += 1) length = length * 256 + (bytes[at + index] ?? 0)
  return lengthOctets(length, version) === octets + 1 ? length : -1
}

/** Bytes that the length itself takes. */
export function lengthOctets(length: number, version: VdsVersion): number {
  if (version === 3 || length < 0x80) return 1
  if (length < 0x100) return 2
  if (length < 0x1_0000) return 3
  return length < 0x100_0000 ? 4 : 5
}

/** Null when the version cannot say so long a length. */
export function writeLength(length: number, version: VdsVersion): readonly number[] | null {
  if (version === 3) return length <= 0xff ? [length] : null
  const octets = lengthOctets(length, version) - 1
  if (octets === 0) return [length]
  return [0x80 + octets, ...Array.from({ length: octets }, (_, index) => Math.floor(length / 256 ** (octets - 1 - index)) % 256)]
}
