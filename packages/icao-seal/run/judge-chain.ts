import type { VdsCheck } from '../src/policy/index.ts'
import { dayOf } from '../src/x509/index.ts'
import { expectValue } from './feature-values.ts'
import type { SealModules } from './modules.ts'
import { expectOutcome, outcomeOf, unknownExpectations } from './seal-outcome.ts'
import { type Judge, statedTime, type VectorFile } from './vector-file.ts'
import { expectSame, hexOf, judgeLater, recordOf, rowsOf, textOf, type Verdict } from './verdict.ts'

type Row = Readonly<Record<string, unknown>>

/** Seals under a whole chain with a revocation list, in the format of `generated-chain.json`. */
export const judgeChain: Judge = (file) =>
  Promise.all(
    rowsOf(file.content, 'vds')
      .filter((row) => typeof row.hex === 'string' && 'expected' in row)
      .map((row) => judgeOne(row, file)),
  )

const KNOWN = ['id', 'source', 'note', 'why', 'hex', 'length', 'expected', 'fields', 'evaluationTime']

function judgeOne(row: Row, file: VectorFile): Promise<Verdict> {
  const id = textOf(row.id)
  for (const key of Object.keys(row)) if (!KNOWN.includes(key) && !key.startsWith('presented')) file.unjudged(`${id} ${key}`)
  return judgeLater(id, async () => {
    const bytes = hexOf(row.hex)
    const check = await outcomeOf(file).check(bytes, row)
    return [
      'length' in row ? expectSame('length', bytes.length, row.length) : null,
      ...expectOutcome(check, row.expected),
      ...unknownExpectations(row.expected).map((name) => expectTravel(name, { row, check, file })),
      ...Object.entries(recordOf(row.fields)).map(([name, value]) => expectField([name, value], check, file)),
    ]
  })
}

interface Judged {
  readonly row: Row
  readonly check: VdsCheck
  readonly file: VectorFile
}

/** The travel right stands beside the seal's status; everything else that is unknown is reported. */
function expectTravel(name: string, { row, check, file }: Judged): string | null {
  const at = statedTime(row, file.content)
  if (!/travel|right|entry|stay/i.test(name) || !check.features || at === null) {
    file.unjudged(`${textOf(row.id)} expected.${name}`)
    return null
  }
  const found = file.modules.policy.travelRight(check.features, dayOf(at))
  const stated = recordOf(row.expected)[name]
  return expectSame(name, found === 'EXPIRED', stated === 'EXPIRED')
}

/** Short names that the file uses for fields of the header. */
const HEADER_NAMES: Readonly<Record<string, string>> = { issueDate: 'documentIssueDate', signatureDate: 'signatureCreationDate' }

function expectField([name, value]: readonly [string, unknown], check: VdsCheck, { modules, unjudged }: VectorFile): string | null {
  const { vds, features, certificate } = check
  if (!vds || !features) return 'was not read'
  const header = recordOf(vds.header)
  const headerName = HEADER_NAMES[name] ?? name
  if (headerName in header) return expectSame(name, header[headerName], value)
  if (name === 'signatureLength') return expectSame(name, vds.signature.length, value)
  if (name === 'hash') return expectSame(name, hashOf(certificate, modules), value)
  if (name === 'mrz' && Array.isArray(value)) return expectPrinted(check, value.map(String), modules)
  const feature = features.values.find((one) => one.name === name)
  if (feature) return expectValue(name, feature, value)
  unjudged(`fields.${name}`)
  return null
}

/** The lines as printed: a zone with right check digits whose sealed part is in the seal, unless the vector is about their difference. */
function expectPrinted({ features, sub }: VdsCheck, lines: readonly string[], { policy }: SealModules): string | null {
  if (!features || sub === 'SEAL_VISA_MISMATCH' || sub === 'INVALID_VISA_MRZ') return null
  const found = policy.comparePresented(features, { visaMrz: lines })
  return expectSame('mrz', found.sub === null ? [] : [found.sub, ...found.fields], [])
}

function hashOf(certificate: VdsCheck['certificate'], { crypto }: SealModules): string | null {
  const curve = certificate?.key.kind === 'ec' ? certificate.key.curve : null
  return curve && crypto.hashForCurve(curve)
}
