import { type Bytes, concatBytes } from '../src/bytes/bytes.ts'
import type { Chance } from './random.ts'

/** Signs that mean something to a reader of JSON, and some that mean nothing to anyone: other scripts, half a surrogate pair, a byte order mark, controls. */
const TOKENS: readonly [string, ...string[]] = [
  ...(['{', '}', '[', ']', ',', ':', '"', '\\', '0', '-', '.', 'e', '1e400', '9007199254740993', '-0', 'null', 'true', ' ', '\n', '=', '+', '_'] as const),
  ...(['\\u', '\\ud83d', '\\u0000', '\ud83d', '\udead', '\ufeff', '\u0000', 'é', '伟', '"__proto__":', '"a":1,', '[[[[', '\u2028', '\u007f'] as const),
]

/** Puts a member into an object: one that is there already, or one that nobody expects. */
function withMember(chance: Chance, text: string): string {
  const names = text.match(/"[^"\\]{0,20}"(?=:)/g) ?? []
  const name = chance.below(3) === 0 ? '"x"' : (names[chance.below(Math.max(names.length, 1))] ?? '"x"')
  const at = text.indexOf('{', chance.below(text.length + 1)) + 1
  return `${text.slice(0, at)}${name}:0${text[at] === '}' ? '' : ','}${text.slice(at)}`
}

function damageTextOnce(chance: Chance, text: string): string {
  const at = chance.below(text.length + 1)
  const length = 1 + chance.below(chance.pick([1, 4, 40]))
  switch (chance.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length)
    case 1:
      return text.slice(0, at) + chance.pick(TOKENS) + text.slice(at)
    case 2:
      return text.slice(0, at) + chance.pick(TOKENS) + text.slice(at + length)
    case 3:
      return text.slice(0, at) + text.slice(at, at + length) + text.slice(at)
    case 4:
    case 5:
      return withMember(chance, text)
    case 6:
      return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << chance.below(8))) + text.slice(at + 1)
    default:
      return chance.below(4) === 0 ? text.slice(0, at) : text.slice(0, at) + text.slice(at, at + length).toUpperCase() + text.slice(at + length)
  }
}

export function damagedText(chance: Chance, text: string): string {
  let result = text
  for (let times = 1 + chance.below(4); times > 0; times -= 1) result = damageTextOnce(chance, result)
  return result
}

export function noiseText(chance: Chance): string {
  return Array.from({ length: chance.below(30) }, () => chance.pick(TOKENS)).join('')
}

export function noiseBytes(chance: Chance, length: number): Bytes {
  return Uint8Array.from({ length }, () => chance.below(256))
}

function damageBytesOnce(chance: Chance, bytes: Bytes): Bytes {
  const at = chance.below(bytes.length + 1)
  const length = 1 + chance.below(chance.pick([1, 4, 16]))
  switch (chance.below(5)) {
    case 0:
      return concatBytes([bytes.subarray(0, at), bytes.subarray(at + length)])
    case 1:
      return concatBytes([bytes.subarray(0, at), noiseBytes(chance, length), bytes.subarray(at)])
    case 2:
      return bytes.slice(0, at)
    default: {
      const altered = bytes.slice()
      if (at < altered.length) altered[at] = (altered[at] ?? 0) ^ (1 << chance.below(8))
      return altered
    }
  }
}

export function damagedBytes(chance: Chance, bytes: Bytes): Bytes {
  let result = bytes
  for (let times = 1 + chance.below(3); times > 0; times -= 1) result = damageBytesOnce(chance, result)
  return result
}
