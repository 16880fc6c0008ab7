import type { Bytes } from '../bytes/bytes.ts'

/** The two bits of a slot, as numbers 0 to 3 (IETF Token Status List section 7.1). `reserved` has no meaning of ours and is never as good as `valid`. */
export const STATUSES = ['valid', 'revoked', 'suspended', 'reserved'] as const

export type CardStatus = (typeof STATUSES)[number]

/** One status for each slot. Lists are values: nothing in this module changes one that it was given. */
export interface StatusList {
  /** Slots, from 0 to below `size`. */
  readonly size: number
  /** Two bits a slot, slot 0 in the least significant bits of byte 0, as a Token Status List has them; bits after the last slot are 0. */
  readonly bits: Bytes
}

export interface StatusChange {
  readonly slot: number
  readonly status: CardStatus
}

export const SLOTS_PER_BYTE = 4
/** A list that inflates to 32 MiB: far above a shard of ours, and small enough for a phone. */
export const MOST_SLOTS = 2 ** 27

export function isListSize(size: number): boolean {
  return Number.isInteger(size) && size >= 1 && size <= MOST_SLOTS
}

export function byteLength(size: number): number {
  return Math.ceil(size / SLOTS_PER_BYTE)
}

/** A list on which every card is valid. Throws RangeError for a size that no list has. */
export function emptyStatusList(size: number): StatusList {
  if (!isListSize(size)) throw new RangeError('a status list has 1 to 2^27 slots')
  return { size, bits: new Uint8Array(byteLength(size)) }
}

/** The two bits of a slot that the list has. */
export function statusCode(list: StatusList, slot: number): number {
  return ((list.bits[Math.floor(slot / SLOTS_PER_BYTE)] ?? 0) >> (2 * (slot % SLOTS_PER_BYTE))) & 3
}

/** The status of a slot, or null when the list has no such slot: an unknown status, which is not `valid`. */
export function statusAt(list: StatusList, slot: number): CardStatus | null {
  if (!Number.isInteger(slot) || slot < 0 || slot >= list.size) return null
  return STATUSES[statusCode(list, slot)] ?? null
}

/** The list after some changes, or null when a change names a slot that the list does not have. Later changes of a slot win. */
export function withStatuses(list: StatusList, changes: Iterable<StatusChange>): StatusList | null {
  const bits = list.bits.slice()
  for (const { slot, status } of changes) {
    const code = STATUSES.indexOf(status)
    if (!Number.isInteger(slot) || slot < 0 || slot >= list.size || code < 0) return null
    const at = Math.floor(slot / SLOTS_PER_BYTE)
    const shift = 2 * (slot % SLOTS_PER_BYTE)
    bits[at] = ((bits[at] ?? 0) & ~(3 << shift)) | (code << shift)
  }
  return { size: list.size, bits }
}

/** A list over bytes of someone else, or null when their number is wrong or a bit after the last slot is set: then they are another list. */
export function listOf(size: number, bits: Bytes): StatusList | null {
  if (!isListSize(size) || bits.length !== byteLength(size)) return null
  const used = size % SLOTS_PER_BYTE
  const last = bits[bits.length - 1] ?? 0
  return used > 0 && last >> (2 * used) !== 0 ? null : { size, bits }
}
