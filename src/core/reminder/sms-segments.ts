/** 3GPP TS 23.038 clause 6.2.1: the default alphabet of 7 bits, by its codes from 0x00. 0x1B is the escape and no character of its own. */
const DEFAULT_ALPHABET =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
/** Clause 6.2.1.1: characters behind the escape, which take two places. */
const EXTENSION = '\f^{}\\[~]|€'

const BASIC: ReadonlySet<string> = new Set([...DEFAULT_ALPHABET].filter((character) => character !== '\u001b'))
const EXTENDED: ReadonlySet<string> = new Set(EXTENSION)

/** TS 23.040: 140 bytes, less the six of the header where a message has several parts. */
const LIMITS = { 'gsm-7': { alone: 160, part: 153 }, 'ucs-2': { alone: 70, part: 67 } } as const

export interface SmsSegments {
  readonly encoding: keyof typeof LIMITS
  /** Places that the characters take: septets, or units of 16 bits. */
  readonly units: number
  /** Messages that a network counts, and charges; an empty text is one. */
  readonly segments: number
}

/** How a text goes through a mobile network. One character outside the 7-bit alphabet makes the whole text UCS-2. */
export function smsSegments(text: string): SmsSegments {
  const characters = [...text]
  const encoding = characters.every((one) => BASIC.has(one) || EXTENDED.has(one)) ? 'gsm-7' : 'ucs-2'
  const sizes = characters.map((one) => (encoding === 'gsm-7' ? (EXTENDED.has(one) ? 2 : 1) : one.length))
  const units = sizes.reduce((sum, size) => sum + size, 0)
  const { alone, part } = LIMITS[encoding]
  return { encoding, units, segments: units <= alone ? 1 : partsOf(sizes, part) }
}

/** An escape and its character, or the two halves of a surrogate pair, stay in one part: a part may end one place early. */
function partsOf(sizes: readonly number[], limit: number): number {
  let parts = 1
  let used = 0
  for (const size of sizes) {
    if (used + size > limit) {
      parts++
      used = 0
    }
    used += size
  }
  return parts
}
