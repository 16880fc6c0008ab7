import { toBase64Url, utf8 } from '../bytes/base64.ts'
import type { Bytes } from '../bytes/bytes.ts'
import type { Crypto } from '../crypto/crypto.ts'
import { canonicalJson, hasExactly, isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { type Deflate, isShardName, readTokenStatusList, type StatusState, writeTokenStatusList } from '../status/index.ts'
import { bytesOf, countOf, isAscending, setOf, setText } from './fields.ts'
import { VALIDITY_NAMES, type Validity, validityOf } from './validity.ts'

/** Card numbers to be looked at again, as salted digests: a list that is lost names nobody by itself. */
export interface Flagged {
  readonly salt: Bytes
  readonly commitments: readonly Bytes[]
}

export interface ShardState extends StatusState {
  /** As `shardName` gives it: `tourist-2027-02`. */
  readonly shard: string
}

/** Everything a device needs to check cards without a network. */
export interface PackContent extends Validity {
  /** Counts up with every pack. */
  readonly sequence: number
  readonly policyVersion: string
  /** DER. The order of all lists of a pack means nothing. */
  readonly cscas: readonly Bytes[]
  /** DER, those that will sign next included. */
  readonly signers: readonly Bytes[]
  readonly crls: readonly Bytes[]
  readonly statusLists: readonly ShardState[]
  readonly flagged: Flagged
}

export const PACK_VERSION = 1
const MOST_SHARDS = 256
const CONTENT_NAMES = ['v', 'sequence', 'policyVersion', 'cscas', 'signers', 'crls', 'statusLists', 'flagged', ...VALIDITY_NAMES] as const
const SHARD_NAMES = ['shard', 'sequence', 'size', 'bits', 'lst'] as const

/** Everything but the status lists. */
export function headText(content: Omit<PackContent, 'statusLists'>): JsonObject {
  const { sequence, policyVersion, issuedAt, softExpiry, hardExpiry, flagged } = content
  return {
    v: PACK_VERSION,
    sequence,
    policyVersion,
    issuedAt,
    softExpiry,
    hardExpiry,
    cscas: setText(content.cscas),
    signers: setText(content.signers),
    crls: setText(content.crls),
    flagged: flaggedText(flagged),
  }
}

function flaggedText({ salt, commitments }: Flagged): JsonObject {
  return { salt: toBase64Url(salt), commitments: setText(commitments) }
}

export function byShard<T extends { readonly shard: string }>(shards: readonly T[]): readonly T[] {
  return shards.toSorted((one, other) => (one.shard < other.shard ? -1 : 1))
}

export async function shardText({ shard, sequence, list }: ShardState, deflate: Deflate): Promise<JsonObject> {
  return { shard, sequence, size: list.size, ...(await writeTokenStatusList(list, deflate)) }
}

export async function contentText(content: PackContent, deflate: Deflate): Promise<JsonObject> {
  const statusLists: JsonValue[] = []
  for (const shard of byShard(content.statusLists)) statusLists.push(await shardText(shard, deflate))
  return { ...headText(content), statusLists }
}

export async function shardOf(value: JsonValue, deflate: Deflate): Promise<ShardState | null> {
  if (!isJsonObject(value) || !hasExactly(value, SHARD_NAMES)) return null
  const { shard, bits, lst } = value
  const [sequence, size] = [countOf(value.sequence), countOf(value.size)]
  if (typeof shard !== 'string' || !isShardName(shard) || sequence === null || size === null) return null
  const read = await readTokenStatusList({ bits, lst }, size, deflate)
  return read.ok ? { shard, sequence, list: read.list } : null
}

function flaggedOf(value: JsonValue | undefined): Flagged | null {
  if (!isJsonObject(value) || !hasExactly(value, ['salt', 'commitments'])) return null
  const [salt, commitments] = [bytesOf(value.salt), setOf(value.commitments)]
  return salt === null || commitments === null ? null : { salt, commitments }
}

export async function shardsOf(value: JsonValue | undefined, deflate: Deflate): Promise<readonly ShardState[] | null> {
  if (!Array.isArray(value) || value.length > MOST_SHARDS) return null
  const shards: ShardState[] = []
  for (const item of value) {
    const shard = await shardOf(item, deflate)
    if (shard === null) return null
    shards.push(shard)
  }
  return isAscending(shards.map(({ shard }) => shard)) ? shards : null
}

/** The content that a payload says, or null when it is not in the form in which packs are written. */
export async function contentOf(payload: JsonObject, deflate: Deflate): Promise<PackContent | null> {
  if (!hasExactly(payload, CONTENT_NAMES) || payload.v !== PACK_VERSION) return null
  const { policyVersion } = payload
  const [sequence, validity, flagged] = [countOf(payload.sequence), validityOf(payload), flaggedOf(payload.flagged)]
  const [cscas, signers, crls] = [setOf(payload.cscas), setOf(payload.signers), setOf(payload.crls)]
  if (sequence === null || validity === null || flagged === null || typeof policyVersion !== 'string') return null
  if (cscas === null || signers === null || crls === null) return null
  const statusLists = await shardsOf(payload.statusLists, deflate)
  return statusLists === null ? null : { ...validity, sequence, policyVersion, cscas, signers, crls, statusLists, flagged }
}

/**
 * SHA-256 over what a pack says: its canonical JSON with the bare bits of each list digested, since two compressors write one list differently. Two devices with
 * the same digest hold the same pack, however they came to it.
 */
export async function packDigest(content: PackContent, crypto: Crypto): Promise<Bytes> {
  const statusLists: JsonValue[] = []
  for (const { shard, sequence, list } of byShard(content.statusLists)) {
    statusLists.push({ shard, sequence, size: list.size, sha256: toBase64Url(await crypto.sha256(list.bits)) })
  }
  const text = canonicalJson({ ...headText(content), statusLists })
  return crypto.sha256(utf8(text.ok ? text.text : ''))
}
