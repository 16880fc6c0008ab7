import type { Bytes } from 'icao-seal/bytes'
import { nodeCrypto } from 'icao-seal/crypto-node'
import {
  commitment,
  type FileSigner,
  openPack,
  openStatusFile,
  type PackContent,
  type StatusFile,
  writePack,
  writePackDelta,
  writeStatusDeltaFile,
  writeStatusFile,
} from 'icao-seal/pack'
import { type CardStatus, emptyStatusList, type StatusList, withStatuses } from 'icao-seal/status'
import { nodeDeflate as deflate } from 'icao-seal/status-node'
import type { CardState } from '../../core/case/lifecycle.ts'
import type { FileSigning, ShardState, TrustContent, TrustFiles, WrittenFile } from '../../actions/ports/trust-files.ts'

const crypto = nodeCrypto()

/** What a status list says of a card that is not active. One that was replaced, annulled or revoked is not to be let through; one that expired says so itself. */
const STATUS: Readonly<Record<CardState, CardStatus>> = {
  active: 'valid',
  suspended: 'suspended',
  revoked: 'revoked',
  annulled: 'revoked',
  replaced: 'revoked',
  expired: 'valid',
}

const POLICY_VERSION = '9303-13.D/1'

export function sealTrustFiles(salt: Uint8Array): TrustFiles {
  const saltBytes = own(salt)
  return {
    async pack(content, signing, before) {
      const newer = await packOf(content, saltBytes)
      const signer = signerOf(signing)
      const body = written(await writePack(newer, signer, deflate))
      const older = before && (await openPack(before, { ...openingOf(signing), lastSequence: 0, at: Date.parse(content.issuedAt) }))
      if (!older?.ok) return { body }
      return withDelta(body, await writePackDelta({ older: older.content, newer }, { signer, crypto, deflate }))
    },
    async statusFile(shard, content, { before, ...signing }) {
      const newer = { ...validityOf(content), shard: shard.shard, sequence: shard.sequence, list: listOf(shard) } satisfies StatusFile
      const signer = signerOf(signing)
      const body = written(await writeStatusFile(newer, signer, deflate))
      const opening = { ...openingOf(signing), lastSequence: 0, at: Date.parse(content.issuedAt), shard: shard.shard }
      const older = before && (await openStatusFile(own(before), opening))
      if (!older?.ok) return { body }
      return withDelta(body, await writeStatusDeltaFile({ older: older.file, newer }, { signer, crypto, deflate }))
    },
  }
}

async function packOf(content: TrustContent, salt: Bytes): Promise<PackContent> {
  return {
    ...validityOf(content),
    sequence: content.sequence,
    policyVersion: POLICY_VERSION,
    cscas: content.cscas.map(own),
    signers: content.signers.map(own),
    crls: content.lists.map(own),
    statusLists: content.shards.map((shard) => ({ shard: shard.shard, sequence: shard.sequence, list: listOf(shard) })),
    flagged: { salt, commitments: await Promise.all(content.flagged.map((number) => commitment(salt, number, crypto))) },
  }
}

function listOf({ slots, size }: ShardState): StatusList {
  const list = withStatuses(
    emptyStatusList(size),
    slots.map(({ slot, state }) => ({ slot, status: STATUS[state] })),
  )
  if (!list) throw new Error('a card stands outside its status list')
  return list
}

function validityOf({ issuedAt, softExpiry, hardExpiry }: Omit<TrustContent, 'shards'>) {
  return { issuedAt: wholeSecond(issuedAt), softExpiry: wholeSecond(softExpiry), hardExpiry: wholeSecond(hardExpiry) }
}

/** Signed files write instants in one way only. */
function wholeSecond(moment: string): string {
  return `${moment.slice(0, 19)}Z`
}

function signerOf({ key, sign }: FileSigning): FileSigner {
  return { kid: `${key.signer}-${key.reference}`, sign: async (data) => own(await sign(data)) }
}

function openingOf({ key }: FileSigning) {
  return { operationsKeys: [{ kid: `${key.signer}-${key.reference}`, spki: own(key.publicKey) }], crypto, deflate }
}

function written(file: Bytes | null): Bytes {
  if (!file) throw new Error('a file was made that no reader would take')
  return file
}

function withDelta(body: Bytes, delta: Bytes | null): WrittenFile {
  return delta ? { body, delta } : { body }
}

function own(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes)
}
