import { createHash } from 'node:crypto'
import { utf8 } from '../src/bytes/base64.ts'
import { sameBytes } from '../src/bytes/bytes.ts'
import type { VdsNcReading } from '../src/vdsnc/index.ts'
import { type Judge, statedTime, storeOf, type VectorFile } from './vector-file.ts'
import { base64Of, expectSame, judgeLater, recordOf, rowsOf, textOf, type Verdict } from './verdict.ts'

type Row = Readonly<Record<string, unknown>>
type Findings = readonly (string | null)[]

const KNOWN = [
  'id',
  'source',
  'note',
  'why',
  'type',
  'barcodeText',
  'canonicalData',
  'canonicalDataSha256',
  'signature',
  'signerCertificate',
  'expected',
  'crossCheck',
]
const KNOWN_EXPECTED = ['signatureValid', 'reject', 'status', 'sub']

/** VDS-NC, in the format of `vds-nc.json` and of the part `vdsNc` of `generated-chain.json`. */
export const judgeVdsNc: Judge = async (file) => {
  const group = recordOf(recordOf(file.content).vdsNc)
  const [codes, generated] = [codesOf(file.content), codesOf(group)]
  for (const row of [...codes, ...generated]) reportUnknown(row, file)
  return [
    ...(await Promise.all(codes.map((row) => judgeLater(textOf(row.id), () => codeFindings(row, file))))),
    ...(generated.length > 0
      ? [await judgeLater('data of the VDS-NC', async () => [expectGiven(group, 'canonicalSha256', sha256Hex(textOf(group.canonicalData)))])]
      : []),
    ...(await Promise.all(generated.map((row) => judgeGenerated(row, group, file)))),
  ]
}

function codesOf(content: unknown): readonly Row[] {
  return rowsOf(content, 'vectors').filter((row) => typeof row.barcodeText === 'string')
}

function reportUnknown(row: Row, { unjudged }: VectorFile): void {
  for (const name of Object.keys(row)) if (!KNOWN.includes(name)) unjudged(`${textOf(row.id)} ${name}`)
  for (const name of Object.keys(recordOf(row.expected))) if (!KNOWN_EXPECTED.includes(name)) unjudged(`${textOf(row.id)} expected.${name}`)
}

function sha256Hex(data: string): string {
  return createHash('sha256').update(data).digest('hex')
}

/** Compares only what the file states. */
function expectGiven(row: Row, name: string, actual: unknown): string | null {
  return name in row ? expectSame(name, actual, row[name]) : null
}

function dataText({ data }: VdsNcReading): string {
  return new TextDecoder().decode(data)
}

/** What a row states of its code, signature and signer; the chain is not part of it, for most of these have none. */
async function codeFindings(row: Row, file: VectorFile): Promise<Findings> {
  const expected = recordOf(row.expected)
  const read = file.modules.vdsnc.decodeVdsNc(textOf(row.barcodeText))
  if (!read.ok) return [expected.reject === true ? null : `refused as ${read.code}`]
  const text = dataText(read)
  return [
    expectSame('reject', false, expected.reject ?? false),
    expectGiven(row, 'type', read.header.type),
    expectGiven(row, 'canonicalData', text),
    expectGiven(row, 'canonicalDataSha256', sha256Hex(text)),
    ...signatureFindings(recordOf(row.signature), read, textOf(row.barcodeText)),
    signerFinding(row, file, read),
    expectGiven(expected, 'signatureValid', await isSignedOver(read, read.data, file)),
    expectGiven(recordOf(row.crossCheck), 'validOverNonCanonicalInput', await isSignedAsReceived(row, read, file)),
    'status' in expected ? await statusFinding(row, file) : null,
  ]
}

async function isSignedOver({ certificate, signature }: VdsNcReading, data: VdsNcReading['data'], { modules }: VectorFile): Promise<boolean> {
  const parsed = modules.x509.parseCertificate(certificate)
  if (!parsed.ok || parsed.key.kind !== 'ec' || parsed.key.curve !== 'P-256') return false
  const crypto = modules.cryptoNode.nodeCrypto()
  return (await crypto.verify({ kind: 'ecdsa', spki: parsed.key.spki, curve: 'P-256', hash: 'SHA-256', signature, data })) === 'good'
}

/** Whether the signature is over the data in the order in which they came instead: only a question where that is another text. */
async function isSignedAsReceived(row: Row, read: VdsNcReading, file: VectorFile): Promise<boolean> {
  const received = JSON.stringify(JSON.parse(textOf(row.barcodeText)).data)
  return received !== dataText(read) && (await isSignedOver(read, utf8(received), file))
}

/** `base64url` is the text in the code, padding and all, and `format` says in words whether it has any. */
function signatureFindings(stated: Row, read: VdsNcReading, text: string): Findings {
  const written = textOf(recordOf(recordOf(JSON.parse(text)).sig).sigvl)
  const format = `raw r||s base64url ${written.endsWith('=') ? 'with' : 'without'} "=" padding`
  return [
    expectGiven(stated, 'alg', read.alg),
    expectGiven(stated, 'base64url', written),
    expectGiven(stated, 'length', read.signature.length),
    'format' in stated ? expectSame('format', format, textOf(stated.format).toLowerCase()) : null,
  ]
}

function signerFinding(row: Row, { content }: VectorFile, read: VdsNcReading): string | null {
  if (!('signerCertificate' in row)) return null
  const signer = rowsOf(content, 'certificates').find((certificate) => certificate.id === row.signerCertificate)
  return signer && sameBytes(base64Of(signer.derBase64), read.certificate) ? null : `the signer is not ${textOf(row.signerCertificate)}`
}

async function statusFinding(row: Row, file: VectorFile): Promise<string | null> {
  const at = statedTime(row, file.content)
  if (at === null) return 'a status is stated and no instant for it'
  const { status, sub } = await file.modules.vdsnc.checkVdsNc(textOf(row.barcodeText), {
    store: storeOf(file).store,
    crypto: file.modules.cryptoNode.nodeCrypto(),
    at,
  })
  return expectSame('status', [status, sub], statusFor(recordOf(row.expected)))
}

/** A code that is refused has the wrong format; one whose signature fails says so; of all others the signers are in order. */
function statusFor(expected: Row): readonly [unknown, unknown] {
  if ('status' in expected) return [expected.status, expected.sub ?? null]
  if (expected.reject === true) return ['INVALID', 'WRONG_FORMAT']
  return expected.signatureValid === true ? ['VALID', null] : ['INVALID', 'INVALID_SIGNATURE']
}

/** By the whole check, under the chain and at the instant of the file; the group states once what is the same for all. */
function judgeGenerated(row: Row, group: Row, file: VectorFile): Promise<Verdict> {
  return judgeLater(textOf(row.id), async () => {
    const expected = recordOf(row.expected)
    const read = file.modules.vdsnc.decodeVdsNc(textOf(row.barcodeText))
    const common = { ...('signerCertificate' in group ? { signerCertificate: group.signerCertificate } : {}), ...row }
    return [
      await statusFinding(row, file),
      ...(await codeFindings(common, file)),
      read.ok && expected.signatureValid === true ? expectGiven(group, 'canonicalData', dataText(read)) : null,
    ]
  })
}
