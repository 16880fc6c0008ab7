import type { Deps } from './deps.ts'
import type { Publication } from './ports/publications.ts'
import { PACK } from './publish-trust.ts'

type Needs = Pick<Deps, 'publications'>

/** The newest pack; undefined before the first was published. */
export function readTrustPack(deps: Needs): Promise<Publication | undefined> {
  return deps.publications.newest(PACK)
}

/** The newest file of one status list. */
export async function readStatusFile(deps: Needs, shard: string): Promise<Publication | undefined> {
  return isShard(shard) ? deps.publications.newest(shard) : undefined
}

/** What leads from a sequence to the newest; undefined when it is too old, or no sequence of ours: then the whole file is the way. */
export async function readTrustDeltas(deps: Needs, name: string, from: number): Promise<readonly Uint8Array[] | undefined> {
  if (!(name === PACK || isShard(name)) || !Number.isSafeInteger(from) || from < 1) return undefined
  const newest = await deps.publications.newest(name)
  return newest && newest.sequence >= from ? deps.publications.deltasFrom(name, from) : undefined
}

function isShard(name: string): boolean {
  return /^[a-z][a-z0-9]{0,15}-\d{4}-\d{2}$/.test(name)
}
