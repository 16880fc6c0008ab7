import { toBase64Url } from '../bytes/base64.ts'
import { type Bytes, sameBytes } from '../bytes/bytes.ts'
import type { Crypto } from '../crypto/crypto.ts'
import { hasExactly, isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { type Deflate, follows } from '../status/index.ts'
import { contentOf, contentText, type Flagged, PACK_VERSION, type PackContent, packDigest } from './content.ts'
import { type FileSigner, openFile, signFile } from './envelope.ts'
import { bytesOf, countOf } from './fields.ts'
import { type PackCode, type PackOpening, unusable } from './pack.ts'
import { changedSet, setChange } from './set-change.ts'
import { changedShards, shardChanges } from './shard-change.ts'
import { VALIDITY_NAMES, validityOf } from './validity.ts'

/** `wrong-base`: made for another pack than the one at hand. `wrong-result`: it does not lead to the pack that its signer had. Both ask for the full pack. */
export type PackDeltaCode = PackCode | 'wrong-base' | 'wrong-result'

export type PackDeltaResult = { readonly ok: true; readonly content: PackContent } | { readonly ok: false; readonly code: PackDeltaCode }

export interface PackStep {
  readonly older: PackContent
  readonly newer: PackContent
}

export interface PackWriting {
  readonly signer: FileSigner
  readonly crypto: Crypto
  readonly deflate: Deflate
}

const DELTA_NAMES = ['v', 'from', 'to', 'policyVersion', 'cscas', 'signers', 'crls', 'statusLists', 'flagged', 'digest', ...VALIDITY_NAMES] as const

/** The file that leads a device from one pack to a later one, or null when the later one is not later or could not be a pack. */
export async function writePackDelta({ older, newer }: PackStep, { signer, crypto, deflate }: PackWriting): Promise<Bytes | null> {
  const valid = (await contentOf(await contentText(newer, deflate), deflate)) !== null
  if (!valid || !follows(older.sequence, newer.sequence)) return null
  const { policyVersion, issuedAt, softExpiry, hardExpiry } = newer
  const payload: JsonObject = {
    v: PACK_VERSION,
    from: older.sequence,
    to: newer.sequence,
    policyVersion,
    issuedAt,
    softExpiry,
    hardExpiry,
    cscas: setChange(older.cscas, newer.cscas),
    signers: setChange(older.signers, newer.signers),
    crls: setChange(older.crls, newer.crls),
    flagged: { salt: toBase64Url(newer.flagged.salt), commitments: setChange(older.flagged.commitments, newer.flagged.commitments) },
    statusLists: await shardChanges(older.statusLists, newer.statusLists, deflate),
    digest: toBase64Url(await packDigest(newer, crypto)),
  }
  return signFile('icao-seal-pack-delta', payload, signer)
}

/** The pack after a delta, under the same protections as a full one: signature, sequence, expiry, and the digest of the whole result. Never throws. */
export async function applyPackDelta(content: PackContent, file: Uint8Array, opening: PackOpening): Promise<PackDeltaResult> {
  const opened = await openFile('icao-seal-pack-delta', file, opening)
  if (!opened.ok) return opened
  const { payload } = opened
  const [from, to, digest] = [countOf(payload.from), countOf(payload.to), bytesOf(payload.digest)]
  if (!hasExactly(payload, DELTA_NAMES) || payload.v !== PACK_VERSION) return { ok: false, code: 'wrong-format' }
  if (from === null || to === null || digest === null || !follows(from, to)) return { ok: false, code: 'wrong-format' }
  if (from !== content.sequence) return { ok: false, code: 'wrong-base' }
  const after = await changed(content, payload, opening.deflate)
  if (after === null || !sameBytes(await packDigest(after, opening.crypto), digest)) return { ok: false, code: 'wrong-result' }
  const code = unusable(after, opening)
  return code === null ? { ok: true, content: after } : { ok: false, code }
}

async function changed(content: PackContent, payload: JsonObject, deflate: Deflate): Promise<PackContent | null> {
  const { policyVersion } = payload
  const [validity, sequence, flagged] = [validityOf(payload), countOf(payload.to), changedFlagged(content.flagged, payload.flagged)]
  const [cscas, signers] = [changedSet(content.cscas, payload.cscas), changedSet(content.signers, payload.signers)]
  const crls = changedSet(content.crls, payload.crls)
  if (validity === null || sequence === null || flagged === null || typeof policyVersion !== 'string') return null
  if (cscas === null || signers === null || crls === null) return null
  const statusLists = await changedShards(content.statusLists, payload.statusLists, deflate)
  return statusLists === null ? null : { ...validity, sequence, policyVersion, cscas, signers, crls, statusLists, flagged }
}

function changedFlagged(older: Flagged, change: JsonValue | undefined): Flagged | null {
  if (!isJsonObject(change) || !hasExactly(change, ['salt', 'commitments'])) return null
  const [salt, commitments] = [bytesOf(change.salt), changedSet(older.commitments, change.commitments)]
  return salt === null || commitments === null ? null : { salt, commitments }
}
