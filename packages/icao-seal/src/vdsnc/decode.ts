import { fromBase64Url, utf8 } from '../bytes/base64.ts'
import type { Bytes } from '../bytes/bytes.ts'
import { canonicalJson, hasExactly, isJsonObject, type JsonObject, type JsonValue, readJson } from '../json/index.ts'
import { LONGEST, SIGNATURE_LENGTH, type VdsNcCode, type VdsNcHeader, type VdsNcRefusal, type VdsNcResult } from './shape.ts'

/**
 * Takes a VDS-NC apart. Names may stand in any order with any white space between them, since the signature covers the canonical form (RFC 8785); whatever
 * reading would change without a word, and every member that the container does not have, is refused. Never throws.
 */
export function decodeVdsNc(input: string | Uint8Array): VdsNcResult {
  const json = readJson(input, { numbers: 'exact', maxLength: LONGEST })
  if (!json.ok) return refused(json.code)
  const whole = members(json.value, ['data', 'sig'])
  if (typeof whole === 'string') return refused(whole)
  const data = members(whole.data, ['hdr', 'msg'])
  if (typeof data === 'string') return refused(data)
  const { hdr, msg } = data
  if (!isJsonObject(hdr) || !isJsonObject(msg)) return refused('wrong-shape')
  const header = headerOf(hdr)
  if (header === null) return refused('wrong-header')
  const sig = signatureOf(whole.sig)
  if (typeof sig === 'string') return refused(sig)
  const canonical = canonicalJson(data)
  if (!canonical.ok) return refused(canonical.code)
  return { ok: true, header, hdr, msg, alg: 'ES256', ...sig, data: utf8(canonical.text) }
}

function refused(code: VdsNcCode): VdsNcRefusal {
  return { ok: false, code }
}

function members(value: JsonValue | undefined, names: readonly string[]): JsonObject | 'wrong-shape' | 'unknown-member' {
  if (!isJsonObject(value) || !names.every((name) => Object.hasOwn(value, name))) return 'wrong-shape'
  return hasExactly(value, names) ? value : 'unknown-member'
}

/** A header may have members of later versions: they are signed like the others. */
function headerOf(hdr: JsonObject): VdsNcHeader | null {
  const { t: type, v: version, is: issuer } = hdr
  if (typeof type !== 'string' || type === '' || typeof version !== 'number' || typeof issuer !== 'string') return null
  return Number.isSafeInteger(version) && version >= 1 && /^(?:[A-Z]{1,3}|[A-Z]{2}<|[A-Z]<<)$/.test(issuer) ? { type, version, issuer } : null
}

function signatureOf(value: JsonValue | undefined): { readonly certificate: Bytes; readonly signature: Bytes } | VdsNcCode {
  const sig = members(value, ['alg', 'cer', 'sigvl'])
  if (typeof sig === 'string') return sig
  const { alg, cer, sigvl } = sig
  if (typeof alg !== 'string' || typeof cer !== 'string' || typeof sigvl !== 'string') return 'wrong-shape'
  if (alg !== 'ES256') return 'unsupported-algorithm'
  const [certificate, signature] = [fromBase64Url(cer), fromBase64Url(sigvl)]
  if (certificate === null || signature === null || certificate.length === 0) return 'wrong-base64url'
  return signature.length === SIGNATURE_LENGTH ? { certificate, signature } : 'wrong-signature-length'
}
