import { type Bytes, sameBytes, toHex } from '../bytes/bytes.ts'
import { readSignatureAlgorithm, type SignatureAlgorithm } from './algorithms.ts'
import { type Der, partsOf, partsOfTag, TAG, wholeDer, wholeOf } from './der.ts'
import { readExtension } from './extensions.ts'
import { type Name, readName } from './name.ts'
import { readTime } from './time.ts'
import { readBitString, readSmallNumber, readUnsigned } from './values.ts'

export interface Crl {
  readonly ok: true
  readonly der: Bytes
  readonly tbs: Bytes
  readonly issuer: Name
  /** Milliseconds since 1970, UTC. */
  readonly thisUpdate: number
  /** Null when the issuer promises no next list. */
  readonly nextUpdate: number | null
  /** Serial numbers as in `Certificate.serialHex`. */
  readonly revokedSerials: ReadonlySet<string>
  readonly signatureAlgorithm: SignatureAlgorithm
  readonly signature: Bytes
}

export interface CrlRefusal {
  readonly ok: false
  readonly code: 'not-a-list' | 'wrong-version' | 'wrong-name' | 'wrong-time' | 'wrong-algorithm' | 'wrong-entry' | 'wrong-extensions'
}

const EXTENSIONS = 0xa0
/** Authority key identifier, list number: all that Doc 9303-12 section 7.1.4 allows. A delta list or a list of one distribution point is critical, so refused. */
const KNOWN: ReadonlySet<string> = new Set(['2.5.29.35', '2.5.29.20'])

/** Reads a certificate revocation list, version 2, strictly. It checks no signature. Never throws. */
export function parseCrl(der: Bytes): Crl | CrlRefusal {
  const outer = partsOf(wholeDer(der, TAG.sequence))
  const [tbs, algorithm, bits] = outer ?? []
  const signature = readBitString(bits)
  const fields = partsOfTag(tbs, TAG.sequence)
  if (outer?.length !== 3 || !tbs || !signature || !fields) return refuse('not-a-list')
  if (readSmallNumber(fields[0]) !== 1) return refuse('wrong-version')
  const signatureAlgorithm = readSignatureAlgorithm(algorithm)
  if (!signatureAlgorithm || !fields[1] || !algorithm || !sameBytes(wholeOf(fields[1]), wholeOf(algorithm))) return refuse('wrong-algorithm')
  const issuer = readName(fields[2])
  if (!issuer) return refuse('wrong-name')
  const body = readBody(fields.slice(3))
  return body.ok ? { ...body, der, tbs: wholeOf(tbs), issuer, signatureAlgorithm, signature } : body
}

type Body = Pick<Crl, 'ok' | 'thisUpdate' | 'nextUpdate' | 'revokedSerials'>

/** What follows the issuer: times, entries (absent when nothing is revoked), extensions. */
function readBody([first, ...rest]: readonly Der[]): Body | CrlRefusal {
  const thisUpdate = readTime(first)
  const isTimed = rest[0]?.tag === TAG.utcTime || rest[0]?.tag === TAG.generalizedTime
  const nextUpdate = isTimed ? readTime(rest[0]) : null
  if (thisUpdate === null || (isTimed && nextUpdate === null)) return refuse('wrong-time')
  const [next, ...more] = isTimed ? rest.slice(1) : rest
  const hasEntries = next?.tag === TAG.sequence
  const revokedSerials = hasEntries ? readEntries(next) : new Set<string>()
  if (!revokedSerials) return refuse('wrong-entry')
  const [extensions, ...surplus] = hasEntries ? more : next ? [next, ...more] : []
  if (surplus.length > 0 || (extensions && !areKnown(extensions))) return refuse('wrong-extensions')
  return { ok: true, thisUpdate, nextUpdate, revokedSerials }
}

/** An empty list of entries is written as none (RFC 5280 section 5.1.2.6). */
function readEntries(der: Der): ReadonlySet<string> | null {
  const entries = partsOf(der)
  if (!entries || entries.length === 0) return null
  const serials = new Set<string>()
  for (const entry of entries) {
    const parts = partsOfTag(entry, TAG.sequence)
    const serial = readUnsigned(parts?.[0])
    if (!parts || parts.length > 3 || !serial || readTime(parts[1]) === null) return null
    if (parts[2] && !areUncritical(parts[2])) return null
    serials.add(toHex(serial))
  }
  return serials
}

function areUncritical(der: Der): boolean {
  const list = partsOfTag(der, TAG.sequence)?.map(readExtension)
  return list?.every((extension) => extension !== null && !extension.critical) ?? false
}

function areKnown(der: Der): boolean {
  const wrapped = der.tag === EXTENSIONS ? partsOf(der) : null
  const list = wrapped?.length === 1 ? partsOfTag(wrapped[0], TAG.sequence)?.map(readExtension) : null
  return list?.every((extension) => extension !== null && (!extension.critical || KNOWN.has(extension.oid))) ?? false
}

function refuse(code: CrlRefusal['code']): CrlRefusal {
  return { ok: false, code }
}
