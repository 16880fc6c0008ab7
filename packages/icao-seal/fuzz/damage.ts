import { type Bytes, concatBytes } from '../src/bytes/bytes.ts'
import type { Chance } from './random.ts'

/** Bytes that lengths, tags and endings are made of: where readers go wrong. */
const TELLING = [0x00, 0x01, 0x02, 0x1f, 0x30, 0x7f, 0x80, 0x81, 0x82, 0x84, 0x85, 0xa0, 0xfe, 0xff] as const

export function noise(chance: Chance, most: number): Bytes {
  return Uint8Array.from({ length: chance.below(most + 1) }, () => (chance.below(3) === 0 ? telling(chance) : chance.below(256)))
}

function telling(chance: Chance): number {
  return TELLING[chance.below(TELLING.length)] ?? 0
}

/** One damage out of the kinds that print, scanners, careless encoders and attackers cause. */
function damage(chance: Chance, bytes: Bytes, other: Bytes): Bytes {
  const at = chance.below(bytes.length + 1)
  const run = chance.below(9)
  switch (chance.below(8)) {
    case 0:
      return replaced(bytes, at, (bytes[at] ?? 0) ^ (1 << chance.below(8)))
    case 1:
      return replaced(bytes, at, telling(chance))
    case 2:
      return replaced(bytes, at, chance.below(256))
    case 3:
      return bytes.slice(0, at)
    case 4:
      return concatBytes([bytes.subarray(0, at), noise(chance, 8), bytes.subarray(at)])
    case 5:
      return concatBytes([bytes.subarray(0, at), bytes.subarray(at + run)])
    case 6:
      return concatBytes([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - run))])
    default:
      return concatBytes([bytes.subarray(0, at), other.subarray(chance.below(other.length + 1))])
  }
}

function replaced(bytes: Bytes, at: number, byte: number): Bytes {
  const copy = bytes.slice()
  if (at < copy.length) copy[at] = byte
  return copy
}

export function damaged(chance: Chance, bytes: Bytes, other: Bytes): Bytes {
  let result = bytes
  for (let times = 1 + chance.below(3); times > 0; times -= 1) result = damage(chance, result, other)
  return result
}
