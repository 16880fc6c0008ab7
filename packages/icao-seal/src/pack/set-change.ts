import { fromBase64Url } from '../bytes/base64.ts'
import type { Bytes } from '../bytes/bytes.ts'
import { hasExactly, isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { countOf, eachOf, setOf, setText } from './fields.ts'

/** What leads from one set of byte strings to another: places in the older set, in its order in files, and new members. */
export function setChange(older: readonly Bytes[], newer: readonly Bytes[]): JsonObject {
  const [before, after] = [setText(older), setText(newer)]
  const [had, has] = [new Set(before), new Set(after)]
  return { remove: before.flatMap((text, place) => (has.has(text) ? [] : [place])), add: after.filter((text) => !had.has(text)) }
}

/** The newer set, or null for a change that is not one of this older set. */
export function changedSet(older: readonly Bytes[], change: JsonValue | undefined): readonly Bytes[] | null {
  if (!isJsonObject(change) || !hasExactly(change, ['remove', 'add'])) return null
  const [before, removed, added] = [setText(older), eachOf(change.remove, countOf), setOf(change.add)]
  if (removed === null || added === null || removed.some((place) => place >= before.length)) return null
  const gone = new Set(removed)
  const kept = before.flatMap((text, place) => (gone.has(place) ? [] : [fromBase64Url(text) ?? new Uint8Array()]))
  return [...kept, ...added]
}
