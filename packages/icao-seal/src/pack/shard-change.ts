import { toBase64Url } from '../bytes/base64.ts'
import { hasExactly, isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { applyDelta, type Deflate, diffStatus, writeDelta } from '../status/index.ts'
import { byShard, type ShardState, shardsOf, shardText } from './content.ts'
import { bytesOf, eachOf } from './fields.ts'

function isSame(older: ShardState, newer: ShardState): boolean {
  return older.sequence === newer.sequence && diffStatus(older.list, newer.list)?.length === 0
}

/** What leads from the status lists of one pack to those of the next: shards that ended, deltas, and whole lists where there was none to start from. */
export async function shardChanges(older: readonly ShardState[], newer: readonly ShardState[], deflate: Deflate): Promise<JsonObject> {
  const had = new Map(older.map((state) => [state.shard, state]))
  const names = new Set(newer.map(({ shard }) => shard))
  const full: JsonValue[] = []
  const change: JsonValue[] = []
  for (const state of byShard(newer)) {
    const base = had.get(state.shard)
    if (base !== undefined && isSame(base, state)) continue
    const delta = base === undefined ? null : await writeDelta(base, state, deflate)
    if (delta === null) full.push(await shardText(state, deflate))
    else change.push({ shard: state.shard, delta: toBase64Url(delta) })
  }
  const remove = byShard(older).flatMap(({ shard }) => (names.has(shard) ? [] : [shard]))
  return { remove, change, full }
}

/** The newer lists, or null for changes that are not some of these older lists. */
export async function changedShards(older: readonly ShardState[], changes: JsonValue | undefined, deflate: Deflate): Promise<readonly ShardState[] | null> {
  if (!isJsonObject(changes) || !hasExactly(changes, ['remove', 'change', 'full'])) return null
  const states = new Map(older.map((state) => [state.shard, state]))
  const removed = eachOf(changes.remove, (name) => (typeof name === 'string' && states.delete(name) ? name : null))
  if (removed === null || !Array.isArray(changes.change)) return null
  for (const change of changes.change as readonly JsonValue[]) {
    const state = await changedShard(states, change, deflate)
    if (state === null) return null
    states.set(state.shard, state)
  }
  const full = await shardsOf(changes.full, deflate)
  if (full === null) return null
  for (const state of full) states.set(state.shard, state)
  return [...states.values()]
}

async function changedShard(states: ReadonlyMap<string, ShardState>, change: JsonValue, deflate: Deflate): Promise<ShardState | null> {
  if (!isJsonObject(change) || !hasExactly(change, ['shard', 'delta'])) return null
  const [base, delta] = [states.get(String(change.shard)), bytesOf(change.delta)]
  if (base === undefined || delta === null) return null
  const applied = await applyDelta(base, delta, deflate)
  return applied.ok ? { shard: base.shard, ...applied.state } : null
}
