import { codeFrom } from '../core/kernel/code.ts'
import type { Chance } from './ports.ts'

/** An opaque token of 256 bits for a cookie or a link, base64url. Only its sealed form is ever stored. */
export function newToken(chance: Chance): string {
  return Buffer.from(chance.bytes(32)).toString('base64url')
}

/** Six digits out of a seal: of its first 48 bits, so that none is likelier than another by more than one in a hundred million. */
export function sixDigits(seal: string): string {
  return String(Number.parseInt(seal.slice(0, 12), 16) % 1_000_000).padStart(6, '0')
}

/** Eight characters with a check character: case codes and message codes. */
export function newCode(chance: Chance, length: number): string {
  return codeFrom(chance.bytes(64), length)
}
