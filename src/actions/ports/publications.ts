import type { Instant } from '../../core/kernel/instant.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import type { CardState } from '../../core/case/lifecycle.ts'

/** A signed file as it was published. Its sequence grows by one with each. */
export interface Publication {
  readonly name: string
  readonly sequence: number
  /** Of what it says, hexadecimal: the same content is not published twice before its time. */
  readonly digest: string
  readonly body: Uint8Array
  /** From the one before. */
  readonly delta?: Uint8Array
  readonly issuedAt: Instant
  readonly softExpiry: Instant
}

export interface Publications {
  newest(name: string): Promise<Publication | undefined>
  /** The deltas that lead from a sequence to the newest, in order; undefined when one of them is gone. */
  deltasFrom(name: string, sequence: number): Promise<readonly Uint8Array[] | undefined>
  /** False when another process published this sequence. */
  publish(publication: Publication): Promise<boolean>
  /** Removes all but the last `keep` of a name. */
  forget(name: string, keep: number): Promise<void>
  names(): Promise<readonly string[]>
}

/** The cards of one status list that are not good. */
export interface ShardSlots {
  readonly shard: string
  readonly slots: readonly { readonly slot: number; readonly state: CardState }[]
}

export interface CardStatuses {
  /** Lists of cards that end on that day or later. */
  shards(endingFrom: PlainDate): Promise<readonly string[]>
  slotsOf(shard: string): Promise<ShardSlots['slots']>
}
