import { fromBase64Url, toBase64Url } from '../bytes/base64.ts'
import type { Bytes } from '../bytes/bytes.ts'
import type { JsonValue } from '../json/index.ts'

/** A whole number from 0, or null. */
export function countOf(value: JsonValue | undefined): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}

export function bytesOf(value: JsonValue | undefined): Bytes | null {
  return typeof value === 'string' && !value.endsWith('=') ? fromBase64Url(value) : null
}

/** What every item gives, or null when one gives nothing or the value is no array. */
export function eachOf<T>(value: JsonValue | undefined, one: (item: JsonValue) => T | null): readonly T[] | null {
  if (!Array.isArray(value)) return null
  const items: T[] = []
  for (const item of value) {
    const made = one(item)
    if (made === null) return null
    items.push(made)
  }
  return items
}

/** The order of a list that must not hold anything twice: a file says one thing in one way, so its digest is that of its content. */
export function isAscending(names: readonly string[]): boolean {
  return names.every((name, index) => index === 0 || (names[index - 1] ?? '') < name)
}

/** A set of byte strings as files hold it: base64url in ascending order, none twice and none empty. */
export function setOf(value: JsonValue | undefined): readonly Bytes[] | null {
  const texts = Array.isArray(value) ? value.map(String) : []
  return isAscending(texts) && !texts.includes('') ? eachOf(value, bytesOf) : null
}

export function setText(set: readonly Uint8Array[]): readonly string[] {
  return set.map(toBase64Url).toSorted()
}
