import { fromBase64Url, toBase64Url } from '../bytes/base64.ts'
import type { Deflate } from './deflate.ts'
import { byteLength, isListSize, listOf, type StatusList } from './list.ts'

/** The `status_list` object of the IETF Token Status List, section 4.2: zlib, the least significant bits first. */
export interface TokenStatusList {
  readonly bits: 2
  /** base64url without padding. */
  readonly lst: string
}

export type StatusCode = 'wrong-shape' | 'wrong-base64url' | 'damaged' | 'wrong-size'

export type StatusListResult = { readonly ok: true; readonly list: StatusList } | { readonly ok: false; readonly code: StatusCode }

export async function writeTokenStatusList(list: StatusList, deflate: Deflate): Promise<TokenStatusList> {
  return { bits: 2, lst: toBase64Url(await deflate.zlib(list.bits)) }
}

/** `size` comes from the signed file around the list: the encoding itself knows only whole bytes. Never throws. */
export async function readTokenStatusList(
  encoded: { readonly bits: unknown; readonly lst: unknown },
  size: number,
  deflate: Deflate,
): Promise<StatusListResult> {
  if (encoded.bits !== 2 || typeof encoded.lst !== 'string') return { ok: false, code: 'wrong-shape' }
  if (!isListSize(size)) return { ok: false, code: 'wrong-size' }
  const compressed = encoded.lst.includes('=') ? null : fromBase64Url(encoded.lst)
  if (compressed === null) return { ok: false, code: 'wrong-base64url' }
  const bits = await deflate.unzlib(compressed, byteLength(size))
  if (bits === null) return { ok: false, code: 'damaged' }
  const list = listOf(size, bits)
  return list === null ? { ok: false, code: 'wrong-size' } : { ok: true, list }
}
