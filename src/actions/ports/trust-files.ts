import type { Instant } from '../../core/kernel/instant.ts'
import type { ShardSlots } from './publications.ts'
import type { SigningKey } from './seals.ts'

export interface TrustContent {
  readonly sequence: number
  readonly issuedAt: Instant
  readonly softExpiry: Instant
  readonly hardExpiry: Instant
  readonly cscas: readonly Uint8Array[]
  readonly signers: readonly Uint8Array[]
  readonly lists: readonly Uint8Array[]
  readonly shards: readonly ShardState[]
  /** Card numbers to be looked at again at the border. */
  readonly flagged: readonly string[]
}

export interface ShardState extends ShardSlots {
  readonly size: number
  readonly sequence: number
}

export type FileSigning = { readonly key: SigningKey; readonly sign: (data: Uint8Array) => Promise<Uint8Array> }

export interface WrittenFile {
  readonly body: Uint8Array
  /** From the file before, where there is one that can be read. */
  readonly delta?: Uint8Array
}

/** The files that devices check cards with, as bytes: signed under the operations key. */
export interface TrustFiles {
  pack(content: TrustContent, signing: FileSigning, before?: Uint8Array): Promise<WrittenFile>
  statusFile(shard: ShardState, content: Omit<TrustContent, 'shards'>, signing: FileSigning & { readonly before?: Uint8Array }): Promise<WrittenFile>
}
