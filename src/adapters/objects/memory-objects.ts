import { randomBytes } from 'node:crypto'
import type { Objects } from '../../actions/ports.ts'
import { assertObjectKey, openObject, sealObject } from './envelope.ts'

/** Files in memory, gone with the process: for tests. Encrypted like the real ones, so that a row with the wrong key is noticed here too. */
export function memoryObjects(): Objects & { readonly stored: Map<string, Uint8Array> } {
  const masterKey = randomBytes(32)
  const stored = new Map<string, Uint8Array>()
  return {
    stored,
    async put(content) {
      const { object, sealed } = sealObject(content, masterKey)
      stored.set(object.key, sealed)
      return object
    },
    async get(object) {
      assertObjectKey(object.key)
      const sealed = stored.get(object.key)
      return sealed && openObject(object, sealed, masterKey)
    },
    async remove(key) {
      assertObjectKey(key)
      stored.delete(key)
    },
  }
}
