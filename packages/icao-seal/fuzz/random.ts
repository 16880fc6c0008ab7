/** A seeded source of chance: whole numbers from 0 to below `limit`. The same seed gives the same run on every machine. */
export interface Chance {
  below(limit: number): number
  pick<T>(items: readonly [T, ...T[]]): T
  text(alphabet: string, length: number): string
}

/** Mulberry32, a published 32-bit generator: good enough to choose inputs, useless for secrets. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
  return {
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    text: (alphabet, length) => Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join(''),
  }
}
