import { utf8 } from '../bytes/base64.ts'
import { type Bytes, concatBytes, sameBytes } from '../bytes/bytes.ts'
import type { Crypto } from '../crypto/crypto.ts'
import { type CardStatus, statusAt } from '../status/index.ts'
import type { Flagged, PackContent } from './content.ts'

/** Long enough that no two numbers of one pack meet. */
const COMMITMENT_LENGTH = 16

/** What a pack knows of a slot; `unknown` when it has no such list or the list no such slot, which is never as good as `valid`. */
export function packStatus(content: PackContent, shard: string, slot: number): CardStatus | 'unknown' {
  const state = content.statusLists.find((known) => known.shard === shard)
  return (state === undefined ? null : statusAt(state.list, slot)) ?? 'unknown'
}

/**
 * The digest under which a card number stands among the flagged ones. Salted per pack; still, who holds a pack can try all numbers of a short form, so this
 * keeps the list from being read, not from being searched.
 */
export async function commitment(salt: Bytes, cardNumber: string, crypto: Crypto): Promise<Bytes> {
  return (await crypto.sha256(concatBytes([salt, utf8(cardNumber)]))).slice(0, COMMITMENT_LENGTH)
}

export async function isFlagged({ salt, commitments }: Flagged, cardNumber: string, crypto: Crypto): Promise<boolean> {
  const wanted = await commitment(salt, cardNumber, crypto)
  return commitments.some((known) => sameBytes(known, wanted))
}
