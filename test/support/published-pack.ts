import assert from 'node:assert/strict'
import { nodeCrypto } from 'icao-seal/crypto-node'
import { openPack, packStatus } from 'icao-seal/pack'
import { nodeDeflate } from 'icao-seal/status-node'
import { publishTrust } from '../../src/actions/publish-trust.ts'
import type { Deps } from '../../src/actions/deps.ts'
import type { World } from '../reliability/model/world.ts'
import { SYSTEM, value } from './model-office.ts'

/** The newest pack as a device opens it, which takes no older one after it. */
export async function packNow(deps: Pick<Deps, 'publications' | 'keys' | 'clock'>) {
  const published = await deps.publications.newest('pack')
  const key = (await deps.keys.all()).find(({ role }) => role === 'operations')
  assert.ok(published && key)
  const opening = {
    operationsKeys: [{ kid: `${key.signer}-${key.reference}`, spki: new Uint8Array(key.publicKey) }],
    crypto: nodeCrypto(),
    deflate: nodeDeflate,
    at: Date.parse(deps.clock.now()),
  }
  const opened = await openPack(published.body, { ...opening, lastSequence: published.sequence })
  const stale = await openPack(published.body, { ...opening, lastSequence: published.sequence + 1 })
  assert.deepEqual([opened.ok, stale.ok ? '' : stale.code], [true, 'rollback'])
  return opened.ok ? { content: opened.content, sequence: published.sequence } : assert.fail('no pack')
}

/** What somebody who checks the card reads in the newest pack, after whatever is planned has been published. */
export async function listedStatus(world: World, cardId: string): Promise<string> {
  value(await publishTrust(world.deps, SYSTEM))
  const { rows } = await world.pool.query<{ shard: string; slot: number }>('select shard, slot from card_intent where card_id = $1', [cardId])
  const [{ shard, slot } = assert.fail('no slot')] = rows
  return packStatus((await packNow(world.deps)).content, shard, slot)
}
