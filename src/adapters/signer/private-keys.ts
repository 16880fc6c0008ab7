import type { SigningKey } from '../../actions/ports/seals.ts'
import type { KeyVault } from './key-vault.ts'

/** Where private keys are: encrypted in the database, or in a token that signs itself. */
export interface PrivateKeys {
  sign(key: SigningKey, data: Uint8Array): Promise<Uint8Array<ArrayBuffer>>
}

/** A token by PKCS #11: the key never leaves it. */
export interface Token {
  sign(label: string, data: Uint8Array): Promise<Uint8Array<ArrayBuffer>>
}

export function privateKeys(vault: KeyVault, token?: Token): PrivateKeys {
  return {
    async sign(key, data) {
      if (key.sealedKey) return vault.sign({ bind: key.id, sealedKey: key.sealedKey }, data)
      if (key.tokenLabel && token) return token.sign(key.tokenLabel, data)
      throw new Error(`the private key of ${key.signer} ${key.reference} is not here`)
    },
  }
}
