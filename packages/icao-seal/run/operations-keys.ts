import { generateKeyPairSync, sign } from 'node:crypto'
import { type Bytes, concatBytes } from '../src/bytes/bytes.ts'
import { nodeCrypto } from '../src/crypto/node.ts'
import type { FileSigner, OperationsKey } from '../src/pack/index.ts'

export interface KeyPair {
  readonly key: OperationsKey
  readonly signer: FileSigner
}

/** A fresh key of P-256, for one run: no test key is ever written down. */
export function operationsKey(kid: string): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = { kid, spki: concatBytes([publicKey.export({ type: 'spki', format: 'der' })]) }
  return { key, signer: { kid, sign: (data: Bytes) => concatBytes([sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' })]) } }
}

export const testCrypto = nodeCrypto()
