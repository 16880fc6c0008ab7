import type { Bytes } from '../src/bytes/bytes.ts'
import type { Presented, PresentedPassport, VdsCheck } from '../src/policy/index.ts'
import type { Vds } from '../src/vds/index.ts'
import type { Certificate } from '../src/x509/index.ts'
import { statedTime, storeOf, type VectorFile } from './vector-file.ts'
import { expectSame, recordOf, textOf, textsOf } from './verdict.ts'

type Row = Readonly<Record<string, unknown>>

export interface Outcome {
  signersOf(seal: Vds): readonly Certificate[]
  check(bytes: Bytes, row: Row): Promise<VdsCheck>
}

/**
 * The policy with the store of the file, at the time that the vector or the file states. Files of published seals state none, and their certificates
 * have expired one after the other: each seal is then checked in the middle of its own signer's life.
 */
export function outcomeOf(file: VectorFile): Outcome {
  const known = OUTCOMES.get(file)
  if (known) return known
  const made = makeOutcome(file)
  OUTCOMES.set(file, made)
  return made
}

/** The store of a file is built once. */
const OUTCOMES = new WeakMap<VectorFile, Outcome>()

function makeOutcome(file: VectorFile): Outcome {
  const { modules, content } = file
  const { store } = storeOf(file)
  const crypto = modules.cryptoNode.nodeCrypto()
  const signersOf = ({ header }: Vds) => store.signersFor(header.signerIdentifier, header.certificateReference)
  return {
    signersOf,
    check: async (bytes, row) => {
      const seal = modules.vds.decodeVds(bytes)
      const signer = seal.ok ? signersOf(seal)[0] : undefined
      const at = statedTime(row, content) ?? (signer ? (signer.notBefore + signer.notAfter) / 2 : 0)
      return modules.policy.checkVds(bytes, { store, crypto, at, profiles: modules.vds.PUBLISHED_PROFILES, presented: presentedOf(row) })
    },
  }
}

/** Everything in a row whose name begins with `presented`: the passport or the printed zone, as lines or as a number and a state. */
function presentedOf(row: Row): Presented {
  let presented: Presented = {}
  for (const [name, value] of Object.entries(row)) {
    if (!name.startsWith('presented')) continue
    presented = /passport/i.test(name) ? { ...presented, passport: passportOf(value) } : { ...presented, visaMrz: linesOf(value) }
  }
  // A vector about the printed zone that names none beside the fields means the lines among the fields.
  const { mrz } = recordOf(row.fields)
  const isAboutZone = /_VISA_/.test(JSON.stringify(row.expected))
  return isAboutZone && presented.visaMrz === undefined && Array.isArray(mrz) ? { ...presented, visaMrz: textsOf(mrz) } : presented
}

function linesOf(value: unknown): string | readonly string[] {
  if (typeof value === 'string') return value
  const { lines, mrz } = recordOf(value)
  return textsOf(Array.isArray(value) ? value : (lines ?? mrz))
}

function passportOf(value: unknown): PresentedPassport {
  const { number, issuingState } = recordOf(value)
  return typeof number === 'string' ? { number, issuingState: textOf(issuingState) } : linesOf(value)
}

const KNOWN = ['status', 'sub', 'level', 'trustLevel', 'field', 'fields']

/** `VALID/UNKNOWN_FEATURE`, a code alone, or an object with status, sub and more. */
export function expectOutcome(check: VdsCheck, expected: unknown): readonly (string | null)[] {
  if (typeof expected === 'string') {
    const [status, sub] = expected.includes('/') || isStatus(expected) ? expected.split('/') : [null, expected]
    return [
      status === null ? expectSame('status', check.status, 'INVALID') : expectSame('status', check.status, status),
      sub === undefined ? null : expectSame('sub', check.sub, sub),
    ]
  }
  const stated = recordOf(expected)
  const level = stated.level ?? stated.trustLevel
  return [
    'status' in stated ? expectSame('status', check.status, stated.status) : null,
    'sub' in stated ? expectSame('sub', check.sub, stated.sub) : null,
    level === undefined ? null : expectSame('level', check.level, level),
    'fields' in stated ? expectSame('fields', check.fields, stated.fields) : null,
    'field' in stated ? expectSame('field', check.fields, [stated.field]) : null,
  ]
}

function isStatus(text: string): boolean {
  return text === 'VALID' || text === 'INVALID'
}

/** Names in an expectation that `expectOutcome` passes over. */
export function unknownExpectations(expected: unknown): readonly string[] {
  return typeof expected === 'string' ? [] : Object.keys(recordOf(expected)).filter((name) => !KNOWN.includes(name))
}
