import { createHash, createPublicKey, getCurves, type KeyObject, verify } from 'node:crypto'
import type { Bytes } from '../bytes/bytes.ts'
import type { Crypto, Curve, Hash, SignatureCheck, SignatureVerdict } from './crypto.ts'

const OPENSSL_CURVES: Readonly<Record<Curve, string>> = {
  'P-224': 'secp224r1',
  'P-256': 'prime256v1',
  'P-384': 'secp384r1',
  'P-521': 'secp521r1',
  brainpoolP224r1: 'brainpoolP224r1',
  brainpoolP256r1: 'brainpoolP256r1',
  brainpoolP320r1: 'brainpoolP320r1',
  brainpoolP384r1: 'brainpoolP384r1',
  brainpoolP512r1: 'brainpoolP512r1',
}

const OPENSSL_HASHES: Readonly<Record<Hash, string>> = { 'SHA-1': 'sha1', 'SHA-224': 'sha224', 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' }

interface CachedKey {
  readonly key: KeyObject
  /** OpenSSL's name of the curve; empty for RSA. */
  readonly curve: string
  readonly forVerify: { readonly key: KeyObject; readonly dsaEncoding: 'ieee-p1363' }
}

/**
 * The cryptography of Node, at once and without promises. Keys are remembered for as long as the very array `spki` lives, as it does in a parsed
 * certificate; its bytes must not be changed.
 */
export function nodeCrypto(): Crypto {
  const keys = new WeakMap<Bytes, CachedKey | SignatureVerdict>()
  const supported = new Set(getCurves())
  const keyOf = (check: SignatureCheck): CachedKey | SignatureVerdict => {
    const known = keys.get(check.spki)
    if (known !== undefined) return known
    const found = check.kind === 'ecdsa' && !supported.has(OPENSSL_CURVES[check.curve]) ? 'unsupported' : readKey(check.spki)
    keys.set(check.spki, found)
    return found
  }
  return {
    verify: (check) => {
      const found = keyOf(check)
      return typeof found === 'string' ? found : verdictOf(check, found)
    },
    sha256: (data) => new Uint8Array(createHash('sha256').update(data).digest()),
  }
}

function readKey(spki: Bytes): CachedKey | SignatureVerdict {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    return { key, curve: key.asymmetricKeyDetails?.namedCurve ?? '', forVerify: { key, dsaEncoding: 'ieee-p1363' } }
  } catch {
    return 'bad'
  }
}

/** A key of another kind or curve than the caller read in the certificate is no key for this signature. */
function verdictOf(check: SignatureCheck, { key, curve, forVerify }: CachedKey): SignatureVerdict {
  if (check.kind === 'ecdsa' ? curve !== OPENSSL_CURVES[check.curve] : key.asymmetricKeyType !== 'rsa') return 'bad'
  try {
    return verify(OPENSSL_HASHES[check.hash], check.data, check.kind === 'ecdsa' ? forVerify : key, check.signature) ? 'good' : 'bad'
  } catch {
    return 'unsupported'
  }
}
