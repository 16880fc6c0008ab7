import { toHex } from '../src/bytes/bytes.ts'
import type { FeatureValue, Vds } from '../src/vds/index.ts'
import { expectValue } from './feature-values.ts'
import { curveName } from './judge-certificates.ts'
import { outcomeOf } from './seal-outcome.ts'
import type { Judge, VectorFile } from './vector-file.ts'
import { expectSame, hexOf, judgeLater, recordOf, rowsOf, textOf, type Verdict } from './verdict.ts'

type Row = Readonly<Record<string, unknown>>

/** Statements that are looked at below; `id`, `source` and `note` explain. */
const KNOWN = ['id', 'source', 'note', 'profile', 'hex', 'length', 'header', 'features', 'signedBytesLength', 'signature', 'signerCertificate', 'expected']

/** Real seals with every field of the header and every feature, in the format of `vds.json`. */
export const judgeSeals: Judge = (file) =>
  Promise.all(
    rowsOf(file.content, 'seals')
      .filter((row) => 'hex' in row && 'expected' in row)
      .map((row) => judgeSeal(row, file)),
  )

function judgeSeal(row: Row, file: VectorFile): Promise<Verdict> {
  const id = textOf(row.id)
  for (const key of Object.keys(row)) if (!KNOWN.includes(key)) file.unjudged(`${id} ${key}`)
  return judgeLater(id, async () => {
    const found = file.modules.vds.decodeVds(hexOf(row.hex))
    const expected = recordOf(row.expected)
    if (!found.ok) return [expectSame('parses', false, expected.parses)]
    return [
      expectSame('parses', true, expected.parses),
      expectSame('length', found.bytes.length, row.length),
      expectSame('signedBytesLength', found.signedBytes.length, row.signedBytesLength),
      ...Object.entries(recordOf(row.header)).map(([name, value]) => expectSame(name, recordOf(found.header)[name], value)),
      ...judgeFeatures(row, found, file),
      ...judgeSignature(row, found, file),
      ...(await judgeOutcome(row, found, file)),
    ]
  })
}

/** Of a document that no published profile describes, tags and bytes only. */
function judgeFeatures(row: Row, seal: Vds, { modules, unjudged }: VectorFile): readonly (string | null)[] {
  const { vds } = modules
  const profile = vds.profileFor(vds.PUBLISHED_PROFILES, seal.header)
  const read = profile && vds.readFeatures(seal, profile)
  if (read?.ok === false) return [`feature ${read.tag}: ${read.code}`]
  if (!profile) unjudged(`${textOf(row.id)} names and values of features`)
  const stated = rowsOf(row, 'features')
  const values = new Map<number, FeatureValue>(read?.values.map((value) => [value.tag, value]))
  return [
    profile && !textOf(row.profile).startsWith(profile.title) ? `profile is ${profile.title}, expected ${textOf(row.profile)}` : null,
    expectSame(
      'tags',
      seal.features.map(({ tag }) => tag),
      stated.map(({ tag }) => tag),
    ),
    ...stated.flatMap((feature, index) => {
      const raw = seal.features[index]
      const value = values.get(Number(feature.tag))
      const what = `feature ${Number(feature.tag)}`
      return [
        expectSame(`${what} length`, raw?.value.length, feature.length),
        expectSame(`${what} hex`, raw && toHex(raw.value), textOf(feature.hex).toLowerCase()),
        value ? expectSame(`${what} name`, value.name, feature.name) : null,
        value && 'value' in feature && feature.value !== null ? expectValue(what, value, feature.value) : null,
      ]
    }),
  ]
}

function judgeSignature(row: Row, seal: Vds, file: VectorFile): readonly (string | null)[] {
  const stated = recordOf(row.signature)
  const { crypto } = file.modules
  const certificate = outcomeOf(file).signersOf(seal)[0]
  const curve = certificate?.key.kind === 'ec' ? certificate.key.curve : null
  return [
    expectSame('signature', toHex(seal.signature), textOf(stated.hex).toLowerCase()),
    'format' in stated ? expectSame('signature format', 'raw r||s', stated.format) : null,
    'curve' in stated ? expectSame('curve', curve, typeof stated.curve === 'string' ? curveName(stated.curve) : null) : null,
    'hash' in stated ? expectSame('hash', curve && crypto.hashForCurve(curve), stated.hash) : null,
    curve ? expectSame('signature length', seal.signature.length, crypto.signatureLength(curve)) : null,
  ]
}

/** Without a certificate the seal is that of an unknown signer; with one it is checked while the certificate is in force. */
async function judgeOutcome(row: Row, seal: Vds, file: VectorFile): Promise<readonly (string | null)[]> {
  const outcome = outcomeOf(file)
  const check = await outcome.check(seal.bytes, row)
  // The policy stops at a document that it does not know; what is stated of its signature is then left unjudged.
  if (check.detail === 'unknown-profile') return [file.unjudged(`${textOf(row.id)} expected`) ?? null]
  const found = check.certificate && file.modules.trust.signerKey(check.certificate)
  const { signatureValid } = recordOf(row.expected)
  const wanted = row.signerCertificate === null ? 'UNKNOWN_CERTIFICATE' : signatureValid === true ? 'VALID' : 'INVALID_SIGNATURE'
  const matches = wanted === 'VALID' ? check.status : check.sub
  return [
    'signerCertificate' in row ? expectSame('signer', found, row.signerCertificate) : null,
    row.signerCertificate === null ? expectSame('signatureValid', null, signatureValid) : null,
    expectSame('outcome', matches, wanted),
  ]
}
