import type { Bytes } from '../bytes/bytes.ts'
import { fromHex } from '../bytes/bytes.ts'
import { after, type Soon } from '../crypto/after.ts'
import type { Crypto } from '../crypto/crypto.ts'
import type { Certificate } from '../x509/certificate.ts'
import { TAG, wholeDer } from '../x509/der.ts'
import { bits, boolean, octets, oid, sequence, text, tlv, unsigned, wrapped } from './der.ts'
import { type NameFacts, type Validity, writeName, writeSerial, writeValidity } from './names.ts'
import { algorithmFor, keyIdOf, type SigningKey, signed, type WriteCode, type WriteResult } from './signing.ts'

/** Doc 9303-12 section 7.1.3: what the signer of a visible digital seal is for. */
export const VDS_SIGNER_USE = '2.23.136.1.1.11.1'
export const VDS_NC_SIGNER_USE = '2.23.136.1.1.14.2'

export interface CscaFacts extends Validity {
  readonly subject: NameFacts
  readonly serialHex: string
}

export interface SignerFacts extends Validity {
  /** The CSCA. */
  readonly issuer: Certificate
  /** Country and two characters: together the signer identifier of its seals. */
  readonly subject: Pick<NameFacts, 'country' | 'commonName'>
  /** The certificate reference of its seals; short, for every two digits cost a seal a byte or two. */
  readonly serialHex: string
  /** The signer's public key, DER. */
  readonly spki: Bytes
  readonly use: string
  /** Document codes as in zones, without fillers; one letter stands for all that begin with it. Without them the signer may sign every type. */
  readonly documentTypes?: readonly string[]
}

const VERSION_3 = wrapped(0, unsigned(Uint8Array.of(2)))

/** A self-signed root. For tests and demonstrations: the real one is the CSCA that signs the country's passports. */
export function writeCsca(facts: CscaFacts, key: SigningKey, crypto: Crypto): Soon<WriteResult> {
  const name = writeName(facts.subject)
  if (!name) return refuse('wrong-name')
  return after(keyIdOf(key.spki, crypto), (keyId) => {
    if (!keyId) return refuse('wrong-key')
    const extensions = [
      // A CSCA signs signers and no further authority: path length 0.
      extension('2.5.29.19', sequence(boolean(true), unsigned(Uint8Array.of(0))), true),
      // keyCertSign and cRLSign.
      extension('2.5.29.15', bits(Uint8Array.of(0x06), 1), true),
      extension('2.5.29.14', octets(keyId)),
      authorityKeyId(keyId),
    ]
    return certificate({ ...facts, issuer: name, subject: name, spki: key.spki, extensions }, key)
  })
}

/** A barcode signer as Doc 9303-12 section 7.1.3 wants it: country and common name, authority key identifier, its use, its document types, nothing else. */
export function writeSigner(facts: SignerFacts, key: SigningKey): Soon<WriteResult> {
  const { issuer, use, documentTypes } = facts
  const subject = writeName({ country: facts.subject.country, commonName: facts.subject.commonName })
  if (!subject || (use === VDS_SIGNER_USE && !/^[A-Z0-9]{2}$/.test(facts.subject.commonName))) return refuse('wrong-name')
  if (!/^[0-2](?:\.\d+)+$/.test(use)) return refuse('wrong-use')
  const keyId = issuer.subjectKeyId === null ? null : fromHex(issuer.subjectKeyId)
  if (!keyId || !wholeDer(facts.spki, TAG.sequence)) return refuse('wrong-key')
  const extensions = [
    authorityKeyId(keyId),
    extension('2.5.29.37', sequence(oid(use)), true),
    ...(documentTypes ? [extension('2.23.136.1.1.6.2', sequence(unsigned(Uint8Array.of(0)), setOf(documentTypes)))] : []),
  ]
  return certificate({ ...facts, issuer: issuer.subject.der, subject, extensions }, key)
}

/** A request to a CSCA (PKCS #10) for the key that signs it. */
export function writeRequest(subject: NameFacts, key: SigningKey): Soon<WriteResult> {
  const name = writeName(subject)
  if (!name) return refuse('wrong-name')
  if (!wholeDer(key.spki, TAG.sequence)) return refuse('wrong-key')
  return signed(sequence(unsigned(Uint8Array.of(0)), name, key.spki, wrapped(0)), key)
}

interface Body extends Validity {
  readonly issuer: Bytes
  readonly subject: Bytes
  readonly serialHex: string
  readonly spki: Bytes
  readonly extensions: readonly Bytes[]
}

function certificate(body: Body, key: SigningKey): Soon<WriteResult> {
  const serial = writeSerial(body.serialHex)
  const validity = writeValidity(body)
  if (!serial) return refuse('wrong-serial-number')
  if (!validity) return refuse('wrong-validity')
  const { issuer, subject, spki, extensions } = body
  return signed(sequence(VERSION_3, serial, algorithmFor(key.curve), issuer, validity, subject, spki, wrapped(3, sequence(...extensions))), key)
}

export function extension(type: string, value: Bytes, critical = false): Bytes {
  return sequence(oid(type), ...(critical ? [boolean(true)] : []), octets(value))
}

export function authorityKeyId(keyId: Bytes): Bytes {
  return extension('2.5.29.35', sequence(tlv(0x80, keyId)))
}

/** A set is written in the order of its bytes (X.690 section 11.6). */
function setOf(types: readonly string[]): Bytes {
  const written = types.map(text)
  return tlv(TAG.set, ...written.toSorted(compareBytes))
}

function compareBytes(one: Bytes, other: Bytes): number {
  const at = one.findIndex((byte, index) => byte !== other[index])
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}

function refuse(code: WriteCode): WriteResult {
  return { ok: false, code }
}
