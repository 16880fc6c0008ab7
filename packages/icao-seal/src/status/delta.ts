import { type Bytes, concatBytes, sameBytes } from '../bytes/bytes.ts'
import type { Deflate } from './deflate.ts'
import { isListSize, STATUSES, type StatusChange, type StatusList, statusCode, withStatuses } from './list.ts'
import { readVarint, writeVarint } from './varint.ts'

/** A list as of one publication. Sequences count up and never repeat. */
export interface StatusState {
  readonly list: StatusList
  readonly sequence: number
}

export type DeltaCode = 'damaged' | 'wrong-shape' | 'wrong-size' | 'wrong-base'

export type DeltaResult = { readonly ok: true; readonly state: StatusState } | { readonly ok: false; readonly code: DeltaCode }

/** "SLD" and the version of the encoding. */
const MAGIC = new Uint8Array([0x53, 0x4c, 0x44, 1])
const ROOM_FOR_HEAD = 64

/** What differs, in the order of the slots; null for lists of different sizes. */
export function diffStatus(older: StatusList, newer: StatusList): readonly StatusChange[] | null {
  if (older.size !== newer.size) return null
  const changes: StatusChange[] = []
  for (const [at, byte] of newer.bits.entries()) {
    if (byte === older.bits[at]) continue
    for (let slot = 4 * at; slot < 4 * at + 4; slot += 1) {
      const code = statusCode(newer, slot)
      if (code !== statusCode(older, slot)) changes.push({ slot, status: STATUSES[code] ?? 'reserved' })
    }
  }
  return changes
}

/**
 * What leads from one publication to a later one, or null when no delta does. Under zlib: magic, then size, both sequences and the number of changes, then the
 * gaps between the changed slots, all as varints, then their new codes in two bits each. Gaps and codes stand apart, because mixed they would cost every second
 * change a byte: on 10,000,000 slots 1,000 changes take some 2.5 KB instead of 3.
 */
export async function writeDelta(older: StatusState, newer: StatusState, deflate: Deflate): Promise<Bytes | null> {
  const changes = diffStatus(older.list, newer.list)
  if (changes === null || !follows(older.sequence, newer.sequence)) return null
  const numbers = [older.list.size, older.sequence, newer.sequence, changes.length]
  let next = 0
  for (const { slot } of changes) {
    numbers.push(slot - next)
    next = slot + 1
  }
  const codes = new Uint8Array(Math.ceil(changes.length / 4))
  for (const [index, { status }] of changes.entries()) {
    const at = Math.floor(index / 4)
    codes[at] = (codes[at] ?? 0) | (STATUSES.indexOf(status) << (2 * (index % 4)))
  }
  return deflate.zlib(concatBytes([MAGIC, new Uint8Array(numbers.flatMap(writeVarint)), codes]))
}

export function follows(from: number, to: number): boolean {
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && to > from
}

interface Delta {
  readonly size: number
  readonly from: number
  readonly to: number
  readonly changes: readonly StatusChange[]
}

/** The state after a delta, which must start exactly at the state it is given and change something with every entry. Never throws. */
export async function applyDelta(state: StatusState, delta: Bytes, deflate: Deflate): Promise<DeltaResult> {
  // Each change takes at least one byte, and a gap of n slots less than 1 + n/100: twice the size is more than any delta of this list has.
  const bytes = await deflate.unzlib(delta, ROOM_FOR_HEAD + 2 * state.list.size)
  if (bytes === null) return { ok: false, code: 'damaged' }
  const read = readDelta(bytes)
  if (read === null) return { ok: false, code: 'wrong-shape' }
  if (read.size !== state.list.size) return { ok: false, code: 'wrong-size' }
  if (read.from !== state.sequence) return { ok: false, code: 'wrong-base' }
  if (read.changes.some(({ slot, status }) => STATUSES[statusCode(state.list, slot)] === status)) return { ok: false, code: 'wrong-base' }
  const list = withStatuses(state.list, read.changes)
  return list === null ? { ok: false, code: 'wrong-shape' } : { ok: true, state: { list, sequence: read.to } }
}

function readDelta(bytes: Bytes): Delta | null {
  if (!sameBytes(bytes.subarray(0, MAGIC.length), MAGIC)) return null
  const cursor = { bytes, at: MAGIC.length }
  const [size, from, to, count] = [readVarint(cursor), readVarint(cursor), readVarint(cursor), readVarint(cursor)]
  if (size === null || from === null || to === null || count === null) return null
  if (!isListSize(size) || !follows(from, to) || count > size) return null
  const slots: number[] = []
  let next = 0
  for (let index = 0; index < count; index += 1) {
    const gap = readVarint(cursor)
    if (gap === null || next + gap >= size) return null
    slots.push(next + gap)
    next += gap + 1
  }
  const changes = withCodes(slots, bytes.subarray(cursor.at))
  return changes === null ? null : { size, from, to, changes }
}

function withCodes(slots: readonly number[], codes: Bytes): readonly StatusChange[] | null {
  const used = slots.length % 4
  if (codes.length !== Math.ceil(slots.length / 4)) return null
  if (used > 0 && (codes[codes.length - 1] ?? 0) >> (2 * used) !== 0) return null
  return slots.map((slot, index) => ({ slot, status: STATUSES[((codes[Math.floor(index / 4)] ?? 0) >> (2 * (index % 4))) & 3] ?? 'reserved' }))
}
