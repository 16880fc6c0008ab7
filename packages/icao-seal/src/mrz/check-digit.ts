/** Doc 9303-3 section 4.9: the weights repeat from the left. */
const WEIGHTS = [7, 3, 1] as const

/** Doc 9303-3 section 4.9: 0-9 count as themselves, A-Z as 10 to 35, the filler as 0. */
function characterValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 65 && code <= 90) return code - 55
  if (code === 60) return 0
  throw new RangeError('check digit asked for a character that no machine readable zone has')
}

/**
 * The check digit of a run of MRZ characters, `'0'` to `'9'`, Doc 9303-3 section 4.9.
 * Letters that differ by 10 (C and M) give the same digit, so a right digit is no proof.
 * Throws RangeError for characters other than A-Z, 0-9 and `<`.
 */
export function checkDigit(data: string): string {
  let sum = 0
  for (let index = 0; index < data.length; index += 1) {
    sum += characterValue(data.charCodeAt(index)) * (WEIGHTS[index % 3] ?? 0)
  }
  return String(sum % 10)
}
