import { utf8 } from '../src/bytes/base64.ts'
import type { PackContent, StatusFile } from '../src/pack/index.ts'
import { emptyStatusList, type StatusChange, type StatusList, withStatuses } from '../src/status/index.ts'

export const SHARD = 'tourist-2027-02'

export function listWith(size: number, changes: readonly StatusChange[]): StatusList {
  const list = withStatuses(emptyStatusList(size), changes)
  if (list === null) throw new RangeError('a slot that the list does not have')
  return list
}

const VALIDITY = { issuedAt: '2026-11-23T00:00:00Z', softExpiry: '2026-11-24T00:00:00Z', hardExpiry: '2026-11-30T00:00:00Z' }

/** A small pack; what stands for certificates in it are texts, since a pack carries them unread. */
export function samplePack(change: Partial<PackContent> = {}): PackContent {
  return {
    ...VALIDITY,
    sequence: 41,
    policyVersion: '2026-11',
    cscas: [utf8('csca of Utopia')],
    signers: [utf8('signer of today'), utf8('signer of next year')],
    crls: [utf8('crl 7')],
    statusLists: [
      { shard: SHARD, sequence: 5, list: listWith(1000, [{ slot: 7, status: 'revoked' }]) },
      { shard: 'registration-2027-01', sequence: 2, list: emptyStatusList(500) },
    ],
    flagged: { salt: utf8('salt'), commitments: [] },
    ...change,
  }
}

export function sampleStatusFile(change: Partial<StatusFile> = {}): StatusFile {
  return { ...VALIDITY, shard: SHARD, sequence: 5, list: listWith(1000, [{ slot: 7, status: 'revoked' }]), ...change }
}
