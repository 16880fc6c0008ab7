import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { Deps } from './deps.ts'
import type { Publication, ShardSlots } from './ports/publications.ts'
import type { SigningKey } from './ports/seals.ts'
import type { FileSigning, ShardState, TrustContent, WrittenFile } from './ports/trust-files.ts'
import { hoursAfter } from './sessions.ts'

type Needs = Pick<Deps, 'clock' | 'keys' | 'sealer' | 'publications' | 'trustFiles' | 'secrets' | 'law'>

/** The name of the pack among the publications; status lists go by their own. */
export const PACK = 'pack'
/** After a day without a network a device says that its knowledge is old; after two weeks it uses it no more. */
const SOFT_HOURS = 24
const HARD_HOURS = 14 * 24
/** Made anew when a quarter of its time is over, also when nothing has changed: so that a device that asks now and then stays fresh. */
const RENEW_HOURS = 6
const KEPT = 200

/**
 * Publishes what changed since the last time: the pack for devices without a network, and each status list as a file of its own. Two processes that
 * publish at once make one sequence: the second finds it taken and leaves it. Answers how many files were published.
 */
export async function publishTrust(deps: Needs, actor: Actor): Promise<Result<number, 'not-found' | 'no-operations-key'>> {
  if (!may(actor, 'publish-trust')) return refuse('not-found')
  const at = deps.clock.now()
  const signing = await deps.sealer.operations(at)
  if (!signing) return refuse('no-operations-key')
  const shards = await shardsNow(deps, at)
  const known = await knownTo(deps, at)
  let published = 0
  const states: ShardState[] = []
  for (const shard of shards) {
    const { state, isNew } = await publishShard(deps, { shard, known, signing, at })
    states.push(state)
    if (isNew) published += 1
  }
  return ok(published + ((await publishPack(deps, { known, states, signing, at })) ? 1 : 0))
}

type Known = Omit<TrustContent, 'sequence' | 'shards'>

async function knownTo(deps: Needs, at: Instant): Promise<Known> {
  const keys = await deps.keys.all()
  const list = await deps.keys.newestList()
  const certificates = (wanted: (key: SigningKey) => boolean) => keys.flatMap((key) => (key.certificate && wanted(key) ? [key.certificate] : []))
  return {
    issuedAt: at,
    softExpiry: hoursAfter(at, SOFT_HOURS),
    hardExpiry: hoursAfter(at, HARD_HOURS),
    cscas: certificates(({ role }) => role === 'csca'),
    // Those that will sign later are in it early; those that signed before stay as long as their cards.
    signers: certificates(({ role }) => role !== 'csca' && role !== 'operations'),
    lists: list ? [list] : [],
    flagged: [],
  }
}

async function shardsNow(deps: Needs, at: Instant): Promise<readonly ShardSlots[]> {
  const today = deps.clock.dayOf(at)
  const names = await deps.publications.shards(today)
  return Promise.all(names.map(async (shard) => ({ shard, slots: await deps.publications.slotsOf(shard) })))
}

async function publishShard(
  deps: Needs,
  given: { readonly shard: ShardSlots; readonly known: Known; readonly signing: FileSigning; readonly at: Instant },
): Promise<{ readonly state: ShardState; readonly isNew: boolean }> {
  const { shard, known, signing, at } = given
  const before = await deps.publications.newest(shard.shard)
  const digest = deps.secrets.seal('publication', JSON.stringify(shard))
  const state = { ...shard, size: deps.law().seals.shardSlots, sequence: before?.sequence ?? 0 }
  if (before && isCurrent(before, digest, at)) return { state, isNew: false }
  const next = { ...state, sequence: state.sequence + 1 }
  const file = await deps.trustFiles.statusFile(next, { ...known, sequence: next.sequence }, { ...signing, ...(before ? { before: before.body } : {}) })
  const isNew = await keep(deps, { name: shard.shard, sequence: next.sequence, digest, file, known })
  return { state: next, isNew }
}

async function publishPack(
  deps: Needs,
  given: { readonly known: Known; readonly states: readonly ShardState[]; readonly signing: FileSigning; readonly at: Instant },
): Promise<boolean> {
  const { known, states, signing, at } = given
  const { issuedAt: _issued, softExpiry: _soft, hardExpiry: _hard, ...lasting } = known
  const digest = deps.secrets.seal('publication', JSON.stringify([lasting, states]))
  const before = await deps.publications.newest(PACK)
  if (before && isCurrent(before, digest, at)) return false
  const sequence = (before?.sequence ?? 0) + 1
  const file = await deps.trustFiles.pack({ ...known, sequence, shards: states }, signing, before?.body)
  return keep(deps, { name: PACK, sequence, digest, file, known })
}

function isCurrent(before: Publication, digest: string, at: Instant): boolean {
  return before.digest === digest && hoursAfter(before.issuedAt, RENEW_HOURS) > at
}

async function keep(
  deps: Needs,
  { file, known, ...row }: { readonly name: string; readonly sequence: number; readonly digest: string; readonly file: WrittenFile; readonly known: Known },
): Promise<boolean> {
  const isNew = await deps.publications.publish({ ...row, ...file, issuedAt: known.issuedAt, softExpiry: known.softExpiry })
  if (isNew) await deps.publications.forget(row.name, KEPT)
  return isNew
}
