/**
 * Codes that people read out: 30 characters without I, L, O, U, 0 and 1. The last character is a check character by
 * ISO/IEC 7064 hybrid system MOD 31,30, which finds every single wrong character and nearly every swap of neighbours.
 */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const M = CODE_ALPHABET.length

/** The check character for `body`, whose characters must all be of the alphabet. */
export function checkCharacter(body: string): string {
  let p = M
  for (const character of body) {
    const value = CODE_ALPHABET.indexOf(character)
    if (value < 0) throw new Error(`not a code character: ${character}`)
    const sum = (p + value) % M || M
    p = (sum * 2) % (M + 1)
  }
  return CODE_ALPHABET.charAt((M + 1 - p) % M)
}

export function isChecked(code: string): boolean {
  return code.length > 1 && [...code].every((c) => CODE_ALPHABET.includes(c)) && checkCharacter(code.slice(0, -1)) === code.slice(-1)
}

/** `length - 1` characters from random bytes (one byte each, uniform enough for 30 of 256 after rejection) and the check character. */
export function codeFrom(randomBytes: Uint8Array, length: number): string {
  let body = ''
  for (const byte of randomBytes) {
    // 240 is the largest multiple of 30 below 256: larger bytes are thrown away, so that every character is equally likely.
    if (byte < 240) body += CODE_ALPHABET.charAt(byte % M)
    if (body.length === length - 1) return body + checkCharacter(body)
  }
  throw new Error('not enough random bytes')
}

/** What people type: lower case, spaces and dashes are forgiven. */
export function tidyCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s\-‐-―]/gu, '')
}

/** `TC` + 8 characters -> `TC-7K2M-94QX`. */
export function writeCaseCode(prefix: string, code: string): string {
  return `${prefix}-${code.slice(0, 4)}-${code.slice(4)}`
}

/** Reads a case code as typed; undefined when the shape or the check character is wrong. */
export function readCaseCode(typed: string): string | undefined {
  const tidy = tidyCode(typed)
  const code = tidy.slice(2)
  return /^[A-Z]{2}/.test(tidy) && code.length === 8 && isChecked(code) ? writeCaseCode(tidy.slice(0, 2), code) : undefined
}

/** A card number is the service's letter, 7 random characters and the check character over all of them but the letter. */
export function readCardNumber(typed: string): string | undefined {
  const tidy = tidyCode(typed)
  return /^[A-Z]/.test(tidy) && tidy.length === 9 && isChecked(tidy.slice(1)) ? tidy : undefined
}
