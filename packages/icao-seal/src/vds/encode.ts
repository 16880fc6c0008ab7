import { type Bytes, concatBytes } from '../bytes/bytes.ts'
import { encodeC40 } from '../c40/c40.ts'
import { isSignatureLength } from '../crypto/curves.ts'
import { encodeDate } from './dates.ts'
import { type RawFeature, SIGNATURE_TAG } from './decode.ts'
import { MAGIC, readHeader } from './header.ts'
import { type VdsVersion, writeLength } from './lengths.ts'

/** What a header is written from; version 4 unless it says otherwise. */
export interface HeaderFacts {
  readonly version?: VdsVersion
  readonly issuingCountry: string
  readonly signerIdentifier: string
  /** The serial number of the signer's certificate in hexadecimal, upper case; five characters in version 3. */
  readonly certificateReference: string
  readonly documentIssueDate: string
  readonly signatureCreationDate: string
  readonly featureDefinitionReference: number
  readonly documentTypeCategory: number
}

export type EncodeResult =
  | { readonly ok: true; readonly bytes: Bytes }
  | { readonly ok: false; readonly code: 'wrong-header' | 'wrong-tag' | 'duplicate-tag' | 'too-long' | 'wrong-signature-length'; readonly field: string }

/** Header and message zone: the bytes to be signed. */
export function encodeVdsUnsigned(header: HeaderFacts, features: readonly RawFeature[]): EncodeResult {
  const written = writeHeader(header)
  if (!written.ok) return written
  const parts: Uint8Array[] = [written.bytes]
  const seen = new Set<number>()
  for (const { tag, value } of features) {
    if (!Number.isInteger(tag) || tag < 0 || tag >= SIGNATURE_TAG) return refuse('wrong-tag', String(tag))
    if (seen.has(tag)) return refuse('duplicate-tag', String(tag))
    const length = writeLength(value.length, header.version ?? 4)
    if (!length) return refuse('too-long', String(tag))
    seen.add(tag)
    parts.push(Uint8Array.of(tag, ...length), value)
  }
  return { ok: true, bytes: concatBytes(parts) }
}

/** The whole seal. The signature is r||s over exactly these unsigned bytes. */
export function sealVds(unsigned: Bytes, signature: Bytes): EncodeResult {
  const header = readHeader(unsigned)
  if ('ok' in header) return refuse('wrong-header', header.code)
  const length = isSignatureLength(signature.length) ? writeLength(signature.length, header.version) : null
  if (!length) return refuse('wrong-signature-length', 'signature')
  return { ok: true, bytes: concatBytes([unsigned, Uint8Array.of(SIGNATURE_TAG, ...length), signature]) }
}

function writeHeader(facts: HeaderFacts): EncodeResult {
  const version = facts.version ?? 4
  const dates = [encodeDate(facts.documentIssueDate), encodeDate(facts.signatureCreationDate)]
  const country = encodeC40(facts.issuingCountry)
  const signer = encodeC40(facts.signerIdentifier + referenceOf(facts, version))
  if (!country.ok) return refuse('wrong-header', 'issuingCountry')
  if (!signer.ok) return refuse('wrong-header', 'certificateReference')
  if (!dates[0]) return refuse('wrong-header', 'documentIssueDate')
  if (!dates[1]) return refuse('wrong-header', 'signatureCreationDate')
  const kind = Uint8Array.of(facts.featureDefinitionReference, facts.documentTypeCategory)
  const bytes = concatBytes([Uint8Array.of(MAGIC, version - 1), country.bytes, signer.bytes, dates[0], dates[1], kind])
  return saysTheSame(bytes, facts) ?? { ok: true, bytes }
}

function referenceOf({ certificateReference }: HeaderFacts, version: VdsVersion): string {
  if (version === 3) return certificateReference
  return certificateReference.length.toString(16).toUpperCase().padStart(2, '0') + certificateReference
}

/** Whatever a reader would refuse, or read as something else, is not written. */
function saysTheSame(bytes: Bytes, facts: HeaderFacts): EncodeResult | null {
  const read = readHeader(bytes)
  if ('ok' in read) return refuse('wrong-header', read.code)
  const fields = ['issuingCountry', 'signerIdentifier', 'certificateReference', 'featureDefinitionReference', 'documentTypeCategory'] as const
  const wrong = fields.find((field) => read[field] !== facts[field])
  if (wrong) return refuse('wrong-header', wrong)
  return read.headerLength === bytes.length ? null : refuse('wrong-header', 'certificateReference')
}

type Refusal = Extract<EncodeResult, { ok: false }>

function refuse(code: Refusal['code'], field: string): Refusal {
  return { ok: false, code, field }
}
