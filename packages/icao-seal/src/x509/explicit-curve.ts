import { type Bytes, toHex } from '../bytes/bytes.ts'
import type { Curve } from '../crypto/crypto.ts'
import { CURVE_PARAMETERS, type CurveParameters } from './curve-parameters.ts'
import { contentOf, type Der, partsOfTag, TAG } from './der.ts'
import { readOid, readSmallNumber, readUnsigned } from './values.ts'

const PRIME_FIELD = '1.2.840.10045.1.1'
const CURVES = Object.entries(CURVE_PARAMETERS) as readonly (readonly [Curve, CurveParameters])[]

/**
 * The name of a curve that a key spells out, as many CSCAs do (Doc 9303-12 section 7.1; SEC 1 appendix C.2). Every number must be the curve's own,
 * base point and order too: a key that only resembles a known curve can be chosen so that anyone can sign for it (CVE-2020-0601).
 */
export function namedCurve(der: Der | undefined): Curve | null {
  const parts = partsOfTag(der, TAG.sequence)
  const [version, field, coefficients, point, order, cofactor] = parts ?? []
  const versionNumber = readSmallNumber(version)
  const [fieldType, prime] = partsOfTag(field, TAG.sequence) ?? []
  const [a, b] = partsOfTag(coefficients, TAG.sequence) ?? []
  if (versionNumber === null || versionNumber < 1 || versionNumber > 3 || readOid(fieldType) !== PRIME_FIELD) return null
  if (cofactor && readSmallNumber(cofactor) !== 1) return null
  const stated = { p: integer(prime), a: octets(a), b: octets(b), g: octets(point), n: integer(order) }
  return CURVES.find(([, known]) => isSame(stated, known))?.[0] ?? null
}

type Stated = Readonly<Record<keyof CurveParameters, string | null>>

function isSame(stated: Stated, known: CurveParameters): boolean {
  const { p, a, b, n, g } = stated
  return p === known.p && a === known.a && b === known.b && n === known.n && g !== null && isSamePoint(g, known.g)
}

/** A point may be written with both coordinates (04), or with x and whether y is even (02) or odd (03). */
function isSamePoint(stated: string, known: string): boolean {
  if (stated === known) return true
  const x = known.slice(2, 2 + (known.length - 2) / 2)
  const isOdd = Number.parseInt(known.slice(-1), 16) % 2 === 1
  return stated === `${isOdd ? '03' : '02'}${x}`
}

function integer(der: Der | undefined): string | null {
  const bytes = readUnsigned(der)
  return bytes && bare(bytes)
}

function octets(der: Der | undefined): string | null {
  return der?.tag === TAG.octetString ? bare(contentOf(der)) : null
}

function bare(bytes: Bytes): string {
  return toHex(bytes).replace(/^(?:00)+/, '')
}
