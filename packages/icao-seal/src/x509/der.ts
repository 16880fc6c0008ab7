import type { Bytes } from '../bytes/bytes.ts'

/** One value of DER: where it begins, where its content begins, where both end. */
export interface Der {
  readonly bytes: Bytes
  readonly tag: number
  readonly start: number
  readonly content: number
  readonly end: number
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

const MOST_OCTETS = 4

/**
 * The value that begins at `at` and ends no later than `limit`, or null. Only what X.690 section 10 allows: definite lengths in their shortest form.
 * Tags above 30 do not occur in certificates.
 */
export function readDer(bytes: Bytes, at = 0, limit = bytes.length): Der | null {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined || at + 2 > limit || (tag & 0x1f) === 0x1f) return null
  if (first < 0x80) return within(limit, { bytes, tag, start: at, content: at + 2, end: at + 2 + first })
  const octets = first - 0x80
  if (octets < 1 || octets > MOST_OCTETS || at + 2 + octets > limit) return null
  let length = 0
  for (let index = 0; index < octets; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0)
  const shortest = length >= 0x80 && length >= 256 ** (octets - 1)
  return shortest ? within(limit, { bytes, tag, start: at, content: at + 2 + octets, end: at + 2 + octets + length }) : null
}

function within(limit: number, der: Der): Der | null {
  return der.end <= limit ? der : null
}

/** The one value that fills these bytes, or null. */
export function wholeDer(bytes: Bytes, tag: number): Der | null {
  const found = readDer(bytes)
  return found?.tag === tag && found.end === bytes.length ? found : null
}

/** The values inside a constructed one, or null when they do not fill it. */
export function partsOf(der: Der | undefined | null): readonly Der[] | null {
  if (!der || (der.tag & 0x20) === 0) return null
  const parts: Der[] = []
  let at = der.content
  while (at < der.end) {
    const part = readDer(der.bytes, at, der.end)
    if (!part) return null
    parts.push(part)
    at = part.end
  }
  return parts
}

/** As `partsOf`, for a value that must have this tag. */
export function partsOfTag(der: Der | undefined | null, tag: number): readonly Der[] | null {
  return der?.tag === tag ? partsOf(der) : null
}

export function contentOf(der: Der): Bytes {
  return der.bytes.subarray(der.content, der.end)
}

/** The value with its tag and length. */
export function wholeOf(der: Der): Bytes {
  return der.bytes.subarray(der.start, der.end)
}
