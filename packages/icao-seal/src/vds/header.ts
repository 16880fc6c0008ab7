import { c40Length, decodeC40 } from '../c40/c40.ts'
import { DATE_BYTES, decodeDate } from './dates.ts'
import type { VdsVersion } from './lengths.ts'

/** Doc 9303-13 section 2.2. */
export interface VdsHeader {
  /** The byte as it stands: version minus one. */
  readonly rawVersion: number
  readonly version: VdsVersion
  /** Three characters with fillers (`D<<`), or the lone `D` that real seals carry. */
  readonly issuingCountry: string
  /** Two letters of the country and two more characters: subject C and CN of the signer's certificate. */
  readonly signerIdentifier: string
  /** Two characters as they stand; version 3 has none. */
  readonly certificateReferenceLength: string | null
  /** As it stands, with leading zeros. */
  readonly certificateReference: string
  readonly documentIssueDate: string
  readonly signatureCreationDate: string
  readonly featureDefinitionReference: number
  readonly documentTypeCategory: number
  readonly headerLength: number
}

export type HeaderCode =
  | 'too-short'
  | 'wrong-magic'
  | 'unknown-version'
  | 'wrong-issuing-country'
  | 'wrong-signer-identifier'
  | 'wrong-reference-length'
  | 'wrong-certificate-reference'
  | 'wrong-date'

export interface HeaderRefusal {
  readonly ok: false
  readonly code: HeaderCode
  readonly offset: number
}

export const MAGIC = 0xdc
const SIGNER_OFFSET = 4
const V3_SIGNER_BYTES = 6
const V3_SIGNER_CHARACTERS = 9
const V4_SIGNER_BYTES = 4
/** This signer writes the length of its reference in decimal (40 for 40). From anyone else that is an error. */
const DECIMAL_SIGNER = 'DEZV'

const COUNTRY = /^(?:[A-Z]{3}|[A-Z]{2}<|[A-Z]<<|D)$/
const SIGNER = /^[A-Z]{2}[A-Z0-9]{2}$/
const REFERENCE = /^[A-Z0-9]+$/

interface SignerPart {
  readonly signerIdentifier: string
  readonly certificateReferenceLength: string | null
  readonly certificateReference: string
  readonly end: number
}

export function readHeader(bytes: Uint8Array): VdsHeader | HeaderRefusal {
  if (bytes[0] !== MAGIC) return refuse('wrong-magic', 0)
  const rawVersion = bytes[1]
  if (rawVersion !== 2 && rawVersion !== 3) return refuse('unknown-version', 1)
  const country = textAt(bytes, 2, 2)
  if (country === null || !COUNTRY.test(country)) return refuse('wrong-issuing-country', 2)
  const signer = rawVersion === 2 ? signerOfVersion3(bytes) : signerOfVersion4(bytes)
  if ('ok' in signer) return signer
  const { end } = signer
  if (end + 2 * DATE_BYTES + 2 > bytes.length) return refuse('too-short', bytes.length)
  const issued = decodeDate(bytes, end)
  const signed = decodeDate(bytes, end + DATE_BYTES)
  if (issued === null || signed === null) return refuse('wrong-date', issued === null ? end : end + DATE_BYTES)
  const after = end + 2 * DATE_BYTES
  return {
    rawVersion,
    version: rawVersion === 2 ? 3 : 4,
    issuingCountry: country,
    signerIdentifier: signer.signerIdentifier,
    certificateReferenceLength: signer.certificateReferenceLength,
    certificateReference: signer.certificateReference,
    documentIssueDate: issued,
    signatureCreationDate: signed,
    featureDefinitionReference: bytes[after] ?? 0,
    documentTypeCategory: bytes[after + 1] ?? 0,
    headerLength: after + 2,
  }
}

/** Nine characters in six bytes: the signer and five characters of reference. */
function signerOfVersion3(bytes: Uint8Array): SignerPart | HeaderRefusal {
  const text = textAt(bytes, SIGNER_OFFSET, V3_SIGNER_BYTES)
  const signerIdentifier = text?.slice(0, 4) ?? ''
  if (text?.length !== V3_SIGNER_CHARACTERS || !SIGNER.test(signerIdentifier)) return refuse('wrong-signer-identifier', SIGNER_OFFSET)
  const certificateReference = text.slice(4)
  if (!REFERENCE.test(certificateReference)) return refuse('wrong-certificate-reference', SIGNER_OFFSET)
  return { signerIdentifier, certificateReferenceLength: null, certificateReference, end: SIGNER_OFFSET + V3_SIGNER_BYTES }
}

/** The signer, two hexadecimal digits that say how long the reference is, and the reference. */
function signerOfVersion4(bytes: Uint8Array): SignerPart | HeaderRefusal {
  const text = textAt(bytes, SIGNER_OFFSET, V4_SIGNER_BYTES)
  const signerIdentifier = text?.slice(0, 4) ?? ''
  if (text?.length !== 6 || !SIGNER.test(signerIdentifier)) return refuse('wrong-signer-identifier', SIGNER_OFFSET)
  const certificateReferenceLength = text.slice(4)
  const length = referenceLength(signerIdentifier, certificateReferenceLength)
  if (length === 0) return refuse('wrong-reference-length', SIGNER_OFFSET + 2)
  const from = SIGNER_OFFSET + V4_SIGNER_BYTES
  const certificateReference = textAt(bytes, from, c40Length(length))
  if (certificateReference?.length !== length || !REFERENCE.test(certificateReference)) return refuse('wrong-certificate-reference', from)
  return { signerIdentifier, certificateReferenceLength, certificateReference, end: from + c40Length(length) }
}

/** 0 for what is no length; a reference of no characters names no certificate. */
function referenceLength(signer: string, digits: string): number {
  if (signer === DECIMAL_SIGNER) return /^\d\d$/.test(digits) ? Number(digits) : 0
  return /^[0-9A-F]{2}$/.test(digits) ? Number.parseInt(digits, 16) : 0
}

function textAt(bytes: Uint8Array, from: number, length: number): string | null {
  if (from + length > bytes.length) return null
  const found = decodeC40(bytes.subarray(from, from + length))
  return found.ok ? found.text : null
}

function refuse(code: HeaderCode, offset: number): HeaderRefusal {
  return { ok: false, code, offset }
}
