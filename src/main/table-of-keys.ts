import type { SigningKey } from '../actions/ports/seals.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { textTable } from './text-table.ts'

/** One line for each key, for people. */
export function tableOfKeys(keys: readonly SigningKey[], now: Instant): string {
  if (keys.length === 0) return 'There are no keys yet. "sapar keys init" makes a TEST root and its signers.'
  return textTable([['role', 'signer', 'reference', 'signs from', 'until', 'state', 'key'], ...keys.map((key) => rowOf(key, now))])
}

function rowOf(key: SigningKey, now: Instant): readonly string[] {
  return [key.role, key.signer, key.reference, key.useFrom.slice(0, 10), key.useUntil.slice(0, 10), stateOf(key, now), placeOf(key)]
}

function stateOf(key: SigningKey, now: Instant): string {
  if (key.revokedAt) return 'revoked'
  if (key.request) return 'waits for its certificate'
  if (now < key.useFrom) return 'published, not yet signing'
  return now < key.useUntil ? 'in use' : 'retired'
}

function placeOf(key: SigningKey): string {
  if (key.sealedKey) return 'in the database, encrypted'
  return key.tokenLabel ? `token: ${key.tokenLabel}` : 'elsewhere'
}
