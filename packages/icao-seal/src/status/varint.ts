const SEVEN_BITS = 128

export interface Cursor {
  readonly bytes: Uint8Array
  at: number
}

/** A whole number in as few bytes as it takes, seven bits each, the least significant first (LEB128). */
export function writeVarint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  while (rest >= SEVEN_BITS) {
    bytes.push((rest % SEVEN_BITS) | 0x80)
    rest = Math.floor(rest / SEVEN_BITS)
  }
  bytes.push(rest)
  return bytes
}

/** The number at the cursor, or null when it is cut short, beyond 2^53 - 1 or longer than it must be: one number has one spelling. */
export function readVarint(cursor: Cursor): number | null {
  let value = 0
  for (let weight = 1; Number.isSafeInteger(weight); weight *= SEVEN_BITS) {
    const byte = cursor.bytes[cursor.at]
    if (byte === undefined) return null
    cursor.at += 1
    value += (byte % SEVEN_BITS) * weight
    if (!Number.isSafeInteger(value)) return null
    if (byte < SEVEN_BITS) return byte === 0 && weight > 1 ? null : value
  }
  return null
}
