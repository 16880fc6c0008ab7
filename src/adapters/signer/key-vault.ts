import { createCipheriv, createDecipheriv, createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

export interface FreshKey {
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array
  readonly sealedKey: Uint8Array
}

/** Private keys that lie encrypted in the database and are opened in memory only. `bind` names the key, so that no row can be passed off as another's. */
export interface KeyVault {
  make(bind: string): FreshKey
  /** r||s with SHA-256. Throws when the key was altered or the master key is not the one it was sealed with. */
  sign(key: { readonly bind: string; readonly sealedKey: Uint8Array }, data: Uint8Array): Uint8Array<ArrayBuffer>
}

/** P-256: browsers verify it, and it is four times as quick as the other curves of its strength. */
const CURVE = 'P-256'

export function keyVault(masterKey: Uint8Array): KeyVault {
  const opened = new Map<string, KeyObject>()
  return {
    make(bind) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: CURVE })
      const plain = privateKey.export({ type: 'pkcs8', format: 'der' })
      return { publicKey: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })), sealedKey: seal(plain, masterKey, bind) }
    },
    sign({ bind, sealedKey }, data) {
      const id = `${bind} ${Buffer.from(sealedKey).toString('base64')}`
      let key = opened.get(id)
      if (!key) opened.set(id, (key = createPrivateKey({ key: open(sealedKey, masterKey, bind), format: 'der', type: 'pkcs8' })))
      return p1363(key, data)
    },
  }
}

/** The form that seals want: two numbers of 32 bytes, never DER. */
export function p1363(key: KeyObject, data: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' }))
}

function seal(plain: Uint8Array, masterKey: Uint8Array, bind: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, masterKey, nonce)
  cipher.setAAD(Buffer.from(bind))
  const body = [cipher.update(plain), cipher.final()]
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), ...body]))
}

function open(sealed: Uint8Array, masterKey: Uint8Array, bind: string): Buffer {
  const decipher = createDecipheriv(CIPHER, masterKey, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(bind))
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
}
