import type { SigningKey } from '../../actions/ports/seals.ts'
import type { KeyRole } from '../../core/seal/seal-rules.ts'
import type { Instant } from '../../core/kernel/instant.ts'

/** The key that signs now: of those in use the newest, so that a successor takes over on its first day. A key whose certificate is not there yet signs nothing. */
export function keyInUse(keys: readonly SigningKey[], role: KeyRole, at: Instant): SigningKey | undefined {
  return keys
    .filter((key) => key.role === role && !key.revokedAt && key.useFrom <= at && at < key.useUntil && (key.certificate !== undefined || role === 'operations'))
    .toSorted((one, other) => (one.useFrom < other.useFrom ? 1 : -1))[0]
}

/** Everything a verifier needs of our signers, those to come and those of cards that are still good included. */
export function certificatesOf(keys: readonly SigningKey[], roles: readonly KeyRole[]): readonly Uint8Array[] {
  return keys.flatMap((key) => (roles.includes(key.role) && key.certificate ? [key.certificate] : []))
}
