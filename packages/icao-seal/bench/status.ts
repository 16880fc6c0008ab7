import { seededChance } from '../fuzz/random.ts'
import { fromBase64Url } from '../src/bytes/base64.ts'
import {
  type CardStatus,
  emptyStatusList,
  type StatusChange,
  type StatusList,
  statusAt,
  withStatuses,
  writeDelta,
  writeTokenStatusList,
} from '../src/status/index.ts'
import { nodeDeflate } from '../src/status/node-deflate.ts'

const CARDS = 10_000_000
/** 0.1 %. */
const REVOKED = 10_000
const CHANGES_OF_A_DAY = 1000

/** A list of 10,000,000 cards of which some, at random slots, are no longer valid. */
export function sampleList(notValid: number, seed: number, status: CardStatus = 'revoked'): StatusList {
  const empty = emptyStatusList(CARDS)
  return changed(empty, randomSlots(notValid, seed, empty), status)
}

function changed(list: StatusList, slots: ReadonlySet<number>, status: CardStatus): StatusList {
  const after = withStatuses(
    list,
    [...slots].map((slot): StatusChange => ({ slot, status })),
  )
  if (after === null) throw new RangeError('a slot that the list does not have')
  return after
}

/** Slots that are valid on a list. */
function randomSlots(count: number, seed: number, list: StatusList): ReadonlySet<number> {
  const chance = seededChance(seed)
  const slots = new Set<number>()
  while (slots.size < count) {
    const slot = chance.below(list.size)
    if (statusAt(list, slot) === 'valid') slots.add(slot)
  }
  return slots
}

/** Compressed bytes, before base64url, of a list of 10,000,000 cards at two bits each, 0.1 % of them revoked at random. */
export async function statusListBytes(seed = 1): Promise<number> {
  const { lst } = await writeTokenStatusList(sampleList(REVOKED, seed), nodeDeflate)
  return fromBase64Url(lst)?.length ?? Number.POSITIVE_INFINITY
}

/** Bytes of what 1,000 revocations of one day change on that list. */
export async function deltaBytes(seed = 1): Promise<number> {
  const before = sampleList(REVOKED, seed)
  const after = changed(before, randomSlots(CHANGES_OF_A_DAY, seed + 1, before), 'revoked')
  const delta = await writeDelta({ list: before, sequence: 1 }, { list: after, sequence: 2 }, nodeDeflate)
  return delta?.length ?? Number.POSITIVE_INFINITY
}
