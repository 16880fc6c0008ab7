import { codeFrom } from '../core/kernel/code.ts'
import type { Chance } from './ports.ts'

/** An opaque token of 256 bits for a cookie or a link, base64url. Only its sealed form is ever stored. */
export function newToken(chance: Chance): string {
  return Buffer.from(chance.bytes(32)).toString('base64url')
}

/** Six digits, each equally likely. */
export function newDigits(chance: Chance): string {
  let digits = ''
  while (digits.length < 6) for (const byte of chance.bytes(16)) if (byte < 250 && digits.length < 6) digits += String(byte % 10)
  return digits
}

/** Eight characters with a check character: case codes and message codes. */
export function newCode(chance: Chance, length: number): string {
  return codeFrom(chance.bytes(64), length)
}
