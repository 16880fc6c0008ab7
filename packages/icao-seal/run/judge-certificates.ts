import { createHash, createPrivateKey, sign } from 'node:crypto'
import { toHex } from '../src/bytes/bytes.ts'
import type { SealModules } from './modules.ts'
import { cscasOf, type Judge, type VectorFile } from './vector-file.ts'
import { base64Of, expectSame, judge, judgeLater, recordOf, rowsOf, textOf, textsOf, type Verdict } from './verdict.ts'

type Row = Readonly<Record<string, unknown>>
type Certificate = Extract<ReturnType<SealModules['x509']['parseCertificate']>, { ok: true }>

const LISTS = ['certificates', 'csca', 'trustStore', 'untrustedCsca'] as const

/** Names of OpenSSL that differ from ours. */
const CURVE_NAMES: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp224r1: 'P-224', secp384r1: 'P-384', secp521r1: 'P-521' }

export function curveName(name: string): string {
  return CURVE_NAMES[name] ?? name
}

/** Certificates, revocation lists and test keys of any file that carries them. */
export const judgeCertificates: Judge = async (file) => {
  const { content, modules } = file
  const certificates = LISTS.flatMap((list) => rowsOf(content, list)).filter((row) => 'derBase64' in row)
  return [
    ...(await Promise.all(certificates.map((row) => judgeCertificate(row, file)))),
    ...(await Promise.all(rowsOf(content, 'crl').map((row) => judgeCrl(row, file)))),
    ...rowsOf(content, 'publishedTestPrivateKeys').map((row) => judgeTestKey(row, content, modules)),
  ]
}

function certificateOf(row: Row | undefined, { x509 }: SealModules): Certificate {
  const found = x509.parseCertificate(base64Of(row?.derBase64))
  if (!found.ok) throw new Error(found.code)
  return found
}

function judgeCertificate(row: Row, file: VectorFile): Promise<Verdict> {
  const { content, modules } = file
  return judgeLater(`certificate ${textOf(row.id)}`, async () => {
    const found = certificateOf(row, modules)
    const { key } = found
    const stated: Readonly<Record<string, () => unknown>> = {
      subject: () => found.subject.text,
      issuer: () => found.issuer.text,
      serialHex: () => found.serialHex,
      derLength: () => found.der.length,
      extendedKeyUsage: () => found.extendedKeyUsage,
      key: () => (key.kind === 'rsa' ? `RSA-${key.bits}` : key.kind === 'ec' ? key.curve : key.kind),
      sha256: () => createHash('sha256').update(found.der).digest('hex'),
    }
    const times = (['notBefore', 'notAfter'] as const).filter((name) => name in row)
    return [
      ...Object.entries(stated).map(([name, actual]) => (name in row ? expectSame(name, actual(), row[name]) : null)),
      ...times.map((name) => expectSame(name, found[name], Date.parse(textOf(row[name])))),
      'curve' in row ? expectSame('curve', key.kind === 'ec' && key.curve, curveName(textOf(row.curve))) : null,
      'certificateMatch' in recordOf(recordOf(content).conventions) ? expectSame('id', modules.trust.signerKey(found), row.id) : null,
      'issuerCertificateAvailable' in row ? expectSame('issuer is there', await isChained(found, file), row.issuerCertificateAvailable) : null,
      'issuedByAusCsca' in row ? expectSame('issued by the CSCA', await isChained(found, file), row.issuedByAusCsca) : null,
      'testPrivateKeyPkcs8Base64' in row ? keyBelongs(row.testPrivateKeyPkcs8Base64, found, modules) : null,
    ]
  })
}

async function isChained(certificate: Certificate, { content, modules }: VectorFile): Promise<boolean> {
  const trusted = modules.trust.createTrustStore({ cscas: cscasOf(content) })
  const chain = trusted.ok ? await trusted.store.chainOf(certificate, modules.cryptoNode.nodeCrypto()) : null
  return chain?.kind === 'chained'
}

/** What the key signs, the certificate must bear out. */
function keyBelongs(pkcs8: unknown, certificate: Certificate, { cryptoNode, crypto }: SealModules): string | null {
  if (certificate.key.kind !== 'ec' || certificate.key.curve === null) return 'no curve'
  const { spki, curve } = certificate.key
  const data = new TextEncoder().encode('a test key signs')
  const key = createPrivateKey({ key: Buffer.from(base64Of(pkcs8)), format: 'der', type: 'pkcs8' })
  const hash = crypto.hashForCurve(curve)
  const signature = new Uint8Array(sign(hash.replace('-', ''), data, { key, dsaEncoding: 'ieee-p1363' }))
  return expectSame('what the test key signs', cryptoNode.nodeCrypto().verify({ kind: 'ecdsa', spki, curve, hash, signature, data }), 'good')
}

function judgeTestKey(row: Row, content: unknown, modules: SealModules): Verdict {
  const id = textOf(row.certificate)
  return judge(`test key of ${id}`, () => {
    const certificate = certificateOf(
      rowsOf(content, 'certificates').find((other) => other.id === id),
      modules,
    )
    return [
      keyBelongs(row.pkcs8Base64, certificate, modules),
      expectSame('curve', certificate.key.kind === 'ec' && certificate.key.curve, curveName(textOf(row.curve))),
      expectSame('the scalar stands in the key', toHex(base64Of(row.pkcs8Base64)).includes(textOf(row.privateScalarHex)), true),
    ]
  })
}

function judgeCrl(row: Row, { content, modules }: VectorFile): Promise<Verdict> {
  const { x509, cryptoNode } = modules
  return judgeLater(`list of ${textOf(row.issuer)}`, async () => {
    const found = x509.parseCrl(base64Of(row.derBase64))
    if (!found.ok) return [`refused as ${found.code}`]
    const issuer = LISTS.flatMap((list) => rowsOf(content, list)).find((other) => other.id === row.issuer)
    const csca = certificateOf(issuer, modules)
    const check = x509.signatureCheckOf(found, csca.key)
    const revoked = textsOf(row.revokedSerials ?? row.revoked)
    return [
      expectSame('issuer', found.issuer.text, csca.subject.text),
      expectSame('signature', typeof check === 'string' ? check : await cryptoNode.nodeCrypto().verify(check), 'good'),
      expectSame('revoked', [...found.revokedSerials].toSorted(), revoked.toSorted()),
      expectSame('thisUpdate', found.thisUpdate, Date.parse(textOf(row.thisUpdate))),
      expectSame('nextUpdate', found.nextUpdate, Date.parse(textOf(row.nextUpdate))),
    ]
  })
}
