import type { z } from 'zod'
import type { Facts } from '../../core/kernel/result.ts'
import type { ApiRefusal, Fault } from './problem.ts'
import type { FaultCode } from './problem-codes.ts'

type Issue = z.core.$ZodIssue
type Told = readonly [code: FaultCode, facts: Facts]

/** Everything in a body or a query that is not as described, each at its place: whoever mends a program need not try once for every mistake. */
export function malformed(value: unknown, issues: readonly Issue[]): ApiRefusal {
  const faults = issues.map((issue): Fault => {
    const [code, facts] = told(value, issue)
    return { field: issue.path.map(escaped).join('/'), code, facts }
  })
  return { ok: false, code: 'body-malformed', facts: { count: faults.length }, problems: faults }
}

/** As JSON pointers write the parts of a path. */
function escaped(part: PropertyKey): string {
  return String(part).replaceAll('~', '~0').replaceAll('/', '~1')
}

function told(value: unknown, issue: Issue): Told {
  if (issue.path.length > 0 && isMissing(value, issue.path)) return ['value-missing', {}]
  switch (issue.code) {
    case 'invalid_type':
      return ['value-of-wrong-kind', { expected: issue.expected }]
    case 'invalid_value':
      return ['value-not-listed', { options: issue.values.join(', ') }]
    case 'too_big':
      return ['value-too-large', { max: Number(issue.maximum) }]
    case 'too_small':
      return ['value-too-small', { min: Number(issue.minimum) }]
    default:
      return ['value-of-wrong-shape', {}]
  }
}

function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  let at = value
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return true
    at = (at as Readonly<Record<PropertyKey, unknown>>)[part]
  }
  return at === undefined
}
