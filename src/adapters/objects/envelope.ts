import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { StoredObject } from '../../actions/ports.ts'

/**
 * How a file is encrypted before it leaves the process. Every put draws a key of its own, encrypts the content with it (AES-256-GCM) and wraps that key under the
 * master key (AES-256-GCM). Both are bound to the object key as additional data, so neither a file nor a wrapped key can be passed off as another's.
 *
 * The object key is SHA-256 over the file's own key and the content. With the content alone, two applicants who upload the same file would share it, and removing
 * it for one would remove it for both; and whoever sees the folder could test whether a known picture is in it.
 */

export interface Sealed {
  readonly object: StoredObject
  /** What is stored: version, nonce, tag, ciphertext. */
  readonly sealed: Uint8Array
}

const CIPHER = 'aes-256-gcm'
const VERSION = 1
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES

export function assertMasterKey(masterKey: Uint8Array): void {
  if (masterKey.length !== KEY_BYTES) throw new Error(`the master key has ${masterKey.length} bytes, not ${KEY_BYTES}`)
}

/** Object keys become file names: anything else must never reach a path. */
export function assertObjectKey(key: string): void {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('not an object key')
}

export function sealObject(content: Uint8Array, masterKey: Uint8Array): Sealed {
  const fileKey = randomBytes(KEY_BYTES)
  const key = addressOf(fileKey, content)
  const wrappedKey = encrypt(fileKey, masterKey, key).toString('base64')
  return { object: { key, wrappedKey, bytes: content.length }, sealed: encrypt(content, fileKey, key) }
}

/** Throws when the content was altered, or when the wrapped key or the master key is not the one it was stored with. */
export function openObject(object: StoredObject, sealed: Uint8Array, masterKey: Uint8Array): Uint8Array {
  const fileKey = decrypt(Buffer.from(object.wrappedKey, 'base64'), masterKey, object.key)
  const content = decrypt(sealed, fileKey, object.key)
  if (addressOf(fileKey, content) !== object.key) throw new Error('stored file does not match its key')
  return content
}

function addressOf(fileKey: Uint8Array, content: Uint8Array): string {
  return createHash('sha256').update(fileKey).update(content).digest('hex')
}

function encrypt(plain: Uint8Array, key: Uint8Array, boundTo: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce)
  cipher.setAAD(Buffer.from(boundTo, 'hex'))
  const body = [cipher.update(plain), cipher.final()]
  return Buffer.concat([Uint8Array.of(VERSION), nonce, cipher.getAuthTag(), ...body])
}

function decrypt(sealed: Uint8Array, key: Uint8Array, boundTo: string): Buffer {
  if (sealed.length < HEAD_BYTES || sealed[0] !== VERSION) throw new Error('stored file is not of a known form')
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, 1 + NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(boundTo, 'hex'))
  decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()])
}
