import { type Bytes, concatBytes } from './bytes.ts'

const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const CHUNK = 3

/** base64url (RFC 4648 section 5) without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const left = Math.min(CHUNK, bytes.length - at)
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    for (let place = 0; place <= left; place += 1) text += URL_SAFE.charAt((bits >> (18 - 6 * place)) & 63)
  }
  return text
}

/**
 * Bytes of base64url with or without its padding, or null. Only the one text that stands for the bytes is taken: no white space, no characters
 * of plain base64, no unused bits that are set (RFC 4648 section 3.5), for otherwise one seal would have many spellings.
 */
export function fromBase64Url(text: string): Bytes | null {
  const bare = text.length % 4 === 0 ? text.replace(/={1,2}$/, '') : text
  if (bare.length % 4 === 1 || !/^[A-Za-z0-9_-]*$/.test(bare)) return null
  const bytes = new Uint8Array(Math.floor((bare.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const character of bare) {
    bits = ((bits << 6) | URL_SAFE.indexOf(character)) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[at] = (bits >> held) & 0xff
    at += 1
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : null
}

/** Bytes of plain base64 with its padding (certificates as files carry them), or null. */
export function fromBase64(text: string): Bytes | null {
  if (text.length % 4 !== 0 || /[-_]/.test(text)) return null
  return fromBase64Url(text.replaceAll('+', '-').replaceAll('/', '_'))
}

/** Plain base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  const bare = toBase64Url(bytes).replaceAll('-', '+').replaceAll('_', '/')
  return bare.padEnd(Math.ceil(bare.length / 4) * 4, '=')
}

/** UTF-8 of a text. */
export function utf8(text: string): Bytes {
  return concatBytes([new TextEncoder().encode(text)])
}
