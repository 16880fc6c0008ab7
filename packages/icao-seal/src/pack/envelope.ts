import { fromBase64Url, toBase64Url, utf8 } from '../bytes/base64.ts'
import { type Bytes, concatBytes } from '../bytes/bytes.ts'
import type { Crypto } from '../crypto/crypto.ts'
import { canonicalJson, hasExactly, isJsonObject, type JsonObject, type JsonValue, readJson } from '../json/index.ts'

/** What a signed file is. It stands in the signed header, so that no file can be shown as one of another kind. */
export type FileKind = 'icao-seal-pack' | 'icao-seal-pack-delta' | 'icao-seal-status' | 'icao-seal-status-delta'

/** A key that signs the files of an operator, pinned in the devices. Always P-256. */
export interface OperationsKey {
  readonly kid: string
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Bytes
}

export interface FileSigner {
  readonly kid: string
  /** r||s, 64 bytes, with ECDSA P-256 and SHA-256. */
  readonly sign: (data: Bytes) => Bytes | Promise<Bytes>
}

export type FileCode = 'too-large' | 'wrong-format' | 'unknown-key' | 'bad-signature'

export type FileResult = { readonly ok: true; readonly payload: JsonObject } | { readonly ok: false; readonly code: FileCode }

export interface FileOpening {
  readonly operationsKeys: readonly OperationsKey[]
  readonly crypto: Crypto
  /** Bytes of a file; 64 MiB unless told. */
  readonly maxBytes?: number
}

const MAX_BYTES = 2 ** 26
const LONGEST_HEAD = 512
const LINE_FEED = 0x0a
const SIGNATURE_LENGTH = 64
const HEAD = /^([A-Za-z0-9_-]+)\.\.([A-Za-z0-9_-]+)$/

/**
 * A signed file: one line, a JWS whose payload is detached and not encoded (RFC 7515 appendix F, RFC 7797), then the payload as it is. So any JOSE library can
 * check it, the signature covers the bytes of the file and nothing is encoded twice: in a compact JWS a status list would pass through base64 two times.
 */
export async function signFile(kind: FileKind, payload: JsonValue, { kid, sign }: FileSigner): Promise<Bytes | null> {
  const [header, body] = [canonicalJson({ alg: 'ES256', b64: false, crit: ['b64'], kid, typ: kind }), canonicalJson(payload)]
  if (!header.ok || !body.ok) return null
  const [head, content] = [toBase64Url(utf8(header.text)), utf8(body.text)]
  const signature = await sign(concatBytes([utf8(`${head}.`), content]))
  const line = `${head}..${toBase64Url(signature)}`
  return signature.length === SIGNATURE_LENGTH && line.length <= LONGEST_HEAD ? concatBytes([utf8(`${line}\n`), content]) : null
}

/** The payload of a signed file of one kind, looked at only after its signature is found good. Never throws. */
export async function openFile(kind: FileKind, file: Uint8Array, { operationsKeys, crypto, maxBytes = MAX_BYTES }: FileOpening): Promise<FileResult> {
  if (!(file instanceof Uint8Array)) return { ok: false, code: 'wrong-format' }
  if (file.length > maxBytes) return { ok: false, code: 'too-large' }
  const end = file.subarray(0, LONGEST_HEAD + 1).indexOf(LINE_FEED)
  const [, head = '', tail = ''] = HEAD.exec(String.fromCharCode(...file.subarray(0, Math.max(end, 0)))) ?? []
  const [signature, kid] = [fromBase64Url(tail), kidOf(kind, head)]
  if (signature?.length !== SIGNATURE_LENGTH || kid === null) return { ok: false, code: 'wrong-format' }
  const key = operationsKeys.find((known) => known.kid === kid)
  if (key === undefined) return { ok: false, code: 'unknown-key' }
  const content = file.subarray(end + 1)
  const data = concatBytes([utf8(`${head}.`), content])
  const verdict = await crypto.verify({ kind: 'ecdsa', spki: key.spki, curve: 'P-256', hash: 'SHA-256', signature, data })
  if (verdict !== 'good') return { ok: false, code: 'bad-signature' }
  const payload = readJson(content, { numbers: 'safe-integers', maxLength: maxBytes })
  return payload.ok && isJsonObject(payload.value) ? { ok: true, payload: payload.value } : { ok: false, code: 'wrong-format' }
}

function kidOf(kind: FileKind, head: string): string | null {
  const bytes = fromBase64Url(head)
  const header = bytes === null ? null : readJson(bytes)
  if (!header?.ok || !isJsonObject(header.value) || !hasExactly(header.value, ['alg', 'b64', 'crit', 'kid', 'typ'])) return null
  const { alg, b64, crit, kid, typ } = header.value
  if (alg !== 'ES256' || b64 !== false || typ !== kind || typeof kid !== 'string') return null
  return Array.isArray(crit) && crit.length === 1 && crit[0] === 'b64' ? kid : null
}
