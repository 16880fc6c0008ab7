import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import type { Sealer, SigningKeys } from '../actions/ports/seals.ts'
import { systemChance } from '../adapters/clock/system-clock.ts'
import { postgresSigningKeys } from '../adapters/postgres/signing-keys.sql.ts'
import { keyVault } from '../adapters/signer/key-vault.ts'
import type { Workshop } from '../adapters/signer/make-keys.ts'
import { pkcs11Token } from '../adapters/signer/pkcs11-token.ts'
import { privateKeys } from '../adapters/signer/private-keys.ts'
import { sealerOf } from '../adapters/signer/sealer.ts'
import { ownSeals } from '../core/seal/seal-content.ts'
import type { SealRules } from '../core/seal/seal-rules.ts'
import type { Config } from './config.ts'
import { derivedKey } from './keys.ts'

export interface SealingOffice {
  readonly keys: SigningKeys
  readonly sealer: Sealer
  /** For making keys. */
  readonly shop: Workshop
}

/** Where cards are sealed: keys encrypted in the database, or in a PKCS #11 token where one is configured. */
export function sealingOffice(given: {
  readonly pool: Pool
  readonly master: Buffer
  readonly rules: SealRules
  readonly config: Pick<Config, 'token'>
}): SealingOffice {
  const { pool, master, rules, config } = given
  const keys = postgresSigningKeys({ pool })
  const vault = keyVault(derivedKey(master, 'signing'))
  const held = privateKeys(vault, config.token && pkcs11Token(config.token))
  return {
    keys,
    sealer: sealerOf({ keys, privateKeys: held, profiles: ownSeals(rules).profiles }),
    shop: { keys, vault, privateKeys: held, rules, chance: systemChance((count) => randomBytes(count)) },
  }
}
