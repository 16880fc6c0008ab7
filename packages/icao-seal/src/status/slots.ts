/** Whole numbers from 0 to below `limit`, each as likely as the others; from a source fit for secrets, since a guessable slot tells who got a card when. */
export type Below = (limit: number) => number

export interface SlotChoice {
  readonly size: number
  readonly random: Below
  readonly taken: (slot: number) => boolean
}

const TRIES = 64

/**
 * A free slot of a list, each as likely as the others, or null when the list is full. Slots are random, because numbers in the order of issue would tell how
 * many cards were issued between two of them.
 */
export function pickSlot({ size, random, taken }: SlotChoice): number | null {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const slot = random(size)
    if (!taken(slot)) return slot
  }
  return pickOfFree({ size, random, taken })
}

/** For a list that is nearly full: counts the free slots and takes one of them. */
function pickOfFree({ size, random, taken }: SlotChoice): number | null {
  let free = 0
  for (let slot = 0; slot < size; slot += 1) if (!taken(slot)) free += 1
  if (free === 0) return null
  let before = random(free)
  for (let slot = 0; slot < size; slot += 1) {
    if (taken(slot)) continue
    if (before === 0) return slot
    before -= 1
  }
  return null
}

const NAME = /^([a-z][a-z0-9]{0,15})-([0-9]{4})-(0[1-9]|1[0-2])$/

/**
 * The list of all cards of a series that end in one month, `tourist-2027-02`, or null for a series or a date that cannot be. By expiry, because then a whole
 * list can be forgotten at once.
 */
export function shardName(series: string, expiryDate: string): string | null {
  const name = `${series}-${expiryDate.slice(0, 7)}`
  return /^[0-9]{4}-[0-9]{2}-(?:0[1-9]|[12][0-9]|3[01])$/.test(expiryDate) && NAME.test(name) ? name : null
}

export function isShardName(name: string): boolean {
  return NAME.test(name)
}
