import type { JsonValue } from './value.ts'

export type CanonicalCode = 'not-json' | 'lone-surrogate' | 'too-deep'

export type CanonicalResult = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly code: CanonicalCode }

const MAX_DEPTH = 64

/**
 * The one text of a JSON value by RFC 8785: no space, names in the order of their UTF-16 code units, numbers as ECMAScript prints them, only the escapes that
 * must be. Unicode is not normalised. Refuses what JSON cannot say; never throws for plain values.
 */
export function canonicalJson(value: JsonValue): CanonicalResult {
  const parts: string[] = []
  const code = write(value, parts, 0)
  return code === null ? { ok: true, text: parts.join('') } : { ok: false, code }
}

function write(value: unknown, parts: string[], depth: number): CanonicalCode | null {
  if (depth > MAX_DEPTH) return 'too-deep'
  if (typeof value === 'string') return writeString(value, parts)
  if (value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) {
    // String() prints minus zero as 0 and numbers as RFC 8785 section 3.2.2.3 asks.
    parts.push(String(value))
    return null
  }
  if (Array.isArray(value)) return writeArray(value, parts, depth)
  return isPlain(value) ? writeObject(value, parts, depth) : 'not-json'
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

/** JSON.stringify escapes as RFC 8785 section 3.2.2.2 asks, once half surrogate pairs are out. */
function writeString(value: string, parts: string[]): CanonicalCode | null {
  if (!value.isWellFormed()) return 'lone-surrogate'
  parts.push(JSON.stringify(value))
  return null
}

function writeArray(items: readonly unknown[], parts: string[], depth: number): CanonicalCode | null {
  parts.push('[')
  for (let index = 0; index < items.length; index += 1) {
    if (index > 0) parts.push(',')
    const code = write(items[index], parts, depth + 1)
    if (code !== null) return code
  }
  parts.push(']')
  return null
}

function writeObject(members: Readonly<Record<string, unknown>>, parts: string[], depth: number): CanonicalCode | null {
  parts.push('{')
  // sort() without a comparison compares UTF-16 code units: RFC 8785 section 3.2.3.
  for (const [index, name] of Object.keys(members).sort().entries()) {
    if (index > 0) parts.push(',')
    const code = writeString(name, parts)
    if (code !== null) return code
    parts.push(':')
    const inside = write(members[name], parts, depth + 1)
    if (inside !== null) return inside
  }
  parts.push('}')
  return null
}
