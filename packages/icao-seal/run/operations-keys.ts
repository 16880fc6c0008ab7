import { createPublicKey, generateKeyPairSync, hash, sign, verify } from 'node:crypto'
import { type Bytes, concatBytes } from '../src/bytes/bytes.ts'
import type { Crypto } from '../src/crypto/crypto.ts'
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

/** Enough of node:crypto for P-256. */
export const testCrypto: Crypto = {
  verify: ({ spki, data, signature }) => {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    return verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature) ? 'good' : 'bad'
  },
  sha256: (data) => concatBytes([hash('sha256', data, 'buffer')]),
}
