import { type Bytes, toHex } from '../bytes/bytes.ts'
import { contentOf, type Der, partsOf, partsOfTag, readDer, TAG, wholeDer } from './der.ts'
import { readBoolean, readOid, readSmallNumber, readString } from './values.ts'

export interface Extensions {
  readonly isCa: boolean
  /** Null when the certificate does not say. */
  readonly mayCertify: boolean | null
  readonly mayListRevoked: boolean | null
  /** Hexadecimal. */
  readonly subjectKeyId: string | null
  readonly authorityKeyId: string | null
  readonly extendedKeyUsage: readonly string[] | null
  /** Document types that the signer may sign (Doc 9303-12 section 7.1.1.5): one letter stands for all types that begin with it. */
  readonly documentTypes: readonly string[] | null
  /** Extensions that must be understood and are not. */
  readonly unknownCritical: readonly string[]
}

const NO_EXTENSIONS: Extensions = {
  isCa: false,
  mayCertify: null,
  mayListRevoked: null,
  subjectKeyId: null,
  authorityKeyId: null,
  extendedKeyUsage: null,
  documentTypes: null,
  unknownCritical: [],
}

/** Each reads the content of one extension; null when it is malformed. */
const READERS: Readonly<Record<string, (value: Bytes) => Partial<Extensions> | null>> = {
  '2.5.29.14': readSubjectKeyId,
  '2.5.29.15': readKeyUsage,
  '2.5.29.19': readBasicConstraints,
  '2.5.29.35': readAuthorityKeyId,
  '2.5.29.37': readExtendedKeyUsage,
  '2.23.136.1.1.6.2': readDocumentTypes,
  // Understood as far as it matters here: it says when the key may sign, not when the certificate is valid.
  '2.5.29.16': () => ({}),
  // Policies of a CSCA bind the issuer; no policy is asked for here (RFC 5280 section 6.1, any-policy).
  '2.5.29.32': () => ({}),
}

/** Of the context tag [3] of a certificate. Null for a malformed one, and for one that occurs twice. */
export function readExtensions(der: Der | undefined): Extensions | null {
  if (!der) return NO_EXTENSIONS
  const wrapped = partsOf(der)
  const list = partsOfTag(wrapped?.[0], TAG.sequence)
  if (wrapped?.length !== 1 || !list) return null
  let found: Extensions = NO_EXTENSIONS
  const seen = new Set<string>()
  for (const part of list) {
    const extension = readExtension(part)
    if (!extension || seen.has(extension.oid)) return null
    seen.add(extension.oid)
    const reader = READERS[extension.oid]
    const read = reader ? reader(extension.value) : extension.critical ? { unknownCritical: [...found.unknownCritical, extension.oid] } : {}
    if (!read) return null
    found = { ...found, ...read }
  }
  return found
}

export interface Extension {
  readonly oid: string
  readonly critical: boolean
  readonly value: Bytes
}

export function readExtension(der: Der): Extension | null {
  const parts = partsOfTag(der, TAG.sequence)
  const oid = readOid(parts?.[0])
  const critical = parts?.length === 3 ? readBoolean(parts[1]) : false
  const value = parts?.at(-1)
  if (!parts || parts.length > 3 || oid === null || critical === null || value?.tag !== TAG.octetString) return null
  return { oid, critical, value: contentOf(value) }
}

function readSubjectKeyId(value: Bytes): Partial<Extensions> | null {
  const der = wholeDer(value, TAG.octetString)
  return der && { subjectKeyId: toHex(contentOf(der)) }
}

/** The key identifier has context tag 0; issuer name and serial number may follow. */
function readAuthorityKeyId(value: Bytes): Partial<Extensions> | null {
  const parts = partsOf(wholeDer(value, TAG.sequence))
  if (!parts) return null
  const id = parts.find(({ tag }) => tag === 0x80)
  return { authorityKeyId: id ? toHex(contentOf(id)) : null }
}

function readKeyUsage(value: Bytes): Partial<Extensions> | null {
  const der = readDer(value)
  if (der?.tag !== TAG.bitString || der.end !== value.length) return null
  const bits = contentOf(der)[1] ?? 0
  return { mayCertify: (bits & 0x04) !== 0, mayListRevoked: (bits & 0x02) !== 0 }
}

function readBasicConstraints(value: Bytes): Partial<Extensions> | null {
  const parts = partsOf(wholeDer(value, TAG.sequence))
  if (!parts || parts.length > 2) return null
  const isCa = parts[0]?.tag === TAG.boolean ? readBoolean(parts[0]) : false
  return isCa === null ? null : { isCa }
}

function readExtendedKeyUsage(value: Bytes): Partial<Extensions> | null {
  const oids = partsOf(wholeDer(value, TAG.sequence))?.map(readOid)
  if (!oids || oids.length === 0 || !oids.every((oid) => oid !== null)) return null
  return { extendedKeyUsage: oids }
}

/** `SEQUENCE { version INTEGER, SET OF PrintableString }`. */
function readDocumentTypes(value: Bytes): Partial<Extensions> | null {
  const parts = partsOf(wholeDer(value, TAG.sequence))
  const types = partsOfTag(parts?.[1], TAG.set)?.map(readString)
  if (parts?.length !== 2 || readSmallNumber(parts[0]) === null || !types?.every((type) => type !== null)) return null
  return { documentTypes: types }
}
