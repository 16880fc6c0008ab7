import { toHex } from '../src/bytes/bytes.ts'
import type { FeatureValue } from '../src/vds/index.ts'
import { expectSame, recordOf } from './verdict.ts'

/** Whether a feature has the value that a vector states, in any of the ways in which the files write values. */
export function expectValue(what: string, feature: FeatureValue | undefined, expected: unknown): string | null {
  if (!feature) return `${what} is not in the seal`
  if (typeof expected === 'number') return expectSame(what, numberOf(feature), expected)
  if (typeof expected === 'string') return expectText(what, feature, expected)
  if (expected === null || typeof expected === 'boolean') return `${what} is ${String(expected)} in no seal`
  if (Array.isArray(expected)) return expectSame(what, feature.kind === 'mrz' ? Object.values(feature.value) : [...feature.bytes], expected)
  const problems = Object.entries(recordOf(expected)).map(([name, part]) => expectPart(`${what}.${name}`, feature, [name, part]))
  return problems.filter((problem) => problem !== null).join('; ') || null
}

function expectPart(what: string, feature: FeatureValue, [name, part]: readonly [string, unknown]): string | null {
  if (name === 'bytes') return expectSame(what, [...feature.bytes], part)
  if (name === 'hex') return expectSame(what, toHex(feature.bytes), String(part).toLowerCase())
  const parts = recordOf(feature.kind === 'mrz' || feature.kind === 'duration' ? feature.value : null)
  // A value with parts has this one; of a value without parts it is another writing.
  return feature.kind === 'mrz' || feature.kind === 'duration' ? expectSame(what, parts[name], part) : expectValue(what, feature, part)
}

function expectText(what: string, feature: FeatureValue, expected: string): string | null {
  if (feature.kind === 'text' || feature.kind === 'utf8') return expectSame(what, feature.value, expected.replace(/<+$/, ''))
  if (feature.kind === 'mrz') return expectSame(what, Object.values(feature.value).join(''), expected)
  const ways = [toHex(feature.bytes), String(numberOf(feature)), String.fromCharCode(...feature.bytes)]
  return ways.includes(expected) || ways[0] === expected.toLowerCase() ? null : `${what} is ${ways[0]}, expected ${expected}`
}

function numberOf(feature: FeatureValue): number {
  return feature.kind === 'number' ? feature.value : feature.bytes.reduce((value, byte) => value * 256 + byte, 0)
}
