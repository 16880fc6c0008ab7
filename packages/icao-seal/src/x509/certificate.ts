import { type Bytes, sameBytes, toHex } from '../bytes/bytes.ts'
import { type PublicKey, readPublicKey, readSignatureAlgorithm, type SignatureAlgorithm } from './algorithms.ts'
import { type Der, partsOf, partsOfTag, TAG, wholeDer, wholeOf } from './der.ts'
import { type Extensions, readExtensions } from './extensions.ts'
import { type Name, readName } from './name.ts'
import { readTime } from './time.ts'
import { readBitString, readSmallNumber, readUnsigned } from './values.ts'

export interface Certificate extends Extensions {
  readonly ok: true
  readonly der: Bytes
  /** What is signed. */
  readonly tbs: Bytes
  /** Lower case, two digits a byte: `01`, `a1`. */
  readonly serialHex: string
  readonly issuer: Name
  readonly subject: Name
  /** Milliseconds since 1970, UTC. */
  readonly notBefore: number
  readonly notAfter: number
  readonly key: PublicKey
  readonly signatureAlgorithm: SignatureAlgorithm
  /** As it stands: DER for ECDSA. */
  readonly signature: Bytes
}

export type CertificateCode =
  | 'not-a-certificate'
  | 'wrong-version'
  | 'wrong-serial-number'
  | 'wrong-name'
  | 'wrong-validity'
  | 'wrong-key'
  | 'wrong-algorithm'
  | 'wrong-extensions'

export interface CertificateRefusal {
  readonly ok: false
  readonly code: CertificateCode
}

const VERSION = 0xa0
const EXTENSIONS = 0xa3
/** Unique identifiers of issuer and subject, which Doc 9303-12 forbids and which say nothing. */
const UNIQUE_IDS: ReadonlySet<number> = new Set([0x81, 0x82])

/** Reads an X.509 certificate (RFC 5280) strictly: DER only, nothing after it, nothing twice. It checks no signature. Never throws. */
export function parseCertificate(der: Bytes): Certificate | CertificateRefusal {
  const outer = partsOf(wholeDer(der, TAG.sequence))
  const [tbs, algorithm, bits] = outer ?? []
  const signature = readBitString(bits)
  const fields = partsOfTag(tbs, TAG.sequence)
  if (outer?.length !== 3 || !tbs || !algorithm || !signature || !fields) return refuse('not-a-certificate')
  return readTbs(fields, { der, tbs, algorithm, signature })
}

interface Outer {
  readonly der: Bytes
  readonly tbs: Der
  readonly algorithm: Der
  readonly signature: Bytes
}

function readTbs(fields: readonly Der[], outer: Outer): Certificate | CertificateRefusal {
  const versioned = fields[0]?.tag === VERSION
  const [serial, inner, issuer, validity, subject, spki, ...rest] = versioned ? fields.slice(1) : fields
  const version = versioned ? readSmallNumber(partsOf(fields[0])?.[0]) : 0
  if (version === null || version > 2) return refuse('wrong-version')
  const serialNumber = readUnsigned(serial)
  if (!serialNumber) return refuse('wrong-serial-number')
  const signatureAlgorithm = readSignatureAlgorithm(outer.algorithm)
  // The algorithm outside is not signed, so it must be the one inside (RFC 5280 section 4.1.1.2).
  if (!signatureAlgorithm || !inner || !sameBytes(wholeOf(inner), wholeOf(outer.algorithm))) return refuse('wrong-algorithm')
  const names = { issuer: readName(issuer), subject: readName(subject) }
  if (!names.issuer || !names.subject) return refuse('wrong-name')
  const times = partsOfTag(validity, TAG.sequence)
  const [notBefore, notAfter] = [readTime(times?.[0]), readTime(times?.[1])]
  if (times?.length !== 2 || notBefore === null || notAfter === null) return refuse('wrong-validity')
  const key = readPublicKey(spki)
  if (!key) return refuse('wrong-key')
  const extensions = readRest(rest, version)
  if (!extensions) return refuse('wrong-extensions')
  const { der, tbs, signature } = outer
  return {
    ok: true,
    der,
    tbs: wholeOf(tbs),
    serialHex: toHex(serialNumber),
    issuer: names.issuer,
    subject: names.subject,
    notBefore,
    notAfter,
    key,
    signatureAlgorithm,
    signature,
    ...extensions,
  }
}

/** Extensions need version 3 and come last. */
function readRest(rest: readonly Der[], version: number): Extensions | null {
  const last = rest.at(-1)
  const extensions = last?.tag === EXTENSIONS ? last : undefined
  const before = extensions ? rest.slice(0, -1) : rest
  if ((extensions && version !== 2) || !before.every(({ tag }) => UNIQUE_IDS.has(tag))) return null
  return readExtensions(extensions)
}

function refuse(code: CertificateCode): CertificateRefusal {
  return { ok: false, code }
}
