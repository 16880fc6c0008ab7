import type { Bytes } from '../bytes/bytes.ts'
import type { Crypto, Curve, SignatureCheck, SignatureVerdict } from './crypto.ts'

/** WebCrypto has no P-224, no brainpool curve and no SHA-224. */
const WEB_CURVES: ReadonlySet<Curve> = new Set<Curve>(['P-256', 'P-384', 'P-521'])

/** The cryptography of a browser (or of any run-time with WebCrypto): `webCrypto(crypto.subtle)`. Keys are remembered as long as the array `spki` lives. */
export function webCrypto(subtle: SubtleCrypto): Crypto {
  const keys = new WeakMap<Bytes, { readonly name: string; readonly key: Promise<CryptoKey | null> }>()
  const keyOf = (check: SignatureCheck): Promise<CryptoKey | null> => {
    const name = check.kind === 'ecdsa' ? check.curve : check.hash
    const known = keys.get(check.spki)
    if (known?.name === name) return known.key
    const key = subtle.importKey('spki', check.spki, algorithmOf(check), false, ['verify']).catch(() => null)
    keys.set(check.spki, { name, key })
    return key
  }
  return {
    verify: (check) => {
      if (check.hash === 'SHA-224' || (check.kind === 'ecdsa' && !WEB_CURVES.has(check.curve))) return 'unsupported'
      return keyOf(check).then((key) => (key ? verdictOf(subtle, check, key) : 'bad'))
    },
    sha256: (data) => subtle.digest('SHA-256', data).then((digest) => new Uint8Array(digest)),
  }
}

function algorithmOf(check: SignatureCheck): EcKeyImportParams | RsaHashedImportParams {
  return check.kind === 'ecdsa' ? { name: 'ECDSA', namedCurve: check.curve } : { name: 'RSASSA-PKCS1-v1_5', hash: check.hash }
}

function verdictOf(subtle: SubtleCrypto, check: SignatureCheck, key: CryptoKey): Promise<SignatureVerdict> {
  const algorithm = check.kind === 'ecdsa' ? { name: 'ECDSA', hash: check.hash } : { name: 'RSASSA-PKCS1-v1_5' }
  return subtle.verify(algorithm, key, check.signature, check.data).then(
    (valid) => (valid ? 'good' : 'bad'),
    () => 'unsupported',
  )
}
