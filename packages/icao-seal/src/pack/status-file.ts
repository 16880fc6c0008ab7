import { toBase64Url } from '../bytes/base64.ts'
import { type Bytes, sameBytes } from '../bytes/bytes.ts'
import { hasExactly, type JsonObject } from '../json/index.ts'
import { applyDelta, type Deflate, writeDelta } from '../status/index.ts'
import { PACK_VERSION, type ShardState, shardOf, shardText } from './content.ts'
import { type FileSigner, openFile, signFile } from './envelope.ts'
import { bytesOf } from './fields.ts'
import type { PackOpening } from './pack.ts'
import type { PackDeltaCode, PackWriting } from './pack-delta.ts'
import { freshness, VALIDITY_NAMES, type Validity, validityOf } from './validity.ts'

/** One status list as a file of its own, for those who need no pack. */
export interface StatusFile extends ShardState, Validity {}

export type StatusFileResult = { readonly ok: true; readonly file: StatusFile } | { readonly ok: false; readonly code: PackDeltaCode | 'wrong-shard' }

export interface StatusFileOpening extends PackOpening {
  /** The list that was asked for: a server must not answer with another one. */
  readonly shard: string
}

const FILE_NAMES = ['v', 'list', ...VALIDITY_NAMES] as const
const DELTA_NAMES = ['v', 'shard', 'delta', 'digest', ...VALIDITY_NAMES] as const

/** The file of one list, or null when its content is such that no reader would take it. */
export async function writeStatusFile(file: StatusFile, signer: FileSigner, deflate: Deflate): Promise<Bytes | null> {
  const { issuedAt, softExpiry, hardExpiry } = file
  const payload: JsonObject = { v: PACK_VERSION, list: await shardText(file, deflate), issuedAt, softExpiry, hardExpiry }
  return (await fileOf(payload, deflate)) === null ? null : signFile('icao-seal-status', payload, signer)
}

/** A list whose signature is good, that is the one asked for, not older than the one before and not past its hard expiry. Never throws. */
export async function openStatusFile(bytes: Uint8Array, opening: StatusFileOpening): Promise<StatusFileResult> {
  const opened = await openFile('icao-seal-status', bytes, opening)
  if (!opened.ok) return opened
  const file = await fileOf(opened.payload, opening.deflate)
  return file === null ? { ok: false, code: 'wrong-format' } : usable(file, opening)
}

async function fileOf(payload: JsonObject, deflate: Deflate): Promise<StatusFile | null> {
  const validity = validityOf(payload)
  if (!hasExactly(payload, FILE_NAMES) || payload.v !== PACK_VERSION || validity === null) return null
  const state = await shardOf(payload.list ?? null, deflate)
  return state === null ? null : { ...state, ...validity }
}

function usable(file: StatusFile, { shard, lastSequence, at }: StatusFileOpening): StatusFileResult {
  if (file.shard !== shard) return { ok: false, code: 'wrong-shard' }
  if (file.sequence < lastSequence) return { ok: false, code: 'rollback' }
  return freshness(file, at) === 'expired' ? { ok: false, code: 'expired' } : { ok: true, file }
}

export interface StatusStep {
  readonly older: StatusFile
  readonly newer: StatusFile
}

/** The file that leads from one publication of a list to a later one, or null when no delta does. */
export async function writeStatusDeltaFile({ older, newer }: StatusStep, { signer, crypto, deflate }: PackWriting): Promise<Bytes | null> {
  const delta = older.shard === newer.shard ? await writeDelta(older, newer, deflate) : null
  const { shard, issuedAt, softExpiry, hardExpiry } = newer
  if (delta === null || validityOf({ issuedAt, softExpiry, hardExpiry }) === null) return null
  const digest = toBase64Url(await crypto.sha256(newer.list.bits))
  return signFile('icao-seal-status-delta', { v: PACK_VERSION, shard, delta: toBase64Url(delta), digest, issuedAt, softExpiry, hardExpiry }, signer)
}

/** The list after a delta file, under the same protections as a full one, the digest of the result among them. Never throws. */
export async function applyStatusDeltaFile(file: StatusFile, bytes: Uint8Array, opening: StatusFileOpening): Promise<StatusFileResult> {
  const opened = await openFile('icao-seal-status-delta', bytes, opening)
  if (!opened.ok) return opened
  const { payload } = opened
  const [validity, delta, digest] = [validityOf(payload), bytesOf(payload.delta), bytesOf(payload.digest)]
  if (!hasExactly(payload, DELTA_NAMES) || payload.v !== PACK_VERSION) return { ok: false, code: 'wrong-format' }
  if (validity === null || delta === null || digest === null) return { ok: false, code: 'wrong-format' }
  if (payload.shard !== file.shard) return { ok: false, code: 'wrong-shard' }
  const applied = await applyDelta(file, delta, opening.deflate)
  if (!applied.ok) return { ok: false, code: applied.code === 'wrong-base' ? 'wrong-base' : 'wrong-format' }
  if (!sameBytes(await opening.crypto.sha256(applied.state.list.bits), digest)) return { ok: false, code: 'wrong-result' }
  return usable({ shard: file.shard, ...applied.state, ...validity }, opening)
}
