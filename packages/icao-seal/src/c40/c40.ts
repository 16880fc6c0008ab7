import type { Bytes } from '../bytes/bytes.ts'

/** The alphabet in the order of its values, which begin with 3. The filler of a zone travels as the space (Doc 9303-13 section 2.6). */
const ALPHABET = '<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const FIRST_VALUE = 3
const LAST_VALUE = FIRST_VALUE + ALPHABET.length - 1
/** In place of a pair: one character follows as ASCII plus one. */
const UNLATCH = 0xfe
const ASCII_FILLER = 0x20

export type C40Encoding = { readonly ok: true; readonly bytes: Bytes } | { readonly ok: false; readonly code: 'not-in-the-alphabet'; readonly position: number }

export type C40Decoding =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: 'odd-length' | 'unlatch-before-the-end' | 'not-in-the-alphabet'; readonly offset: number }

/** Bytes that a text of `length` characters takes. */
export function c40Length(length: number): number {
  return 2 * Math.ceil(length / 3)
}

/** Doc 9303-13 section 2.6 and Appendix C. `<` and the space are the same character. `position` counts from 1. */
export function encodeC40(text: string): C40Encoding {
  const bytes = new Uint8Array(c40Length(text.length))
  for (let at = 0; at < text.length; at += 1) if (valueOf(text, at) < 0) return { ok: false, code: 'not-in-the-alphabet', position: at + 1 }
  for (let at = 0, to = 0; at < text.length; at += 3, to += 2) {
    if (at + 1 === text.length) {
      bytes[to] = UNLATCH
      bytes[to + 1] = (text.charAt(at) === '<' ? ASCII_FILLER : text.charCodeAt(at)) + 1
      continue
    }
    const third = at + 2 < text.length ? valueOf(text, at + 2) : 0
    const pair = 1600 * valueOf(text, at) + 40 * valueOf(text, at + 1) + third + 1
    bytes[to] = pair >> 8
    bytes[to + 1] = pair & 0xff
  }
  return { ok: true, bytes }
}

function valueOf(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code >= 65 && code <= 90) return code - 51
  if (code >= 48 && code <= 57) return code - 44
  return code === ASCII_FILLER || code === 60 ? FIRST_VALUE : -1
}

/**
 * The one text that these bytes stand for, fillers as `<`. Shifts, characters beyond the alphabet, and endings that no encoder of
 * Doc 9303-13 Appendix C writes are refused: otherwise one text would have many spellings under one signature.
 */
export function decodeC40(bytes: Uint8Array): C40Decoding {
  if (bytes.length % 2 !== 0) return { ok: false, code: 'odd-length', offset: bytes.length - 1 }
  const end = bytes.length - 2
  let text = ''
  for (let at = 0; at <= end; at += 2) {
    const high = bytes[at] ?? 0
    const low = bytes[at + 1] ?? 0
    const piece = high === UNLATCH ? single(low) : triple((high << 8) | low, at === end)
    if (piece === '') return { ok: false, code: 'not-in-the-alphabet', offset: at }
    if (high === UNLATCH && at !== end) return { ok: false, code: 'unlatch-before-the-end', offset: at }
    text += piece
  }
  return { ok: true, text }
}

/** Empty for what is no character. */
function single(low: number): string {
  if (low === ASCII_FILLER + 1) return '<'
  const character = String.fromCharCode(low - 1)
  return character !== '<' && ALPHABET.includes(character) ? character : ''
}

/** Three characters, or two where the last pair was filled up with value 0. Empty for anything else. */
function triple(pair: number, isLast: boolean): string {
  const packed = pair - 1
  const first = Math.floor(packed / 1600)
  const second = Math.floor(packed / 40) % 40
  const third = packed % 40
  if (!isCharacter(first) || !isCharacter(second)) return ''
  const two = ALPHABET.charAt(first - FIRST_VALUE) + ALPHABET.charAt(second - FIRST_VALUE)
  if (third === 0 && isLast) return two
  return isCharacter(third) ? two + ALPHABET.charAt(third - FIRST_VALUE) : ''
}

function isCharacter(value: number): boolean {
  return value >= FIRST_VALUE && value <= LAST_VALUE
}
